"""Rebuilds tables that the extraction took apart: each row as one text, with its verbatim pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.errors import SourceError
from retrieval.layout import LAYOUT, Cell, Row, Table
from retrieval.reader import Text
from retrieval.units import Unit, mended, words_of

_BETWEEN = "; "  # items of one cell
_BESIDE = " – "  # cells side by side


@dataclass(frozen=True)
class Rebuilt:
    """One passage made of a table.

    Attributes:
        text: its words, with the words above the columns before each cell.
        quotes: the verbatim pieces.
        first: first line of a piece, counted from 1.
        last: last line.
        stretches: start and end of each piece in the source's running text.
    """

    text: str
    quotes: tuple[str, ...]
    first: int
    last: int
    stretches: tuple[tuple[int, int], ...]


def rebuild(text: Text, found: Sequence[Unit], table: Table) -> list[Rebuilt]:
    """Rebuild the rows of a table, each as a passage, or all as one.

    Args:
        text: the source.
        found: its units.
        table: which pieces belong together.

    Raises:
        SourceError: a cell holds no words, or a row has not one cell for each column.
    """
    columns = [_words(text, found, cell) for cell in table.columns]
    rows = [_row(text, found, row, columns, beside=table.together) for row in table.rows]
    if not table.together:
        return rows
    return [
        Rebuilt(
            text="\n".join(row.text for row in rows),
            quotes=tuple(quote for row in rows for quote in row.quotes),
            first=min(row.first for row in rows),
            last=max(*(row.last for row in rows), *(cell.lines.last for cell in table.columns)),
            stretches=tuple(piece for row in rows for piece in row.stretches),
        )
    ]


def _row(text: Text, found: Sequence[Unit], row: Row, columns: Sequence[str], *, beside: bool) -> Rebuilt:
    """One row: its title, then each cell after the words above its column."""
    if len(row.cells) != len(columns):
        raise SourceError(LAYOUT, f"{text.source.code}: a row has {len(row.cells)} cells, not {len(columns)}")
    cells = [f"{name}: {_words(text, found, cell)}" for name, cell in zip(columns, row.cells, strict=True)]
    lines = [_BESIDE.join(cells)] if beside else cells
    pieces = [*((row.title,) if row.title else ()), *row.cells]
    held = [one for cell in pieces for one in _held(found, cell)]
    title = [_words(text, found, row.title)] if row.title else []
    return Rebuilt(
        text="\n".join([*title, *lines]),
        quotes=tuple(words_of(text, one) for one in held),
        first=min(cell.lines.first for cell in pieces),
        last=max(cell.lines.last for cell in pieces),
        stretches=tuple((one.start, one.end) for one in held),
    )


def _held(found: Sequence[Unit], cell: Cell) -> list[Unit]:
    """The units of a cell."""
    held = [one for one in found if one.first in cell.lines]
    return held[cell.items[0] - 1 : cell.items[1]] if cell.items else held


def _words(text: Text, found: Sequence[Unit], cell: Cell) -> str:
    """The words of a cell."""
    held = [mended(text, one) for one in _held(found, cell)]
    if not held or (cell.words and cell.words not in " ".join(held)):
        where = f"{text.source.code}:{cell.lines.first}-{cell.lines.last}"
        raise SourceError(LAYOUT, f"{where}: a cell of a table holds no such words")
    return cell.words or _BETWEEN.join(held)
