"""Decides whether a quote may be shown as the source's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from retrieval.passages import Span
from retrieval.quotes import find_quote
from retrieval.reader import Text, read_source
from retrieval.sentences import ends_with_mark, sentence_starts
from retrieval.sources import Source

LONGEST_QUOTE = 400  # characters
MOST_SENTENCES = 3
_OPENERS = """”"“‘(["""


class Quoted(Protocol):
    """What has a quote: an anchor of the instrument, or anything like it."""

    @property
    def id(self) -> str:
        """Its code."""

    @property
    def source(self) -> str:
        """Code of the source."""

    @property
    def lines(self) -> Sequence[int]:
        """First and last line it is about."""

    @property
    def quote_lines(self) -> Sequence[int]:
        """First and last line in which the quote stands."""

    @property
    def quote(self) -> str:
        """The quote."""


@dataclass(frozen=True)
class QuoteProblem:
    """What is wrong with one quote.

    Attributes:
        id: code of what has the quote.
        source: code of the source.
        lines: first and last line in which the quote should stand.
        what: what is wrong, in English.
    """

    id: str
    source: str
    lines: tuple[int, int]
    what: str

    def __str__(self) -> str:
        return f"{self.id} ({self.source}:{self.lines[0]}-{self.lines[1]}): {self.what}"


def check_quotes(anchors: Iterable[Quoted], sources: Mapping[str, Source]) -> list[QuoteProblem]:
    """Check that every quote stands in its source word for word, and is one that may be shown.

    Args:
        anchors: what has quotes.
        sources: the sources by code.

    Returns:
        Every problem, in the order of the anchors; empty if there is none.

    Raises:
        SourceError: a source is missing or changed.
    """
    texts: dict[str, Text] = {}
    problems: list[QuoteProblem] = []
    for anchor in anchors:
        if anchor.source not in texts and anchor.source in sources:
            texts[anchor.source] = read_source(sources[anchor.source])
        lines = (anchor.quote_lines[0], anchor.quote_lines[-1])
        found = _problems(anchor, lines, texts.get(anchor.source))
        problems += [QuoteProblem(anchor.id, anchor.source, lines, what) for what in found]
    return problems


def _problems(anchor: Quoted, lines: tuple[int, int], text: Text | None) -> Iterator[str]:
    """Everything wrong with one quote."""
    if text is None:
        yield "there is no such source"
        return
    if lines[0] > anchor.lines[-1] or anchor.lines[0] > lines[1]:
        yield f"quote_lines lie outside lines {anchor.lines[0]}-{anchor.lines[-1]}"
    if len(anchor.quote) > LONGEST_QUOTE:
        yield f"{len(anchor.quote)} characters, at most {LONGEST_QUOTE}"
    span = find_quote(text, anchor.quote, lines)
    if span is None:
        yield f"the quote does not stand word for word in these lines; {_elsewhere(text, anchor.quote)}"
    else:
        yield from _problems_in_place(text, span)


def _elsewhere(text: Text, quote: str) -> str:
    """Where else a quote stands, in words."""
    span = find_quote(text, quote)
    return f"it stands in {span.first_line}-{span.last_line}" if span else "it stands nowhere in the source"


def _problems_in_place(text: Text, span: Span) -> Iterator[str]:
    """Everything wrong with a quote that does stand in its source."""
    words = text.normalised[span.start : span.end]
    count = 1 + sum(1 for _ in sentence_starts(words, text.source.reading))
    if count > MOST_SENTENCES:
        yield f"{count} sentences, at most {MOST_SENTENCES}"
    if not _begins(text, span.start):
        yield "begins in mid-sentence"
    if not _ends(text, span.end):
        yield "ends in mid-sentence"
    for flaw in (*text.source.reading.glued, *text.source.reading.sic):
        if flaw.text in words and flaw.first <= span.last_line and span.first_line <= flaw.last:
            yield f"has the flaw {flaw.text!r} of the file"


def _begins(text: Text, start: int) -> bool:
    """Whether a quote begins where a sentence does, or after a colon; an opening mark may be left out."""
    before = text.normalised[:start]
    start -= len(before) - len(before.rstrip(_OPENERS))
    return start in text.starts or before[:start].rstrip().endswith(":")


def _ends(text: Text, end: int) -> bool:
    """Whether a quote ends where a sentence, heading, list item or slide line does."""
    after = text.normalised[end:].lstrip()
    next_one = len(text.normalised) - len(after)
    return not after or next_one in text.starts or ends_with_mark(text.normalised[:end])
