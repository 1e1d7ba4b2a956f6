"""Turns anchors into passages with their source, lines, evidence kind and voice in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessment import Anchor, Instrument
from report.cited import Passage, Sides, SourceLine
from report.errors import UnknownSourceError
from retrieval import Citation, Source
from texts import Texts

_MODEL = ("004", 126, 134)  # instrument.md 4.1: only this model needs its own lead-in


@dataclass(frozen=True)
class Shelf:
    """Where passages are taken from: the instrument's anchors and the sources they stand in."""

    instrument: Instrument
    sources: Mapping[str, Source]
    texts: Texts

    def sides(self, *dims: str) -> Sides:
        """All passages of one or more dimensions, by side, in the instrument's order."""
        return Sides(*(tuple(self._of(dims, side)) for side in ("for", "against", "unknown")))

    def one_each(self, *dims: str) -> Sides:
        """The first passage for and the first against of each dimension (rule N6)."""
        found = [self.sides(dim) for dim in dims]
        return Sides(
            tuple(sides.for_[0] for sides in found if sides.for_),
            tuple(sides.against[0] for sides in found if sides.against),
        )

    def _of(self, dims: tuple[str, ...], side: str) -> Iterable[Passage]:
        return (self.passage(anchor) for dim in dims for anchor in self.instrument.anchors_for(dim, side))

    def passage(self, anchor: Anchor) -> Passage:
        """The anchor with everything a reader needs to judge it.

        Raises:
            UnknownSourceError: the anchor's source is not there.
        """
        source = self.sources.get(anchor.source)
        if source is None:
            raise UnknownSourceError(f"anchor {anchor.id}: no source {anchor.source!r}")
        first, last = anchor.quote_lines
        row, rows = self.texts("report.row"), self.texts("report.rows")
        place = Citation(
            source.code, source.short, source.title, source.author, source.year, first, last, start=0, end=0
        )
        return Passage(
            anchor=anchor.id,
            side=anchor.side,
            quote=anchor.quote,
            title=anchor.title,
            source=anchor.source,
            source_title=source.title,
            author=self._author(source),
            year=str(source.year or ""),
            lines=f"{row} {first}" if first == last else f"{rows} {first}–{last}",
            first=first,
            last=last,
            kind=anchor.kind,
            kind_label=self.instrument.wording.get(f"evidence.{anchor.kind}.label"),
            sentence=self._sentence(anchor),
            voice=self.texts(f"report.voice.{source.voice}"),
            citation=place.short(row, rows),
        )

    def source_line(self, code: str) -> SourceLine:
        """One source as it stands in the list of sources."""
        source = self.sources[code]
        return SourceLine(
            code=code,
            author=self._author(source),
            year=str(source.year or ""),
            title=source.title,
            kind=source.kind_words.get(self.texts.lang, source.kind),
            voice=self.texts(f"report.voice.{source.voice}"),
        )

    def _sentence(self, anchor: Anchor) -> str:
        source, first, last = _MODEL
        model = anchor.source == source and first <= anchor.lines[0] and anchor.lines[1] <= last
        wide = f"evidence.{anchor.kind}.sentence_model"
        wording = self.instrument.wording
        return wording.get(wide if model and wording.has(wide) else f"evidence.{anchor.kind}.sentence")

    def _author(self, source: Source) -> str:
        return source.author or self.texts("report.no_author")


def unique(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages in order of first appearance, each stretch of a source once."""
    seen: dict[tuple[str, int, int], Passage] = {}
    for passage in passages:
        seen.setdefault((passage.source, passage.first, passage.last), passage)
    return tuple(seen.values())


def listed(sides: Sides) -> tuple[Passage, ...]:
    """All passages of both sides and the unknown, for first."""
    return (*sides.for_, *sides.against, *sides.unknown)
