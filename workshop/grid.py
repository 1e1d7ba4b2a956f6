"""The grid of module M8: a row for each group, in its own words; no row for a group under five."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

COLUMNS = ("intention", "attention", "room", "meanings")
MAX_ROWS, MAX_WORDS, MAX_GROUP, MAX_CELL = 8, 25, 60, 300


@dataclass(frozen=True)
class GridRow:
    """One group's row.

    Attributes:
        group: its name, by task or shift.
        people: how many wrote it together.
        cells: their words, in the order of COLUMNS.
    """

    group: str
    people: int
    cells: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the row as it is stored."""
        return {"group": self.group, "people": self.people, "cells": list(self.cells)}


def row_problem(row: GridRow, rows: Sequence[GridRow], least: int) -> str | None:
    """Return why a row cannot stand in the grid, as a code, or None.

    >>> row_problem(GridRow("Natt", 4, ("a", "", "", "")), (), 5)
    'few'
    """
    if not row.group.strip() or not any(cell.strip() for cell in row.cells):
        return "missing"
    if row.people < least:
        return "few"
    if len(rows) >= MAX_ROWS:
        return "full"
    long = any(len(cell.split()) > MAX_WORDS or len(cell) > MAX_CELL for cell in row.cells)
    return "long" if long or len(row.group) > MAX_GROUP else None


def grid_of(stored: object, least: int) -> tuple[GridRow, ...]:
    """Return the rows that were stored; one that is damaged or under the least is left out.

    >>> grid_of([{"group": "Natt", "people": 3, "cells": ["a", "b", "c", "d"]}], 5)
    ()
    """
    if not isinstance(stored, Iterable):
        return ()
    rows = (_row(one) for one in stored if isinstance(one, Mapping))
    return tuple(row for row in rows if row is not None and row.people >= least)


def _row(one: Mapping[str, Any]) -> GridRow | None:
    cells, people = one.get("cells"), one.get("people")
    if not isinstance(cells, list) or len(cells) != len(COLUMNS) or not isinstance(people, int):
        return None
    return GridRow(str(one.get("group", "")), people, tuple(map(str, cells)))
