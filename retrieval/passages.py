"""Shows a stretch of a source: its words, what stands around it, and where it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from retrieval.errors import PassageError
from retrieval.reader import Text

LONGEST_PASSAGE = 900  # characters; nothing longer is handed out (house.md section 5)
AROUND = 700  # characters around a quote, both sides together
_CUT = "…"


@dataclass(frozen=True)
class Span:
    """A stretch of a source.

    Attributes:
        start: position of its first character in the running text.
        end: position after its last.
        first_line: first line in the file, counted from 1.
        last_line: last line in the file.
    """

    start: int
    end: int
    first_line: int
    last_line: int


@dataclass(frozen=True)
class Citation:
    """Where a passage stands.

    Attributes:
        source: code of the source.
        name: the source's name in short citations.
        title: title of the source.
        author: its author, or None.
        year: its year, or None.
        first: first line in the file, counted from 1.
        last: last line.
        start: offset of the first character in the file, in characters from 0.
        end: offset after the last.
    """

    source: str
    name: str
    title: str
    author: str | None
    year: int | None
    first: int
    last: int
    start: int
    end: int

    def short(self, row: str, rows: str | None = None) -> str:
        """The citation in a few words; `row` and `rows` are the words for one line and for several.

        >>> Citation("004", "Siverbo", "Vad vi vet", "Sven Siverbo", 2022, 128, 128, 0, 9).short("line")
        'Siverbo 2022, line 128'
        """
        who = f"{self.name} {self.year}" if self.year else self.name
        if self.first == self.last:
            return f"{who}, {row} {self.first}"
        return f"{who}, {rows or row} {self.first}–{self.last}"


def make_span(text: Text, start: int, end: int) -> Span:
    """The span between two positions of the running text.

    Raises:
        PassageError: it is empty, outside the text, or longer than a passage may be.
    """
    if not 0 <= start < end <= len(text.normalised):
        raise PassageError(f"{text.source.code}: nothing stands at {start}-{end}")
    if end - start > LONGEST_PASSAGE:
        raise PassageError(
            f"{text.source.code}: {end - start} characters, at most {LONGEST_PASSAGE} are shown"
        )
    return Span(start, end, *text.lines(start, end))


def span_of_lines(text: Text, first: int, last: int) -> Span:
    """The words that stand on the lines first to last of the file, cut after the longest a passage may be.

    Raises:
        PassageError: the lines are not there or hold no words.
    """
    ends = (*text.line_starts, max(text.offsets, default=0) + 1)
    if not 1 <= first <= last < len(ends):
        raise PassageError(f"{text.source.code}: there are no lines {first}-{last}")
    low, high = ends[first - 1], ends[last]
    found = [at for at, offset in enumerate(text.offsets) if low <= offset < high]
    if not found:
        raise PassageError(f"{text.source.code}: no words on lines {first}-{last}")
    start, end = found[0], found[-1] + 1
    if end - start > LONGEST_PASSAGE:
        end = text.normalised.rfind(" ", start, start + LONGEST_PASSAGE)
    return make_span(text, start, start + len(text.normalised[start:end].rstrip()))


def cite(text: Text, span: Span) -> Citation:
    """Where a span stands, for people and for machines."""
    source = text.source
    offsets = text.offsets[span.start : span.end]
    return Citation(
        source=source.code,
        name=source.short,
        title=source.title,
        author=source.author,
        year=source.year,
        first=span.first_line,
        last=span.last_line,
        start=min(offsets),
        end=max(offsets) + 1,
    )


def surroundings(text: Text, span: Span, limit: int = AROUND) -> tuple[str, str, str]:
    """A quote between what stands before and after it in its section.

    The quote is the source's own words. Around it words that were run together are separated and errors
    marked [sic]; slide lines stand on lines of their own. What is cut begins and ends with a sentence where
    one fits, else with a word and an ellipsis.

    Args:
        text: the source.
        span: the quote.
        limit: most characters around it, both sides together; never more than 700.

    Returns:
        What stands before, the quote, what stands after; without spaces at the ends.

    Raises:
        PassageError: the span is outside the text or longer than a passage may be.
    """
    make_span(text, span.start, span.end)
    limit = max(0, min(limit, AROUND))
    low, high = _section(text, span)
    after = _after(text, span.end, high, limit // 2)
    before = _before(text, low, span.start, limit - len(after))
    after = _after(text, span.end, high, limit - len(before))
    return before, text.normalised[span.start : span.end], after


def _section(text: Text, span: Span) -> tuple[int, int]:
    """Where the section around a span begins and ends."""
    low = bisect_right(text.sections, span.start)
    high = bisect_left(text.sections, span.end)
    start = text.sections[low - 1] if low else 0
    return start, text.sections[high] if high < len(text.sections) else len(text.normalised)


def _before(text: Text, low: int, end: int, room: int) -> str:
    """What stands between low and end, from the first sentence or else the first word that fits."""
    near = range(max(low, end - room), end)
    for at in near:
        if (at in text.starts or at == low) and len(words := _shown(text, at, end)) <= room:
            return words
    for at in near:
        if text.normalised[at - 1 : at] == " " and len(words := f"{_CUT} {_shown(text, at, end)}") <= room:
            return words
    return ""


def _after(text: Text, start: int, high: int, room: int) -> str:
    """What stands between start and high, to the last sentence or else the last word that fits."""
    backwards = range(min(high, start + room), start, -1)
    near = [at for at in backwards if text.normalised[at : at + 1] in {" ", ""}]
    for end in near:
        if (end + 1 in text.starts or end == high) and len(words := _shown(text, start, end)) <= room:
            return words
    for end in near:
        if len(words := f"{_shown(text, start, end)} {_CUT}") <= room:
            return words
    return ""


def _shown(text: Text, start: int, end: int) -> str:
    """The words between two positions: flaws separated or marked, slide lines each on a line."""
    words = text.normalised[start:end]
    reading = text.source.reading
    if reading.layout == "slides":
        words = "".join("\n" if at + 1 in text.starts else char for at, char in enumerate(words, start))
    if start < end:
        first, last = text.lines(start, end)
        for flaw in (*reading.glued, *reading.sic):
            if flaw.first <= last and first <= flaw.last:
                words = words.replace(flaw.text, flaw.shown)
    return words.strip()
