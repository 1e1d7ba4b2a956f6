"""The folder of an embedded store: one builder at a time, damage found early, left-overs swept out."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID

from retrieval.errors import IndexProblem

DATABASE = "chroma.sqlite3"
_WAIT_S = 120.0  # for another process that is building
_PATIENCE_S = 5.0  # for another process that is writing


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Let only one process of this machine build in a folder.

    The lock is a transaction of SQLite on a file beside the folder: it works alike on every system, and is
    gone with its process, however that ends.

    Raises:
        IndexProblem: `broken`: the lock cannot be had within two minutes, or nothing may be written there.
    """
    file = folder.with_name(f"{folder.name}.lock")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = sqlite3.connect(file, timeout=_WAIT_S, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise IndexProblem("broken", f"{file.name}: {error}") from error
    with closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise IndexProblem("broken", f"{file.name}: {error}") from error
        yield


def check_database(folder: Path) -> None:
    """Refuse a damaged database before Chroma opens it, which may not notice until much later.

    Raises:
        IndexProblem: `broken`.
    """
    file = folder / DATABASE
    if not file.exists():
        return
    try:
        with closing(_reading(file)) as database:
            (said,) = database.execute("PRAGMA quick_check(1)").fetchone()
    except (
        sqlite3.OperationalError
    ):  # in use by another, or this Python's SQLite lacks a part: Chroma will tell
        return
    except sqlite3.DatabaseError as error:
        raise IndexProblem("broken", f"{file.name}: {error}") from error
    if said != "ok":
        raise IndexProblem("broken", f"{file.name}: {said}")


def set_aside(folder: Path) -> None:
    """Move a folder out of the way, to where the one before it lay; only the last is kept.

    Raises:
        IndexProblem: `broken`: it cannot be moved.
    """
    aside = folder.with_name(f"{folder.name}.broken")
    try:
        if aside.is_dir():
            shutil.rmtree(aside)
        if folder.exists():
            folder.rename(aside)
    except OSError as error:
        raise IndexProblem("broken", f"{folder.name}: cannot be moved aside ({error.strerror})") from error


def sweep(folder: Path) -> None:
    """Remove the files of collections that are gone: Chroma leaves them behind, some 7 MB for each index.

    The folders are listed before the database is asked, so that one that is being made is never taken.
    """
    there = [one for one in folder.iterdir() if one.is_dir() and _is_uuid(one.name)]
    try:
        with closing(_reading(folder / DATABASE)) as database:
            used = {str(name) for (name,) in database.execute("SELECT id FROM segments")}
    except sqlite3.Error:  # nothing is known, so nothing is removed
        return
    for one in there:
        if one.name not in used:
            shutil.rmtree(one, ignore_errors=True)


def _reading(file: Path) -> sqlite3.Connection:
    """The database, opened so that nothing can be changed."""
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE_S)


def _is_uuid(name: str) -> bool:
    try:
        return str(UUID(name)) == name
    except ValueError:
        return False
