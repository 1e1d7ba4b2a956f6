"""Closing a workshop: the picture is computed once, and no row leads to a person any more (3.10.10)."""

from __future__ import annotations

from datetime import date
from secrets import SystemRandom
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from assessment import Answers, Instrument, Member, SplitPlan, group_picture
from storage.workshop_rows import Row, change, new_key
from storage.workshop_tables import choice, line, manager, participant, released, row
from workshop import CLOSED

Rows = list[dict[str, Any]]


def close(connection: Connection, instrument: Instrument, where: Row, today: date) -> None:
    """Closes a workshop; the caller's transaction keeps all of this or nothing.

    What was not handed in is not counted and goes. Under five nothing is kept (3.10.1).

    Args:
        connection: a transaction in which the workshop's row is locked.
        instrument: the questionnaire.
        where: the workshop.
        today: the day noted beside the picture; nothing of the kind stands beside answers.
    """
    handed_in = _handed_in(connection, where["id"])
    picture = group_picture(
        instrument,
        [_member(one) for one in handed_in],
        _manager(connection, where["id"]),
        _split(where, handed_in),
    ).to_dict()
    c = instrument.constants.group
    if len(handed_in) >= c.min_n:
        _rewrite(connection, where, handed_in)
    for table in (participant, line):
        connection.execute(delete(table).where(table.c.workshop_id == where["id"]))
    if len(handed_in) < c.full_v:  # never to be shown beside so few
        connection.execute(delete(manager).where(manager.c.workshop_id == where["id"]))
    change(
        connection, where["id"], phase=CLOSED, picture=picture, closed=today, kept_from=today, unclean=True
    )


def _handed_in(connection: Connection, own: str) -> list[Row]:
    """The participants who handed in, locked, in an order that chance decides."""
    theirs = select(participant).where(participant.c.workshop_id == own).with_for_update()
    found = [dict(one) for one in connection.execute(theirs).mappings() if one["submitted"]]
    SystemRandom().shuffle(found)
    return list(found)


def _member(one: Row) -> Member:
    return Member(one["answers"], tuple(one["stark"]), one["latta"])


def _manager(connection: Connection, own: str) -> Answers | None:
    theirs = select(manager.c.answers).where(manager.c.workshop_id == own)
    found = connection.execute(theirs).scalar()
    return None if found is None else Answers(found)


def _split(where: Row, handed_in: list[Row]) -> SplitPlan | None:
    name = where["plan"]["split"]
    if name is None:
        return None
    return SplitPlan(name, frozenset(place for place, one in enumerate(handed_in) if one["part"]))


def _rewrite(connection: Connection, where: Row, handed_in: list[Row]) -> None:
    """Answers, choices and texts under new random keys, each in an order of its own."""
    own = where["id"]
    said = select(line.c.text).where(line.c.workshop_id == own, line.c.released, line.c.submitted)
    texts: Rows = [{"text": text} for text in connection.execute(said).scalars()]
    answers: Rows = [{"answers": one["answers"], "part": one["part"]} for one in handed_in]
    choices: Rows = [{"stark": one["stark"], "latta": one["latta"]} for one in handed_in]
    for table, rows in ((row, answers), (choice, choices), (released, texts)):
        _keep(connection, table, own, rows)


def _keep(connection: Connection, table: Table, own: str, rows: Rows) -> None:
    SystemRandom().shuffle(rows)
    if rows:
        connection.execute(insert(table), [{"key": new_key(), "workshop_id": own, **one} for one in rows])


def forget_rows(connection: Connection, own: str) -> bool:
    """Deletes the unordered rows and the texts, together (3.10.9). False when there was none."""
    theirs = (delete(table).where(table.c.workshop_id == own) for table in (row, choice, released))
    return sum(connection.execute(one).rowcount for one in theirs) > 0
