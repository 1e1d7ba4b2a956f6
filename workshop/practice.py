"""The made-up participants of a practice workshop: never counted, gone after a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessment import Instrument

_PATTERNS = (
    (4, 4, 4, 4, 4, 5, 5, 3, 4, 4, 3, 3),  # agreed, high
    (2, 2, 3, 3, 3, 3, 4, 4, 4, 3, 2, 5),  # spread around the middle
    (1, 2, 2, 1, 2, 5, 4, 4, 5, 4, 3, 3),  # two camps
    (1, 2, 2, 2, 3, 3, 2, 2, 1, 3, 2, 3),  # low
    (4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5),  # nearly all alike: the guard hides the numbers
    (3, 3, 3, 4, 4, 4, 4, 2, 2, 5, 5, 3),  # a little above the middle
)
_GIVEN = (0, 5, 2, 3, 4, 1, 1, 0, 5, 2, 0, 3, 0, 3, 1, 1, 3, 0, 5, 5)
"""Which pattern each question has, in presented order; the last eight are K, V, W and S."""
_STRIDE = 5  # no common factor with twelve: nobody answers the same way all through
_STARK = ("A2", "B1", "A2", "A4", "B1", "A2", "B1", "A4", "A2", "A4", "B6", "A2")
_LATTA = ("B4", "B4", None, "B4", None, "A5", "B4", None, "B4", None, "B4", None)
_MANAGER = 4
PEOPLE = len(_STARK)


@dataclass(frozen=True)
class MadeUp:
    """What one made-up participant answers."""

    answers: Mapping[str, int | str]
    stark: tuple[str, ...]
    latta: str | None


def made_up(instrument: Instrument) -> tuple[MadeUp, ...]:
    """Return twelve made-up participants, always the same.

    >>> from assessment import load_instrument
    >>> len(made_up(load_instrument()))
    12
    """
    return tuple(
        MadeUp(
            {
                code: _PATTERNS[_GIVEN[place]][(person * _STRIDE + place) % PEOPLE]
                for place, code in enumerate(instrument.workshop_items)
            },
            (_STARK[person],),
            _LATTA[person],
        )
        for person in range(PEOPLE)
    )


def made_up_manager(instrument: Instrument) -> dict[str, int | str]:
    """Return a made-up manager's common items: brighter than the group on most."""
    top = {True: 6 - _MANAGER, False: _MANAGER}
    return {code: top[instrument.items[code].reversed] for code in instrument.workshop_items}
