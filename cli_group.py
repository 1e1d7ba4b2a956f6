"""The command of a group: `group`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Adder = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]
DONE = 0


class GroupCommandError(Exception):
    """Bad input; the message names file and place."""


def register(add: Adder) -> None:
    """Add the command of a group to the command line."""
    group = add("group", _group, "print what may be shown of a group file")
    group.add_argument("file", type=Path)
    group.add_argument("--json", action="store_true", help="print one JSON object")


def _group(args: argparse.Namespace) -> int:
    from assessment import GroupFileError, group_picture, load_instrument, read_group

    try:
        text = args.file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise GroupCommandError(
            f"{args.file}: cannot be read as UTF-8 text ({type(error).__name__})"
        ) from error
    instrument = load_instrument()
    try:
        found = read_group(text, instrument)
    except GroupFileError as error:
        raise GroupCommandError(f"{args.file}: {error}") from error
    shown = group_picture(instrument, found.members, found.manager, found.split).to_dict()
    sys.stdout.write(json.dumps(shown, ensure_ascii=False) + "\n" if args.json else _readable(shown))
    return DONE


def _readable(shown: Mapping[str, Any]) -> str:
    """A picture for people."""
    lines = [f"n {shown['n']}, mode {shown['mode']}"]
    if shown["mode"] == "none":
        return f"{lines[0]}: nothing is shown of so few\n"
    for name in ("items", "scales"):
        lines += [name, *(_row(code, measure) for code, measure in shown[name].items())]
    if shown["chain"]:
        lines.append(f"chain: lowest {shown['chain']['lowest']}, {shown['chain']['gap']:.1f} below the next")
    for code, gap in shown["gaps"].items():
        lines.append(f"gap {code}: {gap['word']}" + (f" ({gap['g']:+.1f})" if "g" in gap else ""))
    wishes = shown["priorities"]
    lines += [f"{name}: {_wishes(wishes[name], wishes.get('at_least'))}" for name in ("stark", "latta")]
    for part in ("in", "out"):
        if "split" in shown:
            lines.append(f"split {shown['split']['name']}, {part}")
            lines += [_row(code, measure) for code, measure in shown["split"][part]["items"].items()]
    return "\n".join(lines) + "\n"


def _row(code: str, measure: Mapping[str, Any]) -> str:
    words = [f"{code:>4} {measure['mode']:<5}"]
    if "median" in measure:
        words.append(f"v {measure['v']}, median {measure['median']:g}, AD {measure['ad']:.2f}")
    words += [measure[name] for name in ("band", "spread") if name in measure]
    if "distribution" in measure:
        words.append("-".join(str(count) for count in measure["distribution"]))
    return " ".join(words)


def _wishes(found: Any, top: int | None) -> str:  # noqa: ANN401 - names or counts, as in the JSON
    if isinstance(found, dict):
        found = [f"{pole} {votes}{' or more' if votes == top else ''}" for pole, votes in found.items()]
    return ", ".join(found) or "nothing enough people chose"
