"""Bringing a database forward to the revision this code knows, one process at a time."""

from __future__ import annotations

import sqlite3
import threading
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from storage.backup import copy_beside
from storage.database import BUSY_S, make_file, translated, writing
from storage.errors import StoreNewerError, StoreUnavailableError
from storage.tables import VERSION_TABLE, metadata

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 0x7111_1700  # PostgreSQL: the advisory lock that migrating processes queue for
_LOCK_WAIT_S = 60
_ALEMBIC = threading.Lock()  # Alembic keeps its context in module globals


def bring_forward(engine: Engine, path: Path | None, today: date, folder: Path = MIGRATIONS) -> None:
    """Migrate a database to the newest revision; a SQLite file that holds data is copied first.

    Args:
        engine: the database.
        path: its file, for SQLite on disk.
        today: the date for the copy's name.
        folder: the migrations.

    Raises:
        StoreNewerError: the database has a revision this code does not know. Nothing was touched.
        StoreUnavailableError: it cannot be opened, or it is another program's. Nothing was touched.
    """
    with translated():
        if path is not None:
            _refuse_strange(_peek(path), folder)
            make_file(path)
            _use_log(path)
        with writing(engine) as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text(f"SET LOCAL lock_timeout = '{_LOCK_WAIT_S}s'"))
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
            _forward(connection, path, today, folder)


def _forward(connection: Connection, path: Path | None, today: date, folder: Path) -> None:
    """Migrates under the lock: what another process has done meanwhile is seen here."""
    revision = _revision_of(connection, folder)
    if revision == head(folder):
        return
    if path is not None and revision is not None and holds_data(connection):
        copy_beside(path, revision, today)
    upgrade(connection, "head", folder)


def upgrade(connection: Connection, revision: str, folder: Path = MIGRATIONS) -> None:
    """Migrate forward to a revision on a connection that holds the lock."""
    from alembic import command

    with _ALEMBIC:
        config = _config(folder)
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def known_revision(connection: Connection, folder: Path = MIGRATIONS) -> str:
    """Return the revision a database has.

    Raises:
        StoreNewerError: this code does not know it.
        StoreUnavailableError: it is another program's database, or none yet.
    """
    revision = _revision_of(connection, folder)
    if revision is None:
        raise StoreUnavailableError("there is no database yet")
    return revision


def _revision_of(connection: Connection, folder: Path) -> str | None:
    tables = set(inspect(connection).get_table_names())
    found = None
    if VERSION_TABLE in tables:
        found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608
    revision = None if found is None else str(found)
    _refuse_strange((tables & {VERSION_TABLE, *metadata.tables}, revision), folder)
    return revision


def is_known(revision: str, folder: Path = MIGRATIONS) -> bool:
    """Whether this code knows a revision."""
    return revision in _revisions(folder)


def _config(folder: Path) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config


def _revisions(folder: Path) -> list[str]:
    """The revisions this code knows, newest first."""
    from alembic.script import ScriptDirectory

    return [script.revision for script in ScriptDirectory.from_config(_config(folder)).walk_revisions()]


def head(folder: Path = MIGRATIONS) -> str:
    """Return the newest revision this code knows."""
    return _revisions(folder)[0]


def holds_data(connection: Connection) -> bool:
    """Whether anything is stored."""
    ours = set(inspect(connection).get_table_names()) - {VERSION_TABLE}
    return any(
        connection.execute(text(f'SELECT 1 FROM "{name}" LIMIT 1')).first() is not None  # noqa: S608
        for name in ours
    )


def _refuse_strange(state: tuple[set[str], str | None], folder: Path) -> None:
    tables, revision = state
    if tables and revision is None:
        raise StoreUnavailableError(
            f"the database holds tables of another program ({', '.join(sorted(tables)[:3])})"
        )
    if revision is not None and revision not in _revisions(folder):
        raise StoreNewerError(f"the database has revision {revision}, newer than this program knows")


def _peek(path: Path) -> tuple[set[str], str | None]:
    """Tables and revision of a SQLite file, read without changing a byte beside or in it."""
    if not path.exists() or not path.stat().st_size:
        return set(), None
    mode = "immutable=1"  # takes no locks and makes no files: right only while nobody has the file open
    if path.with_name(path.name + "-wal").exists():
        mode = "mode=ro"
    elif path.with_name(path.name + "-journal").exists():
        mode = "mode=rw"  # a transaction was cut off: SQLite undoes it at the first look
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=BUSY_S)
    try:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        tables = {str(name) for (name,) in rows}
        if VERSION_TABLE not in tables:
            return tables, None
        found = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()  # noqa: S608
        return tables, None if found is None else str(found[0])
    finally:
        connection.close()


def _use_log(path: Path) -> None:
    """Switches a file to write-ahead logging; SQLite does not wait here by itself when two do it at once."""
    until = time.monotonic() + BUSY_S
    while True:
        connection = sqlite3.connect(path, timeout=BUSY_S)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return
        finally:
            connection.close()
