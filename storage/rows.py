"""Statements on one person's rows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, Date, Insert, bindparam, case, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningUpdate

from assessment import Answers, Instrument
from storage.errors import UnknownTokenError
from storage.older_versions import brought_forward
from storage.record import Entry, answers_of, columns_of, entries_of, printable
from storage.tables import assessment, entry


def hash_of(token: str) -> str:
    """What is stored of a token: its SHA-256. The token itself is 128 random bits, so no salt is needed."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def add(connection: Connection, row: Mapping[str, object], answers: Answers) -> None:
    """Stores a new self-assessment: its row and everything in it."""
    connection.execute(insert(assessment).values(**row, **columns_of(answers)))
    _add_entries(connection, row["id"], answers)


def _add_entries(connection: Connection, own: object, answers: Answers) -> None:
    rows = [
        {
            "assessment_id": own,
            "field": field,
            "code": printable(code),
            "value": value,
            "position": number,
        }
        for number, (field, code, value) in enumerate(entries_of(answers))
    ]
    if rows:
        connection.execute(insert(entry), rows)


def touch_current(
    connection: Connection,
    token: str,
    today: date,
    columns: Mapping[str, object],
    instrument: Instrument | None,
) -> str:
    """Notes the day and any columns, and returns the id.

    The lock on the row puts the taps of one person in a line, so the latest wins and none meets a deletion.
    A set of an earlier version of the questionnaire goes on in this one, with nothing converted.

    Raises:
        UnknownTokenError: nothing is stored under this token.
    """
    given = {"touched": today, **columns}
    row = connection.execute(_touched(tuple(given)), {**given, "own": hash_of(token)}).one_or_none()
    if row is None:
        raise UnknownTokenError("nothing is stored under this token")
    if instrument is not None and instrument.is_earlier(row.version):
        put_instead(connection, row.id, brought_forward(whole(connection, row.id), instrument))
    return str(row.id)


@lru_cache(maxsize=64)
def _touched(columns: tuple[str, ...]) -> ReturningUpdate[tuple[str, str]]:
    """The statement behind `touch` for some columns; made once, since every tap runs it."""
    theirs = update(assessment).where(assessment.c.token_hash == bindparam("own"))
    given: dict[str, Any] = {name: bindparam(name) for name in columns}
    if "touched" in given:  # a clock that is set back must not make it look forgotten once it is right again
        day = bindparam("touched", type_=Date)
        given["touched"] = case((assessment.c.touched > day, assessment.c.touched), else_=day)
    return theirs.values(given).returning(assessment.c.id, assessment.c.version)


def keep(connection: Connection, own: str, field: str, code: str, value: object) -> None:
    """Stores one value; one that was there before is replaced and keeps its position."""
    key = {"assessment_id": own, "field": field, "code": printable(code)}
    connection.execute(_upsert(connection.dialect.name), {**key, "value": value, "own": own})


@cache
def _upsert(dialect: str) -> Insert:
    """The statement behind `keep`; made once, since every tap runs it."""
    insert_into = postgresql.insert if dialect == "postgresql" else sqlite.insert
    last = select(func.coalesce(func.max(entry.c.position), -1) + 1)
    position = last.where(entry.c.assessment_id == bindparam("own")).scalar_subquery()
    keys = ("assessment_id", "field", "code")
    given: dict[str, Any] = {name: bindparam(name) for name in (*keys, "value")}
    row = insert_into(entry).values({**given, "position": position})
    return row.on_conflict_do_update(index_elements=keys, set_={"value": row.excluded.value})


def drop(connection: Connection, own: str, field: str, code: str) -> bool:
    """Removes one value; False when it was not there."""
    key = (entry.c.assessment_id == own, entry.c.field == field, entry.c.code == printable(code))
    return bool(connection.execute(delete(entry).where(*key)).rowcount)


def whole(connection: Connection, own: str) -> Answers:
    """Everything stored in one self-assessment."""
    row = connection.execute(select(assessment).where(assessment.c.id == own)).mappings().one()
    return answers_of(dict(row), entries_by_id(connection, [own])[own])


def put_instead(connection: Connection, own: str, answers: Answers) -> None:
    """Stores an answer set in the place of the one that is there."""
    connection.execute(delete(entry).where(entry.c.assessment_id == own))
    connection.execute(update(assessment).where(assessment.c.id == own).values(**columns_of(answers)))
    _add_entries(connection, own, answers)


def entries_by_id(connection: Connection, ids: list[str]) -> dict[str, list[Entry]]:
    """Everything stored in some self-assessments, in the order it was first given."""
    found: dict[str, list[Entry]] = {own: [] for own in ids}
    for row in connection.execute(_ENTRIES, {"ids": ids}):
        found[row.assessment_id].append((row.field, row.code, row.value))
    return found


def by_hash(connection: Connection, hashes: list[str]) -> list[dict[str, Any]]:
    """The rows of those self-assessments that are known, by their tokens' hashes."""
    return [dict(row) for row in connection.execute(_KNOWN, {"hashes": hashes}).mappings()]


_KNOWN = select(assessment).where(assessment.c.token_hash.in_(bindparam("hashes", expanding=True)))
_ENTRIES = (
    select(entry)
    .where(entry.c.assessment_id.in_(bindparam("ids", expanding=True)))
    .order_by(entry.c.position, entry.c.field, entry.c.code)
)
