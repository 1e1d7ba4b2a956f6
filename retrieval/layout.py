"""How each source is cut into passages, as `passages.toml` of the corpus folder says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from retrieval.errors import SourceError
from retrieval.sources import read_data

LAYOUT = "passages.toml"


@dataclass(frozen=True)
class Lines:
    """A range of lines, both ends counted from 1 and included."""

    first: int
    last: int

    def __contains__(self, line: object) -> bool:
        return isinstance(line, int) and self.first <= line <= self.last


@dataclass(frozen=True)
class Heading:
    """A heading and the lines it stands above.

    Attributes:
        lines: where it stands.
        over: the lines it is context for; None from its own lines to the next heading of its level or above.
        level: 1 for the outermost.
    """

    lines: Lines
    over: Lines | None
    level: int


@dataclass(frozen=True)
class Cell:
    """A piece of a table.

    Attributes:
        lines: where it stands.
        items: first and last item within these lines, counted from 1; None for all.
        words: the words themselves, where the file runs them together with others.
    """

    lines: Lines
    items: tuple[int, int] | None = None
    words: str | None = None


@dataclass(frozen=True)
class Row:
    """A row to be rebuilt: what it is about, and one cell for each column."""

    title: Cell | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table to be rebuilt.

    Attributes:
        columns: the words above the columns.
        rows: its rows.
        together: whether all rows are one passage.
    """

    columns: tuple[Cell, ...]
    rows: tuple[Row, ...]
    together: bool


@dataclass(frozen=True)
class Layout:
    """How one source is cut.

    Attributes:
        left_out: lines that are no passage.
        headings: its headings.
        join: lines that stay in one passage.
        run: lines that are one line.
        part: line and words with which a new passage begins.
        tables: tables to be rebuilt.
        leaning: words that lean on the sentence before.
    """

    left_out: tuple[Lines, ...] = ()
    headings: tuple[Heading, ...] = ()
    join: tuple[Lines, ...] = ()
    run: tuple[Lines, ...] = ()
    part: tuple[tuple[int, str], ...] = ()
    tables: tuple[Table, ...] = ()
    leaning: frozenset[str] = field(default=frozenset(), repr=False)


def load_layouts(folder: Path) -> Mapping[str, Layout]:
    """Read how the sources are cut.

    Args:
        folder: the corpus folder.

    Returns:
        The layouts by code of the source.

    Raises:
        SourceError: the file is missing, not TOML, or a range in it is not one.
    """
    data = read_data(folder / LAYOUT)
    leaning = frozenset(data.get("leaning", ()))
    tables: dict[str, list[Table]] = {}
    for table in data.get("table", []):
        tables.setdefault(str(table.get("source")), []).append(_table(table))
    return {
        str(one.get("code")): _layout(one, tuple(tables.get(str(one.get("code")), ())), leaning)
        for one in data.get("source", [])
    }


def _layout(table: Mapping[str, Any], tables: tuple[Table, ...], leaning: frozenset[str]) -> Layout:
    """How one source is cut."""
    return Layout(
        left_out=tuple(_lines(one[:2]) for one in table.get("left_out", ())),
        headings=tuple(_heading(one) for one in table.get("heading", ())),
        join=tuple(_lines(one) for one in table.get("join", ())),
        run=tuple(_lines(one) for one in table.get("run", ())),
        part=tuple((int(line), str(words)) for line, words in table.get("part", ())),
        tables=tables,
        leaning=leaning,
    )


def _heading(table: Mapping[str, Any]) -> Heading:
    over = table.get("over")
    return Heading(_lines(table.get("lines")), _lines(over) if over else None, int(table.get("level", 1)))


def _table(table: Mapping[str, Any]) -> Table:
    return Table(
        columns=tuple(_cell(one) for one in table.get("columns", ())),
        rows=tuple(
            Row(
                title=_cell(row["title"]) if "title" in row else None,
                cells=tuple(_cell(one) for one in row.get("cells", ())),
            )
            for row in table.get("rows", ())
        ),
        together=bool(table.get("together", False)),
    )


def _cell(value: Sequence[int] | Mapping[str, Any]) -> Cell:
    """A cell: a range of lines, or a table with lines and items or words."""
    if not isinstance(value, Mapping):
        return Cell(_lines(value))
    items = value.get("items")
    return Cell(_lines(value.get("lines")), (items[0], items[1]) if items else None, value.get("words"))


def _lines(value: object) -> Lines:
    """A range of lines; refuses what is not one."""
    match value:
        case [int(first), int(last)] if 1 <= first <= last:
            return Lines(first, last)
    raise SourceError(LAYOUT, f"{value!r} is not a first and a last line")
