"""The optional modules, answered as a person would, without a browser."""

import html
import re
from pathlib import Path

import pytest

from assessment import KINDS, Answers, score
from report import example_answers
from ui import services

ROOT = Path(__file__).resolve().parents[2]
PAGE = "ui/pages/modules.py"
CODES = [code for code, module in services.instrument("sv").modules.items() if module.items]
HOSTILE = "<script>alert(1)</script> *[x](javascript:1)*"


@pytest.fixture
def at_module(begun):
    """A function that opens a module's page in a self-assessment."""

    def go(code, lang="sv", answers=None, held=None):
        services.desk(lang)  # what looks at free text is opened before the page is timed
        at, held = begun(page=None, lang=lang, answers=answers, held=held)
        at.switch_page(PAGE)
        if code:
            at.query_params["modul"] = code
        at.run()
        assert not at.exception, [one.value for one in at.exception]
        return at, held

    return go


def stored(held, code):
    return services.store(held.mode).load(held.token).answers.modules.get(code, {}).get("answers", {})


def press(at, key):
    return next(button for button in at.button if button.key == key).click().run()


def bodies(at):
    return " ".join(element.proto.body for element in at.get("html"))


def shown(at):
    return " ".join([bodies(at), *(one.value for one in [*at.markdown, *at.caption, *at.title])])


def answer_card(at):
    """Answers everything on a card with its first choice."""
    for pills in at.button_group:
        pills.set_value([pills.options[0] if isinstance(pills.options[0], str) else pills.options[0].content])
    for radio in at.radio:
        radio.set_value(KINDS[radio.key.split(":")[1]][0])
    for area in at.text_area:
        area.set_value("Veckorapporten.")
    return at.run()


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("code", CODES)
def test_a_module_is_walked_card_by_card_and_shown_at_the_end(at_module, code, lang):
    at, held = at_module(code, lang)
    module, t = services.instrument(lang).modules[code], services.texts(lang)
    for _ in range(20):
        if not any(button.key == "next" for button in at.button):
            break
        at = answer_card(at)
        at = press(at, "next")
        assert not at.exception, [one.value for one in at.exception]
        assert not at.warning
    assert set(stored(held, code)) >= {one.key for one in module.questions(stored(held, code))}
    assert module.words.limits in shown(at)
    assert t("profile.for") in bodies(at)
    assert t("profile.against") in bodies(at)
    again, _ = at_module(code, lang, held=held)
    assert any(button.key == "change" for button in again.button)


def test_each_tap_of_a_module_is_stored_at_once_and_found_in_a_new_session(at_module):
    at, held = at_module("M7")
    at.radio[1].set_value(3).run()
    key = at.radio[1].key.split(":")[-1]
    assert stored(held, "M7") == {key: 3}
    again, _ = at_module("M7", held=held)
    assert again.radio[1].value == 3


def test_a_line_comes_under_a_practice_that_is_answered_and_is_stored(at_module):
    at, held = at_module("M1")
    assert not at.text_area
    at.radio[0].set_value("used").run()
    key = at.radio[0].key.split(":")[-1]
    at.text_area[0].set_value("Veckorapporten.").run()
    assert stored(held, "M1") == {key: "used", f"{key}_text": "Veckorapporten."}
    at.text_area[0].set_value("").run()
    assert stored(held, "M1") == {key: "used"}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_list_names_every_module_with_its_minutes(at_module, lang):
    at, _ = at_module(None, lang)
    modules = services.instrument(lang).modules.values()
    for module in modules:
        assert f"modul={module.code}" in bodies(at)
        assert module.words.lead in html.unescape(shown(at))
    assert not re.search(r"\b[6-9] min", bodies(at))


def test_the_profile_proposes_at_most_three_modules_in_possibility_language(begun):
    at, _ = begun(page="ui/pages/profile.py", answers=example_answers(services.texts("sv")))
    assert not at.exception
    links = re.findall(r"/fordjupa\?modul=(M\d+)", bodies(at))
    assert 1 <= len(links) <= 3
    for code in links:
        reason = services.instrument("sv").modules[code].words.reason
        assert reason in html.unescape(bodies(at))
        assert not re.search(r"\b(bör|måste|ska)\b", reason)


def test_a_module_that_is_done_is_not_proposed_again_and_can_be_taken_along(at_module, begun):
    answers = example_answers(services.texts("sv"))
    at, held = at_module(None, answers=answers)
    first = re.findall(r"modul=(M\d+)", bodies(at))[0]
    module = services.instrument("sv").modules[first]
    done = {}
    for item in module.items.values():
        done[item.code] = [next(iter(item.options))] if item.options else "DK"
    done |= {one.key: "DK" for one in module.questions(done) if one.option}
    texts = [code for code, item in module.items.items() if item.answer == "text"]
    done = {key: value for key, value in done.items() if key.partition("@")[0] not in texts}
    done = {key: value for key, value in done.items() if "@" in key or not module.items[key].per}
    services.store("server").put(held.token, "modules", first, {"version": module.version, "answers": done})
    profile, _ = begun(page="ui/pages/profile.py", held=held)
    assert f"modul={first}" not in bodies(profile)
    ticks = [box for box in profile.checkbox if box.key == f"take:module:{first}"]
    assert [box.value for box in ticks] == [False]
    ticks[0].check().run()
    assert not profile.exception


def test_hostile_text_in_a_module_is_shown_as_text(at_module):
    _, held = at_module("M10")
    module = services.instrument("sv").modules["M10"]
    texts = [code for code, item in module.items.items() if item.answer == "text"]
    answers = {code: "DK" for code, item in module.items.items() if item.answer == "frequency"}
    answers |= dict.fromkeys(texts, HOSTILE)
    services.store("server").put(held.token, "modules", "M10", {"version": "1.0.0", "answers": answers})
    at, _ = at_module("M10", held=held)
    assert "<script>" not in shown(at)
    assert "&lt;script&gt;" in bodies(at)


def test_answers_to_an_older_version_are_shown_with_a_word_about_it(at_module):
    _, held = at_module("M7")
    module, t = services.instrument("sv").modules["M7"], services.texts("sv")
    answers = dict.fromkeys(module.items, 1)
    services.store("server").put(held.token, "modules", "M7", {"version": "0.9.0", "answers": answers})
    at, _ = at_module("M7", held=held)
    assert t("module.other_version", found="0.9.0", known="1.0.0") in shown(at)


def test_the_grid_points_to_the_workshop_and_an_unknown_module_says_so(at_module):
    at, _ = at_module("M8")
    assert "/planera" in bodies(at)
    assert not at.radio
    at, _ = at_module("M77")
    assert services.texts("sv")("module.unknown") in shown(at)


def test_a_module_changes_nothing_in_the_profile(at_module):
    answers = example_answers(services.texts("sv"))
    _, held = at_module("M7", answers=answers)
    instrument = services.instrument("sv")
    before = score(instrument, answers).to_dict()
    held_answers = {"version": "1.0.0", "answers": {"M7_01": 3}}
    services.store("server").put(held.token, "modules", "M7", held_answers)
    after = services.store("server").load(held.token).answers
    assert score(instrument, after).to_dict() == before


def test_without_a_self_assessment_the_page_says_how_to_begin(at_module):
    at, _ = at_module(None)
    del at.session_state["_held"]
    at.run()
    assert services.texts("sv")("nothing.title") in [title.value for title in at.title]


@pytest.fixture
def own_questions(tmp_path, monkeypatch):
    """The own questions of docs/new-module.md, named in the settings."""
    doc = (ROOT / "docs" / "new-module.md").read_text(encoding="utf-8")
    path = tmp_path / "own.toml"
    path.write_text(re.search(r"```toml own\.toml\n(.*?)```", doc, re.DOTALL)[1], encoding="utf-8")
    monkeypatch.setenv("TILLIT_OWN_MODULES", str(path))
    for cached in (services.settings, services.store, services.instrument):
        cached.cache_clear()
    yield path
    services.instrument.cache_clear()


def test_own_questions_stand_apart_with_the_organisations_name(own_questions, at_module):
    at, held = at_module(None)
    t = services.texts("sv")
    assert t("module.own_text", name="Exempelkommunen") in shown(at)
    at, held = at_module("E1", held=held)
    assert t("module.own", name="Exempelkommunen") in bodies(at)
    at = answer_card(at)
    at = press(at, "next")
    assert stored(held, "E1") == {"E1_01": 1, "E1_02": 1}
    assert t("module.own", name="Exempelkommunen") in bodies(at)
    assert t("profile.for") not in bodies(at)
    plain = Answers(services.store("server").load(held.token).answers.answers)
    whole = services.store("server").load(held.token).answers
    instrument = services.instrument("sv")
    assert score(instrument, whole).to_dict() == score(instrument, plain).to_dict()
