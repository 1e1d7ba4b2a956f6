"""The copy of a SQLite file that is put beside it before a migration."""

from __future__ import annotations

import os
import re
import sqlite3
from datetime import date, timedelta
from pathlib import Path

WHILE_OPEN = ("workshop_participant", "workshop_line")
"""Tables that lead from an answer to a participant until the workshop is closed."""

COPY_DAYS = 30
"""Days a copy is kept; it may hold what people have deleted since."""


def copy_beside(path: Path, revision: str, today: date) -> Path:
    """Copy a SQLite database, its write-ahead log included, to a new file beside it.

    Args:
        path: the database; a writer may hold its lock meanwhile.
        revision: the revision the database has now.
        today: the date for the name.

    Returns:
        The copy, for example tillit-2026-11-21-0001.db; an earlier copy is never written over.
    """
    target = _free(path, f"{path.stem}-{today.isoformat()}-{revision}")
    unfinished = target.with_name(target.name + ".part")
    os.close(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
    source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        copy = sqlite3.connect(unfinished)
        try:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            _leave_out_open_workshops(copy)
        finally:
            copy.close()
    finally:
        source.close()
    unfinished.replace(target)
    return target


def _leave_out_open_workshops(copy: sqlite3.Connection) -> None:
    """Takes out what still leads from answers to a participant; in a copy no closing would ever remove it."""
    known = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not known.issuperset(WHILE_OPEN):
        return
    copy.execute("PRAGMA secure_delete = ON")
    for table in WHILE_OPEN:
        copy.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    copy.commit()
    copy.execute("PRAGMA temp_store = MEMORY")
    copy.execute("VACUUM")


def _free(path: Path, stem: str) -> Path:
    target, number = path.with_name(stem + path.suffix), 1
    while target.exists():
        number += 1
        target = path.with_name(f"{stem}-{number}{path.suffix}")
    return target


def remove_old_copies(path: Path, days: int, today: date) -> int:
    """Remove the copies beside a database that are older than so many days; return how many."""
    name = re.compile(
        rf"{re.escape(path.stem)}-(\d{{4}}-\d{{2}}-\d{{2}})-.+{re.escape(path.suffix)}(\.part)?"
    )
    old = []
    for one in path.parent.iterdir():
        match = name.fullmatch(one.name)
        if match and date.fromisoformat(match[1]) < today - timedelta(days=days):
            old.append(one)
    for one in old:
        one.unlink()
    return len(old)
