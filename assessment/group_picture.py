"""The group's picture and its parts: only what may be shown (instrument.md 3.10); what is hidden is None."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

NOTHING, BANDS, BAND, FULL = "none", "bands", "band", "full"
"""Modes: too few; 5-7 valid; 8 and more where the guard fails; 8 and more where it holds."""


@dataclass(frozen=True)
class Measure:
    """What may be shown of one item or scale; a field that a rule hides is None.

    Attributes:
        mode: bands, band or full.
        v: valid answers (scales: persons with a score).
        median: items 1-5, scales 0-100; unrounded.
        mean: items only.
        ad: mean absolute distance to the mean, in the same unit as the median.
        rwg: 1 - s^2 / 2.0, raw: it may be negative; items only.
        band: lag, mellan or hog.
        spread: samlad, ganska_samlad or delad.
        two_camps: items only.
        distribution: how many answered 1, 2, 3, 4, 5; items only.
    """

    mode: str
    v: int | None = None
    median: float | None = None
    mean: float | None = None
    ad: float | None = None
    rwg: float | None = None
    band: str | None = None
    spread: str | None = None
    two_camps: bool | None = None
    distribution: tuple[int, ...] | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the measure as in house.md section 5, hidden fields left out."""
        found = {f.name: getattr(self, f.name) for f in fields(self)}
        shown = {name: value for name, value in found.items() if value is not None}
        if self.distribution is not None:
            shown["distribution"] = list(self.distribution)
        return shown


@dataclass(frozen=True)
class Chain:
    """The lowest of K, V and W, and how far the next one is above it, in points."""

    lowest: str
    gap: float


@dataclass(frozen=True)
class Gap:
    """The manager's picture beside the group's: ljusare, morkare or gruppen_delad; g in points or None."""

    word: str
    g: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the gap as in house.md section 5."""
        return {"word": self.word} if self.g is None else {"g": self.g, "word": self.word}


@dataclass(frozen=True)
class Choice:
    """A pole that enough persons chose; votes is None where only names are shown.

    at_least: so many or more (decision 0010).
    """

    pole: str
    votes: int | None = None
    at_least: bool = False


@dataclass(frozen=True)
class Priorities:
    """What the group wants to strengthen (stark) and to ease (latta)."""

    stark: tuple[Choice, ...] = ()
    latta: tuple[Choice, ...] = ()

    def to_dict(self, mode: str) -> dict[str, Any]:
        """Return names (mode bands) or counts; at_least is there when a count means "so many or more"."""
        if mode == BANDS:
            return {"stark": [c.pole for c in self.stark], "latta": [c.pole for c in self.latta]}
        found: dict[str, Any] = {
            "stark": {c.pole: c.votes for c in self.stark},
            "latta": {c.pole: c.votes for c in self.latta},
        }
        capped = [choice.votes for choice in (*self.stark, *self.latta) if choice.at_least]
        return {**found, "at_least": capped[0]} if capped else found


@dataclass(frozen=True)
class Split:
    """Two parts of the group, item by item: those in the named part and the others; always both."""

    name: str
    inside: Mapping[str, Measure]
    outside: Mapping[str, Measure]

    def to_dict(self) -> dict[str, Any]:
        """Return both parts as in house.md section 5."""
        return {
            "name": self.name,
            "in": {"items": _measures(self.inside)},
            "out": {"items": _measures(self.outside)},
        }


@dataclass(frozen=True)
class GroupPicture:
    """Everything that may be shown of a group, and nothing else (3.10).

    Attributes:
        n: submitted answer sets.
        mode: none (n < 5), bands (5-7) or full.
        items: item code -> what may be shown; an item with fewer than five valid is not there.
        scales: the twelve poles, K, V, W and S; likewise.
        chain: None when no lowest link is named.
        gaps: scale code -> the manager's picture beside the group's, where reported.
        split: None when there is none, or no item may be shown in both parts.
    """

    n: int
    mode: str
    version: str
    items: Mapping[str, Measure] = field(default_factory=dict)
    scales: Mapping[str, Measure] = field(default_factory=dict)
    chain: Chain | None = None
    gaps: Mapping[str, Gap] = field(default_factory=dict)
    priorities: Priorities = field(default_factory=Priorities)
    split: Split | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the object `cli.py group --json` prints (house.md section 5)."""
        if self.mode == NOTHING:
            return {"n": self.n, "mode": self.mode}
        chain = {} if self.chain is None else {"lowest": self.chain.lowest, "gap": self.chain.gap}
        found: dict[str, Any] = {
            "n": self.n,
            "mode": self.mode,
            "items": _measures(self.items),
            "scales": _measures(self.scales),
            "chain": chain,
            "gaps": {code: gap.to_dict() for code, gap in self.gaps.items()},
            "priorities": self.priorities.to_dict(self.mode),
        }
        return found if self.split is None else {**found, "split": self.split.to_dict()}


def _measures(measures: Mapping[str, Measure]) -> dict[str, Any]:
    return {code: measure.to_dict() for code, measure in measures.items()}
