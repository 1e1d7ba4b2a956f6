"""A later round of the same group, and when workshops, rows and texts go."""

from dataclasses import replace
from datetime import timedelta

import pytest

from storage import PlanError, open_workshops
from storage.workshop_tables import choice, released, row
from tests.storage.gathering import DAY, PLAN, answer, stored


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
