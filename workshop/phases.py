"""Who may do what in which phase of a workshop: one table (instrument.md 3.10, 6.2)."""

from __future__ import annotations

from collections.abc import Mapping

DRAFT, OPEN, CLOSED, REVEALED, DECIDED, ARCHIVED = (
    "draft",
    "open",
    "closed",
    "revealed",
    "decided",
    "archived",
)
PHASES = (DRAFT, OPEN, CLOSED, REVEALED, DECIDED, ARCHIVED)
"""In order; one step at a time and never back: reopening makes a new workshop (3.10.10)."""

FACILITATOR, PARTICIPANT, MANAGER = "facilitator", "participant", "manager"
ROLES = (FACILITATOR, PARTICIPANT, MANAGER)
"""Participant: whoever answers, and whoever holds the link to the result."""

PAIRS, CHAIN, CHANGE, MANAGERS, PRIORITIES = "pairs", "chain", "change", "manager", "priorities"
STEPS = (PAIRS, CHAIN, CHANGE, MANAGERS, PRIORITIES)
"""What is shown one after the other while the picture is revealed, in the order of 6.2."""

_SHOWN = (REVEALED, DECIDED, ARCHIVED)
_AT_WORK = (CLOSED, REVEALED, DECIDED)

_TABLE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "edit_plan": {FACILITATOR: (DRAFT,)},
    "advance": {FACILITATOR: PHASES},  # to the next phase only: next_phase
    "take_step": {FACILITATOR: (REVEALED,)},
    "delete": {FACILITATOR: PHASES},
    "join": {PARTICIPANT: (OPEN,)},
    "answer": {PARTICIPANT: (OPEN,)},
    "see_counter": {FACILITATOR: (OPEN,), PARTICIPANT: (OPEN,)},
    # Before closing, since the gaps are computed with everything else, once.
    "load_manager": {MANAGER: (DRAFT, OPEN)},
    "withdraw_manager": {MANAGER: PHASES},
    "see_manager": {FACILITATOR: _SHOWN, PARTICIPANT: _SHOWN, MANAGER: _SHOWN},
    # The manager sees nothing before the room does.
    "see_picture": {FACILITATOR: (CLOSED, *_SHOWN), PARTICIPANT: _SHOWN, MANAGER: _SHOWN},
    "export": {FACILITATOR: _SHOWN, PARTICIPANT: (DECIDED, ARCHIVED), MANAGER: (DECIDED, ARCHIVED)},
    "read_texts": {FACILITATOR: _AT_WORK},
    "write_notes": {FACILITATOR: _AT_WORK},
    "read_notes": {FACILITATOR: (*_AT_WORK, ARCHIVED)},
    "write_decision": {FACILITATOR: (REVEALED, DECIDED)},
    "read_decision": {FACILITATOR: _SHOWN, PARTICIPANT: (DECIDED, ARCHIVED), MANAGER: (DECIDED, ARCHIVED)},
    "exchange_links": {FACILITATOR: PHASES},
    "make_result_link": {FACILITATOR: _SHOWN},
    "state_turnover": {FACILITATOR: (REVEALED, DECIDED)},  # 3.11
    "see_change": {FACILITATOR: _SHOWN, PARTICIPANT: _SHOWN, MANAGER: _SHOWN},
    # The same group again: compared with nothing but what the room has seen.
    "make_round": {FACILITATOR: (DECIDED, ARCHIVED)},
    "type_sheets": {FACILITATOR: (OPEN,)},  # paper, when the net fails
}
ACTS = tuple(_TABLE)


def may(role: str, phase: str, act: str) -> bool:
    """Say whether a role may do something in a phase.

    Raises:
        KeyError: there is no such act.

    >>> may("manager", "closed", "see_picture"), may("facilitator", "closed", "see_picture")
    (False, True)
    """
    return phase in _TABLE[act].get(role, ())


def is_ever_allowed(role: str, act: str) -> bool:
    """Say whether a role may do something in any phase.

    >>> is_ever_allowed("manager", "read_texts")
    False
    """
    return role in _TABLE[act]


def next_phase(phase: str) -> str | None:
    """Return the phase that follows, or None after the last.

    >>> next_phase("draft"), next_phase("archived")
    ('open', None)
    """
    place = PHASES.index(phase) + 1
    return PHASES[place] if place < len(PHASES) else None
