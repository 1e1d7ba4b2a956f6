"""The agenda of instrument.md 6.2 fitted to the time there is: parts with the minutes they begin and end."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.phases import CHAIN, PAIRS, PRIORITIES

WELCOME, JOIN, WRITE, MANAGER_PART, DECISION, EXAMPLES = (
    "welcome",
    "join",
    "write",
    "manager",
    "decision",
    "examples",
)
_ANSWERING = 6
"""Twenty questions take five minutes however long the workshop is, so this part is never scaled."""
_LENGTHS = (
    (WELCOME, 8),
    (JOIN, _ANSWERING),
    (WRITE, 6),
    (PAIRS, 18),
    (EXAMPLES, 14),
    (CHAIN, 10),
    (MANAGER_PART, 10),
    (PRIORITIES, 12),
    (DECISION, 6),
)
"""Minutes of each part when there are ninety."""
PARTS = tuple(part for part, _ in _LENGTHS)


@dataclass(frozen=True)
class Slot:
    """One part of the agenda.

    Attributes:
        part: one of PARTS.
        start: minute it begins, from 0.
        end: minute it ends.
    """

    part: str
    start: int
    end: int


def agenda(minutes: int) -> tuple[Slot, ...]:
    """Return the parts of a workshop of so many minutes, in whole minutes that add up.

    Args:
        minutes: the whole time; under seven there is nothing left to share out.

    >>> [slot.end for slot in agenda(90)]
    [8, 14, 20, 38, 52, 62, 72, 84, 90]
    >>> [slot.end for slot in agenda(30)]
    [2, 8, 10, 15, 19, 22, 25, 28, 30]
    """
    left = max(0, minutes - _ANSWERING)
    scaled = sum(length for part, length in _LENGTHS if part != JOIN)
    slots, passed, start = [], 0, 0
    for part, length in _LENGTHS:
        passed += 0 if part == JOIN else length
        fixed = _ANSWERING if part != WELCOME else 0
        end = fixed + (2 * passed * left + scaled) // (2 * scaled)
        slots.append(Slot(part, start, end))
        start = end
    return tuple(slots)


def slot_at(slots: tuple[Slot, ...], minute: float) -> Slot:
    """Return the part that a minute falls in; the last one after the end.

    >>> slot_at(agenda(90), 8).part, slot_at(agenda(90), 200).part
    ('join', 'decision')
    """
    return next((slot for slot in slots if minute < slot.end), slots[-1])
