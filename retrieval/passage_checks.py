"""Finds what is wrong with the passages: cut sentences, overlaps, gaps, unknown kinds or concepts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from retrieval.cut import Passage, cut_passages
from retrieval.errors import SourceError
from retrieval.layout import LAYOUT, Layout, Lines, load_layouts
from retrieval.passages import LONGEST_PASSAGE
from retrieval.quotes import find_quote
from retrieval.reader import Text, read_source
from retrieval.sentences import ends_with_mark
from retrieval.sources import Source
from retrieval.traits import KINDS, MOST_CONCEPTS, load_traits

_OPENERS = """”"“‘'(["""


def check_passages(sources: Mapping[str, Source], concepts: Collection[str]) -> list[str]:
    """Check the passages of all sources.

    Args:
        sources: the sources by code; `passages.toml` stands beside their files.
        concepts: the keys of all concepts.

    Returns:
        Every problem, named by passage or line; empty if there is none.
    """
    try:
        passages = cut_passages(sources)
    except SourceError as error:
        return [str(error)]
    problems: list[str] = []
    for code, source in sources.items():
        layout = load_layouts(source.path.parent).get(code, Layout())
        own = [one for one in passages if one.source == code]
        problems += check_source(read_source(source), layout, own, concepts)
    names = Counter(one.id for one in passages)
    problems += [f"{name}: {count} passages have this id" for name, count in names.items() if count > 1]
    for folder in {source.path.parent for source in sources.values()}:
        unused = load_traits(folder).unused(frozenset(names))
        problems += [f"{LAYOUT}: there is no passage {name}" for name in unused]
    return problems


def check_source(
    text: Text, layout: Layout, passages: Sequence[Passage], concepts: Collection[str]
) -> list[str]:
    """Check the passages of one source.

    Args:
        text: the source.
        layout: how it is cut.
        passages: its passages.
        concepts: the keys of all concepts.
    """
    problems = [f"{one.id}: {what}" for one in passages for what in _wrong(text, one, concepts)]
    taken: dict[int, str] = {}
    for one in passages:
        others = {taken[at] for start, end in one.stretches for at in range(start, end) if at in taken}
        problems += [f"{one.id}: overlaps {other}" for other in sorted(others)]
        taken.update((at, one.id) for start, end in one.stretches for at in range(start, end))
    lines = sorted(
        {text.line(at) for at, char in enumerate(text.normalised) if char.isalnum() and at not in taken}
    )
    outside = [*layout.left_out, *(one.lines for one in layout.headings), *_around(layout)]
    gaps = [line for line in lines if not any(line in one for one in outside)]
    problems += [
        f"{text.source.code}:{line}: words of no passage" for line in gaps if not _note_number(text, line)
    ]
    return problems


def _around(layout: Layout) -> Iterator[Lines]:
    """The lines of the words above the columns, which each rebuilt row repeats."""
    for table in layout.tables:
        yield from (cell.lines for cell in table.columns)


def _note_number(text: Text, line: int) -> bool:
    """Whether a line of no passage but its first character is a footnote, whose number is left out."""
    start = next((at for at in text.sections if text.line(at) == line), None)
    return start is not None and text.normalised[start].isdigit() and text.normalised[start + 1] == " "


def _wrong(text: Text, one: Passage, concepts: Collection[str]) -> Iterator[str]:
    """Everything wrong with one passage by itself."""
    if not 0 < len(one.text) <= LONGEST_PASSAGE:
        yield f"{len(one.text)} characters, at most {LONGEST_PASSAGE}"
    if one.kind not in KINDS:
        yield f"evidence kind {one.kind!r} is not one of {', '.join(sorted(KINDS))}"
    if not 1 <= len(one.concepts) <= MOST_CONCEPTS:
        yield f"{len(one.concepts)} concepts, 1 to {MOST_CONCEPTS}"
    yield from (f"unknown concept {key!r}" for key in one.concepts if key not in concepts)
    held = [text.lines(start, end) for start, end in one.stretches]
    if one.first > min(first for first, _ in held) or one.last < max(last for _, last in held):
        yield "the lines are not those of its words"
    if one.rebuilt:
        quotes = (quote for quote in one.quotes if find_quote(text, quote, (one.first, one.last)) is None)
        yield from (f"{quote!r} does not stand there" for quote in quotes)
    else:
        yield from _cut(text, one)


def _cut(text: Text, one: Passage) -> Iterator[str]:
    """Whether a passage begins or ends in mid-sentence."""
    if not _opens(text, one.stretches[0][0]):
        yield "begins in mid-sentence"
    end = one.stretches[-1][1]
    after = end + len(text.normalised[end:]) - len(text.normalised[end:].lstrip())
    if after < len(text.normalised) and not _opens(text, after):
        yield "ends in mid-sentence"


def _opens(text: Text, at: int) -> bool:
    """Whether a sentence, heading, item, slide line or footnote begins at a position.

    A page break ends no sentence: what goes on with a number or bracket after an open one is no beginning.
    """
    before = text.normalised[:at].rstrip()
    if not before or any(at - len("0 ") == start for start in text.sections):
        return True
    if at not in text.starts and at not in text.sections:
        return False
    if text.source.reading.layout == "slides" or at in text.sections or ends_with_mark(before):
        return True
    return text.normalised[at:].lstrip(_OPENERS)[:1].isalpha()
