"""How answers of a group lie: band, mean distance, agreement, camps, the guard (instrument.md 3.10.2-5)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from assessment.comparison import at_least, at_most, below
from assessment.constants import GroupConstants
from assessment.group_picture import BAND, BANDS, FULL, Measure

STEPS = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Limits:
    """Where low ends and high begins, and up to which AD a group is samlad or ganska samlad; one unit."""

    low: float
    high: float
    agreed: float
    fairly_agreed: float


def item_limits(c: GroupConstants) -> Limits:
    """Return the limits of an item, on 1-5 (3.10.2, 3.10.4)."""
    return Limits(c.item_low, c.item_high, c.agreed, c.fairly_agreed)


def scale_limits(c: GroupConstants, *, pole: bool) -> Limits:
    """Return the limits of a pole (one item) or a two-item scale, on 0-100 (3.10.5)."""
    low, high = (c.pole_low, c.pole_high) if pole else (c.scale_low, c.scale_high)
    return Limits(low, high, c.points_agreed, c.points_fairly_agreed)


def mean_distance(values: Sequence[float]) -> float:
    """Return AD, the mean absolute distance to the mean (3.10.4).

    Formula: sum |x - mean| / v; in the unit of the values, no rounding. Missing: needs v >= 1.

    >>> round(mean_distance([2, 2, 3, 4, 4, 4, 5, 5]), 3), mean_distance([4, 4, 4, 5, 3, 4, 4, 4])
    (0.969, 0.25)
    """
    mean = math.fsum(values) / len(values)
    return math.fsum(abs(value - mean) for value in values) / len(values)


def agreement(values: Sequence[float], c: GroupConstants) -> float:
    """Return r_wg, raw (3.10.4).

    Formula: 1 - s^2 / 2.0, s^2 with v - 1; no rounding; it is shown as max(0, r_wg). Missing: needs v >= 2.

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants.group
    >>> [round(agreement(x, c), 3) for x in ([2, 2, 3, 4, 4, 4, 5, 5], [1, 1, 2, 2, 4, 5, 5, 5])]
    [0.295, -0.634]
    """
    mean = math.fsum(values) / len(values)
    variance = math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1)
    return 1 - variance / c.rwg_variance


def band_of(middle: float, limits: Limits) -> str:
    """Return the band of an unrounded median (3.10.2): lag, mellan or hog.

    >>> from assessment import load_instrument
    >>> limits = item_limits(load_instrument().constants.group)
    >>> [band_of(m, limits) for m in (2, 2.5, 3.5, 4)]
    ['lag', 'mellan', 'mellan', 'hog']
    """
    if at_most(middle, limits.low):
        return "lag"
    return "hog" if at_least(middle, limits.high) else "mellan"


def sides(values: Sequence[float], limits: Limits) -> tuple[int, int, int]:
    """Return how many lie low, in the middle and high.

    >>> from assessment import load_instrument
    >>> sides([2, 2, 3, 4, 4, 4, 5, 5], item_limits(load_instrument().constants.group))
    (2, 1, 5)
    """
    low = sum(at_most(value, limits.low) for value in values)
    high = sum(at_least(value, limits.high) for value in values)
    return low, len(values) - low - high, high


def is_crowded(counts: tuple[int, int, int], c: GroupConstants) -> bool:
    """Say whether one of low, mid and high holds more than v - 2 (3.10.3).

    >>> from assessment import load_instrument
    >>> [is_crowded(x, load_instrument().constants.group) for x in ((0, 1, 7), (2, 0, 6))]
    [True, False]
    """
    return max(counts) > sum(counts) - c.crowd


def guard_holds(counts: tuple[int, int, int], c: GroupConstants) -> bool:
    """Say whether numbers may be shown (3.10.3): nobody stands alone low or high, and no crowd.

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants.group
    >>> [guard_holds(x, c) for x in ((2, 1, 5), (0, 1, 7), (1, 3, 4), (4, 0, 4))]
    [True, False, False, True]
    """
    low, _, high = counts
    return low != 1 and high != 1 and not is_crowded(counts, c)


def spread_word(ad: float, limits: Limits) -> str:
    """Return the spread word of full mode (3.10.4): samlad, ganska_samlad or delad.

    >>> from assessment import load_instrument
    >>> limits = item_limits(load_instrument().constants.group)
    >>> [spread_word(ad, limits) for ad in (0.6, 5 / 6, 0.84)]
    ['samlad', 'ganska_samlad', 'delad']
    """
    if at_most(ad, limits.agreed):
        return "samlad"
    return "ganska_samlad" if at_most(ad, limits.fairly_agreed) else "delad"


def two_camps(counts: tuple[int, int, int], c: GroupConstants) -> bool:
    """Say whether there are two camps (3.10.4): >= 25 % of v and >= 2 persons low, and the same high.

    >>> from assessment import load_instrument
    >>> [two_camps(x, load_instrument().constants.group) for x in ((2, 1, 5), (2, 2, 5))]
    [True, False]
    """
    needed = c.camp_share * sum(counts)
    return all(side >= c.camp_min and at_least(side, needed) for side in (counts[0], counts[2]))


def _reduced(values: Sequence[float], limits: Limits, c: GroupConstants) -> Measure | None:
    """Return what is shown without numbers, or None under five valid (3.10.1-3)."""
    if len(values) < c.min_n:
        return None
    band = band_of(median(values), limits)
    if len(values) >= c.full_v:
        return Measure(BAND, band=band)
    spread = "samlad" if below(mean_distance(values), limits.fairly_agreed) else "delad"
    return Measure(BANDS, band=band, spread=spread)


def item_measure(values: Sequence[int], c: GroupConstants, *, numbers: bool = True) -> Measure | None:
    """Return what may be shown of an item (3.10.1-4).

    Args:
        values: the valid answers 1-5, in any order.
        c: the constants.
        numbers: False where another rule keeps the numbers back.

    Missing: None under five valid. Rounding: none.

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants.group
    >>> item_measure([4, 4, 4, 5, 3, 4, 4, 4], c).to_dict(), item_measure([2, 2, 2, 2, 2, 5], c).to_dict()
    ({'mode': 'band', 'band': 'hog'}, {'mode': 'bands', 'band': 'lag', 'spread': 'delad'})
    """
    limits = item_limits(c)
    counts = sides(values, limits)
    if len(values) < c.full_v or not numbers or not guard_holds(counts, c):
        return _reduced(values, limits, c)
    ad = mean_distance(values)
    return Measure(
        FULL,
        v=len(values),
        median=median(values),
        mean=math.fsum(values) / len(values),
        ad=ad,
        rwg=agreement(values, c),
        spread=spread_word(ad, limits),
        two_camps=two_camps(counts, c),
        distribution=tuple(list(values).count(step) for step in STEPS),
    )


def scale_measure(scores: Sequence[float], c: GroupConstants, *, pole: bool) -> Measure | None:
    """Return what may be shown of a scale (3.10.5): score = median over persons; no distribution, mean, r_wg.

    Missing: None under five persons with a score. Rounding: none.

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants.group
    >>> found = scale_measure([50, 37.5, 62.5, 25, 50, 75, 37.5, 50], c, pole=False)
    >>> found.mode, found.median, round(found.ad, 2), found.band, found.spread
    ('full', 50.0, 11.33, 'mellan', 'samlad')
    """
    limits = scale_limits(c, pole=pole)
    if len(scores) < c.full_v or not guard_holds(sides(scores, limits), c):
        return _reduced(scores, limits, c)
    middle, ad = median(scores), mean_distance(scores)
    band, word = band_of(middle, limits), spread_word(ad, limits)
    return Measure(FULL, v=len(scores), median=middle, ad=ad, band=band, spread=word)
