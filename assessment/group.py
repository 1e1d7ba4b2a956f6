"""Many answer sets become one group picture that never shows a person (instrument.md 3.10)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from assessment.answers import Answers
from assessment.constants import GroupConstants
from assessment.group_gap import chain, gap, manager_score
from assessment.group_picture import BANDS, FULL, NOTHING, Gap, GroupPicture, Measure
from assessment.group_split import SplitPlan, split_picture
from assessment.group_spread import (
    band_of,
    guard_holds,
    item_limits,
    item_measure,
    scale_limits,
    scale_measure,
    sides,
)
from assessment.group_votes import priorities
from assessment.instrument import Instrument
from assessment.scoring import item_points

UNIT, DERIVED = "enheten", "derived"


@dataclass(frozen=True)
class Member:
    """One submitted answer set: nothing but answers (3.10).

    Attributes:
        answers: item code -> 1-5, "DK", "NR" or "SK"; a code left out is SK. Only workshop items count.
        stark: poles to strengthen, at most two.
        latta: the pole to ease, or None.
    """

    answers: Mapping[str, int | str] = field(default_factory=dict)
    stark: tuple[str, ...] = ()
    latta: str | None = None


def group_scales(instrument: Instrument) -> Mapping[str, tuple[str, ...]]:
    """Return the scales a group has, with their workshop items: the twelve poles, K, V, W and S (3.10.5).

    >>> from assessment import load_instrument
    >>> found = group_scales(load_instrument())
    >>> len(found), found["A1"], found["W"]
    (16, ('A1a',), ('W1', 'W3'))
    """
    common = {
        code: tuple(item for item in scale.items if instrument.items[item].workshop)
        for code, scale in instrument.scales.items()
        if scale.kind != DERIVED and scale.referent == UNIT
    }
    poles = {code: common[code] for code in instrument.poles}
    return poles | {code: items for code, items in common.items() if items and code not in poles}


def mode_of(n: int, c: GroupConstants) -> str:
    """Return the mode of the whole by the number of submitted sets (3.10.1-3): none, bands or full.

    >>> from assessment import load_instrument
    >>> [mode_of(n, load_instrument().constants.group) for n in (4, 5, 7, 8)]
    ['none', 'bands', 'bands', 'full']
    """
    if n < c.min_n:
        return NOTHING
    return BANDS if n < c.full_v else FULL


def group_picture(
    instrument: Instrument,
    members: Sequence[Member],
    manager: Answers | None = None,
    split: SplitPlan | None = None,
) -> GroupPicture:
    """Return everything that may be shown of a group (3.10); computed once, at closing.

    Members come in any order and are never the manager; the split is the one decided before opening. Missing:
    an item or scale with fewer than five valid is left out; a person counts in a two-item scale with both
    items. Rounding: none.

    >>> from assessment import load_instrument
    >>> i = load_instrument()
    >>> group_picture(i, [Member({"A1a": 4})] * 4).to_dict()
    {'n': 4, 'mode': 'none'}
    >>> group_picture(i, [Member({"A1a": x}) for x in (2, 2, 2, 2, 2, 5)]).to_dict()["items"]
    {'A1a': {'mode': 'bands', 'band': 'lag', 'spread': 'delad'}}
    """
    c = instrument.constants.group
    n, mode = len(members), mode_of(len(members), c)
    if mode == NOTHING:
        return GroupPicture(n, mode, instrument.version)
    values = {code: [_number(member, code) for member in members] for code in instrument.workshop_items}
    named = group_scales(instrument)
    items = _shown({code: item_measure(_valid(found), c) for code, found in values.items()})
    scores = {code: _scores(instrument, values, own) for code, own in named.items()}
    scales = _shown({code: _scale(instrument, scores[code], values, own) for code, own in named.items()})
    return GroupPicture(
        n=n,
        mode=mode,
        version=instrument.version,
        items=items,
        scales=scales,
        chain=chain(scales, c),
        gaps=_gaps(instrument, manager, scores, scales),
        priorities=priorities([m.stark for m in members], [m.latta for m in members], list(named), c),
        split=split_picture(values, items, split, c),
    )


def _number(member: Member, code: str) -> int | None:
    found = member.answers.get(code)
    return found if isinstance(found, int) else None


def _valid(values: Sequence[int | None]) -> list[int]:
    return [value for value in values if value is not None]


def _shown(measures: Mapping[str, Measure | None]) -> dict[str, Measure]:
    return {code: measure for code, measure in measures.items() if measure is not None}


def _scores(
    instrument: Instrument, values: Mapping[str, Sequence[int | None]], items: tuple[str, ...]
) -> list[float]:
    """Return the scores of those who answered all items of a scale, 0-100 (3.10.5)."""
    found = []
    for row in zip(*(values[code] for code in items), strict=True):
        points = [
            item_points(value, reversed_item=instrument.items[code].reversed)
            for code, value in zip(items, row, strict=True)
            if value is not None
        ]
        if len(points) == len(items):
            found.append(math.fsum(points) / len(points))
    return found


def _scale(
    instrument: Instrument,
    scores: list[float],
    values: Mapping[str, Sequence[int | None]],
    items: tuple[str, ...],
) -> Measure | None:
    """Return what may be shown of a scale; of a two-item one less than 3.10.5 where it tells of its items.

    Nothing when an item is kept back and all but two of its answers, or more, lie on one side. In bands: no
    spread word when the bands of the items differ, nothing when they are opposite (decision 0010).
    """
    c = instrument.constants.group
    shown = scale_measure(scores, c, pole=len(items) == 1)
    if shown is None or len(items) == 1:
        return shown
    if any(_is_delicate(_valid(values[code]), c) for code in items):
        return None
    bands = {_points_band(instrument, code, values[code]) for code in items}
    if shown.mode != BANDS or len(bands) == 1:
        return shown
    return None if bands == {"lag", "hog"} else replace(shown, spread=None)


def _is_delicate(values: Sequence[int], c: GroupConstants) -> bool:
    """Say whether an item is kept back by the guard, with v - 2 or more of its answers on one side."""
    counts = sides(values, item_limits(c))
    return len(values) >= c.full_v and not guard_holds(counts, c) and max(counts) >= len(values) - c.crowd


def _points_band(instrument: Instrument, code: str, values: Sequence[int | None]) -> str:
    """Return the band of an item in the direction of its scale."""
    limits = scale_limits(instrument.constants.group, pole=True)
    turned = instrument.items[code].reversed
    return band_of(median(item_points(value, reversed_item=turned) for value in _valid(values)), limits)


def manager_bands(instrument: Instrument, manager: Answers) -> dict[str, str]:
    """Return the bands of the manager's own picture on the common items: lag, mellan or hog (3.10.5 limits).

    Missing: a scale of which the manager has not answered every common item with a number is left out.

    >>> from assessment import load_instrument
    >>> manager_bands(load_instrument(), Answers({"A1a": 4, "W1": 4, "W3": 1, "K1": 3}))
    {'A1': 'hog', 'W': 'hog'}
    """
    c, found = instrument.constants.group, {}
    for code, items in group_scales(instrument).items():
        own = manager_score(instrument, manager, items)
        if own is not None:
            found[code] = band_of(own, scale_limits(c, pole=len(items) == 1))
    return found


def _gaps(
    instrument: Instrument,
    manager: Answers | None,
    scores: Mapping[str, list[float]],
    scales: Mapping[str, Measure],
) -> dict[str, Gap]:
    """Return the gaps to report, in the order of the scales (3.10.7)."""
    found: dict[str, Gap] = {}
    for code, items in group_scales(instrument).items():
        own = None if manager is None else manager_score(instrument, manager, items)
        if own is None:
            continue
        shown = scales.get(code)
        reported = gap(own, scores[code], shown, instrument.constants.group, pole=len(items) == 1)
        if reported is not None:
            found[code] = reported
    return found
