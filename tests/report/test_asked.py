"""What was asked is in the report only by a tick, and a quote only if it stands in its source."""

from dataclasses import replace
from datetime import date

import pytest

from assessment import Turn
from dialogue import Part, Reply, to_record
from report import report_pdf
from tests.report.conftest import FULL, findings_of, loaded
from tests.report.test_pdf import HOSTILE, text_of

DAY = date(2026, 11, 21)
QUOTE = "Svaren på de tre forskningsfrågorna har getts i de tre förevarande avsnitten och upprepas inte här."
UNKNOWN = Part("unknown", "Det är inte undersökt.", source="004", lines=(388, 388), evidence="O")


def quote(text=QUOTE, **more):
    given = {"source": "004", "lines": (364, 364), "evidence": "O", "voice": "critical", **more}
    return Part("quote", text, **given)


def turn(*parts, question="Vad är svaret?", ticked=True, intent="ask_sources"):
    return Turn("a", to_record(Reply(question, intent, parts)), in_report=ticked)


def made(*turns, lang="sv"):
    findings = findings_of(replace(FULL, conversation=turns), lang)
    return findings, text_of(report_pdf(findings, loaded(lang)[1], DAY))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_ticked_answer_stands_with_question_quote_source_and_what_is_not_known(lang):
    lead = Part("lead", "I en översikt står:")
    follow = Part("followup", "Och sedan?")
    findings, text = made(turn(lead, quote(), UNKNOWN, follow), lang=lang)
    assert [one.kind for one in findings.asked[0].said] == ["quote", "unknown"]
    assert loaded(lang)[1]("report.asked.title") in text
    for words in ("Vad är svaret?", QUOTE[:40], "Siverbo 2022", "364", UNKNOWN.text):
        assert words in text
    assert "Och sedan?" not in text


def test_without_a_tick_nothing_of_it_is_in_the_report():
    findings, text = made(turn(quote(), ticked=False))
    assert findings.asked == ()
    assert "Vad är svaret?" not in text
    assert loaded("sv")[1]("report.asked.title") not in text


@pytest.mark.parametrize(
    "part",
    [quote("Tillit löser allt."), quote(lines=(1, 2)), quote(source="009"), quote(""), quote(lines=None)],
)
def test_a_quote_that_does_not_stand_there_is_left_out(part):
    findings, _ = made(turn(Part("note", "Så."), part))
    assert [one.kind for one in findings.asked[0].said] == ["text"]


def test_an_answer_about_the_profile_leaves_own_words_to_their_own_tick():
    findings, text = made(turn(Part("note", "Du skrev: hemligt"), quote(), intent="ask_profile"))
    assert [one.kind for one in findings.asked[0].said] == ["quote"]
    assert "hemligt" not in text


def test_a_hostile_question_is_text():
    _, text = made(turn(quote(), question=HOSTILE))
    assert "#panic()" in text


@pytest.mark.parametrize(
    "reply", [{}, {"format": 1}, {"format": 9, "question": "a", "intent": "b", "parts": []}]
)
def test_what_is_no_reply_is_left_out(reply):
    assert made(Turn("a", reply, in_report=True))[0].asked == ()
