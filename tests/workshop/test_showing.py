"""What is seen when: always a part of the one picture, and nothing of the manager before that step."""

import itertools

import pytest

from assessment import Answers, Member, SplitPlan, group_picture, load_instrument
from workshop import PHASES, ROLES, STEPS, counter, manager_is_shown, shown

I = load_instrument()  # noqa: E741
MANAGER = Answers(dict.fromkeys(I.workshop_items, 5))


@pytest.fixture(scope="module")
def picture():
    values = [1, 2, 3, 4, 5, 4, 2, 2, 4, 5, 1, 3, 4, 4, 2, 2, 5]
    members = [Member(dict.fromkeys(I.workshop_items, value), ("A1", "B1"), "B4") for value in values]
    return group_picture(I, members, MANAGER, SplitPlan("natt", frozenset(range(8)))).to_dict()


def is_part(part, whole):
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(k in whole and is_part(v, whole[k]) for k, v in part.items())
    return part == whole


def every_view(picture):
    for role, phase, size in itertools.product(ROLES, PHASES, range(len(STEPS) + 1)):
        for steps in itertools.combinations(STEPS, size):
            yield role, phase, steps, shown(I, picture, role, phase, steps)


def test_every_view_is_a_part_of_the_one_picture(picture):
    seen = [view for *_, view in every_view(picture) if view is not None]
    assert len(seen) > 100
    assert all(is_part(view, picture) for view in seen)


def test_nobody_sees_the_gaps_before_the_managers_step(picture):
    assert picture["gaps"]
    for role, phase, steps, view in every_view(picture):
        if view is not None:
            assert ("gaps" in view) is ("manager" in steps), (role, phase, steps)


def test_nobody_sees_anything_while_open_and_only_the_facilitator_when_closed(picture):
    for role, phase, steps, view in every_view(picture):
        wanted = phase not in {"draft", "open"} and (phase != "closed" or role == "facilitator")
        assert (view is not None) is wanted, (role, phase, steps)


def test_the_room_and_the_manager_see_the_same_and_no_more_than_the_steps_taken(picture):
    for phase, size in itertools.product(PHASES, range(len(STEPS) + 1)):
        for steps in itertools.combinations(STEPS, size):
            views = [shown(I, picture, role, phase, steps) for role in ("participant", "manager")]
            assert views[0] == views[1]
    first = shown(I, picture, "manager", "revealed", ("pairs",))
    assert set(first) == {"n", "mode", "items", "scales", "split"}
    assert set(first["scales"]) <= set(I.poles)
    assert set(first["items"]) | set(first["split"]["in"]["items"]) <= {f"{pole}a" for pole in I.poles}


def test_all_but_the_manager_is_there_when_decided(picture):
    view = shown(I, picture, "participant", "decided", ())
    assert view == {key: value for key, value in picture.items() if key != "gaps"}
    assert shown(I, picture, "participant", "decided", ("manager",)) == picture


def test_the_managers_own_answers_wait_for_the_step_and_for_eight():
    for role, phase, n, size in itertools.product(ROLES, PHASES, (0, 5, 7, 8, 30), range(len(STEPS) + 1)):
        for steps in itertools.combinations(STEPS, size):
            wanted = phase in {"revealed", "decided", "archived"} and "manager" in steps and n >= 8
            assert manager_is_shown({"n": n}, role, phase, steps, 8) is wanted


def test_the_counter_goes_up_by_fives():
    assert [counter(n) for n in range(12)] == [0] * 5 + [5] * 5 + [10] * 2
