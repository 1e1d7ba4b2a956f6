"""Cuts the sources into passages that a person can read alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from retrieval.blocks import blocks, shown
from retrieval.headings import Above, above, path
from retrieval.layout import Cell, Layout, load_layouts
from retrieval.reader import Text, read_source
from retrieval.sources import Source, raw_text
from retrieval.tables import rebuild
from retrieval.traits import Traits, load_traits
from retrieval.units import Unit, units


@dataclass(frozen=True)
class Passage:
    """A stretch of a source that is found and shown.

    Attributes:
        id: `004:128` or `004:130-134`; `#1`, `#2` after it where several passages have these lines.
        source: code of the source.
        first: first line in the file, counted from 1.
        last: last line.
        heading: headings it stands under, outermost first.
        kind: evidence kind, one of E S R A B O; empty if none is given.
        voice: `for`, `critical`, `both` or `background`.
        text: its words, at most 900 characters; list items and slide lines stand on lines of their own.
        rebuilt: whether it was put together from a table, so that the text may not be quoted.
        quotes: the verbatim pieces of a rebuilt one.
        concepts: keys of the concepts it is about.
        stretches: start and end of each piece in the source's running text.
    """

    id: str
    source: str
    first: int
    last: int
    heading: tuple[str, ...]
    kind: str
    voice: str
    text: str
    rebuilt: bool = False
    quotes: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    stretches: tuple[tuple[int, int], ...] = field(default=(), repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Everything a reader of the passage needs, as JSON knows it; without `stretches`."""
        found = asdict(self)
        del found["stretches"]
        return found


def cut_passages(sources: Mapping[str, Source]) -> tuple[Passage, ...]:
    """Cut the sources into passages.

    Args:
        sources: the sources by code; `passages.toml` stands beside their files.

    Returns:
        The passages by source and line.

    Raises:
        SourceError: a file is missing or changed, or `passages.toml` does not fit it.
    """
    found: list[Passage] = []
    for folder in dict.fromkeys(source.path.parent for source in sources.values()):
        layouts, traits = load_layouts(folder), load_traits(folder)
        for code, source in sources.items():
            if source.path.parent == folder:
                found += _described(_cut(source, layouts.get(code, Layout())), source, traits)
    return tuple(found)


def held_out(layout: Layout, one: Unit) -> bool:
    """Whether a unit is a heading, left out, or a piece of a table, and so no part of a cut passage."""
    lines = [*layout.left_out, *(heading.lines for heading in layout.headings)]
    return any(one.first in those for those in (*lines, *(cell.lines for cell in cells(layout))))


def cells(layout: Layout) -> Iterator[Cell]:
    """All pieces of the tables."""
    for table in layout.tables:
        yield from table.columns
        for row in table.rows:
            yield from row.cells
            if row.title:
                yield row.title


def _cut(source: Source, layout: Layout) -> list[Passage]:
    """The passages of one source in the order of its lines, without what they are."""
    text = read_source(source)
    found = units(text, raw_text(source), layout)
    headings = above(text, found, layout)
    kept = [one for one in found if not held_out(layout, one)]
    cut = [_passage(text, block, headings) for block in blocks(text, kept, layout)]
    return sorted([*cut, *_rebuilt(text, found, layout, headings)], key=lambda one: (one.first, one.last))


def _passage(text: Text, block: Sequence[Unit], headings: Sequence[Above]) -> Passage:
    """A passage of units that stand together."""
    first, last = min(one.first for one in block), max(one.last for one in block)
    return Passage(
        id="",
        source=text.source.code,
        first=first,
        last=last,
        heading=path(headings, first),
        kind="",
        voice=text.source.voice,
        text=shown(text, block),
        stretches=tuple((one.start, one.end) for one in block),
    )


def _rebuilt(
    text: Text, found: Sequence[Unit], layout: Layout, headings: Sequence[Above]
) -> Iterator[Passage]:
    """The passages put together from tables."""
    for table in layout.tables:
        for row in rebuild(text, found, table):
            yield Passage(
                id="",
                source=text.source.code,
                first=row.first,
                last=row.last,
                heading=path(headings, row.first),
                kind="",
                voice=text.source.voice,
                text=row.text,
                rebuilt=True,
                quotes=row.quotes,
                stretches=row.stretches,
            )


def _described(cut: Sequence[Passage], source: Source, traits: Traits) -> Iterator[Passage]:
    """Give each passage its id, and with it what it is."""
    shares = Counter((one.first, one.last) for one in cut)
    seen: Counter[tuple[int, int]] = Counter()
    for one in cut:
        lines = (one.first, one.last)
        seen[lines] += 1
        name = f"{source.code}:{one.first}" + (f"-{one.last}" if one.last > one.first else "")
        name += f"#{seen[lines]}" if shares[lines] > 1 else ""
        yield replace(
            one,
            id=name,
            kind=traits.kind(name, one.first, one.last),
            voice=traits.voice(name, one.first, one.last) or source.voice,
            concepts=traits.concepts.get(name, ()),
        )
