"""A later round of the same group, and when workshops, rows and texts go."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from storage import PhaseError, PlanError, TooSoonError, open_workshops
from storage.workshop_tables import choice, released, row
from tests.storage.gathering import DAY, PLAN, I, advance, answer, stored


def test_a_round_follows_after_four_months_and_changes_are_words(workshops, made, calendar):
    answer(workshops, made.id, 9, dict.fromkeys(I.workshop_items, 2))
    with pytest.raises(PhaseError):
        workshops.create(PLAN, follows=made.facilitator)
    advance(workshops, made.facilitator, "archived")
    later = workshops.create(PLAN, follows=made.facilitator)
    assert workshops.by_code(later.code).round == 2
    calendar.day = date(2027, 3, 20)
    with pytest.raises(TooSoonError) as refused:
        workshops.set_phase(later.facilitator, "open")
    assert refused.value.closed == DAY
    calendar.day = date(2027, 3, 21)
    workshops.set_phase(later.facilitator, "open")
    answer(workshops, later.id, 10)
    advance(workshops, later.facilitator, "revealed")
    assert workshops.change(later.facilitator, "liten") == {}  # the first was unanimous: bands only
    assert workshops.change(made.facilitator, "liten") is None
    with pytest.raises(ValueError, match="turnover"):
        workshops.change(later.facilitator, "x")
    workshops.delete(made.facilitator)
    assert workshops.change(later.facilitator, "liten") is None


def test_a_change_of_medians_is_a_word(workshops, made, calendar):
    for low in (2, 4):
        own = made if low == 2 else workshops.create(PLAN, follows=made.facilitator)
        workshops.set_phase(own.facilitator, "open")
        for value in (low - 1, low - 1, 3, low, low, low, low + 1, low + 1, low, 3):
            token = workshops.join(own.id)
            workshops.put(token, "A1a", value)
            workshops.submit(token)
        advance(workshops, own.facilitator, "revealed")
        calendar.day = date(2027, 6, 1)
    assert workshops.change(own.facilitator, "liten") == {"A1": "hogre"}
    assert workshops.change(own.facilitator, "storre") == {}


def test_retention_counts_from_closing_and_is_the_shorter_one(workshops, made, calendar):
    answer(workshops, made.id, 5)
    calendar.day = DAY + timedelta(days=20)
    workshops.close(made.facilitator)
    assert workshops.purge(180, DAY + timedelta(days=200)) == 0
    assert workshops.purge(100, DAY + timedelta(days=120)) == 0
    assert workshops.purge(100, DAY + timedelta(days=121)) == 1
    assert workshops.find(made.facilitator) is None
    short = workshops.create(replace(PLAN, retention_days=10))
    assert workshops.purge(180, calendar.day + timedelta(days=10)) == 0
    assert workshops.purge(180, calendar.day + timedelta(days=11)) == 1
    assert workshops.find(short.facilitator) is None
    with pytest.raises(ValueError, match="negative"):
        workshops.purge(-1)


def test_a_practice_goes_after_a_day_and_one_left_open_after_thirty(workshops, made):
    workshops.create(replace(PLAN, practice=True))
    assert workshops.count() == 1
    assert workshops.purge(180, DAY + timedelta(days=1)) == 0
    assert workshops.purge(180, DAY + timedelta(days=2)) == 1
    assert workshops.purge(180, DAY + timedelta(days=30)) == 0
    assert workshops.purge(180, DAY + timedelta(days=31)) == 1
    assert workshops.count() == 0


def test_rows_and_texts_go_thirty_days_after_closing_also_when_nobody_archives(workshops, made):
    answer(workshops, made.id, 8, set_priorities=(["A1"], None))
    workshops.close(made.facilitator)
    before = workshops.picture(made.facilitator)
    workshops.purge(180, DAY + timedelta(days=30))
    assert len(stored(workshops, row)) == 8
    workshops.purge(180, DAY + timedelta(days=31))
    assert stored(workshops, row) == stored(workshops, choice) == stored(workshops, released) == []
    assert workshops.picture(made.facilitator) == before


def test_a_plan_keeps_to_the_servers_longest_retention(real):
    with pytest.raises(PlanError):
        open_workshops(real, max_days=90).create(PLAN)
