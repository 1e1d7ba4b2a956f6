"""The same group again: which round follows which, and when it may open (3.10.10)."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, exists, select, update

from assessment import Instrument, far_enough
from storage.errors import RoundExistsError, TooSoonError
from storage.workshop_rows import GONE, Row, by_id
from storage.workshop_tables import workshop


def refuse_a_second(connection: Connection, earlier: Row) -> None:
    """Refuses a second round after the same one: two of them could be opened within days.

    Raises:
        RoundExistsError: there is one already.
    """
    known = exists().where(workshop.c.follows == earlier["id"], workshop.c.phase != GONE)
    if connection.execute(select(known)).scalar_one():
        raise RoundExistsError("this round is followed by one already")


def following(earlier: Row | None) -> dict[str, Any]:
    """What a new workshop's row says of the round it follows."""
    if earlier is None:
        return {"round": 1, "follows": None, "group_closed": None}
    days = [one for one in (earlier["closed"], earlier["group_closed"]) if one is not None]
    return {
        "round": earlier["round"] + 1,
        "follows": earlier["id"],
        "group_closed": max(days, default=None),
    }


def hand_on(connection: Connection, own: str) -> None:
    """Before a round is deleted: the one before it keeps the day, so that four months still hold."""
    gone = by_id(connection, own)
    if gone is not None and gone["closed"] is not None and gone["follows"]:
        before = update(workshop).where(workshop.c.id == gone["follows"])
        connection.execute(before.values(group_closed=gone["closed"]))


def refuse_too_soon(instrument: Instrument, where: Row, today: date) -> None:
    """Refuses to open less than four months after the group last closed.

    Raises:
        TooSoonError: it is too soon.
    """
    closed = where["group_closed"]
    if closed is not None and not far_enough(closed, today, instrument.constants.group):
        raise TooSoonError(closed)
