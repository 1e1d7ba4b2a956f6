"""Rounds of one group: when the next may open, what has changed, and who sees it (instrument.md 3.11)."""

from datetime import date

import pytest

from storage import PhaseError, RoleError, RoundExistsError, TooSoonError, ValueRefusedError
from tests.storage.gathering import DAY, PLAN, advance, answer
from workshop import Comparison


def test_a_round_follows_after_four_months_also_when_the_one_before_is_deleted(workshops, made, calendar):
    answer(workshops, made.id, 9)
    with pytest.raises(PhaseError):
        workshops.create(PLAN, follows=made.facilitator)
    advance(workshops, made.facilitator, "archived")
    later = workshops.create(PLAN, follows=made.facilitator)
    found = workshops.by_code(later.code)
    assert (found.round, found.group_closed) == (2, DAY)
    workshops.delete(made.facilitator)
    calendar.day = date(2027, 3, 20)
    with pytest.raises(TooSoonError) as refused:
        workshops.set_phase(later.facilitator, "open")
    assert refused.value.closed == DAY
    calendar.day = date(2027, 3, 21)
    workshops.set_phase(later.facilitator, "open")
    answer(workshops, later.id, 10)
    advance(workshops, later.facilitator, "revealed")
    assert workshops.change(later.facilitator) == Comparison(reason="gone")


def test_a_round_is_followed_by_one_only_and_a_deleted_one_leaves_its_day(workshops, made, calendar):
    advance(workshops, made.facilitator, "decided")
    second = workshops.create(PLAN, follows=made.facilitator)
    with pytest.raises(RoundExistsError):
        workshops.create(PLAN, follows=made.co_facilitator)
    calendar.day = date(2027, 4, 1)
    workshops.set_phase(second.facilitator, "open")
    advance(workshops, second.facilitator, "decided")
    workshops.delete(second.facilitator)
    calendar.day = date(2027, 4, 9)
    third = workshops.create(PLAN, follows=made.facilitator)
    with pytest.raises(TooSoonError) as refused:
        workshops.set_phase(third.facilitator, "open")
    assert refused.value.closed == date(2027, 4, 1)


def two_rounds(workshops, made, calendar, *, people=10):
    """Two decided rounds of one group, whose A1 has moved from low to high; the later one's links."""
    for low in (2, 4):
        own = made if low == 2 else workshops.create(PLAN, follows=made.facilitator)
        if low == 4:
            workshops.set_phase(own.facilitator, "open")
        for value in (low - 1, low - 1, low, low, 3, low, low + 1, low + 1, low, 3)[:people]:
            token = workshops.join(own.id)
            workshops.put(token, "A1a", value)
            workshops.submit(token)
        advance(workshops, own.facilitator, "decided" if low == 2 else "revealed")
        calendar.day = date(2027, 6, 1)
    return own


def test_a_change_of_medians_is_a_word_when_the_turnover_is_stated(workshops, made, calendar):
    later = two_rounds(workshops, made, calendar)
    assert workshops.change(made.facilitator) is None
    assert workshops.change(later.facilitator) == Comparison(reason="unstated")
    for turnover, said in (
        ("liten", Comparison({"A1": "hogre"})),
        ("storre", Comparison(reason="larger")),
        ("tredjedel", Comparison({"A1": "hogre"})),
    ):
        workshops.state_turnover(later.facilitator, turnover)
        assert workshops.change(later.co_facilitator) == said
        assert workshops.find(later.facilitator).workshop.turnover == turnover
    with pytest.raises(ValueRefusedError):
        workshops.state_turnover(later.facilitator, "x")
    with pytest.raises(RoleError):
        workshops.state_turnover(later.manager, "liten")


def test_the_room_and_the_manager_see_a_change_when_its_step_is_taken(workshops, made, calendar):
    later = two_rounds(workshops, made, calendar)
    workshops.state_turnover(later.facilitator, "liten")
    result = workshops.result_link(later.facilitator)
    assert workshops.change(later.manager) is workshops.change(result) is None
    workshops.show(later.facilitator, "change")
    seen = workshops.change(later.facilitator)
    assert seen is not None
    assert workshops.change(later.manager) == workshops.change(result) == seen


def test_too_few_in_one_of_the_rounds_is_no_comparison(workshops, made, calendar):
    later = two_rounds(workshops, made, calendar, people=7)
    workshops.state_turnover(later.facilitator, "liten")
    assert workshops.change(later.facilitator) == Comparison(reason="few")
