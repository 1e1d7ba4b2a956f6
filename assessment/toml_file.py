"""A TOML file that knows on which line each of its keys stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assessment.errors import ContentError

TomlPath = tuple[str | int, ...]

_PART = r"""(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)"""
_KEY = re.compile(rf"\s*({_PART}(?:\s*\.\s*{_PART})*)\s*=")
_TABLE = re.compile(rf"\s*\[\s*({_PART}(?:\s*\.\s*{_PART})*)\s*\]")
_ARRAY = re.compile(rf"\s*\[\[\s*({_PART}(?:\s*\.\s*{_PART})*)\s*\]\]")
_ERROR_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True)
class TomlFile:
    """A parsed TOML file.

    Attributes:
        name: file name without its folder.
        data: the content.
        lines: path of a table or key -> its line, counted from 1; an array's tables are numbered from 0.
    """

    name: str
    data: Mapping[str, Any] = field(repr=False)
    lines: Mapping[TomlPath, int] = field(repr=False)

    def line(self, *path: str | int) -> int:
        r"""Return the line of a key, or of the nearest table around it, or 1.

        >>> parse_toml("x.toml", "[item]\nA1a = 'x'").line("item", "A1a")
        2
        """
        for size in range(len(path), 0, -1):
            if path[:size] in self.lines:
                return self.lines[path[:size]]
        return 1

    def table(self, key: str) -> Mapping[str, Any]:
        """Return the table under a key, empty when there is none; refuse anything else."""
        found = self.data.get(key, {})
        if not isinstance(found, Mapping):
            raise self.error((key,), key, f"must be a table; write [{key}] on a line of its own")
        return found

    def error(self, path: TomlPath, code: str, what: str) -> ContentError:
        """Return the error that names this file, the line of path, and the code."""
        return ContentError(self.name, self.line(*path), code, what)


def read_toml(path: Path) -> TomlFile:
    """Read a TOML file.

    Raises:
        ContentError: it is missing, not UTF-8, or not TOML (a key given twice is not TOML).
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(path.name, 1, path.stem, f"cannot be read: {error}") from error
    return parse_toml(path.name, text)


def parse_toml(name: str, text: str) -> TomlFile:
    """Parse the text of a TOML file; name is used in messages.

    Raises:
        ContentError: it is not TOML; the message names the line and the key on it.
    """
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number without end, a nest without bottom
        found = _ERROR_LINE.search(str(error))
        rows = text.splitlines() or [""]
        line = min(int(found.group(1)), len(rows)) if found else len(rows)
        key = _KEY.match(rows[line - 1]) or _TABLE.match(rows[line - 1])
        code = _parts(key.group(1))[-1] if key else "toml"
        raise ContentError(name, line, code, f"not valid TOML: {error}") from error
    return TomlFile(name, data, _index(text))


def _parts(key: str) -> tuple[str, ...]:
    """Split a dotted key into its parts, quotes taken off."""
    return tuple(part.strip("\"'") for part in re.findall(_PART, key))


def _index(text: str) -> dict[TomlPath, int]:
    """Find the line of every table and key; text inside multi-line strings is skipped."""
    lines: dict[TomlPath, int] = {}
    counts: dict[TomlPath, int] = {}
    table: TomlPath = ()
    inside = False
    for number, row in enumerate(text.splitlines(), start=1):
        if not inside:
            table = _index_row(row, number, table, lines, counts)
        if (row.count('"""') + row.count("'''")) % 2:
            inside = not inside
    return lines


def _index_row(
    row: str, number: int, table: TomlPath, lines: dict[TomlPath, int], counts: dict[TomlPath, int]
) -> TomlPath:
    """Note what a row declares and return the table that is open after it."""
    if array := _ARRAY.match(row):
        name: TomlPath = _parts(array.group(1))
        opened = (*name, counts.get(name, 0))
        counts[name] = counts.get(name, 0) + 1
        lines[opened] = number
        lines.setdefault(name, number)
        return opened
    if header := _TABLE.match(row):
        opened = _parts(header.group(1))
        for size in range(1, len(opened) + 1):
            lines.setdefault(opened[:size], number)
        return opened
    if key := _KEY.match(row):
        path = (*table, *_parts(key.group(1)))
        for size in range(len(table) + 1, len(path) + 1):
            lines.setdefault(path[:size], number)
    return table
