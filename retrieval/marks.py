"""Finds which characters of a line are the author's words, when marks of the extraction are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ITEM = re.compile(r"\s*(?:[-•]\s+)")
_HEADING = re.compile(r"\s*#{1,6}\s+")
_NUMBERED = re.compile(r"\s*\d+\.\d+\s+[^\W\d_]")
_LEFT_OUT = re.compile(r"\\?\*|(?P<link>\[)(?=[^\]]*\]\()|\](?P<address>\([^)]*\))")
_TAG = re.compile(r"(?:<[^>]*>\s*|•\s+|\t)+")


@dataclass(frozen=True)
class Piece:
    """A stretch of words within one line.

    Attributes:
        offsets: where its characters stand in the file; runs of white space are one, ends have none.
        fresh: whether it is a list item or table cell, which begins something of its own.
        heading: whether it is a heading.
    """

    offsets: tuple[int, ...]
    fresh: bool = False
    heading: bool = False


def pieces(raw: str, start: int, end: int, layout: str) -> list[Piece]:
    """Split one line into its pieces; a blank line has none.

    Args:
        raw: the file's characters.
        start: offset of the line's first character.
        end: offset after its last.
        layout: the file's layout.
    """
    item = _ITEM.match(raw, start, end)
    heading = _HEADING.match(raw, start, end) if layout == "markdown" else None
    numbered = layout == "prose" and bool(_NUMBERED.match(raw, start, end))
    if mark := item or heading:
        start = mark.end()
    if layout != "markdown":
        return [Piece(kept, fresh=bool(item), heading=numbered) for kept in [_kept(raw, start, end)] if kept]
    cells = _cells(raw, start, end)
    found = [_kept(raw, first, last) for first, last in cells]
    fresh = bool(item) or len(cells) > 1
    return [Piece(kept, fresh=fresh, heading=bool(heading)) for kept in found if kept]


def _cells(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split a table row at its tags, bullets and tabs; any other line is one cell."""
    if "\t" not in raw[start:end]:
        return [(start, end)]
    cells, first = [], start
    for mark in _TAG.finditer(raw, start, end):
        cells.append((first, mark.start()))
        first = mark.end()
    return [*cells, (first, end)]


def _kept(raw: str, start: int, end: int) -> tuple[int, ...]:
    """Offsets of the characters that stay: no marks, no white space but one between words."""
    dropped: set[int] = set()
    for mark in _LEFT_OUT.finditer(raw, start, end):
        dropped.update(range(mark.start(), mark.end()))
    kept: list[int] = []
    for offset in range(start, end):
        if offset in dropped:
            continue
        if raw[offset].isspace() and (not kept or raw[kept[-1]].isspace()):
            continue
        kept.append(offset)
    if kept and raw[kept[-1]].isspace():
        kept.pop()
    return tuple(kept)
