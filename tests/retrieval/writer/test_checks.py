"""What a model writes is shown only where the passages bear it."""

import time

import pytest

from retrieval import (
    Ended,
    Sentence,
    write_answer,
)
from tests.retrieval.writer.conftest import GOOD, QUESTION

LIE = "Karin Ekström har visat att 73 procent blev nöjda [004:388#1].\n"


def test_a_good_answer_is_shown_with_its_passages_and_its_count(script, ask):
    script.answers(GOOD)
    shown, dropped, end = ask()
    assert [one.passages[0].id for one in shown] == ["004:388#1", "004:388#2"]
    assert not dropped
    assert (end.reason, end.stands, end.quotes_found, end.quotes_made) == ("done", True, 1, 1)


def test_each_sentence_is_given_before_the_answer_is_whole(script, writer, passages):
    script.say = [GOOD.split("\n", maxsplit=1)[0] + "\nRap", 5.0, "porten."]
    begun = time.monotonic()
    parts = write_answer(QUESTION, passages, writer, 20.0)
    assert isinstance(next(parts), Sentence)
    assert time.monotonic() - begun < 4
    parts.close()


LIES = {
    "an invented author and number": LIE,
    "an invented quotation": "Rapporten skriver ”tillit löser det mesta i vården” [004:388#1].\n",
    "a quotation cut so that it says the opposite": (
        "Det har ”bedrivits tillräckligt med forskning för att veta om TBSL” [004:388#1].\n"
    ),
    "a key that was not handed over": "Kontroll behövs för att skapa tillit [002:318-356].\n",
    "no key": "Tillit är bra för alla verksamheter.\n",
    "what research shows": "Forskning visar att TBSL ger de eftersökta effekterna [004:388#1].\n",
    "a promise": "Det kommer att leda till ökad effektivitet i din verksamhet [004:388#2].\n",
    "the opposite": "Det har bedrivits tillräckligt med forskning om TBSL [004:388#1].\n",
    "advice about a person": "Du bör omplacera medarbetare som inte är tillitsvärda [004:128].\n",
    "a link": "Läs mer på https://evil.example/?q=handlingsutrymme [004:388#2].\n",
    "a picture that sends the question away": "![x](https://evil.example/a.png) Effekter [004:388#2].\n",
    "hidden characters": "Fri\u200bhet är bra för 7\u200b3 procent av verksamheterna [004:388#2].\n",
    "a lie in the same line": "Chefer i Kiruna är nöjda. Frihet är bra för vissa verksamheter [004:388#2].\n",
    "a quotation never closed": "Rapporten säger ”frihet är bra [004:388#2].\nKirunas chefer är nöjda.\n",
    "garbage": '{"answer": [1, 2, {"a": "b"}]} \x00\x1b[31m ÿþ \ufffd\n',
    "HTML": "<script>alert(1)</script> Frihet är bra för vissa verksamheter [004:388#2].\n",
    "a verdict on the unit": "Din enhet är tillitsbaserad och har tillitsvärda medarbetare [004:128].\n",
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_what_is_not_supported_is_never_shown(lie, script, ask):
    script.answers(lie)
    shown, _, end = ask()
    rest = [one.text for one in shown]
    assert all(text == "Frihet är bra för vissa verksamheter." for text in rest)
    assert end.reason == "nothing" or rest


def test_true_sentences_among_lies_are_kept(script, ask):
    script.answers(LIE + GOOD + "".join(LIES.values()))
    shown, dropped, end = ask()
    assert [one.text.split()[0] for one in shown[:2]] == ["Det", "Rapporten"]
    assert len(dropped) >= 15
    assert end.reason == "done"
    assert end.quotes_made > end.quotes_found >= 1


def test_the_model_may_say_that_the_passages_do_not_answer(script, ask):
    script.answers("[0]")
    assert ask() == ([], [], Ended("none"))


def test_an_empty_answer_or_a_refusal_in_words_is_no_answer(script, ask):
    for text in (
        "",
        "   \n",
        "Jag kan tyvärr inte hjälpa till med det.",
        "I'm sorry, I cannot help with that.",
    ):
        script.answers(text)
        shown, _, end = ask()
        assert (shown, end.stands) == ([], False)


def test_english_answers_are_held_to_the_swedish_passages(script, ask):
    script.answers(
        "There is not enough research to know whether trust-based governance gives the effects [004:388#1].\n"
        "Professor Smith found that 73 percent were satisfied [004:388#1].\n"
    )
    shown, dropped, _ = ask("Does trust work?", lang="en")
    assert (len(shown), len(dropped)) == (1, 1)
    assert "passage" in script.asked[0]["messages"][0]["content"]
