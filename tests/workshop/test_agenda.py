"""The agenda fitted to the time, the order of discussion, and when a stage may show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment import Answers, Member, group_picture, load_instrument
from workshop import (
    DRAFT,
    PARTS,
    PHASES,
    agenda,
    current,
    discussion,
    made_up,
    made_up_manager,
    may_show,
    slot_at,
    stages,
    step_of,
)

INSTRUMENT = load_instrument()


def practice_picture():
    members = [Member(one.answers, one.stark, one.latta) for one in made_up(INSTRUMENT)]
    manager = Answers(made_up_manager(INSTRUMENT))
    return group_picture(INSTRUMENT, members, manager, None).to_dict()


@given(st.integers(30, 240))
def test_the_parts_follow_each_other_fill_the_time_and_leave_six_minutes_to_answer(minutes):
    slots = agenda(minutes)
    assert [slot.part for slot in slots] == list(PARTS)
    assert [slot.start for slot in slots] == [0, *(slot.end for slot in slots[:-1])]
    assert slots[-1].end == minutes
    assert all(slot.end > slot.start for slot in slots)
    answering = next(slot for slot in slots if slot.part == "join")
    assert answering.end - answering.start == 6


def test_ninety_minutes_are_those_of_the_law():
    assert [slot.start for slot in agenda(90)] == [0, 8, 14, 20, 38, 52, 62, 72, 84]


def test_after_the_end_it_is_still_the_last_part():
    assert slot_at(agenda(30), 500).part == "decision"


def test_the_two_most_agreed_come_first_and_then_one_divided():
    picture = practice_picture()
    first = discussion(INSTRUMENT, picture).first
    spreads = [picture["items"][code]["spread"] for code in first]
    assert len(first) == 3
    assert spreads[2] == "delad"
    assert "delad" not in spreads[:2]
    assert picture["items"][first[2]]["two_camps"]


def test_an_item_whose_spread_is_hidden_is_not_ordered():
    picture = practice_picture()
    hidden = {code for code, one in picture["items"].items() if "spread" not in one}
    assert hidden
    assert not hidden & set(discussion(INSTRUMENT, picture).all)


@pytest.mark.parametrize("phase", PHASES)
def test_nothing_of_the_picture_shows_before_the_reveal(phase):
    of_picture = [
        one.name for one in stages(INSTRUMENT, practice_picture(), manager=True) if step_of(one.name)
    ]
    assert of_picture
    for name in of_picture:
        assert may_show(name, phase) is (PHASES.index(phase) >= PHASES.index("revealed"))


def test_a_name_nobody_has_written_may_never_show():
    for phase in PHASES:
        assert not may_show("nonsense", phase)
        assert not may_show("item:" + "x" * 40, phase)


def test_without_a_managers_picture_there_is_no_such_stage():
    with_it = stages(INSTRUMENT, practice_picture(), manager=True)
    without = stages(INSTRUMENT, practice_picture(), manager=False)
    assert {one.kind for one in with_it} - {one.kind for one in without} == {"manager"}


def test_too_few_answers_have_a_stage_that_says_so_and_nothing_of_a_picture():
    found = stages(INSTRUMENT, {"n": 4, "mode": "none"}, manager=True)
    assert "few" in {one.kind for one in found}
    assert not any(step_of(one.name) for one in found)


def test_a_stage_kept_from_an_earlier_phase_gives_way_to_the_first_of_the_phase():
    found = stages(INSTRUMENT, practice_picture(), manager=False)
    assert current(found, "join", "closed").name == "write"
    assert current(found, "", DRAFT).name == "test"
    assert current(found, "item:A1a", "closed").name == "write"
    assert current(found, "blank", "open").name == "blank"


def test_the_practice_shows_what_a_facilitator_must_have_met():
    picture = practice_picture()
    items = picture["items"].values()
    assert {one["mode"] for one in items} == {"full", "band"}
    assert any(one.get("two_camps") for one in items)
    assert {"ljusare", "gruppen_delad"} <= {gap["word"] for gap in picture["gaps"].values()}
    assert picture["priorities"]["stark"]
