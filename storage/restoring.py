"""Making a database from a backup: all of it in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select, text

from storage.backing_up import tables_of
from storage.backup_file import Manifest, Reader, reading_from
from storage.database import file_of, make_engine, make_scratch, parse_url, reading, wipe, writing
from storage.errors import BackupFileError, StoreError, StoreNotEmptyError
from storage.migrate import MIGRATIONS, bring_forward, holds_data, is_known, upgrade

_BATCH = 500
_SPOILT = (ValueError, KeyError, TypeError)


def check_backup(file: Path, folder: Path = MIGRATIONS) -> Manifest:
    """Read a backup as a restore would, into a database of its own, and touch no other.

    Raises:
        BackupFileError: it is damaged, no backup, or newer than this program.
    """
    scratch, manifest = _rebuilt(file, folder)
    scratch.dispose()
    return manifest


def restore(
    file: Path, url: str, today: date, *, replace: bool = False, folder: Path = MIGRATIONS
) -> Manifest:
    """Put what a backup holds into a database, whichever kind it was taken from.

    The backup is first read into a private database and migrated there; the real one changes in one
    transaction at the end. What is interrupted before that has not happened.

    Args:
        file: the backup.
        url: the database; made and migrated where there is none.
        today: the date, for the copy that a migration puts beside an older database.
        replace: take the place of what is stored there.
        folder: the migrations.

    Raises:
        BackupFileError: the backup is damaged, no backup, or newer than this program.
        StoreNotEmptyError: something is stored there and `replace` is not set.
        StoreError: the database cannot be used.
    """
    address = parse_url(url)
    scratch, manifest = _rebuilt(file, folder)
    engine = make_engine(address)
    try:
        path = file_of(address)
        bring_forward(engine, path, today, folder)
        held = _exchange(scratch, engine, replace=replace)
        if held and path is not None:
            with suppress(
                StoreError
            ):  # the daily purge cleans what somebody's reading kept from being cleaned
                wipe(path)
    finally:
        scratch.dispose()
        engine.dispose()
    return manifest


def _rebuilt(file: Path, folder: Path) -> tuple[Engine, Manifest]:
    """The backup as a private database, at the newest revision."""
    scratch = make_scratch()
    try:
        with reading_from(file) as backup:
            with writing(scratch) as connection:
                _fill(connection, backup, folder)
            return scratch, backup.manifest
    except BaseException:
        scratch.dispose()
        raise


def _fill(connection: Connection, backup: Reader, folder: Path) -> None:
    revision = backup.manifest.revision
    if not is_known(revision, folder):
        raise BackupFileError(f"{backup.path}: was made by a newer program (revision {revision})")
    upgrade(connection, revision, folder)
    tables = tables_of(connection)
    if set(backup.manifest.rows) != set(tables):
        raise BackupFileError(f"{backup.path}: does not hold the tables of its revision")
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for name, table in tables.items():
        try:
            count = _put(connection, table, _typed(table, backup.rows(name)))
        except _SPOILT as error:
            raise BackupFileError(f"{backup.path}: {name} holds a row that does not fit") from error
        if count != backup.manifest.rows[name]:
            raise BackupFileError(f"{backup.path}: {name} has {count} rows, not what its manifest says")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise BackupFileError(f"{backup.path}: a row belongs to one that is not there")
    upgrade(connection, "head", folder)


def _exchange(scratch: Engine, engine: Engine, *, replace: bool) -> bool:
    """One transaction in which the old goes and the new comes; whether there was anything old."""
    with reading(scratch) as source, writing(engine) as target:
        tables = tables_of(target)
        _alone(target, tables)
        held = holds_data(target)
        if held and not replace:
            raise StoreNotEmptyError("the database is not empty; with --replace the backup takes its place")
        _empty(target, tables)
        for name, table in tables_of(source).items():
            _put(target, tables[name], _stored(source, table))
    return held


def _alone(target: Connection, tables: dict[str, Table]) -> None:
    """No tap comes in between: SQLite's writer is alone already, PostgreSQL is asked for it."""
    if target.dialect.name == "postgresql":
        target.execute(text(f"LOCK TABLE {', '.join(tables)} IN ACCESS EXCLUSIVE MODE"))


def _empty(target: Connection, tables: dict[str, Table]) -> None:
    """Truncated tables of PostgreSQL get new files, so nothing of the old stays in them."""
    if target.dialect.name == "postgresql":
        target.execute(text(f"TRUNCATE {', '.join(tables)}"))
        return
    for table in reversed(tables.values()):
        target.execute(table.delete())


def _stored(source: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """The rows of a table; of those that point to others of the same table, the others first."""
    rows = source.execute(select(table).order_by(*table.primary_key.columns)).mappings()
    own = [one.parent.name for one in table.foreign_keys if one.column.table is table]
    if not own:
        return (dict(row) for row in rows)
    (key,) = (column.name for column in table.primary_key.columns)
    return iter(_others_first([dict(row) for row in rows], key, own[0]))


def _others_first(rows: list[dict[str, Any]], key: str, points: str) -> list[dict[str, Any]]:
    done: dict[Any, dict[str, Any]] = {}
    waiting = rows
    while waiting:
        ready = [row for row in waiting if row[points] is None or row[points] in done]
        if not ready:
            raise BackupFileError("rows point to each other in a circle")
        done |= {row[key]: row for row in ready}
        waiting = [row for row in waiting if row[key] not in done]
    return list(done.values())


def _put(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> int:
    count, left = 0, iter(rows)
    while batch := list(islice(left, _BATCH)):
        connection.execute(insert(table), batch)
        count += len(batch)
    return count


def _typed(table: Table, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows with the dates that JSON has no kind for; refuses a column the table does not have."""
    columns = set(table.columns.keys())
    kinds = {one.name: one.type.python_type for one in table.columns}
    days = {name: kind for name, kind in kinds.items() if kind in {date, datetime}}
    for row in rows:
        if row.keys() != columns:
            raise ValueError("columns")
        for name, kind in days.items():
            if isinstance(row[name], str):
                row[name] = kind.fromisoformat(row[name])
        yield row
