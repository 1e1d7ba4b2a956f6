"""Opening a database: SQLite (file or memory) or PostgreSQL, with what keeps a saved tap saved."""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from storage.errors import StoreUnavailableError
from storage.tally import note_error

_LOG = logging.getLogger("tillit.storage")

BUSY_S = 5
"""Seconds a writer waits for another before it gives up."""
LINE_S = 20
"""Seconds a writer waits for others of the same process."""
KEPT = 15
"""Connections a process keeps open at most: a hall that answers at once neither opens nor closes any."""

# FULL: the commit is on the disk before the tap is acknowledged, also through a power cut.
_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_S * 1000}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
)


class Line:
    """The writers of one process, one after the other: SQLite has one, and would let the others poll.

    Polling is unfair and leaves the file idle between looks; under load some gave up after BUSY_S.
    """

    def __init__(self, *, wanted: bool) -> None:
        self._lock = threading.Lock() if wanted else None

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Waits for the turn; StoreUnavailableError after LINE_S."""
        if self._lock is None:
            yield
            return
        if not self._lock.acquire(timeout=LINE_S):
            raise StoreUnavailableError(f"the database cannot be used: others write for {LINE_S} s")
        try:
            yield
        finally:
            self._lock.release()


def parse_url(url: str) -> URL:
    """Return the URL with the driver this product ships.

    Raises:
        StoreUnavailableError: it is no URL, or of a database this product does not speak.
    """
    try:
        parsed = make_url(url)
    except SQLAlchemyError:
        raise StoreUnavailableError("DATABASE_URL is not a database address") from None
    if parsed.drivername in {"postgres", "postgresql", "postgresql+psycopg"}:
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername in {"sqlite", "sqlite+pysqlite"}:
        return parsed
    raise StoreUnavailableError(f"DATABASE_URL: {parsed.drivername} is neither sqlite nor postgresql")


def file_of(url: URL) -> Path | None:
    """Return the file of a SQLite database; None for memory and for PostgreSQL."""
    in_memory = url.database in {None, "", ":memory:"}
    return None if url.get_backend_name() != "sqlite" or in_memory else Path(str(url.database))


def make_engine(url: URL) -> Engine:
    """Return an engine; nothing is opened yet. Parameters (people's texts) never reach messages or logs."""
    options: dict[str, Any] = {"hide_parameters": True}
    kept = {"pool_size": KEPT, "max_overflow": 0}
    if url.get_backend_name() == "postgresql":
        connect = {"connect_timeout": BUSY_S}
        return create_engine(url, pool_pre_ping=True, connect_args=connect, **options, **kept)
    if file_of(url) is None:
        options |= {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
    else:
        options |= kept
    engine = create_engine(url, **options)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def make_scratch() -> Engine:
    """Return an engine on a private database that is gone when it is closed.

    What does not fit into its small cache lies in a temporary file without a name (SQLITE_TMPDIR, TMPDIR).
    """
    nameless = {"creator": lambda: sqlite3.connect("", check_same_thread=False), "poolclass": StaticPool}
    engine = create_engine("sqlite://", hide_parameters=True, **nameless)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def make_file(path: Path) -> None:
    """Make the folder and an empty file that only this user can read; an existing file is left as it is."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):  # never opened by hand: closing it would drop this process's locks on it
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions begin where _begin says, not where the driver guesses
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    """Begins as asked; a writer takes its lock at once, so it waits its turn instead of failing half-way."""
    reading = connection.get_execution_options().get("reading", False)
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.execute("BEGIN" if reading else "BEGIN IMMEDIATE")


@contextmanager
def translated() -> Iterator[None]:
    """Turns what drivers raise into this room's error, with the first line of the driver's words."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        kind = type(getattr(error, "orig", None) or error).__name__
        told = str(getattr(error, "orig", None) or error).splitlines() or [kind]
        note_error(kind)
        _LOG.error("the database cannot be used: %s: %s", kind, told[0])
        raise StoreUnavailableError(f"the database cannot be used: {told[0]}") from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept or nothing."""
    with translated(), engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that reads one state of the database."""
    options: dict[str, Any] = {"reading": True}
    if engine.dialect.name == "postgresql":
        options["isolation_level"] = "REPEATABLE READ"
    with translated(), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def wipe(path: Path) -> bool:
    """Rewrite a SQLite file and empty its write-ahead log, so that deleted text stands in neither.

    secure_delete alone is not enough: when SQLite moves rows between pages, old bytes may stay in a page's
    unused space (seen in a test with random edits), and only a rewrite leaves them behind.

    Returns:
        False when somebody read or wrote for so long that it has to be tried again.
    """
    with translated():
        connection = sqlite3.connect(path, timeout=BUSY_S)
        try:
            _prepare(connection, None)
            connection.execute("PRAGMA temp_store = MEMORY")  # the rewrite leaves nothing in a temporary file
            connection.execute("VACUUM")
            return _empty_log(connection)
        finally:
            connection.close()


def _empty_log(connection: sqlite3.Connection) -> bool:
    """Empties the write-ahead log; SQLite does not wait by itself for another who is at it."""
    until = time.monotonic() + BUSY_S
    while True:
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not busy or time.monotonic() > until:
            return not busy
        time.sleep(0.02)
