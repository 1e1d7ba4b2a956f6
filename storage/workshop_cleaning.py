"""Ridding the database's files of what closing, archiving and deleting removed, again until it is done."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Engine, delete, select, update

from storage.database import BUSY_S, translated
from storage.errors import StoreError
from storage.store import Store
from storage.workshop_rounds import hand_on
from storage.workshop_rows import GONE, new_key
from storage.workshop_tables import OF_PERSONS, link, workshop

_GONE_CODE = 5


def empty(connection: Connection, own: str) -> None:
    """Deletes everything of a workshop; a bare row with another id asks for the files to be cleaned."""
    connection.execute(select(workshop.c.id).where(workshop.c.id == own).with_for_update())
    hand_on(connection, own)
    for table in (*OF_PERSONS, link):
        connection.execute(delete(table).where(table.c.workshop_id == own))
    later = update(workshop).where(workshop.c.follows == own).values(follows=None)
    connection.execute(later)
    bare: dict[str, Any] = {
        "plan": {},
        "steps": [],
        "picture": None,
        "notes": "",
        "decision": None,
        "follows": None,
        "group_closed": None,
        "turnover": None,
    }
    code = "!" + new_key()[:_GONE_CODE]  # none that anybody can type
    own_row = update(workshop).where(workshop.c.id == own)
    connection.execute(own_row.values(**bare, id=new_key(), phase=GONE, code=code, closed=None, unclean=True))


def clean(store: Store) -> bool:
    """Clean the files when some workshop asks for it.

    What cannot be done now, because somebody reads for long or the process is killed, is done at the next
    change of a phase, purge or start: the workshop's row keeps asking.

    Returns:
        False when it has to be tried again.
    """
    with store.read() as connection:
        asking = list(connection.execute(select(workshop.c.id).where(workshop.c.unclean)).scalars())
    if not asking:
        return True
    done = False
    with suppress(StoreError):
        done = _rewrite_tables(store.engine) if store.engine.dialect.name == "postgresql" else store.wipe()
    if done:
        with store.write() as connection:
            theirs = workshop.c.id.in_(asking)
            connection.execute(delete(workshop).where(theirs, workshop.c.phase == GONE))
            connection.execute(update(workshop).where(theirs).values(unclean=False))
    return done


def _rewrite_tables(engine: Engine) -> bool:
    """PostgreSQL: the tables in new files, which hold only what is there; the old files are removed."""
    names = ", ".join(table.name for table in (*OF_PERSONS, link, workshop))
    with translated(), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"SET lock_timeout = '{BUSY_S}s'")
        try:
            connection.exec_driver_sql(f"VACUUM FULL {names}")
        finally:
            connection.exec_driver_sql("RESET lock_timeout")
    return True
