"""Splits a running text into its smallest parts that are never cut: sentences, list items, slide lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from retrieval.layout import Layout
from retrieval.reader import Text
from retrieval.sentences import ends_with_mark

_NUMBER = re.compile(r"\d{1,2}\.?")
_NOTE = re.compile(r"\d\s+(?=\D)")
_ITEM = re.compile(r"\s*(?:[-•–]\s|\d{1,2}\.\s)")


@dataclass(frozen=True)
class Unit:
    """A sentence, list item or slide line.

    Attributes:
        start: position of its first character in the running text.
        end: position after its last.
        first: first line in the file, counted from 1.
        last: last line.
        opens_line: whether it is the first on its line.
        opens_paragraph: whether a blank line stands above it.
        item: whether it is a list item or a slide line, shown on a line of its own.
        section: number of the heading, slide or footnote it belongs to.
    """

    start: int
    end: int
    first: int
    last: int
    opens_line: bool
    opens_paragraph: bool
    item: bool
    section: int


def units(text: Text, raw: str, layout: Layout) -> list[Unit]:
    """The units of a source in the order of the running text.

    Args:
        text: the source.
        raw: the file's characters.
        layout: how it is cut.
    """
    starts = sorted({0, *text.starts, *text.sections})
    found: list[Unit] = []
    for start, after in zip(starts, [*starts[1:], len(text.normalised)], strict=True):
        words = text.normalised[start:after].rstrip()
        if not words:
            continue
        one = _unit(text, raw, layout, start, start + len(words))
        if found and _goes_on(text, found[-1], one):
            found[-1] = replace(found[-1], end=one.end, last=one.last)
        else:
            found.append(one)
    return found


def words_of(text: Text, one: Unit) -> str:
    """The words of a unit as the running text has them."""
    return text.normalised[one.start : one.end]


def mended(text: Text, one: Unit) -> str:
    """The words of a unit: run-together words separated, errors of the file marked [sic]."""
    words = words_of(text, one)
    slides = text.source.reading.layout == "slides"
    for flaw in (*text.source.reading.glued, *text.source.reading.sic):
        if flaw.first <= one.last and one.first <= flaw.last:
            words = words.replace(flaw.text, flaw.shown.replace(" ", "\n") if slides else flaw.shown)
    return words


def _unit(text: Text, raw: str, layout: Layout, start: int, end: int) -> Unit:
    """One unit, without the number of a footnote."""
    slides = text.source.reading.layout == "slides"
    if start in text.sections and not slides and (note := _NOTE.match(text.normalised, start, end)):
        start = note.end()
    first, last = text.lines(start, end)
    begin = text.line_starts[first - 1]
    above = raw[text.line_starts[first - 2] : begin] if first > 1 else ""
    opens_line = not any(char.isalnum() for char in raw[begin : text.offsets[start]])
    runs_on = any(one.first < first <= one.last for one in layout.run)
    return Unit(
        start,
        end,
        first,
        last,
        opens_line=opens_line,
        opens_paragraph=opens_line and not above.strip(),
        item=opens_line and not runs_on and (slides or bool(_ITEM.match(raw, begin))),
        section=bisect_right(text.sections, start),
    )


def _goes_on(text: Text, before: Unit, one: Unit) -> bool:
    """Whether a unit belongs to the one before: an item's number, or a sentence that is not over."""
    if before.section != one.section or one.item:
        return False
    words = words_of(text, before)
    if _NUMBER.fullmatch(words):
        return before.opens_line and before.last == one.first
    prose = text.source.reading.layout != "slides" and before.last < one.first
    return prose and not words_of(text, one)[0].isalpha() and not ends_with_mark(words)
