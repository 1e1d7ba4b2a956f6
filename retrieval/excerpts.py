"""Cuts passages into what may be quoted: whole sentences that stand verbatim in the file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from retrieval.cut import Passage
from retrieval.quotes import find_quote
from retrieval.reader import Text
from retrieval.sources import raw_text
from retrieval.words import split

FEWEST_WORDS = 5  # of an excerpt
USUAL = 300  # characters; a longer sentence is kept whole
JOINED = 400  # characters up to which a sentence is joined to the one it leans on
LONGEST = 600  # characters; nothing longer is an excerpt
_BLANK = re.compile(r"[\s-]+")


@dataclass(frozen=True)
class Excerpt:
    """Whole sentences of a source, or one cell of a table.

    Attributes:
        text: its words, verbatim.
        passage: id of the passage it is from.
        source: code of the source.
        first: line of its first word, counted from 1.
        last: line of its last word.
        kind: evidence kind of the passage; empty if none is given.
        voice: `for`, `critical`, `both` or `background`.
        column: the column it stands in, of a cell; else empty.
        leans: it begins with a word that leans on what stands before.
    """

    text: str
    passage: str
    source: str
    first: int
    last: int
    kind: str
    voice: str
    column: str = ""
    leans: bool = False


@cache
def rules() -> Mapping[str, dict[str, float] | dict[str, str] | str]:
    """What `quoting.toml` says."""
    return tomllib.loads(Path(__file__).with_name("quoting.toml").read_text(encoding="utf-8"))


def excerpts(passages: Sequence[Passage], texts: Mapping[str, Text]) -> tuple[Excerpt, ...]:
    """Everything in the passages that may be quoted, in their order.

    Nothing with a flaw of the file, nothing under five words, and nothing between whose words the file has
    anything but white space and a hyphen at a line's end.

    Args:
        passages: the passages.
        texts: the sources they are cut from, by code.
    """
    found: list[Excerpt] = []
    raws = {code: raw_text(text.source) for code, text in texts.items()}
    for one in passages:
        text = texts[one.source]
        some = _cells(one, text) if one.rebuilt else _sentences(one, text)
        found += [each for each in some if stands(each.text, raws[one.source], (each.first, each.last))]
    return tuple(found)


def stands(words: str, raw: str, lines: tuple[int, int]) -> bool:
    r"""Whether words stand in these lines of a file, white space and line-end hyphens apart.

    >>> stands("ett fantastiskt jobb", "Vi gör\nett fantas-\ntiskt jobb.", (2, 3))
    True
    >>> stands("ett fantastiskt jobb", "ett *fantastiskt* jobb", (1, 1))
    False
    """
    there = "\n".join(raw.split("\n")[lines[0] - 1 : lines[1]])
    return _BLANK.sub("", words) in _BLANK.sub("", there)


def _cells(one: Passage, text: Text) -> Iterator[Excerpt]:
    """The cells of a rebuilt row that stand under a column whose view is known."""
    columns = rules()["columns"]
    if not isinstance(columns, dict):
        return
    for line in one.text.splitlines():
        name, _, words = line.partition(": ")
        span = find_quote(text, words) if words in one.quotes and name in columns else None
        if span:
            lines = (span.first_line, span.last_line)
            yield Excerpt(words, one.id, one.source, *lines, one.kind, str(columns[name]), name)


def _sentences(one: Passage, text: Text) -> Iterator[Excerpt]:
    """The sentences of a passage, each joined to the one before where it leans on it or that is a title."""
    dangling = frozenset(str(rules()["dangling"]).split())
    before: tuple[int, int] | None = None
    for start, end in _spans(one, text):
        words = text.normalised[start:end]
        leans = bool(set(split(words)[:1]) & dangling)
        joins = before is not None and text.normalised[before[1] : start].strip() == ""
        title = joins and before is not None and _is_title(text.normalised[before[0] : before[1]])
        if before is not None and joins and (leans or title) and end - before[0] <= JOINED:
            whole = _excerpt(one, text, before[0], end, leans=False)
            if whole:
                yield whole
            leans = leans or title
        single = _excerpt(one, text, start, end, leans=leans)
        if single:
            yield single
        before = (start, end)


def _is_title(words: str) -> bool:
    """Whether words are a title that opens the sentence after them."""
    return words.endswith(".") and len(split(words)) < FEWEST_WORDS


def _spans(one: Passage, text: Text) -> Iterator[tuple[int, int]]:
    """Where each sentence, list item or slide line of a passage begins and ends."""
    for start, end in one.stretches:
        edges = sorted({start, end, *(at for at in text.starts if start < at < end)})
        for low, high in pairwise(edges):
            words = text.normalised[low:high]
            yield low, low + len(words.rstrip())


def _excerpt(one: Passage, text: Text, start: int, end: int, *, leans: bool) -> Excerpt | None:
    """The words between two places, if they may be quoted."""
    words = text.normalised[start:end]
    first, last = text.lines(start, end)
    flaws = (*text.source.reading.glued, *text.source.reading.sic)
    if len(split(words)) < FEWEST_WORDS or len(words) > LONGEST or start not in text.starts:
        return None
    if any(flaw.text in words and flaw.first <= last and first <= flaw.last for flaw in flaws):
        return None
    return Excerpt(words, one.id, one.source, first, last, one.kind, one.voice, leans=leans)
