"""Plan and follow-up in words, picture and PDF."""

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from report import change_finding, change_rows, report_pdf, svg_of_sheet
from report.follow import plan_in, round_to_compare
from tests.report.conftest import FULL, findings_of, loaded
from tests.report.test_pdf import DAY, text_of

PLAN = {
    "id": "p",
    "strengthen": "Dagens *ordning* #x",
    "take_away": "Rapporten",
    "steps": [
        {"id": "a", "what": "Möte", "who": "Samordnaren", "when": "2026-12-01", "notice": "Färre frågor"},
        {"id": "b", "status": "ej_gjort", "marked": "2027-01-02", "what": "Sluta"},
        {"id": "c"},
    ],
    "follow_up": "2027-04-01",
}
FIRST = replace(FULL, respondent="r", version="1.0.0", finished="2026-01-31", plan=PLAN)
CLEAR = {"W1": 5, "W2": 5, "W3": 1, "W4": 5, "S4": "DK", "S3": "DK", "S1": "DK"}
SECOND = replace(FIRST, answers=FULL.answers | CLEAR, finished="2026-06-01", yardstick="ja", plan=None)


def change(first=FIRST, second=SECOND, lang="sv", **more):
    instrument, texts, _ = loaded(lang)
    return change_finding(instrument, first, second, texts, **more)


def test_a_step_that_is_done_without_a_day_has_no_hole_in_its_words():
    plan = {**PLAN, "steps": [{"id": "a", "what": "Möte", "status": "gjort"}]}
    (step,) = plan_in(replace(FIRST, plan=plan), loaded("sv")[1]).steps
    assert step.outcome == "Gjort"


def test_a_plan_is_shown_with_its_days_in_words_and_without_empty_steps():
    found = plan_in(FIRST, loaded("sv")[1])
    assert [text for _, text in found.parts] == ["Dagens *ordning* #x", "Rapporten"]
    assert [one.title for one in found.steps] == ["Möte", "Sluta"]
    assert found.steps[0].rows[1] == ("När", "1 december 2026")
    assert found.steps[1].outcome == "Inte gjort, noterat 2 januari 2027"
    assert found.follow_up == ("Uppföljning", "1 april 2027")
    assert plan_in(SECOND, loaded("sv")[1]) is None


def test_a_clear_change_is_told_in_possibility_language_and_the_rest_in_the_table():
    found = change()
    assert found.sentences == ("Dina svar kan tyda på att det här har förekommit oftare: Våga.",)
    clear = [row for row in found.rows if row.clear]
    assert [(row.name, row.word) for row in clear] == [("Våga", "oftare")]
    assert len(found.rows) == len(found.table) == 16
    assert any("Stöd" in note for note in found.notes)
    assert found.yardstick.startswith("Du har svarat att något har hänt")
    assert "31 januari 2026" in found.lead
    back = change(replace(SECOND, finished="2026-01-31"), replace(FIRST, finished="2026-06-01"))
    assert back.sentences == ("Dina svar kan tyda på att det här har förekommit mer sällan: Våga.",)


def test_no_clear_change_says_that_it_may_be_too_small_to_show():
    found = change(second=replace(FIRST, finished="2026-06-01", yardstick="nej"))
    assert found.sentences == (loaded("sv")[1]("report.change.none"),)


@pytest.mark.parametrize(
    ("second", "key"),
    [
        ({"respondent": "other"}, "respondent"),
        ({"finished": "2026-05-30"}, "months"),
        ({"finished": None}, "day"),
        ({"version": "7.0.0"}, "version"),
    ],
)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_why_nothing_is_compared_is_told_plainly(second, key, lang):
    found = change(second=replace(SECOND, **second), lang=lang)
    texts = loaded(lang)[1]
    given = {"earliest": texts.day(date(2026, 5, 31)), "versions": "1.0.0, 7.0.0"}
    assert found.obstacle == texts(f"report.change.obstacle.{key}", **given)
    assert (found.rows, found.sentences) == ((), ())


def test_the_managers_own_conditions_can_be_left_out():
    assert "Chefens villkor" not in {row.name for row in change(own=False).rows}
    assert "Chefens villkor" not in " ".join(change(own=False).notes)


def test_nothing_of_a_change_is_a_promise_or_a_verdict():
    for lang in ("sv", "en"):
        found = change(lang=lang)
        said = " ".join([*found.sentences, *found.notes, found.yardstick, found.alt]).lower()
        for word in ("förbättr", "försämr", "bättre", "sämre", "ökat", "improve", "better", "worse", "!"):
            assert word not in said


def test_the_latest_round_that_may_be_compared_is_chosen():
    instrument = loaded("sv")[0]
    middle = replace(FIRST, finished="2026-04-01")
    assert round_to_compare(instrument, (FIRST, middle), SECOND) is FIRST
    assert round_to_compare(instrument, (middle,), SECOND) is middle
    assert round_to_compare(instrument, (), SECOND) is None


def test_the_picture_has_a_mark_for_each_time_and_no_arrow():
    drawn = change_rows(change(), loaded("sv")[1], "print")
    svg = svg_of_sheet(drawn, loaded("sv")[1])
    shapes = [look for look in drawn.layers if look.mark == "point"]
    assert not any(dict(look.style)["shape"] == "triangle" for look in shapes)
    assert {dict(look.style)["stroke"] for look in shapes} == {
        "#1D2327"
    }  # one ink: it stands in black and white
    marks = sum(len(rows) for look, rows in drawn.layers.items() if look.mark == "point")
    shapes_used = {row.shape for row in change().rows}
    assert marks == 2 * len(change().rows) + 2 * len(
        shapes_used
    )  # each row's two, and each shape's in the legend
    assert "Våga" in svg


def printed(answers, earlier, lang="sv"):
    findings = findings_of(answers, lang, earlier=earlier)
    return report_pdf(findings, loaded(lang)[1], DAY)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_plan_and_change_stand_in_the_pdf(lang):
    data = printed(replace(SECOND, plan=PLAN), (FIRST,), lang)
    text, t = text_of(data), loaded(lang)[1]
    for key in ("report.plan.title", "report.change.title", "report.change.limits"):
        assert t(key) in text
    assert "Dagens *ordning* #x" in text
    with pikepdf.open(io.BytesIO(data)) as document:
        assert len(document.pages) <= 10


def test_a_pdf_without_a_plan_or_before_the_yardstick_is_answered_has_neither():
    title = loaded("sv")[1]("report.change.title")
    for answers, earlier in ((SECOND, ()), (replace(SECOND, yardstick=""), (FIRST,))):
        found = findings_of(answers, earlier=earlier)
        assert (found.plan, found.change) == (None, None)
        assert title not in text_of(printed(answers, earlier))
