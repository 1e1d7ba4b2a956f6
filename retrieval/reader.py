"""Reads a source as running text while every character keeps its place in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from retrieval.marks import Piece, pieces
from retrieval.sentences import sentence_starts
from retrieval.sources import Reading, Source, raw_text

_RULE_WIDTH = 40  # a line of this many blanks stands above the footnotes of a page
_SLIDE_GAP = 3  # blank lines between two slides
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True)
class Text:
    """A source as running text.

    Attributes:
        source: the source.
        normalised: its words: hyphenation and page breaks undone, marks left out, one space between words.
            Footnotes stand at the end, so that they cut no sentence.
        offsets: for each character of `normalised` its offset in the file, in characters from 0.
        line_starts: offset in the file of each line's first character.
        starts: where in `normalised` a sentence, heading, list item or slide line begins.
        sections: where in `normalised` a heading, the text after it, a slide or a footnote begins.
    """

    source: Source
    normalised: str = field(repr=False)
    offsets: tuple[int, ...] = field(repr=False)
    line_starts: tuple[int, ...] = field(repr=False)
    starts: frozenset[int] = field(repr=False)
    sections: tuple[int, ...] = field(repr=False)

    def line(self, position: int) -> int:
        """The line, counted from 1, in which a character of `normalised` stands in the file."""
        return bisect_right(self.line_starts, self.offsets[position])

    def lines(self, start: int, end: int) -> tuple[int, int]:
        """First and last line of a stretch of `normalised` (end is the position after its last character)."""
        found = self.offsets[start:end]
        return bisect_right(self.line_starts, min(found)), bisect_right(self.line_starts, max(found))


def read_source(source: Source) -> Text:
    """Read a source as running text.

    Raises:
        SourceError: the file is missing or changed.
    """
    return _Run(raw_text(source), source.reading).read(source)


def normalise(words: str, reading: Reading) -> str:
    r"""The running text of a few words, read as a source is read.

    >>> normalise("ett fantas-\ntiskt *jobb*", Reading(layout="markdown"))
    'ett fantastiskt jobb'
    """
    run = _Run(words, reading)
    run.fill()
    return run.text()


def line_starts(raw: str) -> tuple[int, ...]:
    r"""Offset of each line's first character; only a line feed ends a line.

    >>> line_starts("a\nb\fc\n")
    (0, 2, 6)
    """
    return (0, *(at + 1 for at, char in enumerate(raw) if char == "\n"))


@dataclass(frozen=True)
class _Row:
    """A line of the file: its pieces, and what its place on the page says."""

    pieces: list[Piece]
    page_top: bool
    note: bool


class _Run:
    """A running text while it is being put together."""

    def __init__(self, raw: str, reading: Reading) -> None:
        self.raw = raw
        self.reading = reading
        self.offsets: list[int] = []
        self.starts: set[int] = set()
        self.sections: list[int] = []

    def read(self, source: Source) -> Text:
        self.fill()
        normalised = self.text()
        return Text(
            source=source,
            normalised=normalised,
            offsets=tuple(self.offsets),
            line_starts=line_starts(self.raw),
            starts=frozenset(self.starts | set(sentence_starts(normalised, self.reading))),
            sections=tuple(self.sections),
        )

    def text(self) -> str:
        chars = (self.raw[offset] for offset in self.offsets)
        return "".join(" " if char.isspace() else char for char in chars)

    def fill(self) -> None:
        """Put all rows together, footnotes last."""
        rows = list(self._rows())
        blanks, heading = _SLIDE_GAP, True
        for row in [*(row for row in rows if not row.note), *(row for row in rows if row.note)]:
            if not row.pieces:
                blanks += 1
                continue
            for piece in row.pieces:
                section = heading or piece.heading or self._opens_section(row, piece, blanks)
                self._add(piece, section=section, gap=blanks > 0)
                blanks, heading = 0, piece.heading

    def _rows(self) -> Iterator[_Row]:
        """The lines in order; in prose, those between a page's rule and its end are footnotes."""
        note = False
        starts = line_starts(self.raw)
        for start, after in zip(starts, [*(at - 1 for at in starts[1:]), len(self.raw)], strict=True):
            found = pieces(self.raw, start, after, self.reading.layout)
            page_top = self.raw[start:after][:1] in {" ", "\f"}
            if self.reading.layout == "prose" and not found and after - start >= _RULE_WIDTH:
                note = True
            elif found and page_top:
                note = False
            yield _Row(found, page_top, note)

    def _opens_section(self, row: _Row, piece: Piece, blanks: int) -> bool:
        """Whether a piece begins a slide or a footnote."""
        slide = self.reading.layout == "slides" and (row.page_top or blanks >= _SLIDE_GAP)
        return slide or (row.note and self.raw[piece.offsets[0]].isdigit())

    def _add(self, piece: Piece, *, section: bool, gap: bool) -> None:
        """Add one piece: joined to a broken word, or after a space."""
        if self.offsets and not self._joined(piece, own=section or piece.fresh):
            self.offsets.append(self._space_before(piece))
        here = len(self.offsets)
        self.offsets.extend(piece.offsets)
        if section:
            self.sections.append(here)
        if section or piece.fresh or ((gap or self.reading.layout == "slides") and self._opens(piece)):
            self.starts.add(here)

    def _space_before(self, piece: Piece) -> int:
        """Offset of the white space or mark that stands for the space before a piece."""
        return next((at for at in range(piece.offsets[0] - 1, -1, -1) if self.raw[at].isspace()), 0)

    def _opens(self, piece: Piece) -> bool:
        """Whether a piece begins as a sentence or slide line does: with an ellipsis, or no small letter."""
        first = next((self.raw[at] for at in piece.offsets if self.raw[at].isalnum()), "")
        return self.raw[piece.offsets[0]] == "…" or not first.islower()

    def _joined(self, piece: Piece, *, own: bool) -> bool:
        """Undo a hyphen at a line's end; whether the piece goes on without a space."""
        if own or self.raw[self.offsets[-1]] != "-":
            return False
        head, tail = self._last_word(), self._first_word(piece.offsets)
        if not head or not tail or tail in self.reading.joiners:
            return False
        broken = head[-1].isalpha() and (tail[0].islower() or (head.isupper() and tail.isupper()))
        if broken and f"{head}-{tail}" not in self.reading.compounds:
            self.offsets.pop()
        return True

    def _last_word(self) -> str:
        """The letters before the hyphen that ends the text so far."""
        word: list[str] = []
        for offset in reversed(self.offsets[:-1]):
            char = self.raw[offset]
            if not (char.isalnum() or char == "-"):
                break
            word.append(char)
        return "".join(reversed(word))

    def _first_word(self, offsets: Sequence[int]) -> str:
        """The word a piece begins with; empty if it begins with something else."""
        found = _WORD.match("".join(self.raw[offset] for offset in offsets[:80]))
        return found.group() if found else ""
