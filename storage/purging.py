"""Deleting self-assessments that nobody has touched for long, a few at a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

from sqlalchemy import Connection, delete, select

from storage.leavings import Leavings
from storage.tables import assessment

_AT_A_TIME = 50  # self-assessments in one transaction


def remove_untouched(
    write: Callable[[], AbstractContextManager[Connection]], leavings: Leavings, before: date
) -> int:
    """Delete the self-assessments last touched before a day; those who answer meanwhile have their turn.

    Args:
        write: begins a transaction that writes.
        leavings: what the deleted rows leave in the file.
        before: the day.

    Returns:
        How many were deleted.
    """
    some = select(assessment.c.id).where(assessment.c.touched < before).limit(_AT_A_TIME)
    removed = 0
    while True:
        began = time.monotonic()
        with write() as connection:
            count = connection.execute(delete(assessment).where(assessment.c.id.in_(some))).rowcount
            if count:
                leavings.owe(connection)
        removed += count
        if count < _AT_A_TIME:
            return removed
        time.sleep(time.monotonic() - began)  # as long again for the others: the writers' lock is not fair
