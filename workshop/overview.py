"""What an organisation may see of its workshops: that they are held, and topics many units share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workshop.phases import ARCHIVED, DECIDED

LEAST_UNITS = 5
"""A topic is counted when so many units chose it; under that, nobody can tell that it was chosen at all."""


@dataclass(frozen=True)
class Listed:
    """A workshop whose facilitator let it be seen; nothing of what anybody answered.

    Attributes:
        unit: as the facilitator wrote it.
        day: when it was closed, or else planned.
        phase: one of PHASES.
    """

    unit: str
    day: date
    phase: str


def topics(found: Iterable[tuple[Listed, Mapping[str, Any] | None]]) -> dict[str, int]:
    """Count the units whose group wants to strengthen a pole, for poles that enough units chose.

    Args:
        found: workshops with their picture as it was computed at closing. Of a unit the latest counts, and
            only once the decision is made, when the room has seen the picture.

    Returns:
        Pole -> number of units, LEAST_UNITS or more, the most common first.

    >>> picture = {"priorities": {"stark": {"A1": 5}}}
    >>> rounds = [(Listed(f"Enhet {n}", date(2026, 11, 1), "decided"), picture) for n in range(5)]
    >>> topics(rounds), topics(rounds[:4])
    ({'A1': 5}, {})
    """
    latest: dict[str, set[str]] = {}
    for one, picture in sorted(found, key=lambda pair: pair[0].day):
        if one.phase in {DECIDED, ARCHIVED} and picture is not None:
            chosen = picture.get("priorities") or {}
            latest[_name(one.unit)] = set(chosen.get("stark") or ())
    counted: dict[str, int] = {}
    for code in sorted({code for codes in latest.values() for code in codes}):
        units = sum(code in codes for codes in latest.values())
        if units >= LEAST_UNITS:
            counted[code] = units
    return dict(sorted(counted.items(), key=lambda pair: -pair[1]))


def _name(unit: str) -> str:
    """A unit's name without what people write differently."""
    return " ".join(unit.split()).casefold()
