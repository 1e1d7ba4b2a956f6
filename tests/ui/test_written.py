"""With a language model: nothing is sent before a yes, and what does not stand is not shown."""

import json

import pytest

from tests.scripted_model import scripted_model
from ui import services

pytest.importorskip("langchain", reason="pip install -r requirements-model.txt")
ASK = "Ger tillitsbaserad styrning de effekter man vill ha?"
GOOD = (
    "Det har inte bedrivits tillräckligt med forskning för att veta om tillitsbaserad styrning ger de "
    "eftersökta effekterna [004:388#1].\n"
)
LIE = "Karin Ekström har visat att 73 procent blev nöjda [004:388#1].\n"
LOW = {"W1": 2, "W2": 1, "W3": 5, "W4": 2}


@pytest.fixture
def script(monkeypatch):
    with scripted_model() as running:
        monkeypatch.setenv("TILLIT_LLM_MODEL", "scripted")
        monkeypatch.setenv("TILLIT_LLM_BASE_URL", running.address)
        monkeypatch.setenv("TILLIT_LLM_NAME", "Testmodellen AB")
        monkeypatch.setenv("TILLIT_LLM_DEADLINE_S", "3")
        services.settings.cache_clear()
        services.writer.cache_clear()
        running.answers(GOOD)
        yield running
    services.settings.cache_clear()
    services.writer.cache_clear()


@pytest.fixture
def walk(begun):
    def open_it():
        _, held = begun()
        services.store("server").put(held.token, "place", "", "pair2")
        for code, value in LOW.items():
            services.store("server").put(held.token, "answers", code, value)
        return begun(held=held)

    return open_it


def say(at, text):
    at.chat_input[0].set_value(text).run()
    assert not at.exception, [one.value for one in at.exception]


def press(at, key):
    next(one for one in at.button if one.key == key).click().run()
    assert not at.exception, [one.value for one in at.exception]


def shown(at):
    return " ".join(element.proto.body for element in at.get("html"))


def stored(held):
    return services.store("server").load(held.token).answers


def test_without_a_model_nothing_of_it_is_seen(walk):
    at, _ = walk()
    assert not any((one.key or "").startswith("model_") for one in at.button)


def test_nothing_is_sent_before_the_person_agrees_and_the_receiver_is_named(script, walk):
    at, _ = walk()
    assert "Testmodellen AB" in shown(at)
    say(at, ASK)
    press(at, "model_no")
    say(at, "Vad är svårast när tillit ska införas i en kommun?")
    assert script.asked == []
    assert "<blockquote" in shown(at)


def test_after_a_yes_the_sentences_stand_with_source_and_count_and_are_kept(script, walk):
    at, held = walk()
    press(at, "model_yes")
    say(at, ASK)
    assert "Det har inte bedrivits" in shown(at)
    assert services.texts("sv")("model.wrote", name="Testmodellen AB") in shown(at)
    assert services.texts("sv")("chat.counted", found=0, n=0) in shown(at)
    reply = stored(held).conversation[0].reply
    claims = [one for one in reply["parts"] if one["kind"] == "claim"]
    assert [(one["source"], one["evidence"]) for one in claims] == [("004", "O")]
    sent = json.dumps(script.asked, ensure_ascii=False)
    assert "W1" not in sent


def test_a_tap_sends_nothing_again(script, walk):
    at, _ = walk()
    press(at, "model_yes")
    say(at, ASK)
    before = script.requests
    at.radio[0].set_value(4).run()
    assert script.requests == before
    assert "Det har inte bedrivits" in shown(at)


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        ({"say": [LIE]}, "nothing"),
        ({"say": []}, "nothing"),
        ({"status": 500}, "error"),
        ({"status": 429}, "busy"),
        ({"say": [GOOD[:60], None]}, "half"),
        ({"say": [GOOD, 6.0, GOOD]}, "deadline"),
    ],
)
def test_what_does_not_stand_gives_the_answer_without_a_model(script, walk, trouble, reason):
    at, held = walk()
    press(at, "model_yes")
    for name, value in trouble.items():
        setattr(script, name, value)
    say(at, ASK)
    reasons = services.texts("sv").below("model.fell")
    wanted = [reasons[reason]] if reason in reasons else reasons.values()
    assert any(text in shown(at) for text in wanted)
    assert "<blockquote" in shown(at)
    assert "Karin" not in shown(at)
    assert "model" not in stored(held).conversation[0].reply


def test_answers_of_ones_own_are_sent_only_after_a_yes_to_that_question(script, walk):
    at, _ = walk()
    press(at, "model_yes")
    say(at, "Varför är våga lågt?")
    assert script.asked == []
    assert services.texts("sv")("model.profile", name="Testmodellen AB") in shown(at)
    press(at, "model_own_now1")
    assert services.instrument("sv").items["W2"].text in json.dumps(script.asked, ensure_ascii=False)


@pytest.mark.parametrize(
    "text", ["Vad säger källorna om Anna Svensson?", "Vad borde jag svara?", "Jag orkar inte mer."]
)
def test_what_needs_care_or_is_refused_is_never_sent(script, walk, text):
    at, _ = walk()
    press(at, "model_yes")
    say(at, text)
    assert script.asked == []


def test_the_page_of_questions_asks_for_the_same_yes(script, begun):
    at, _ = begun(page="ui/pages/ask.py")
    at.text_input[0].set_value(ASK)
    next(one for one in at.button if one.label == services.texts("sv")("ask.go")).click().run()
    assert script.asked == []
    press(at, "model_yes")
    assert "Det har inte bedrivits" in shown(at)
