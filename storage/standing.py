"""How the store stands: whether it can be used, and how much is in it, in numbers that name nobody."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import func, select

from storage.errors import StoreError, StoreNewerError
from storage.migrate import head, known_revision
from storage.store import Store
from storage.tables import assessment
from storage.workshop_rows import GONE
from storage.workshop_tables import workshop

UNREACHABLE, NOT_MIGRATED, NEWER, READ_ONLY = "unreachable", "not_migrated", "newer", "read_only"


@dataclass(frozen=True)
class Figures:
    """How much is stored.

    Attributes:
        self_assessments: how many.
        workshops: how many in each phase, practices included.
    """

    self_assessments: int
    workshops: Mapping[str, int]


def standing(store: Store) -> str | None:
    """Say in one word why the store cannot be used, or None when it can.

    The driver's own words, which may name hosts and users, are in the log only.
    """
    try:
        with store.read() as connection:
            revision = known_revision(connection)
            locked = (
                connection.dialect.name == "postgresql"
                and connection.exec_driver_sql(
                    "SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only')::bool"
                ).scalar()
            )
    except StoreNewerError:
        return NEWER
    except StoreError:
        return UNREACHABLE
    if revision != _newest():
        return NOT_MIGRATED
    if store.path is not None:  # access(2) tells a file system that is mounted for reading only
        locked = not all(os.access(one, os.W_OK) for one in (store.path, store.path.parent))
    return READ_ONLY if locked else None


def figures(store: Store) -> Figures:
    """Count what is stored.

    Raises:
        StoreError: the database cannot be read.
    """
    by_phase = select(workshop.c.phase, func.count().label("number")).where(workshop.c.phase != GONE)
    with store.read() as connection:
        count = connection.execute(select(func.count()).select_from(assessment)).scalar_one()
        phases = connection.execute(by_phase.group_by(workshop.c.phase)).all()
    return Figures(count, {row.phase: row.number for row in phases})


@cache
def _newest() -> str:
    return head()
