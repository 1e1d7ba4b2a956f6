"""Every page in both languages, empty, half-done, full and with hostile text."""

import pytest

from assessment import Answers, Reflection
from report import example_answers
from storage import StoreNewerError, StoreUnavailableError
from ui import services
from ui.addresses import PAGES

HOSTILE = "<script>alert(1)</script> \u202eabc #set page() *[x](javascript:1)* 🙂 " + "å" * 9_000


def full(lang):
    return example_answers(services.texts(lang))


def hostile(lang):
    note = Reflection(ref="pair1", text=HOSTILE, in_report=True)
    kvw = Reflection(ref="kvw", text=HOSTILE, in_report=False)
    return Answers(
        lang=lang, opening=HOSTILE, reflections=(note, kvw), summaries={"kvw": "nej"}, answers={"A1a": 3}
    )


def everything(value):
    codes = services.instrument("sv").items
    return Answers(answers=dict.fromkeys(codes, value))


def draw(begun, page, lang, answers=None):
    at, _ = begun(page=None, lang=lang, answers=answers)
    at.switch_page(f"ui/pages/{page}.py").run()
    assert not at.exception, [one.value for one in at.exception]
    assert not at.warning
    return at


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("page", PAGES.values())
def test_every_page_is_drawn_in_both_languages(begun, page, lang):
    at = draw(begun, page, lang, full(lang))
    assert page == "walk" or at.title or at.markdown


@pytest.mark.parametrize("answers", [None, *(everything(value) for value in ("DK", "NR", 1, 3, 5))])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_profile_of_any_shape_is_a_page_that_makes_sense(begun, lang, answers):
    at = draw(begun, "profile", lang, answers)
    assert len(at.markdown) > 10


@pytest.mark.parametrize("page", ["profile", "walk", "mine"])
def test_hostile_text_is_shown_as_text(begun, page):
    at = draw(begun, page, "sv", hostile("sv"))
    shown = " ".join(element.value for element in at.markdown)
    assert "<script>" not in shown
    assert "javascript:1" not in shown


def test_a_no_comes_before_the_figure_with_the_persons_own_words(begun):
    at = draw(begun, "profile", "sv", hostile("sv"))
    shown = [element.proto.body for element in at.get("html")]
    said = next(
        body for body in shown if services.texts("sv")("report.correction.nej", where="")[:20] in body
    )
    assert "&lt;script&gt;" in said
    assert not any("<script>" in body for body in shown)


def test_the_profile_offers_the_pdf_and_the_page_for_the_boss(begun):
    at = draw(begun, "profile", "sv", full("sv"))
    labels = {button.label for button in at.get("download_button")}
    assert labels == {services.texts("sv")("profile.pdf"), services.texts("sv")("boss.get")}


def test_answers_kept_only_in_a_file_live_in_memory_and_say_so(begun):
    at, _ = begun(page="ui/pages/mine.py", mode="file")
    said = " ".join(element.value for element in at.markdown)
    assert services.texts("sv")("mine.saved_file") in said
    assert services.store("server").count() == 0
    assert "/r/" not in " ".join(block.value for block in at.code)


def test_an_unknown_passage_says_what_to_do(begun):
    at, _ = begun(page=None)
    at.query_params["a"] = "X9.f9"
    at.switch_page("ui/pages/passage.py").run()
    assert services.texts("sv")("passage.unknown") in [element.value for element in at.markdown]


@pytest.mark.parametrize(
    ("error", "said"), [(StoreNewerError, "trouble.newer"), (StoreUnavailableError, "trouble.away")]
)
@pytest.mark.parametrize("page", ["start", "walk", "profile", "mine"])
def test_a_store_that_cannot_be_used_is_said_and_nothing_is_touched(begun, monkeypatch, page, error, said):
    at, held = begun(page=None)

    def broken(_mode):
        raise error("no")

    monkeypatch.setattr(services, "store", broken)
    monkeypatch.setattr("ui.state.all_held", lambda: [held])
    at.switch_page(f"ui/pages/{page}.py").run()
    assert not at.exception
    assert services.texts("sv")(said) in [element.value for element in at.markdown]


def test_a_tap_that_cannot_be_saved_is_said_and_saved_with_the_next_one(begun, monkeypatch):
    at, held = begun()
    services.store("server").put(held.token, "place", "", "pair1")
    at, _ = begun(held=held)
    whole = services.store

    class Failing:
        def __init__(self, store):
            self._store = store

        def load(self, token):
            return self._store.load(token)

        def put_many(self, *_taps):
            raise StoreUnavailableError("disk full")

    monkeypatch.setattr(services, "store", lambda mode: Failing(whole(mode)))
    at.radio[0].set_value(4).run()
    assert services.texts("sv")("trouble.store") in [warning.value for warning in at.warning]
    monkeypatch.setattr(services, "store", whole)
    at.radio[1].set_value(5).run()
    assert not at.warning
    stored = whole("server").load(held.token).answers
    assert [stored.value(at.radio[number].key.split(":")[1]) for number in (0, 1)] == [4, 5]
