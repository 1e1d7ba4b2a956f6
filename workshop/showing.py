"""Which part of a group's picture a role sees at a moment; always a part of the one that was computed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from assessment import Instrument, group_scales
from workshop.phases import CHAIN, FACILITATOR, MANAGERS, PAIRS, PRIORITIES, REVEALED, may

COUNTER_STEP = 5
"""The counter goes up by fives.

A counter of ones would tell, to whoever watches it beside the room, who has just handed in and who has not.
It never says that all have answered: the last one would be seen. The facilitator asks the room.
"""


def counter(submitted: int) -> int:
    """Return how many are said to have handed in: 0, then multiples of five.

    >>> [counter(n) for n in (0, 4, 5, 14, 15)]
    [0, 0, 5, 10, 15]
    """
    return submitted - submitted % COUNTER_STEP


def shown(
    instrument: Instrument, picture: Mapping[str, Any], role: str, phase: str, steps: Collection[str]
) -> dict[str, Any] | None:
    """Return what a role sees of the picture, as in house.md section 5, or None when nothing yet.

    Args:
        instrument: says which items belong to the poles.
        picture: what was computed at closing.
        role: facilitator, participant or manager.
        phase: the workshop's phase.
        steps: the steps of STEPS taken so far.

    The gaps, which tell the manager's answers, are there for nobody before the manager's step, the
    facilitator included. The room and the manager see a part when its step is taken, all of it when decided.

    >>> from assessment import load_instrument
    >>> shown(load_instrument(), {"n": 4, "mode": "none"}, "manager", "closed", ())
    >>> shown(load_instrument(), {"n": 4, "mode": "none"}, "manager", "revealed", ())
    {'n': 4, 'mode': 'none'}
    """
    if not may(role, phase, "see_picture"):
        return None
    stepwise = phase == REVEALED and role != FACILITATOR
    taken = {*steps} if stepwise else {*steps, PAIRS, CHAIN, PRIORITIES}
    return _part(instrument, picture, taken)


def _part(instrument: Instrument, picture: Mapping[str, Any], taken: set[str]) -> dict[str, Any]:
    """Return the keys whose step is taken; n and mode always."""
    scales = _codes(instrument, taken)
    items = {item for code in scales for item in group_scales(instrument)[code]}
    found: dict[str, Any] = {}
    for key, value in picture.items():
        if key == "items":
            found[key] = {code: one for code, one in value.items() if code in items}
        elif key == "scales":
            found[key] = {code: one for code, one in value.items() if code in scales}
        elif key == "split":
            found[key] = _split(value, items)
        elif key in {"n", "mode"} or _STEP_OF.get(key) in taken:
            found[key] = value
    return found


_STEP_OF = {"chain": CHAIN, "gaps": MANAGERS, "priorities": PRIORITIES}


def _codes(instrument: Instrument, taken: set[str]) -> set[str]:
    """Return the scales whose step is taken."""
    poles = set(instrument.poles)
    others = set(group_scales(instrument)) - poles
    return (poles if PAIRS in taken else set()) | (others if CHAIN in taken else set())


def _split(split: Mapping[str, Any], items: set[str]) -> dict[str, Any]:
    parts = {
        side: {"items": {code: one for code, one in split[side]["items"].items() if code in items}}
        for side in ("in", "out")
    }
    return {"name": split["name"], **parts}


def manager_is_shown(
    picture: Mapping[str, Any], role: str, phase: str, steps: Collection[str], least: int
) -> bool:
    """Say whether the manager's own answers may stand beside the group's picture (3.10.7).

    Args:
        picture: what was computed at closing; under `least` submitted answer sets never.
        role: who looks.
        phase: the workshop's phase.
        steps: the steps taken so far; never before the manager's.
        least: eight, from the constants.
    """
    return may(role, phase, "see_manager") and MANAGERS in steps and picture["n"] >= least
