"""Statements on one person's rows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from assessment import Answers
from storage.errors import UnknownTokenError
from storage.record import Entry, columns_of, entries_of, printable
from storage.tables import assessment, entry


def hash_of(token: str) -> str:
    """What is stored of a token: its SHA-256. The token itself is 128 random bits, so no salt is needed."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def add(connection: Connection, row: Mapping[str, object], answers: Answers) -> None:
    """Stores a new self-assessment: its row and everything in it."""
    connection.execute(insert(assessment).values(**row, **columns_of(answers)))
    rows = [
        {
            "assessment_id": row["id"],
            "field": field,
            "code": printable(code),
            "value": value,
            "position": number,
        }
        for number, (field, code, value) in enumerate(entries_of(answers))
    ]
    if rows:
        connection.execute(insert(entry), rows)


def touch(connection: Connection, token: str, today: date, columns: Mapping[str, object]) -> str:
    """Notes the day and any columns, and returns the id.

    The lock on the row puts the taps of one person in a line, so the latest wins and none meets a deletion.

    Raises:
        UnknownTokenError: nothing is stored under this token.
    """
    theirs = update(assessment).where(assessment.c.token_hash == hash_of(token))
    own = connection.execute(theirs.values(touched=today, **columns).returning(assessment.c.id)).scalar()
    if own is None:
        raise UnknownTokenError("nothing is stored under this token")
    return str(own)


def keep(connection: Connection, own: str, field: str, code: str, value: object) -> None:
    """Stores one value; one that was there before is replaced and keeps its position."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    last = select(func.coalesce(func.max(entry.c.position), -1) + 1).where(entry.c.assessment_id == own)
    key = {"assessment_id": own, "field": field, "code": printable(code)}
    row = dialect.insert(entry).values(**key, value=value, position=last.scalar_subquery())
    connection.execute(
        row.on_conflict_do_update(index_elements=list(key), set_={"value": row.excluded.value})
    )


def drop(connection: Connection, own: str, field: str, code: str) -> bool:
    """Removes one value; False when it was not there."""
    key = (entry.c.assessment_id == own, entry.c.field == field, entry.c.code == printable(code))
    return bool(connection.execute(delete(entry).where(*key)).rowcount)


def entries_by_id(connection: Connection, ids: list[str]) -> dict[str, list[Entry]]:
    """Everything stored in some self-assessments, in the order it was first given."""
    found: dict[str, list[Entry]] = {own: [] for own in ids}
    order = (entry.c.position, entry.c.field, entry.c.code)
    for row in connection.execute(
        select(entry).where(entry.c.assessment_id.in_(ids)).order_by(*order)
    ).mappings():
        found[row["assessment_id"]].append((row["field"], row["code"], row["value"]))
    return found
