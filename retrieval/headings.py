"""Finds the headings a passage stands under, which are carried along as its context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.errors import SourceError
from retrieval.layout import LAYOUT, Heading, Layout, Lines
from retrieval.reader import Text
from retrieval.units import Unit, mended


@dataclass(frozen=True)
class Above:
    """A heading: its level (1 outermost), its words, and the lines it is context for."""

    level: int
    words: str
    over: Lines


def above(text: Text, found: Sequence[Unit], layout: Layout) -> list[Above]:
    """The headings of a source, outermost first.

    Args:
        text: the source.
        found: its units.
        layout: where its headings are.

    Raises:
        SourceError: no words stand where a heading should be.
    """
    ordered = sorted(layout.headings, key=lambda one: one.lines.first)
    result = []
    for at, one in enumerate(ordered):
        held = [unit for unit in found if unit.first in one.lines]
        if not held:
            raise SourceError(LAYOUT, f"{text.source.code}:{one.lines.first}: there is no heading")
        words = " ".join(mended(text, unit) for unit in held)
        result.append(
            Above(one.level, words, one.over or _over(text, found, held[0], one, ordered[at + 1 :]))
        )
    return sorted(result, key=lambda one: one.level)


def path(headings: Sequence[Above], line: int) -> tuple[str, ...]:
    """The headings above a line, outermost first."""
    return tuple(one.words for one in headings if line in one.over)


def _over(text: Text, found: Sequence[Unit], unit: Unit, heading: Heading, later: Sequence[Heading]) -> Lines:
    """The lines of its slide, or those before the next heading of its level or above."""
    if text.source.reading.layout == "slides":
        slide = [one for one in found if one.section == unit.section]
        return Lines(min(one.first for one in slide), max(one.last for one in slide))
    end = max(one.last for one in found)
    ends = (one.lines.first - 1 for one in later if one.level <= heading.level and one.over is None)
    return Lines(heading.lines.first, next(ends, end))
