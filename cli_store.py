"""The command of the store: `purge`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime

from settings import load_settings

Adder = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]
DONE = 0


class StoreCommandError(Exception):
    """Bad input, or a store that cannot be used."""


def register(add: Adder) -> None:
    """Add the command of the store to the command line."""
    purge = add("purge", _purge, "remove self-assessments and workshops past their retention")
    purge.add_argument("--days", type=int, help="days since last touched (default: TILLIT_RETENTION_DAYS)")
    purge.add_argument(
        "--workshop-days",
        type=int,
        help="days since closing, at most the plan's own (default: TILLIT_WORKSHOP_RETENTION_DAYS)",
    )


def _purge(args: argparse.Namespace) -> int:
    from assessment import load_instrument
    from storage import StoreError, open_store, open_workshops

    settings = load_settings()
    days = settings.retention_days if args.days is None else args.days
    later = settings.workshop_retention_days if args.workshop_days is None else args.workshop_days
    if min(days, later) < 0:
        raise StoreCommandError(f"days: {min(days, later)} is negative")
    today = datetime.now(UTC).date()
    try:
        store = open_store(settings.database, load_instrument("sv"))
        removed, workshops = store.purge(days, today), open_workshops(store).purge(later, today)
    except StoreError as error:
        raise StoreCommandError(str(error)) from error
    sys.stdout.write(f"{removed} removed\n{workshops} workshops removed\n")
    return DONE
