"""Two rounds of one group compared (instrument.md 3.11): the change in words, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from assessment import TURNOVER, GroupPicture, Instrument, Measure, far_enough, group_change
from workshop.phases import CHANGE, FACILITATOR, may

GONE, VERSION, TOO_SOON, FEW, HIDDEN, UNSTATED, LARGER = (
    "gone",
    "version",
    "too_soon",
    "few",
    "hidden",
    "unstated",
    "larger",
)
REASONS = (GONE, VERSION, TOO_SOON, FEW, HIDDEN, UNSTATED, LARGER)
"""Why two rounds are not compared, the first that holds; the last two by what the facilitator states."""
_STATED = (UNSTATED, LARGER)


@dataclass(frozen=True)
class Round:
    """As much of a round as a comparison looks at.

    Attributes:
        closed: the day it was closed.
        version: the instrument's version.
        picture: what was computed at closing; of it only n and the scales are read.
    """

    closed: date
    version: str
    picture: Mapping[str, Any]


@dataclass(frozen=True)
class Comparison:
    """What is said of the change between two rounds.

    Attributes:
        words: scale code -> hogre, lagre or ungefar_lika; empty when there is a reason.
        reason: one of REASONS, or None.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    reason: str | None = None

    @property
    def may_come(self) -> bool:
        """Whether the facilitator's word on the turnover decides: then the room is asked first (3.11)."""
        return self.reason is None or self.reason in _STATED


def compare_rounds(
    instrument: Instrument, earlier: Round | None, later: Round, turnover: str | None
) -> Comparison:
    """Return the change between two rounds in words, made of what both pictures show and nothing else.

    Args:
        instrument: the questionnaire.
        earlier: the round before; None when it is deleted.
        later: the round that follows it.
        turnover: one of assessment.TURNOVER as the facilitator states it, or None before that.

    >>> from assessment import load_instrument
    >>> day, scales = date(2026, 11, 21), {"K": {"mode": "full", "v": 8, "median": 50.0}}
    >>> one = Round(day, "1.0.0", {"n": 8, "mode": "full", "scales": scales})
    >>> two = Round(date(2027, 3, 21), "1.0.0", one.picture)
    >>> compare_rounds(load_instrument(), one, two, "liten").words
    {'K': 'ungefar_lika'}
    >>> compare_rounds(load_instrument(), one, Round(day, "1.0.0", one.picture), "liten").reason
    'too_soon'
    """
    c = instrument.constants.group
    if earlier is None:
        return Comparison(reason=GONE)
    if earlier.version != later.version:
        return Comparison(reason=VERSION)
    if not far_enough(earlier.closed, later.closed, c):
        return Comparison(reason=TOO_SOON)
    if min(earlier.picture["n"], later.picture["n"]) < c.full_v:
        return Comparison(reason=FEW)
    words = group_change(instrument, _shown_medians(earlier), _shown_medians(later), TURNOVER[0])
    if not words:
        return Comparison(reason=HIDDEN)
    if turnover is None:
        return Comparison(reason=UNSTATED)
    return Comparison(reason=LARGER) if turnover == TURNOVER[-1] else Comparison(words)


def _shown_medians(one: Round) -> GroupPicture:
    scales = {
        code: Measure(shown["mode"], v=shown.get("v"), median=shown.get("median"))
        for code, shown in one.picture.get("scales", {}).items()
    }
    return GroupPicture(one.picture["n"], one.picture["mode"], one.version, scales=scales)


def change_is_shown(role: str, phase: str, steps: tuple[str, ...]) -> bool:
    """Say whether a role sees the comparison: the room and the manager when its step is taken.

    >>> change_is_shown("manager", "decided", ("pairs",)), change_is_shown("facilitator", "revealed", ())
    (False, True)
    """
    return may(role, phase, "see_change") and (role == FACILITATOR or CHANGE in steps)
