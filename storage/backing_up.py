"""Taking a backup while people go on answering: one read transaction sees one state of the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Connection, MetaData, Table, func, select

from storage.backup import WHILE_OPEN
from storage.backup_file import Manifest, writing_to
from storage.database import file_of, make_engine, parse_url, reading
from storage.errors import StoreUnavailableError
from storage.migrate import MIGRATIONS, known_revision
from storage.tables import VERSION_TABLE
from storage.workshop_rows import GONE

_BATCH = 500
_PASSING = ("guess",)  # wrong codes of the last minute


def back_up(url: str, out: Path, now: datetime, folder: Path = MIGRATIONS) -> Manifest:
    """Write everything that is stored to one file, without stopping anybody and without migrating.

    What leads from an answer to a participant of an open workshop is left out: in a backup no closing would
    ever remove it (instrument.md 3.10). The workshop itself, its plan and its links are there.

    Args:
        url: the database.
        out: the file; none may be there.
        now: the time, for the file.
        folder: the migrations.

    Raises:
        StoreError: the database cannot be read or is newer, or the file cannot be written.
    """
    address = parse_url(url)
    path = file_of(address)
    if path is not None and not path.exists():
        raise StoreUnavailableError("there is no database yet")
    engine = make_engine(address)
    try:
        with writing_to(out) as file, reading(engine) as connection:
            revision = known_revision(connection, folder)
            tables = tables_of(connection)
            rows = {name: file.table(name, _rows(connection, table)) for name, table in tables.items()}
            made = now.astimezone(UTC).isoformat(timespec="seconds")
            manifest = Manifest(revision, made, rows, _left_out(connection, tables))
            file.close(manifest)
            return manifest
    finally:
        engine.dispose()


def tables_of(connection: Connection) -> dict[str, Table]:
    """The tables as they are in the database, those that others point to first, with None as NULL."""
    found = MetaData()
    found.reflect(connection)
    tables = {table.name: table for table in found.sorted_tables if table.name != VERSION_TABLE}
    for table in tables.values():
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type.none_as_null = bool(column.nullable)
    return tables


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """The rows that are kept in a backup, in the order of their keys."""
    if table.name in (*WHILE_OPEN, *_PASSING):
        return
    wanted = select(table).order_by(*table.primary_key.columns)
    if table.name == "workshop":
        wanted = wanted.where(table.c.phase != GONE)
    names = table.columns.keys()
    days = [one.name for one in table.columns if issubclass(one.type.python_type, date)]
    for found in connection.execute(wanted, execution_options={"yield_per": _BATCH}):
        row = dict(zip(names, found, strict=True))
        for name in days:
            row[name] = row[name] and row[name].isoformat()
        yield row


def _left_out(connection: Connection, tables: dict[str, Table]) -> int:
    theirs = [table for name, table in tables.items() if name in WHILE_OPEN]
    return sum(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in theirs)
