"""Statements on a workshop, its links and what a link may do."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Select, delete, exists, func, insert, select, update

from storage.errors import PhaseError, RoleError, UnknownTokenError
from storage.rows import hash_of
from storage.workshop_parts import Workshop
from storage.workshop_tables import link, manager, participant, workshop
from workshop import counter, is_ever_allowed, may, plan_of

TOKEN_BYTES = 16
KEY_BYTES = 18
LONGEST_TOKEN = 100
GONE = "deleted"
"""The phase of a row that stays, empty, until the files are clean."""

Row = Mapping[str, Any]


def new_key() -> str:
    """A random key of 24 characters."""
    return secrets.token_urlsafe(KEY_BYTES)


def _workshops() -> Select[Any]:
    handed_in = (
        select(func.count())
        .select_from(participant)
        .where(participant.c.workshop_id == workshop.c.id, participant.c.submitted)
    )
    loaded = exists().where(manager.c.workshop_id == workshop.c.id)
    return select(
        workshop, handed_in.scalar_subquery().label("handed_in"), loaded.label("manager_loaded")
    ).where(workshop.c.phase != GONE)


_WORKSHOPS = _workshops()


def workshop_of(row: Row) -> Workshop:
    """A row of _WORKSHOPS as a workshop."""
    return Workshop(
        id=row["id"],
        plan=plan_of(row["plan"]),
        code=row["code"],
        phase=row["phase"],
        created=row["created"],
        round=row["round"],
        counter=counter(row["handed_in"]),
        steps=tuple(row["steps"]),
        stage=row["stage"],
        closed=row["closed"],
        manager_loaded=bool(row["manager_loaded"]),
        version=row["version"],
        group_closed=row["group_closed"],
        turnover=row["turnover"],
    )


def _first(connection: Connection, statement: Select[Any]) -> Row | None:
    found = connection.execute(statement).mappings().first()
    return None if found is None else dict(found)


def by_id(connection: Connection, own: str, *, lock: bool = False) -> Row | None:
    """A workshop's row; with lock, joining and handing in stand still until the transaction ends."""
    if lock:
        connection.execute(select(workshop.c.id).where(workshop.c.id == own).with_for_update())
    return _first(connection, _WORKSHOPS.where(workshop.c.id == own))


def known(connection: Connection, own: str) -> Row:
    """The row of a workshop that is there."""
    row = by_id(connection, own)
    if row is None:
        raise UnknownTokenError("there is no such workshop")
    return row


def by_code(connection: Connection, code: str) -> Row | None:
    """The workshop people come to by a code."""
    return _first(connection, _WORKSHOPS.where(workshop.c.code == code))


def seat_of(connection: Connection, token: str, *, lock: bool = False) -> tuple[Row, str] | None:
    """The workshop and role a secret link opens."""
    if not 0 < len(token) <= LONGEST_TOKEN:
        return None
    found = connection.execute(select(link).where(link.c.token_hash == hash_of(token))).mappings().first()
    row = by_id(connection, found["workshop_id"], lock=lock) if found else None
    return (row, found["role"]) if row and found else None


def seat(connection: Connection, token: str) -> tuple[Row, str]:
    """The workshop and role a secret link opens; UnknownTokenError when none."""
    found = seat_of(connection, token)
    if found is None:
        raise UnknownTokenError("no workshop has this link")
    return found


def allowed(connection: Connection, token: str, act: str, *, lock: bool = False) -> Row:
    """The workshop a link opens, when its role may do this now.

    Raises:
        UnknownTokenError: the token opens nothing.
        RoleError: the role never may.
        PhaseError: not in this phase.
    """
    found = seat_of(connection, token, lock=lock)
    if found is None:
        raise UnknownTokenError("no workshop has this link")
    row, role = found
    if not is_ever_allowed(role, act):
        raise RoleError(f"{act}: not as {role}")
    if not may(role, row["phase"], act):
        raise PhaseError(row["phase"], act)
    return row


def add_link(connection: Connection, own: str, role: str) -> str:
    """A new secret token for a role; only its hash is stored."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row = {"token_hash": hash_of(token), "workshop_id": own, "role": role}
    connection.execute(insert(link).values(**row))
    return token


def drop_links(connection: Connection, own: str, role: str, *, but: str) -> None:
    """Makes the links of a role open nothing, all but one."""
    theirs = (link.c.workshop_id == own, link.c.role == role, link.c.token_hash != hash_of(but))
    connection.execute(delete(link).where(*theirs))


def change(connection: Connection, own: str, **columns: object) -> None:
    """Changes columns of a workshop."""
    connection.execute(update(workshop).where(workshop.c.id == own).values(**columns))
