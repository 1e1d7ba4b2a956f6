"""Decides whether a quotation stands word for word in a passage and still says what it says there."""

from __future__ import annotations

from retrieval.checks import Checks
from retrieval.cut import Passage
from retrieval.excerpts import stands
from retrieval.grounds import Known
from retrieval.passages import Span
from retrieval.quotes import find_quote
from retrieval.reader import Text
from retrieval.words import split

_A_FEW = 3  # words; a shorter quotation is a term


def quote_stands(words: str, passage: Passage, known: Known, checks: Checks) -> bool:
    """Whether a quotation may be shown as the passage's own words.

    Args:
        words: what stands between the quotation marks.
        passage: the passage it is said to be from.
        known: what is known of the corpus.
        checks: the rules.
    """
    if not any(char.isalpha() for char in words) or words != words.strip():
        return False
    text = known.texts.get(passage.source)
    if text is None:
        return _whole_words(words, passage.text)
    if passage.rebuilt and not any(words in one for one in passage.quotes):
        return False
    span = find_quote(text, words, (passage.first, passage.last))
    if (
        span is None
        or not _inside(span, passage)
        or not stands(words, known.raws[passage.source], (span.first_line, span.last_line))
    ):
        return False
    edges = (
        text.normalised[span.start - 1 : span.start] + words[0],
        words[-1] + text.normalised[span.end :][:1],
    )
    if any(edge.isalnum() and len(edge) > 1 for edge in edges) or _flawed(words, span, text):
        return False
    return not _cut_off(words, span, text, checks)


def _inside(span: Span, passage: Passage) -> bool:
    """Whether a stretch lies in a passage, not only on its lines."""
    starts, ends = zip(*passage.stretches, strict=True)
    return bool(min(starts) <= span.start and span.end <= max(ends))


def _whole_words(words: str, text: str) -> bool:
    """Whether words stand in a text that is no source of ours."""
    there = " ".join(text.split())
    at = there.find(words)
    around = there[at - 1 : at] + there[at + len(words) :][:1] if at >= 0 else "x"
    return not any(char.isalnum() for char in around)


def _flawed(words: str, span: Span, text: Text) -> bool:
    """Whether a quotation holds a flaw of the file."""
    flaws = (*text.source.reading.glued, *text.source.reading.sic)
    return any(
        flaw.text in words and flaw.first <= span.last_line and span.first_line <= flaw.last for flaw in flaws
    )


def _cut_off(words: str, span: Span, text: Text, checks: Checks) -> bool:
    """Whether the words that deny were left out of a longer quotation."""
    if len(split(words)) < _A_FEW or checks.denies(words):
        return False
    start = max((at for at in text.starts if at <= span.start), default=0)
    end = min((at for at in text.starts if at >= span.end), default=len(text.normalised))
    before = checks.clause.split(text.normalised[start : span.start])[-1]
    after = checks.clause.split(text.normalised[span.end : end])[0]
    return checks.denies(before) or checks.denies(after)
