"""Change over time: two answer sets of one respondent, or two pictures of one group (instrument.md 3.11)."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from assessment.answers import Answers
from assessment.comparison import at_least, at_most
from assessment.constants import GroupConstants
from assessment.group import group_scales
from assessment.group_picture import FULL, GroupPicture
from assessment.instrument import Instrument, Scale
from assessment.scoring import item_points

HIGHER, LOWER, SAME = "hogre", "lagre", "ungefar_lika"
TURNOVER = ("liten", "tredjedel", "storre")
"""How much of the group is new, as the facilitator states it: little, about a third, more."""

MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Change:
    """The change of one scale for one respondent.

    Attributes:
        before: mean of the common items the first time, 0-100.
        after: mean of the same items the second time.
        delta: points, second minus first, on the common answered items.
        v: common answered items.
        clear: True when tydlig.
    """

    before: float
    after: float
    delta: float
    v: int
    clear: bool


def months_between(first: date, second: date) -> int:
    """Return the whole months from first to second; negative when second comes before.

    >>> [months_between(date(2026, 1, 31), date(2026, 5, day)) for day in (30, 31)]
    [3, 4]
    """
    months = (second.year - first.year) * MONTHS_A_YEAR + second.month - first.month
    return months - (second.day < first.day)


def far_enough(first: date, second: date, c: GroupConstants) -> bool:
    """Say whether two rounds lie at least four months apart (3.10.10, 3.11).

    >>> from assessment import load_instrument
    >>> far_enough(date(2026, 1, 15), date(2026, 5, 14), load_instrument().constants.group)
    False
    """
    return months_between(first, second) >= c.change_months


def first_day_after(first: date, c: GroupConstants) -> date:
    """Return the first day on which a round is far enough from the one closed on `first` (3.10.10, 3.11).

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants.group
    >>> [str(first_day_after(date(2026, *day), c)) for day in ((1, 15), (10, 31), (10, 28))]
    ['2026-05-15', '2027-03-01', '2027-02-28']
    """
    return months_after(first, c.change_months)


def months_after(day: date, months: int) -> date:
    """Return the first day on which so many whole months have passed.

    >>> str(months_after(date(2026, 10, 31), 4)), str(months_after(date(2026, 11, 21), 6))
    ('2027-03-01', '2027-05-21')
    """
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    try:
        return day.replace(year=day.year + years, month=month + 1)
    except ValueError:  # the month is shorter: the first of the next
        return months_after(day.replace(day=1), months + 1)


def respondent_change(instrument: Instrument, first: Answers, second: Answers) -> Mapping[str, Change]:
    """Return the change of each scale that can be compared (3.11).

    Formula: mean of the second answers - mean of the first, in points, over items answered with a number both
    times, the question being the same in both versions and in this one; tydlig from 40 / sqrt(v). Missing: a
    scale needs v >= 2 and half of its items; none for H, L, M, T, D, quadrant, typbild or behov. Whether the
    sets may be compared is said by compare_rounds. Rounding: none.

    >>> from assessment import load_instrument
    >>> one, two = {"W1": 3, "W2": 2, "W3": 4, "W4": 3}, {"W1": 4, "W2": 4, "W3": 2, "W4": 4}
    >>> respondent_change(load_instrument(), Answers(one), Answers(two))
    {'W': Change(before=37.5, after=75.0, delta=37.5, v=4, clear=True)}
    """
    found = {}
    common = instrument.same_since(first.version) & instrument.same_since(second.version)
    for code, scale in instrument.scales.items():
        derived = scale.kind == "derived"
        change = None if derived else _scale_change(instrument, scale, first, second, common)
        if change is not None:
            found[code] = change
    return found


def _scale_change(
    instrument: Instrument, scale: Scale, first: Answers, second: Answers, common: Collection[str]
) -> Change | None:
    c = instrument.constants.group
    pairs = []
    for code in scale.items:
        before, after = first.value(code), second.value(code)
        if code in common and before is not None and after is not None:
            down = instrument.items[code].reversed
            pairs.append((item_points(before, reversed_item=down), item_points(after, reversed_item=down)))
    v = len(pairs)
    if v < c.change_min_items or not at_least(v, c.change_share * len(scale.items)):
        return None
    before_mean, after_mean = (math.fsum(points) / v for points in zip(*pairs, strict=True))
    delta = math.fsum(after - before for before, after in pairs) / v
    clear = at_least(abs(delta), clear_from(v, c))
    return Change(before_mean, after_mean, delta, v, clear)


def clear_from(v: int, c: GroupConstants) -> float:
    """Return from how many points a change over v common items is tydlig (3.11): 40 / sqrt(v).

    >>> from assessment import load_instrument
    >>> [round(clear_from(v, load_instrument().constants.group), 1) for v in (2, 3, 4)]
    [28.3, 23.1, 20.0]
    """
    return c.change_clear / math.sqrt(v)


def group_change(
    instrument: Instrument, first: GroupPicture, second: GroupPicture, turnover: str
) -> Mapping[str, str]:
    """Return the change of each scale's median in a word: hogre, lagre or ungefar_lika (3.11).

    Only where both pictures show numbers (v >= 8 and the guard holds): a word on a median that is kept back
    would tell it (decision 0010). |change| >= 37.5 for poles, >= 25 for K, V, W, S. Nothing when the turnover
    is "storre" or the versions differ. That four months lie between is said by far_enough. Rounding: none.

    Raises:
        ValueError: turnover is none of TURNOVER.

    >>> from assessment import load_instrument
    >>> from assessment.group_picture import Measure
    >>> one, two = ({"K": Measure("full", v=8, median=m)} for m in (50.0, 75.0))
    >>> before, after = (GroupPicture(8, "full", "1.0.0", scales=s) for s in (one, two))
    >>> group_change(load_instrument(), before, after, "liten")
    {'K': 'hogre'}
    """
    if turnover not in TURNOVER:
        raise ValueError(f"turnover {turnover!r} is none of {', '.join(TURNOVER)}")
    if turnover == TURNOVER[-1] or first.version != second.version:
        return {}
    c, found = instrument.constants.group, {}
    for code, items in group_scales(instrument).items():
        before, after = _median(first, code), _median(second, code)
        if before is not None and after is not None:
            found[code] = _word(after - before, c.change_pole if len(items) == 1 else c.change_scale)
    return found


def _median(picture: GroupPicture, code: str) -> float | None:
    measure = picture.scales.get(code)
    return measure.median if measure is not None and measure.mode == FULL else None


def _word(delta: float, least: float) -> str:
    """Return the direction of a change that reaches the limit."""
    if at_least(delta, least):
        return HIGHER
    return LOWER if at_most(delta, -least) else SAME
