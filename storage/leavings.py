"""What deleted rows leave in a SQLite file, and when the file is rewritten without it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection

from storage.database import BUSY_S, Line, translated, wipe
from storage.errors import StoreError

AT_ONCE_BYTES = 64_000_000
"""A file up to this size is rewritten at every deletion; it takes about a second."""


class Leavings:
    """Copies of deleted text that SQLite left in unused space when it moved rows between pages.

    What is deleted is overwritten at once (secure_delete); the copies go when the file is rewritten. While
    that lasts nobody can save, and it lasts longer the larger the file. So a small file is rewritten at every
    deletion and a large one at the next purge. That it is owed stands in the file itself (user_version) from
    the transaction of the deletion on: a process that is killed does not forget it.
    """

    def __init__(self, path: Path | None, writers: Line) -> None:
        self._path = path
        self._writers = writers
        self._owed = False

    def owe(self, connection: Connection) -> None:
        """Note in a transaction that deletes that the file is to be rewritten after it."""
        if self._path is not None:
            owed = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
            connection.exec_driver_sql(f"PRAGMA user_version = {owed % 1_000_000 + 1}")
            self._owed = True

    def clear_small(self) -> None:
        """Rewrite a small file when this process owes it; what cannot be done now is tried again later."""
        if self._owed and self._path is not None and self._path.stat().st_size <= AT_ONCE_BYTES:
            self.clear()

    def clear(self, *, anyhow: bool = False) -> bool:
        """Rewrite the file when it is owed, whatever its size.

        Args:
            anyhow: also when nothing is owed.

        Returns:
            False when somebody read or wrote for so long that it has to be tried again.
        """
        if self._path is None:
            return True
        try:
            with self._writers.turn():
                owed = _owed(self._path)
                done = not (owed or anyhow) or wipe(self._path)
                if done and owed:
                    _forget(self._path, owed)
        except StoreError:
            done = False
        self._owed = not done
        return done


def _owed(path: Path) -> int:
    """The number of the last deletion after which the file was not rewritten; 0 for none."""
    with translated():
        connection = sqlite3.connect(path, timeout=BUSY_S)
        try:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
        finally:
            connection.close()


def _forget(path: Path, number: int) -> None:
    """Notes that the file was rewritten, unless another process has deleted something since."""
    with translated():
        connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
        try:
            connection.execute("BEGIN IMMEDIATE")
            if connection.execute("PRAGMA user_version").fetchone()[0] == number:
                connection.execute("PRAGMA user_version = 0")
            connection.execute("COMMIT")
        finally:
            connection.close()
