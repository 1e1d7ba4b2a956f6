"""Overwrites what was removed from an embedded store: Chroma only marks it as free."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from retrieval.store_folder import DATABASE

_PATIENCE_S = 5.0  # for another process that is reading
_STEPS = (
    "INSERT INTO embedding_fulltext_search(embedding_fulltext_search) VALUES ('optimize')",  # pieces of words
    "VACUUM",  # writes the database anew, without the free pages
    "PRAGMA wal_checkpoint(TRUNCATE)",
)


def scrub(folder: Path) -> bool:
    """Write the database of a store anew, so that removed words are gone from the file.

    Args:
        folder: of the store; other processes may have it open.

    Returns:
        Whether all steps could be done; what is left is gone with the next removal.
    """
    with suppress(sqlite3.Error):
        file = (folder / DATABASE).resolve()
        with closing(
            sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True, timeout=_PATIENCE_S, isolation_level=None)
        ) as database:
            for step in _STEPS:
                database.execute(step)
        return True
    return False
