"""How many wrong codes came in the last minute, counted where every process of the server sees it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Insert, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.store import Store
from storage.tables import guess

WINDOW_S = 60
IN_ALL = ""
"""Under this name every wrong code is counted, whoever sent it."""


def count_wrong(store: Store, name: str, second: int) -> tuple[int, int]:
    """Note a wrong code and forget what is older than a minute.

    Args:
        store: an open store.
        name: who sent it, as nothing that names anybody (a keyed hash).
        second: now, in whole seconds.

    Returns:
        How many came from this name in the last minute, this one counted, and how many in all.

    Raises:
        StoreUnavailableError: the database cannot be used.
    """
    with store.write() as connection:
        _forget(connection, second)
        for one in (name, IN_ALL):
            connection.execute(_noted(connection.dialect.name), {"name": one, "second": second, "count": 1})
        own, everybody = (_sum(connection, one) for one in (name, IN_ALL))
    return own, everybody


def forget_guesses(store: Store, second: int) -> None:
    """Forget the wrong codes that are older than a minute."""
    with store.write() as connection:
        _forget(connection, second)


def _forget(connection: Connection, second: int) -> None:
    connection.execute(delete(guess).where(guess.c.second <= second - WINDOW_S))


def _noted(dialect: str) -> Insert:
    row: Any = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(guess)
    made: Insert = row.on_conflict_do_update(
        index_elements=["name", "second"], set_={"count": guess.c.count + 1}
    )
    return made


def _sum(connection: Connection, name: str) -> int:
    theirs = select(func.coalesce(func.sum(guess.c.count), 0)).where(guess.c.name == name)
    return int(connection.execute(theirs).scalar_one())
