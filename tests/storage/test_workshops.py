"""The store of workshops, on both databases: links, plans, phases, what each role may do."""

from dataclasses import replace

import pytest

from storage import (
    PhaseError,
    PlanError,
    RoleError,
    UnknownTokenError,
    ValueRefusedError,
    open_store,
    open_workshops,
)
from storage.workshop_tables import OF_PERSONS, link
from tests.storage.gathering import DAY, FULL, PLAN, I, advance, answer, stored
from workshop import PHASES


def test_a_new_workshop_is_a_draft_with_three_different_links(workshops):
    created = workshops.create(PLAN)
    roles = [workshops.find(t).role for t in (created.facilitator, created.co_facilitator, created.manager)]
    assert roles == ["facilitator", "facilitator", "manager"]
    found = workshops.by_code(f" {created.code[:3].lower()}-{created.code[3:]} ")
    assert found == workshops.find(created.manager).workshop
    assert (found.id, found.plan, found.phase, found.created) == (created.id, PLAN, "draft", DAY)
    assert (found.round, found.counter, found.steps, found.closed, found.manager_loaded) == (
        1,
        0,
        (),
        None,
        False,
    )
    assert workshops.count() == 1


def test_what_opens_nothing(workshops, made):
    for token in ("", "x", made.id, made.code, "x" * 1000, "\ud800"):
        assert workshops.find(token) is None
        assert workshops.participant(token) is None
        with pytest.raises(UnknownTokenError):
            workshops.put(token, "A1a", 3)
        with pytest.raises(UnknownTokenError):
            workshops.picture(token)
    assert workshops.by_code("ACDEFG") is None
    assert workshops.by_code("") is None
    with pytest.raises(UnknownTokenError):
        workshops.join("nowhere")


def test_a_plan_that_cannot_be_is_refused_with_its_codes(workshops):
    with pytest.raises(PlanError) as refused:
        workshops.create(replace(PLAN, expected=4))
    assert [one.code for one in refused.value.problems] == ["under_five"]
    created = workshops.create(PLAN)
    with pytest.raises(PlanError):
        workshops.change_plan(created.facilitator, replace(PLAN, title=""))
    assert workshops.change_plan(created.co_facilitator, replace(PLAN, split="natt")).plan.split == "natt"
    workshops.set_phase(created.facilitator, "open")
    with pytest.raises(PhaseError):
        workshops.change_plan(created.facilitator, PLAN)


def test_every_database_holds_every_text(workshops):
    odd = "a\0b\ud800c"
    created = workshops.create(replace(PLAN, title=odd, split=odd, organisation=(odd,)))
    workshops.set_phase(created.facilitator, "open")
    token = workshops.join(created.id)
    workshops.set_text(token, odd, release=True)
    assert "\0" not in workshops.participant(token).text
    answer(workshops, created.id, 5)
    advance(workshops, created.facilitator, "revealed")
    workshops.set_notes(created.facilitator, odd)
    workshops.set_decision(created.facilitator, {"x": odd})
    assert workshops.decision(created.facilitator) == {"x": "a\ufffdb?c"}


def test_the_counter_goes_by_fives_and_counts_blanks(workshops, made):
    seen = []
    for _ in range(11):
        token = workshops.join(made.id)
        workshops.submit(token)
        seen.append(workshops.by_code(made.code).counter)
    assert seen == [0] * 4 + [5] * 5 + [10] * 2
    assert workshops.close(made.facilitator).counter == 0


def test_phases_go_one_step_forward_and_only_for_a_facilitator(workshops):
    created = workshops.create(PLAN)
    for number, phase in enumerate(PHASES):
        for other in PHASES:
            if other in {phase, *PHASES[number + 1 : number + 2]}:
                continue
            with pytest.raises(PhaseError):
                workshops.set_phase(created.facilitator, other)
        assert workshops.set_phase(created.facilitator, phase).phase == phase
        with pytest.raises(RoleError):
            workshops.set_phase(created.manager, phase)
        if number + 1 < len(PHASES):
            assert workshops.set_phase(created.co_facilitator, PHASES[number + 1]).phase == PHASES[number + 1]


def test_the_room_sees_what_is_revealed_by_a_result_link(workshops, made):
    answer(workshops, made.id, 8)
    with pytest.raises(PhaseError):
        workshops.result_link(made.facilitator)
    advance(workshops, made.facilitator, "revealed")
    result = workshops.result_link(made.facilitator)
    assert workshops.find(result).role == "participant"
    assert workshops.picture(result) == workshops.picture(made.manager)
    with pytest.raises(PhaseError):
        workshops.decision(result)
    workshops.set_decision(made.facilitator, {"strengthen": "A1"})
    workshops.set_phase(made.facilitator, "decided")
    assert workshops.picture(result) == workshops.picture(made.facilitator)
    assert workshops.decision(result) == {"strengthen": "A1"}
    for act in (workshops.texts, workshops.notes, workshops.delete, workshops.result_link):
        with pytest.raises(RoleError):
            act(result)


def test_notes_and_decision_are_the_facilitators(workshops, made):
    with pytest.raises(PhaseError):
        workshops.set_notes(made.facilitator, "x")
    answer(workshops, made.id, 5)
    advance(workshops, made.facilitator, "revealed")
    workshops.set_notes(made.facilitator, "natten och dagen")
    assert workshops.notes(made.co_facilitator) == "natten och dagen"
    assert workshops.decision(made.facilitator) is None
    for bad in ({"x": float("nan")}, {"x": object()}, {"x": "y" * 50_001}):
        with pytest.raises(ValueRefusedError):
            workshops.set_decision(made.facilitator, bad)
    with pytest.raises(ValueRefusedError):
        workshops.set_notes(made.facilitator, "x" * 50_001)
    with pytest.raises(RoleError):
        workshops.notes(made.manager)


def test_deleting_leaves_no_row_anywhere_and_no_link(workshops, made):
    other = workshops.create(PLAN)
    answer(workshops, made.id, 6)
    workshops.manager_load(made.manager, FULL)
    with pytest.raises(RoleError):
        workshops.delete(made.manager)
    workshops.delete(made.co_facilitator)
    assert workshops.find(made.facilitator) is None
    assert workshops.by_code(made.code) is None
    assert [stored(workshops, table) for table in OF_PERSONS] == [[]] * len(OF_PERSONS)
    assert {one["workshop_id"] for one in stored(workshops, link)} == {other.id}
    assert workshops.count() == 1


def test_a_store_without_a_questionnaire_has_no_workshops(url):
    opened = open_store(url)
    with pytest.raises(ValueError, match="questionnaire"):
        open_workshops(opened)
    assert open_workshops(opened, I).count() == 0
    opened.close()


def test_in_memory_everything_works_too():
    opened = open_store("sqlite://", I)
    workshops = open_workshops(opened)
    created = workshops.create(PLAN)
    workshops.set_phase(created.facilitator, "open")
    answer(workshops, created.id, 5)
    assert workshops.close(created.facilitator).phase == "closed"
    assert workshops.picture(created.facilitator)["n"] == 5
    opened.close()
