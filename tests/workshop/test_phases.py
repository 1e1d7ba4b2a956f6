"""Every combination of role, phase and act, written down a second time in another form."""

import itertools

import pytest

from workshop import ACTS, MANAGER, PHASES, ROLES, is_ever_allowed, may, next_phase

# First letters of the phases, for facilitator | participant | manager.
LETTERS = {
    "d": "draft",
    "o": "open",
    "c": "closed",
    "r": "revealed",
    "D": "decided",
    "a": "archived",
}
ALLOWED = {
    "edit_plan": ("d", "", ""),
    "advance": ("docrDa", "", ""),
    "take_step": ("r", "", ""),
    "delete": ("docrDa", "", ""),
    "join": ("", "o", ""),
    "answer": ("", "o", ""),
    "see_counter": ("o", "o", ""),
    "load_manager": ("", "", "do"),
    "withdraw_manager": ("", "", "docrDa"),
    "see_manager": ("rDa", "rDa", "rDa"),
    "see_picture": ("crDa", "rDa", "rDa"),
    "export": ("rDa", "Da", "Da"),
    "read_texts": ("crD", "", ""),
    "write_notes": ("crD", "", ""),
    "read_notes": ("crDa", "", ""),
    "write_decision": ("rD", "", ""),
    "read_decision": ("rDa", "Da", "Da"),
    "exchange_links": ("docrDa", "", ""),
    "make_result_link": ("rDa", "", ""),
    "state_turnover": ("rD", "", ""),
    "see_change": ("rDa", "rDa", "rDa"),
    "make_round": ("Da", "", ""),
    "type_sheets": ("o", "", ""),
}


def test_the_table_here_is_about_the_same_acts_and_phases():
    assert set(ALLOWED) == set(ACTS)
    assert tuple(LETTERS.values()) == PHASES


@pytest.mark.parametrize("act", ACTS)
def test_every_combination(act):
    for (place, role), phase in itertools.product(enumerate(ROLES), PHASES):
        wanted = phase in {LETTERS[letter] for letter in ALLOWED[act][place]}
        assert may(role, phase, act) is wanted, (role, phase, act)


def test_an_unknown_role_or_phase_may_nothing():
    for act in ACTS:
        assert not may("operator", "open", act)
        assert not may("facilitator", "deleted", act)


def test_no_picture_for_anybody_while_the_phase_is_open_or_before():
    assert not any(
        may(role, phase, act)
        for role, phase, act in itertools.product(
            ROLES, ("draft", "open"), ("see_picture", "see_manager", "export", "read_texts")
        )
    )


def test_the_manager_never_sees_more_than_the_room_and_no_texts():
    for phase, act in itertools.product(PHASES, ("see_picture", "see_manager", "export", "read_decision")):
        assert may(MANAGER, phase, act) == may("participant", phase, act)
    assert not is_ever_allowed(MANAGER, "read_texts")
    assert not is_ever_allowed(MANAGER, "read_notes")


def test_phases_follow_each_other_to_the_end():
    phase, seen = "draft", ["draft"]
    while (phase := next_phase(phase)) is not None:
        seen.append(phase)
    assert tuple(seen) == PHASES
