"""The manager's picture beside the group's, and the chain of K, V and W (instrument.md 3.10.5, 3.10.7)."""

from __future__ import annotations

import math
from collections.abc import Mapping

from assessment.answers import Answers
from assessment.chain import LINKS
from assessment.comparison import above, at_least, sort_key
from assessment.constants import GroupConstants
from assessment.group_picture import FULL, Chain, Gap, GroupPicture, Measure
from assessment.group_spread import mean_distance, scale_limits
from assessment.instrument import Instrument
from assessment.scoring import item_points

DIVIDED, BRIGHTER, DARKER = "gruppen_delad", "ljusare", "morkare"


def chain(scales: Mapping[str, Measure], c: GroupConstants) -> Chain | None:
    """Return the lowest of K, V and W (3.10.5).

    Named only if all three show numbers (v >= 8 and the guard holds) and second - lowest >= 15; else None.

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants.group
    >>> shown = {code: Measure("full", v=8, median=m) for code, m in zip("KVW", (62.5, 50.0, 31.25))}
    >>> chain(shown, c)
    Chain(lowest='W', gap=18.75)
    """
    medians: dict[str, float] = {}
    for code in LINKS:
        measure = scales.get(code)
        if measure is None or measure.mode != FULL or measure.median is None:
            return None
        medians[code] = measure.median
    lowest, second = sorted(LINKS, key=lambda code: sort_key(medians[code]))[:2]
    gap = medians[second] - medians[lowest]
    return Chain(lowest, gap) if at_least(gap, c.chain_gap) else None


def manager_score(instrument: Instrument, manager: Answers, items: tuple[str, ...]) -> float | None:
    """Return the manager's mean on the common items of a scale, 0-100; None unless all are numbers (3.10.7).

    >>> from assessment import load_instrument
    >>> manager_score(load_instrument(), Answers({"W1": 4, "W3": 1}), ("W1", "W3"))
    87.5
    """
    points = []
    for code in items:
        value = manager.value(code)
        if value is None:
            return None
        points.append(item_points(value, reversed_item=instrument.items[code].reversed))
    return math.fsum(points) / len(points)


def gap(
    own: float, scores: list[float], shown: Measure | None, c: GroupConstants, *, pole: bool
) -> Gap | None:
    """Return the perception gap of one scale, or None when none is reported (3.10.7).

    Args:
        own: the manager's score.
        scores: the persons' scores.
        shown: what is shown of the scale.
        c: the constants.
        pole: single-item pole, not K, V, W or S.

    Formula: g = own - median; reported from 37.5 (poles) or 30, if AD <= 20.83; above that the group is
    divided. With the guard failing there is no word on division (no spread word, 3.10.3) and the direction
    is told only where the band alone settles it (decision 0010). Missing: None under eight valid. Rounding:
    none.

    >>> from assessment import load_instrument
    >>> from assessment.group_spread import scale_measure
    >>> c = load_instrument().constants.group
    >>> scores = [50, 37.5, 62.5, 25, 50, 75, 37.5, 50]
    >>> gap(87.5, scores, scale_measure(scores, c, pole=False), c, pole=False)
    Gap(word='ljusare', g=37.5)
    """
    if shown is None or len(scores) < c.full_v:
        return None
    limits, least = scale_limits(c, pole=pole), c.gap_pole if pole else c.gap_scale
    divided = above(mean_distance(scores), limits.fairly_agreed)
    if shown.median is None:
        step = c.median_step_pole if pole else c.median_step_scale
        return None if divided else _word_of_band(own, shown.band, (limits.low, limits.high, step), least)
    if divided:
        return Gap(DIVIDED)
    g = own - shown.median
    return Gap(BRIGHTER if g > 0 else DARKER, g) if at_least(abs(g), least) else None


def _word_of_band(
    own: float, band: str | None, limits: tuple[float, float, float], least: float
) -> Gap | None:
    """Return the direction that holds for every median of the band; limits: low, high, median step."""
    low, high, step = limits
    ends = {"lag": (0.0, low), "mellan": (low + step, high - step), "hog": (high, 100.0)}
    if band is None:
        return None
    bottom, top = ends[band]
    if at_least(own - top, least):
        return Gap(BRIGHTER)
    return Gap(DARKER) if at_least(bottom - own, least) else None


def has_different_pictures(instrument: Instrument, picture: GroupPicture, code: str = "G1") -> bool:
    """Say whether the group's typbild holds (4.3): so many scales with a gap, a divided group not counted.

    >>> from assessment import load_instrument
    >>> gaps = {"K": Gap("ljusare", 40.0), "V": Gap("gruppen_delad"), "A1": Gap("morkare")}
    >>> has_different_pictures(load_instrument(), GroupPicture(8, "full", "1.0.0", gaps=gaps))
    True
    """
    reported = sum(found.word != DIVIDED for found in picture.gaps.values())
    needed = instrument.typbilder[code].conditions[0].minimum or 0
    return bool(picture.gaps) and at_least(reported, needed)
