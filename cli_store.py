"""The commands of the store: `purge`, `backup` and `restore`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from settings import load_settings

if TYPE_CHECKING:
    from storage import Manifest

Adder = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]
DONE = 0


class StoreCommandError(Exception):
    """Bad input, or a store that cannot be used."""


def register(add: Adder) -> None:
    """Add the commands of the store to the command line."""
    purge = add("purge", _purge, "remove self-assessments and workshops past their retention")
    purge.add_argument("--days", type=int, help="days since last touched (default: TILLIT_RETENTION_DAYS)")
    purge.add_argument(
        "--workshop-days",
        type=int,
        help="days since closing, at most the plan's own (default: TILLIT_WORKSHOP_RETENTION_DAYS)",
    )
    backup = add("backup", _backup, "write all that is stored to one file, while people go on answering")
    backup.add_argument("out", type=Path, help="the file, or a folder to put one named after the time in")
    restored = add("restore", _restore, "put what a backup holds into the database that is set")
    restored.add_argument("file", type=Path)
    restored.add_argument("--replace", action="store_true", help="take the place of what is stored there")
    restored.add_argument("--check", action="store_true", help="only find out whether it could be restored")


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


def _backup(args: argparse.Namespace) -> int:
    from storage import StoreError, back_up

    now = datetime.now(UTC)
    folder = args.out.is_dir()
    out = args.out / f"tillit-{now:%Y-%m-%d-%H%M%S}.zip" if folder else args.out
    try:
        manifest = back_up(load_settings().database, out, now)
    except StoreError as error:
        raise StoreCommandError(str(error)) from error
    sys.stdout.write(f"{out}: {_told(manifest)}\n")
    if manifest.left_out:
        sys.stdout.write(
            f"left out: {manifest.left_out} rows of participants in workshops that are still open\n"
        )
    return DONE


def _restore(args: argparse.Namespace) -> int:
    from storage import StoreError, check_backup, restore

    try:
        if args.check:
            manifest = check_backup(args.file)
        else:
            today = datetime.now(UTC).date()
            manifest = restore(args.file, load_settings().database, today, replace=args.replace)
    except StoreError as error:
        raise StoreCommandError(str(error)) from error
    sys.stdout.write(f"{'can be restored' if args.check else 'restored'}: {_told(manifest)}\n")
    return DONE


def _told(manifest: Manifest) -> str:
    """A backup in one line: how much it holds, from when, of which revision."""
    held = {name: manifest.rows.get(name, 0) for name in ("assessment", "workshop")}
    return (
        f"{held['assessment']} self-assessments, {held['workshop']} workshops, {sum(manifest.rows.values())}"
        f" rows in all, made {manifest.made}, revision {manifest.revision}"
    )
