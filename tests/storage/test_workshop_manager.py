"""The manager's own answers: loaded before closing, seen from the manager's step, taken back."""

import pytest

from storage import PhaseError, RoleError, ValueRefusedError
from storage.workshop_tables import manager
from tests.storage.gathering import FULL, I, advance, answer, stored


def test_the_manager_loads_common_items_before_closing_and_nobody_sees_them_before_the_step(workshops, made):
    core = dict.fromkeys(I.items, 5) | {"A1b": 99}
    workshops.manager_load(made.manager, dict.fromkeys(I.items, 1))
    workshops.manager_load(made.manager, core)
    assert [set(one["answers"]) for one in stored(workshops, manager)] == [set(I.workshop_items)]
    assert workshops.by_code(made.code).manager_loaded
    for token in (made.facilitator, made.manager):
        assert workshops.manager_answers(token) is None
    with pytest.raises(RoleError):
        workshops.manager_load(made.facilitator, FULL)
    answer(workshops, made.id, 10, dict.fromkeys(("A1a",), 2))
    workshops.close(made.facilitator)
    with pytest.raises(PhaseError):
        workshops.manager_load(made.manager, FULL)
    assert "gaps" not in workshops.picture(made.facilitator)
    assert workshops.picture(made.manager) is None
    workshops.set_phase(made.facilitator, "revealed")
    assert set(workshops.picture(made.manager)) == {"n", "mode", "items", "scales"}
    assert workshops.take_step(made.facilitator, "manager").steps == ("pairs", "manager")
    assert workshops.manager_answers(made.facilitator) == dict.fromkeys(I.workshop_items, 5)
    assert "gaps" in workshops.picture(made.manager)
    with pytest.raises(ValueRefusedError):
        workshops.take_step(made.facilitator, "nowhere")
    with pytest.raises(RoleError):
        workshops.take_step(made.manager, "chain")


def test_a_wrong_answer_of_the_manager_is_refused(workshops, made):
    with pytest.raises(ValueRefusedError):
        workshops.manager_load(made.manager, {"A1a": 9})
    assert stored(workshops, manager) == []


def test_the_manager_takes_it_back_and_the_gaps_go(workshops, made):
    workshops.manager_load(made.manager, FULL)
    answer(workshops, made.id, 10)
    advance(workshops, made.facilitator, "revealed")
    workshops.take_step(made.facilitator, "manager")
    before = workshops.picture(made.facilitator)
    workshops.manager_remove(made.manager)
    assert workshops.picture(made.facilitator) == {**before, "gaps": {}}
    assert workshops.manager_answers(made.facilitator) is None
