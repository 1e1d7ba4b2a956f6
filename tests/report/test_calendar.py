"""The calendar file, read back with the library: what stands in it, and what never does."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from assessment import Plan, Step
from report import calendar, decision_entries, plan_entries
from texts import load_texts

TODAY = date(2026, 11, 21)
PLAN = Plan(
    id="p",
    strengthen="Samordning",
    take_away="Veckorapporten",
    steps=(
        Step(
            "a", "Möte klockan nio, varje dag; alla skift", "Samordnaren", date(2026, 12, 1), "Färre frågor"
        ),
        Step("b", "Utan dag"),
    ),
    follow_up=date(2027, 4, 1),
    revision=3,
)


def made(plan=PLAN, lang="sv", today=TODAY):
    texts = load_texts(lang)
    return calendar(plan_entries(plan, texts), texts, today)


def events(data):
    return [one for one in Calendar.from_ical(data).walk() if one.name == "VEVENT"]


def test_steps_with_a_day_and_the_follow_up_are_events_of_a_whole_day():
    step, follow_up = events(made())
    assert step["summary"] == "Möte klockan nio, varje dag; alla skift"
    assert (
        step["description"]
        == "Vem: Samordnaren\nSå märker vi det: Färre frågor\nUr planen i Tillit & Tvivel."
    )
    assert (step.decoded("dtstart"), step.decoded("dtend")) == (date(2026, 12, 1), date(2026, 12, 2))
    assert follow_up.decoded("dtstart") == date(2027, 4, 1)
    assert follow_up["summary"] == "Gör om självskattningen"
    assert {one["transp"] for one in (step, follow_up)} == {"TRANSPARENT"}
    assert not [one for one in Calendar.from_ical(made()).walk() if one.name == "VALARM"]


def test_the_file_holds_what_the_format_asks_for_and_ends_its_lines_as_it_should():
    data = made()
    found = Calendar.from_ical(data)
    assert found["version"] == "2.0"
    assert found["prodid"]
    for event in events(data):
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE"} <= set(event)
        assert event["dtstamp"].to_ical().endswith(b"Z")
    assert all(line.endswith(b"\r") for line in data.split(b"\n") if line)


def test_long_lines_are_folded_and_come_back_whole():
    long = "Överlämning åäö; " * 20 + "slut"
    data = made(replace(PLAN, steps=(Step("a", long, "x", date(2026, 12, 1)),)))
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert events(data)[0]["summary"] == long


def test_the_same_step_keeps_its_name_and_a_change_has_a_higher_number():
    first = events(made())
    moved = replace(PLAN.steps[0], what="Annat", when=date(2027, 1, 5))
    again = events(made(replace(PLAN, steps=(moved,), revision=4), today=TODAY + timedelta(days=9)))
    assert [one["uid"] for one in first] == [one["uid"] for one in again]
    assert [one["sequence"] for one in (first[0], again[0])] == [3, 4]
    assert len({one["uid"] for one in first}) == 2
    other = events(made(replace(PLAN, id="q")))
    assert not {one["uid"] for one in other} & {one["uid"] for one in first}


def test_the_same_plan_and_day_give_the_same_bytes():
    assert made() == made()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_there_is_no_link_no_name_of_a_person_and_nothing_of_the_profile_in_it(lang):
    text = made(lang=lang).decode()
    assert not re.search(r"https?:|/r/|/o/|^URL|^ORGANIZER|^ATTENDEE", text, re.MULTILINE)
    assert "Samordning" not in text  # what the steps do not say stays in the plan
    assert "CLASS:PRIVATE" in text


def test_hostile_words_stay_words():
    bad = "a\r\nEND:VEVENT\r\nATTENDEE:mailto:x@example.org\x00\u202e" + "\ud800"
    (one,) = events(made(replace(PLAN, follow_up=None, steps=(Step("a", bad, bad, date(2026, 12, 1)),))))
    assert one["summary"] == "a END:VEVENT ATTENDEE:mailto:x@example.org"
    assert "attendee" not in {key.lower() for key in one}


def test_an_unnamed_step_has_a_title_and_a_plan_without_days_gives_nothing():
    assert events(made(replace(PLAN, steps=(Step("a", when=date(2026, 12, 1)),))))[0]["summary"]
    assert plan_entries(replace(PLAN, steps=(Step("b", "x"),), follow_up=None), load_texts("sv")) == ()


def test_the_decision_of_a_workshop_is_one_event_on_its_day():
    texts = load_texts("sv")
    card = {
        "strengthen": "Dagens ordning",
        "take_away": "Rapporten",
        "who": "Samordnaren",
        "grid": [{"x": 1}],
    }
    entries = decision_entries(card, "w1", date(2026, 12, 1), texts)
    (one,) = events(calendar(entries, texts, TODAY))
    assert one["summary"] == "Avstämning efter workshopen"
    assert one["description"].split("\n") == [
        "En sak att stärka: Dagens ordning",
        "En sak att ta bort: Rapporten",
        "Vem (roll, inte namn): Samordnaren",
        "Ur planen i Tillit & Tvivel.",
    ]
    assert one["uid"] == events(calendar(entries, texts, TODAY + timedelta(days=40)))[0]["uid"]
