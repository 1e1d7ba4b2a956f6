"""Cuts a document of the organisation's own into passages that know their pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from retrieval.documents import Document, Page
from retrieval.sentences import ends_with_mark, sentence_starts
from retrieval.sources import Reading

LONGEST = 900  # characters of a passage
ENOUGH = 450  # characters, from which a new paragraph begins a new passage
_EDGE_LINES = 2  # at the top and at the foot of a page that may be the same on every page
_LONGEST_EDGE = 100  # characters; a longer line is text
_FEW_PAGES = 3  # with fewer nothing is known to be repeated
_BULLET = re.compile(r"^(?:[•·▪■○◦‣*–—-]|\d{1,2}[.)])\s+")  # bullets as people write them
_DIGITS = re.compile(r"\d+")
_BROKEN = re.compile(r"[^\W\d_]-$")


@dataclass(frozen=True)
class OwnPassage:
    """A stretch of a document that can be shown alone.

    Attributes:
        text: its words, at most 900 characters; a line feed between paragraphs.
        first: number of the page it begins on; 0 where the format has no pages.
        last: number of the page it ends on.
        heading: what it stands under, empty where nothing is known.
    """

    text: str
    first: int
    last: int
    heading: str


@dataclass(frozen=True)
class _Unit:
    """A sentence, or a piece of one that is too long; `opens` when it begins a paragraph."""

    text: str
    first: int
    last: int
    heading: str
    opens: bool


def cut_document(document: Document, reading: Reading) -> tuple[OwnPassage, ...]:
    """Cut a document at its paragraphs and sentences.

    A sentence that goes on over a page break stays whole. Lines at the top or foot of most pages are
    left out, hyphens at line ends undone.

    Args:
        document: the document.
        reading: joiners and abbreviations, as for the source texts.
    """
    return tuple(_packed(list(_units(document, reading))))


def _packed(units: Sequence[_Unit]) -> Iterator[OwnPassage]:
    """Units put together while they fit and stand under one heading."""
    now: OwnPassage | None = None
    for unit in units:
        if now is None or _new_one(now, unit):
            if now:
                yield now
            now = OwnPassage(unit.text, unit.first, unit.last, unit.heading)
        else:
            between = "\n" if unit.opens else " "
            now = replace(now, text=f"{now.text}{between}{unit.text}", last=unit.last)
    if now:
        yield now


def _new_one(now: OwnPassage, unit: _Unit) -> bool:
    """Whether a unit begins a new passage: too long, another heading, or at a page or after enough."""
    if len(now.text) + 1 + len(unit.text) > LONGEST or unit.heading != now.heading:
        return True
    return unit.opens and (unit.first != now.last or len(now.text) >= ENOUGH)


def _units(document: Document, reading: Reading) -> Iterator[_Unit]:
    """The sentences of a document in order, with the page or pages each stands on."""
    for text, heading, turns in _paragraphs(document, reading):
        starts = [0, *sentence_starts(text, reading)]
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            for at, piece in _pieces(text[start:end].rstrip(), start):
                pages = _page(turns, at), _page(turns, at + len(piece) - 1)
                yield _Unit(piece, *pages, heading, opens=at == 0)


def _page(turns: Sequence[tuple[int, int]], at: int) -> int:
    """The page on which a character of a paragraph stands, from where the pages turn in it."""
    return next(page for start, page in reversed(turns) if start <= at)


def _pieces(text: str, start: int) -> Iterator[tuple[int, str]]:
    """A sentence and where it begins; one that is too long in pieces, cut between words where it can be."""
    while len(text) > LONGEST:
        cut = text.rfind(" ", 1, LONGEST + 1)
        cut = cut if cut > 0 else LONGEST
        yield start, text[:cut].rstrip()
        rest = text[cut:].lstrip()
        start, text = start + len(text) - len(rest), rest
    if text:
        yield start, text


def _paragraphs(document: Document, reading: Reading) -> Iterator[tuple[str, str, list[tuple[int, int]]]]:
    """Paragraphs with their heading and where the pages turn in them, broken ones put together."""
    now: tuple[str, str, list[tuple[int, int]]] | None = None
    repeated = _repeated(document.pages)
    for page in document.pages:
        for text in _flow(page, repeated, reading):
            if now and now[2][-1][1] != page.number and _goes_on(now[0], text):
                joined, start = _joined(now[0], text, reading)
                now = (joined, now[1], [*now[2], (start, page.number)])
                continue
            if now:
                yield now
            now = (text, page.heading, [(0, page.number)])
    if now:
        yield now


def _goes_on(before: str, after: str) -> bool:
    """Whether a paragraph goes on over a page break."""
    return not ends_with_mark(before) and after[:1].islower()


def _flow(page: Page, repeated: frozenset[str], reading: Reading) -> list[str]:
    """The paragraphs of a page as running text."""
    found: list[str] = []
    fresh = True
    for line in _body(page, repeated):
        words = " ".join(line.split())
        if not words:
            fresh = True
        elif fresh or _BULLET.match(words):
            found.append(words)
            fresh = False
        else:
            found[-1] = _joined(found[-1], words, reading)[0]
    return found


def _joined(before: str, after: str, reading: Reading) -> tuple[str, int]:
    """Two lines as one, a word broken at the line's end put together; and where the second begins."""
    if _BROKEN.search(before) and after[:1].islower() and after.split(maxsplit=1)[0] not in reading.joiners:
        return before[:-1] + after, len(before) - 1
    return f"{before} {after}", len(before) + 1


def _body(page: Page, repeated: frozenset[str]) -> list[str]:
    """The lines of a page without those that stand on most pages."""
    lines = page.text.split("\n")
    edge = {at for at, _ in _edges(lines)}
    return [line for at, line in enumerate(lines) if at not in edge or _same(line) not in repeated]


def _edges(lines: Sequence[str]) -> list[tuple[int, str]]:
    """The first and last short lines of a page."""
    said = [(at, line) for at, line in enumerate(lines) if 0 < len(line.strip()) <= _LONGEST_EDGE]
    return [*said[:_EDGE_LINES], *said[_EDGE_LINES:][-_EDGE_LINES:]]


def _repeated(pages: Sequence[Page]) -> frozenset[str]:
    """What stands at the top or foot of more than half of the pages, numbers aside."""
    if len(pages) < _FEW_PAGES or not pages[0].number:
        return frozenset()
    counts = Counter(
        one for page in pages for one in {_same(line) for _, line in _edges(page.text.split("\n"))}
    )
    return frozenset(line for line, count in counts.items() if count > len(pages) / 2)


def _same(line: str) -> str:
    """A line as it is on every page: numbers left out."""
    return _DIGITS.sub("", " ".join(line.split()))
