"""The parts of what a pilot says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Spread:
    """How a measured number is spread; in its own unit, None where nobody has one.

    Attributes:
        n: persons.
        median: the middle.
        low: first quartile.
        high: third quartile.
    """

    n: int
    median: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class ItemPilot:
    """One question: its time in seconds, and how many answered, did not know, or found it not relevant."""

    seconds: Spread
    reached: int
    dk: int
    nr: int


@dataclass(frozen=True)
class Suggestion:
    """A constant that would follow.

    Attributes:
        name: its place in instrument.toml.
        now: what stands there.
        value: what the pilot gives, None without any data.
        n: persons or pairs behind it.
        needed: how many it takes.
    """

    name: str
    now: float
    value: float | None
    n: int
    needed: int

    @property
    def enough(self) -> bool:
        """Whether there are enough to change the constant."""
        return self.value is not None and self.n >= self.needed


@dataclass(frozen=True)
class Pilot:
    """Everything a pilot says.

    Attributes:
        files: answer sets that were read.
        respondents: different persons.
        minutes: the whole walk: questions as measured, wishes and summaries as assumed (2.20).
        items: question -> what is known of it.
        means: K, V, W -> mean score and persons.
        pairs: persons with a retest.
        suggestions: the constants that would follow.
    """

    files: int
    respondents: int
    minutes: Spread
    items: Mapping[str, ItemPilot]
    means: Mapping[str, tuple[float | None, int]]
    pairs: int
    suggestions: tuple[Suggestion, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return what `cli.py pilot --json` prints."""
        return {
            "files": self.files,
            "respondents": self.respondents,
            "minutes": asdict(self.minutes),
            "items": {code: asdict(one) for code, one in self.items.items()},
            "means": {code: {"mean": value, "n": n} for code, (value, n) in self.means.items()},
            "retest_pairs": self.pairs,
            "constants": [{**asdict(one), "enough": one.enough} for one in self.suggestions],
        }
