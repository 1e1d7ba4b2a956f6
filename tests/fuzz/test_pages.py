"""The app's pages with anything in their address, and with what was taken in from a damaged answer file."""

from functools import cache

import pytest
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from assessment import Answers
from storage import AnswerFileError, Held, read_answers
from tests.fuzz import worlds
from tests.fuzz.damage import SCRIPT, TEXTS, json_files
from tests.fuzz.drill import fuzz
from ui import services
from ui.addresses import PAGES

QUERIES = {
    "k": ("004", "000", "5", "../x"),
    "d": ("100-400", "0-0", "9999999-1", "1-9999999"),
    "r": ("59-66", "1", "99999", "66-59"),
    "a": ("A1.f2", "Q.a1"),
    "fran": ("profil", "/svara", "//evil.example", "javascript:alert(1)"),
    "modul": ("M1", "M8", "OWN"),
    "vy": ("formular", "x"),
    "w": ("abcd", "…"),
    "till": ("/svara", "//evil.example"),
}
NAMED = (
    "passage",
    "modules",
    "walk",
    "workshop_console",
    "workshop_result",
    "profile",
    "ask",
    "sign_in",
    "frameworks",
)
SHOWN = ("walk", "profile", "plan", "change", "modules", "mine", "conversation")


@pytest.fixture(autouse=True)
def fresh_services(own_data_folder):
    """The stores of this test alone."""
    kept = (services.settings, services.store, services.workshops, _held)
    for cached in kept:
        cached.cache_clear()
    yield
    for cached in kept:
        cached.cache_clear()


@cache
def _held():
    token, record = services.store("server").create(
        lang="sv", shared=False, answers=Answers(answers={"A1a": 4})
    )
    return Held(record.id, "server", token)


def drawn(page, held, query):
    """A page as a visitor with a self-assessment sees it: whole, without markup of the address's."""
    at = AppTest.from_file(str(worlds.ROOT / "streamlit_app.py"), default_timeout=60)
    at.session_state["_held"] = held
    at.session_state["_lang"] = "sv"
    for name, value in query.items():
        at.query_params[name] = value
    at.switch_page(f"ui/pages/{page}.py").run()
    assert not at.exception, [one.value for one in at.exception]
    trouble = worlds.texts()("trouble.page")
    assert trouble not in [one.value for one in at.warning]
    html = "".join(one.proto.body for one in at.get("html"))
    assert SCRIPT not in html
    assert 'href="javascript:' not in html
    assert 'href="//' not in html
    return at


VALUES = st.one_of(
    *(st.sampled_from(several) for several in QUERIES.values()),
    st.sampled_from(TEXTS).filter(
        lambda text: text.isprintable() and "\ud800" not in text and "\udfff" not in text
    ),
    st.from_regex(r"\d{1,9}-\d{1,9}", fullmatch=True),
)
ADDRESSES = st.fixed_dictionaries(
    {}, optional={name: st.one_of(st.sampled_from(several), VALUES) for name, several in QUERIES.items()}
)


@fuzz(20, page=st.one_of(st.sampled_from(NAMED), st.sampled_from(sorted(PAGES.values()))), query=ADDRESSES)
def test_a_page_is_drawn_whatever_stands_in_its_address(page, query):
    drawn(page, _held(), query)


@fuzz(
    8, data=json_files(worlds.answer_file()), page=st.sampled_from(SHOWN), module=st.sampled_from(("", "M1"))
)
def test_a_page_is_drawn_from_whatever_was_taken_in_from_an_answer_file(data, page, module):
    try:
        answers, _ = read_answers(data, worlds.instrument())
    except AnswerFileError:
        return
    token, record = services.store("server").create(lang="sv", shared=False, answers=answers)
    drawn(page, Held(record.id, "server", token), {"modul": module} if page == "modules" else {})
    services.store("server").delete(token)
