"""Whether the bands of two parts single someone out beside the whole's counts (3.10.6, decision 0010).

With the whole's counts known, the bands of two parts can be so narrow that a member who subtracts the own
answer knows on which side every colleague in the same part stands. All ways the answers can lie (worlds) are
looked through, also those in which the bands are kept back.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from statistics import median

from assessment.constants import GroupConstants
from assessment.group_spread import STEPS, Limits, band_of, guard_holds, item_limits, sides

Counts = tuple[int, ...]
World = tuple[Counts, Counts]
Bands = tuple[str, str]


def bands_allowed(whole: Counts, inside: int, bands: Bands, c: GroupConstants) -> bool:
    """Say whether both parts may show their bands beside the whole's distribution.

    Args:
        whole: how many of the whole answered 1, 2, 3, 4, 5.
        inside: valid answers in the named part.
        bands: bands of the named part and of the others.
        c: the constants.

    No when a member could then place every colleague of the same part on one side; no when these bands must
    be kept back too so that keeping back tells as little; no when there are more worlds than audit_max.

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants.group
    >>> bands_allowed((0, 8, 0, 8, 0), 8, ("lag", "hog"), c)
    False
    >>> bands_allowed((2, 3, 4, 5, 3), 8, ("mellan", "mellan"), c)
    True
    """
    if math.prod(count + 1 for count in whole) > c.audit_max:
        return False
    return bands not in _kept_back(whole, inside, c)


@lru_cache(maxsize=256)
def _kept_back(whole: Counts, inside: int, c: GroupConstants) -> frozenset[Bands]:
    """The bands that tell, and as many more, fewest worlds first, as hide that it was these."""
    classes: dict[Bands, list[World]] = defaultdict(list)
    for world in _worlds(whole, inside):
        if not all(guard_holds(_sides_of(part, c), c) for part in world):
            classes[_bands_of(world, c)].append(world)
    kept = {shown for shown, worlds in classes.items() if _tells(worlds, c)}
    others = sorted(set(classes) - kept, key=lambda shown: (len(classes[shown]), shown))
    while others and _tells([world for shown in kept for world in classes[shown]], c):
        kept.add(others.pop(0))
    return frozenset(kept)


def _worlds(whole: Counts, inside: int) -> Iterator[World]:
    """Every way to share the whole's answers between a part of that size and the others."""
    for head in product(*(range(count + 1) for count in whole[:-1])):
        last = inside - sum(head)
        if 0 <= last <= whole[-1]:
            part = (*head, last)
            yield part, tuple(a - b for a, b in zip(whole, part, strict=True))


def _values(counts: Counts) -> list[int]:
    return [step for step, count in zip(STEPS, counts, strict=True) for _ in range(count)]


def _limits(c: GroupConstants) -> Limits:
    return item_limits(c)


@lru_cache(maxsize=65536)
def _sides_of(counts: Counts, c: GroupConstants) -> tuple[int, int, int]:
    return sides(_values(counts), _limits(c))


@lru_cache(maxsize=65536)
def _band(counts: Counts, c: GroupConstants) -> str:
    return band_of(median(_values(counts)), _limits(c))


def _bands_of(world: World, c: GroupConstants) -> Bands:
    return _band(world[0], c), _band(world[1], c)


def _tells(worlds: Iterable[World], c: GroupConstants) -> bool:
    """Say whether somebody with some own answer can place all others of the same part on one side."""
    found: dict[tuple[int, int], set[int | None]] = defaultdict(set)
    for world in worlds:
        for place, part in enumerate(world):
            for step, count in zip(STEPS, part, strict=True):
                if count:
                    found[place, step].add(_one_side(part, step, c))
    return any(len(places) == 1 and None not in places for places in found.values())


def _one_side(part: Counts, own: int, c: GroupConstants) -> int | None:
    """Return the side on which all others stand (0 low, 1 middle, 2 high), None when they differ."""
    rest = list(_sides_of(part, c))
    rest[sides([own], _limits(c)).index(1)] -= 1
    filled = [place for place, count in enumerate(rest) if count]
    return filled[0] if len(filled) == 1 else None
