"""The commands of follow-up and pilot: `change` and `pilot`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import cli_report

if TYPE_CHECKING:
    from assessment import Answers, Instrument, Pilot, Rounds, Spread

Adder = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]
DONE, WRONG = 0, 1


class FollowCommandError(Exception):
    """Bad input; the message names file and place."""


def register(add: Adder) -> None:
    """Add the commands to the command line."""
    change = add("change", _change, "compare two rounds of one respondent")
    change.add_argument("earlier", type=Path)
    change.add_argument("later", type=Path)
    pilot = add("pilot", _pilot, "print what the volunteered answer files of a folder say of the constants")
    pilot.add_argument("folder", type=Path)
    for command in (change, pilot):
        command.add_argument("--json", action="store_true", help="print one JSON object")


def _change(args: argparse.Namespace) -> int:
    from assessment import compare_rounds

    instrument, first = cli_report.read_answer_file(args.earlier)
    _, second = cli_report.read_answer_file(args.later)
    found = compare_rounds(instrument, first, second)
    if args.json:
        sys.stdout.write(json.dumps(found.to_dict(), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(_readable_change(found))
    return DONE


def _readable_change(found: Rounds) -> str:
    if found.obstacle is not None:
        reasons = {
            "respondent": "the files are not of one respondent",
            "day": "a round has no day",
            "version": f"versions {' and '.join(found.versions)} have no known questions in common",
            "months": f"less than four months lie between; from {found.earliest} on they may be compared",
        }
        return f"not compared: {reasons[found.obstacle]}\n"
    rows = [
        f"{code:>3} {one.before:>6.1f} {one.after:>6.1f} {one.delta:>+7.1f}  v {one.v}  "
        f"{'clear' if one.clear else 'not clear'}"
        for code, one in found.changes.items()
    ]
    why = {"too_few": "too few questions answered both times", "changed": "its questions have changed"}
    rows += [f"{code:>3} not compared: {why[reason]}" for code, reason in found.missing.items()]
    rows.append("With 17 scales one or two come out as clear by chance (instrument.md 3.11).")
    return "\n".join(rows) + "\n"


def _pilot(args: argparse.Namespace) -> int:
    from assessment import load_instrument, pilot_numbers

    if not args.folder.is_dir():
        raise FollowCommandError(f"{args.folder}: is not a folder")
    instrument, sets, bad = load_instrument(), [], []
    for path in sorted(args.folder.rglob("*.json")):
        try:
            sets += _rounds(path, instrument)
        except cli_report.ReportCommandError as error:
            bad.append(str(error))
    if not sets:
        none = f"{args.folder}: holds no answer file that can be read"
        raise FollowCommandError("\n".join([*bad, none]))
    found = pilot_numbers(instrument, sets)
    shown = json.dumps({**found.to_dict(), "skipped": bad}) + "\n" if args.json else _readable_pilot(found)
    sys.stdout.write(shown)
    sys.stderr.writelines(f"skipped: {line}\n" for line in bad)
    return WRONG if bad else DONE


def _rounds(path: Path, instrument: Instrument) -> list[Answers]:
    """The rounds in a file: those before, and the one it is about."""
    from storage import rounds_before

    _, answers = cli_report.read_answer_file(path)
    return [*rounds_before(answers, instrument), answers]


def _readable_pilot(found: Pilot) -> str:
    rows = [f"{found.files} answer sets of {found.respondents} persons, {found.pairs} with a retest"]
    rows.append(f"minutes (questions measured, the rest assumed): {_spread(found.minutes)}")
    rows.append("question: seconds, median (quartiles); answered or not, Vet inte, Har inte varit aktuellt")
    for code, one in found.items.items():
        rows.append(f"{code:>4} {_spread(one.seconds):<28} of {one.reached}: DK {one.dk}, NR {one.nr}")
    for code, (value, n) in found.means.items():
        rows.append(f"mean {code} {_number(value)} (n {n})")
    rows.append("constants that would follow:")
    for constant in found.suggestions:
        enough = "enough" if constant.enough else f"too few: keep {constant.now:g}"
        told = f"now {constant.now:g}, pilot {_number(constant.value)}, n {constant.n} of {constant.needed}"
        rows.append(f"{constant.name:<24} {told}: {enough}")
    return "\n".join(rows) + "\n"


def _spread(one: Spread) -> str:
    return (
        f"{_number(one.median)} ({_number(one.low)} to {_number(one.high)}), n {one.n}"
        if one.n
        else "no time"
    )


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"
