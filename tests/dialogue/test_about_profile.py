"""Answers about the person's own profile: their answers and words, possibility, never a verdict."""

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assessment import Answers, Reflection, score
from dialogue import Mine, about_profile

sys.path.insert(0, str(Path(__file__).parent))
from conversation_desk import answered, desk, instrument

VERDICTS = re.compile(
    r"\b(bra jobbat|dålig\w*|underkän\w*|godkän\w*|poäng|måste|borde|kommer att)\b", re.IGNORECASE
)


def asked(question, scale="", answers=None, lang="sv"):
    given = answered() if answers is None else answers
    mine = Mine(given, score(instrument(lang), given))
    return about_profile(question, scale, mine, desk(lang).library, desk(lang).speech)


def notes(found):
    return [part.text for part in found.parts if part.kind == "note"]


def test_why_names_the_answers_that_pull_down_and_no_cause():
    found = asked("Varför är våga lågt?", "W")
    assert "vet inte varför" in found.parts[0].text
    told = " ".join(notes(found))
    for code in ("W2", "W3"):
        assert instrument().items[code].text in told


def test_a_reversed_item_is_said_to_go_the_other_way():
    told = [text for text in notes(asked("Vad drar ner stöd?", "S")) if instrument().items["S2"].text in text]
    assert "åt andra hållet" in told[0]


@pytest.mark.parametrize(
    "question", ["Varför är våga lågt?", "Vad skulle ändra bilden?", "Vad betyder det för oss?"]
)
def test_nothing_in_our_words_is_a_verdict_or_a_promise(question):
    for text in [
        part.text for part in asked(question, "W").parts if part.kind in {"lead", "note", "unknown"}
    ]:
        assert not VERDICTS.search(text), text


def test_both_sides_and_what_is_not_known_are_shown():
    found = asked("Vad drar ner stöd?", "S")
    assert {part.side for part in found.parts if part.kind == "quote"} == {"for", "against"}
    assert sum(part.kind == "unknown" for part in found.parts) == 1
    assert 2 <= sum(part.kind == "followup" for part in found.parts) <= 3


def test_the_persons_own_words_are_echoed_word_for_word():
    given = replace(answered(), reflections=(Reflection("W", "Ingen berättar om misstag."),))
    assert any(
        "”Ingen berättar om misstag.”" in text for text in notes(asked("Varför är våga lågt?", "W", given))
    )


def test_a_no_comes_before_the_figure():
    given = replace(answered(), summaries={"kvw": "nej"})
    assert "Dina ord går före siffran" in notes(asked("Varför är våga lågt?", "W", given))[0]


def test_what_is_not_low_is_not_called_low():
    assert any("inte lågt" in text for text in notes(asked("Varför är A1 så lågt?", "A1")))


def test_a_part_without_answers_says_so():
    assert any("för få svar" in text for text in notes(asked("Varför är C lågt?", "C")))


def test_do_not_know_is_a_question_and_no_fault():
    given = Answers({**answered().answers, "W1": "DK", "W4": "DK"})
    assert sum("Vem vet?" in text for text in notes(asked("Varför är våga lågt?", "W", given))) == 2


def test_the_whole_is_answered_by_the_named_link():
    found = asked("Vad betyder min profil?")
    assert any("svagaste länken" in text for text in notes(found))
    assert any(instrument().scales["W"].name in part.text for part in found.parts if part.kind == "lead")


def test_without_answers_there_is_nothing_to_ask_about():
    assert [part.kind for part in asked("Varför är våga lågt?", "W", Answers()).parts] == ["note"]


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("scale", ["A1", "B6", "K", "V", "W", "S", "C", "H"])
def test_every_part_can_be_asked_about_in_both_languages(scale, lang):
    given = Answers(dict.fromkeys(instrument().items, 2))
    found = asked("Varför?", scale, given, lang)
    assert sum(part.kind == "quote" for part in found.parts) >= 1
    assert all(part.source for part in found.parts if part.kind in {"quote", "unknown"})
