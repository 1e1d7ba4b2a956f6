"""The picture of two parts of a group, item by item (instrument.md 3.10.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessment.constants import GroupConstants
from assessment.group_audit import bands_allowed
from assessment.group_picture import FULL, Measure, Split
from assessment.group_spread import item_measure

Values = Sequence[int | None]


@dataclass(frozen=True)
class SplitPlan:
    """The one split decided before opening: the name of a part and the members in it (places from 0)."""

    name: str
    members: frozenset[int]


def split_picture(
    values: Mapping[str, Values], items: Mapping[str, Measure], plan: SplitPlan | None, c: GroupConstants
) -> Split | None:
    """Return what may be shown of both parts (3.10.6).

    Args:
        values: item code -> every member's answer, None for no number; in the members' order.
        items: what is shown of the whole.
        plan: the split, or None.
        c: the constants.

    An item needs 8 valid in each part; counts where the guard holds in both, otherwise the bands of both
    where decision 0010 allows them; never one part alone. Missing: None when no item may be shown.
    """
    if plan is None:
        return None
    inside: dict[str, Measure] = {}
    outside: dict[str, Measure] = {}
    for code, whole in items.items():
        found = _both(values[code], whole, plan, c)
        if found is not None:
            inside[code], outside[code] = found
    return Split(plan.name, inside, outside) if inside else None


def _both(
    values: Values, whole: Measure, plan: SplitPlan, c: GroupConstants
) -> tuple[Measure, Measure] | None:
    """Return the measures of both parts of one item, or None."""
    parts: tuple[list[int], list[int]] = ([], [])
    for place, value in enumerate(values):
        if value is not None:
            parts[place not in plan.members].append(value)
    if min(len(part) for part in parts) < c.full_v:
        return None
    first, second = (item_measure(part, c) for part in parts)
    if first is not None and second is not None and first.mode == second.mode == FULL:
        return first, second
    first, second = (item_measure(part, c, numbers=False) for part in parts)
    if first is None or second is None or first.band is None or second.band is None:
        return None
    bands = (first.band, second.band)
    counts = whole.distribution
    if counts is not None and not bands_allowed(counts, len(parts[0]), bands, c):
        return None
    return first, second
