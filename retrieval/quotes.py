"""Finds a quote, word for word, in the running text of a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retrieval.passages import LONGEST_PASSAGE, Span, make_span
from retrieval.reader import Text, normalise


def find_quote(text: Text, quote: str, lines: Sequence[int] | None = None) -> Span | None:
    """Find a quote word for word.

    The quote is read as the source is read: runs of white space are one space, hyphenation and marks undone.
    Nothing else is forgiven.

    Args:
        text: the source.
        quote: the quote.
        lines: first and last line, counted from 1, between which all of it has to stand; None for anywhere.

    Returns:
        The first place where it stands, or None.
    """
    for words in dict.fromkeys((" ".join(quote.split()), normalise(quote, text.source.reading))):
        for span in _places(text, words):
            if lines is None or (lines[0] <= span.first_line and span.last_line <= lines[-1]):
                return span
    return None


def _places(text: Text, words: str) -> Iterator[Span]:
    """Every place where words stand, in order."""
    if not words or len(words) > LONGEST_PASSAGE:
        return
    start = text.normalised.find(words)
    while start >= 0:
        yield make_span(text, start, start + len(words))
        start = text.normalised.find(words, start + 1)
