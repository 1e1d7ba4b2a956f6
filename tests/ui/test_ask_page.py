"""Questions to the sources without a self-assessment: each example has an answer, nothing is kept."""

import pytest

from dialogue import ask
from ui import services

LANGS = ("sv", "en")


def shown(at):
    return " ".join(element.proto.body for element in at.get("html"))


@pytest.fixture
def page(begun):
    def open_it(lang="sv"):
        at, held = begun(page=None, lang=lang)
        del at.session_state["_held"]
        at.switch_page("ui/pages/ask.py").run()
        return at, held

    return open_it


@pytest.mark.parametrize("lang", LANGS)
def test_each_example_has_an_answer_with_a_quote(lang):
    examples = services.texts(lang).all("ask.example")
    assert len(examples) == 6
    for text in examples:
        reply = ask(text, services.desk(lang))
        assert not reply.abstained, text
        assert any(part.kind == "quote" and not part.near for part in reply.parts), text


@pytest.mark.parametrize("lang", LANGS)
def test_an_example_is_asked_by_a_tap(page, lang):
    at, _ = page(lang)
    next(one for one in at.button if one.key == "example_0").click().run()
    assert not at.exception
    assert "<blockquote" in shown(at)


def test_a_question_is_answered_and_the_one_before_stands_folded(page):
    at, held = page()
    for text in ("Leder tillit till bättre kvalitet?", "Vad kostar en pizza i Malmö?"):
        at.text_input[0].set_value(text)
        next(one for one in at.button if one.label == services.texts("sv")("ask.go")).click().run()
    assert services.texts("sv")("reply.abstained") in shown(at)
    assert services.texts("sv")("ask.earlier") in [one.label for one in at.expander]
    assert services.store("server").load(held.token).answers.conversation == ()


def test_an_empty_question_asks_nothing(page):
    at, _ = page()
    next(one for one in at.button if one.label == services.texts("sv")("ask.go")).click().run()
    assert not at.exception
    assert "tt-said" not in shown(at)


@pytest.mark.parametrize("query", [{"k": "004", "d": "1000-1200"}, {"k": "000", "d": "0-10"}])
def test_any_stretch_of_a_source_is_shown_marked(begun, query):
    at, _ = begun(page=None)
    at.switch_page("ui/pages/passage.py")
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    assert "<mark>" in shown(at)


@pytest.mark.parametrize(
    "query",
    [
        {"k": "009", "d": "0-10"},
        {"k": "004", "d": "0-100000"},
        {"k": "004", "d": "9-3"},
        {"k": "004", "d": "-1-3"},
        {"k": "004"},
        {"k": "../004", "d": "0-1"},
    ],
)
def test_an_address_that_names_nothing_says_so(begun, query):
    at, _ = begun(page=None)
    at.switch_page("ui/pages/passage.py")
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    assert services.texts("sv")("passage.unknown") in [one.value for one in at.markdown]


@pytest.mark.parametrize("lang", LANGS)
def test_the_profile_offers_questions_and_answers_them_from_the_persons_own_answers(begun, lang):
    low = {"W1": 2, "W2": 1, "W3": 5, "W4": 2, "K1": 4, "K2": 2, "K3": 4, "K4": 4}
    at, held = begun(page=None, lang=lang)
    for code, value in low.items():
        services.store("server").put(held.token, "answers", code, value)
    at.switch_page("ui/pages/profile.py").run()
    offered = [one.key for one in at.button if one.key.startswith("suggest_")]
    assert len(offered) == 3
    for key in offered:
        at.switch_page("ui/pages/profile.py").run()
        next(one for one in at.button if one.key == key).click().run()
        assert not at.exception
        kept = services.store("server").load(held.token).answers.conversation
        assert kept[-1].reply["intent"] == "ask_profile", kept[-1].reply["question"]
        next(one for one in at.button if one.key == "chat_close").click().run()
