"""Comparisons of unrounded values (instrument.md 3.2b): within 1e-9 counts as equal."""

from __future__ import annotations

TOLERANCE = 1e-9  # a guard against floating point, not a judgement: therefore not in instrument.toml


def at_least(value: float, limit: float) -> bool:
    """Say whether value >= limit, equality within 1e-9 included (3.2b).

    >>> at_least(0.1 + 0.2, 0.3), at_least(0.3, 0.1 + 0.2), at_least(0.2999, 0.3)
    (True, True, False)
    """
    return value >= limit - TOLERANCE


def at_most(value: float, limit: float) -> bool:
    """Say whether value <= limit, equality within 1e-9 included (3.2b).

    >>> at_most(0.1 + 0.2, 0.3), at_most(0.3001, 0.3)
    (True, False)
    """
    return value <= limit + TOLERANCE


def above(value: float, limit: float) -> bool:
    """Say whether value > limit, equality within 1e-9 excluded (3.2b).

    >>> above(0.1 + 0.2, 0.3), above(0.3001, 0.3)
    (False, True)
    """
    return not at_most(value, limit)


def below(value: float, limit: float) -> bool:
    """Say whether value < limit, equality within 1e-9 excluded (3.2b).

    >>> below(0.3, 0.1 + 0.2), below(0.2999, 0.3)
    (False, True)
    """
    return not at_least(value, limit)


def sort_key(value: float) -> float:
    """Return the value as it is compared when ordering: ties within 1e-9 fall together (3.2b).

    >>> sort_key(0.1 + 0.2) == sort_key(0.3)
    True
    """
    return round(value, 9)
