"""One record of an array of tables, read with checks that name file, line and code."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from assessment.errors import ContentError
from assessment.toml_file import TomlFile

_FEW = 12  # words that are listed in a message


@dataclass(frozen=True)
class Record:
    """One [[table]] of a file.

    Attributes:
        file: the file it stands in.
        table: the array's name.
        index: its number in the array, from 0.
        data: its keys.
        code: its code or id.
    """

    file: TomlFile
    table: str
    index: int
    data: Mapping[str, Any]
    code: str

    def error(self, key: str, what: str) -> ContentError:
        """Return the error that names the line of the key, or of the record's head."""
        return self.file.error((self.table, self.index, key), self.code, what)

    def text(self, key: str, allowed: Collection[str] | None = None) -> str:
        """Return a text; refuse none, an empty one, and one that is not allowed."""
        found = self.data.get(key)
        if not isinstance(found, str) or not found.strip():
            raise self.error(key, f"{key} is missing or not a text{_one_of(allowed or ())}")
        if allowed is not None and found not in allowed:
            raise self.error(key, f"{key} {found!r} is unknown{_one_of(allowed)}")
        return found

    def yes(self, key: str, *, default: bool | None = None) -> bool:
        """Return true or false; refuse anything else."""
        found = self.data.get(key, default)
        if not isinstance(found, bool):
            raise self.error(key, f"{key} must be true or false")
        return found

    def texts(self, key: str, allowed: Collection[str] | None = None) -> tuple[str, ...]:
        """Return a list of texts (empty when the key is absent); refuse one that is not allowed."""
        found = self.data.get(key, [])
        if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
            raise self.error(key, f"{key} must be a list of texts")
        for text in found:
            if allowed is not None and text not in allowed:
                raise self.error(key, f"{key} names {text!r}, which is unknown")
        return tuple(found)

    def span(self, key: str) -> tuple[int, int]:
        """Return first and last line; refuse anything but two numbers from 1 up, in order."""
        found = self.data.get(key)
        numbers = isinstance(found, list) and all(
            isinstance(n, int) and not isinstance(n, bool) for n in found
        )
        if not isinstance(found, list) or not numbers or len(found) != 2:  # noqa: PLR2004 - first and last
            raise self.error(key, f"{key} must be two line numbers")
        first, last = found
        if not 1 <= first <= last:
            raise self.error(key, f"{key} {found} are not in order")
        return first, last

    def only(self, *keys: str) -> None:
        """Refuse keys that are not in the list."""
        for key in self.data:
            if key not in keys:
                raise self.error(key, f"the key {key!r} is unknown here")


def _one_of(allowed: Collection[str]) -> str:
    """What may be written, where that is a list a person can read."""
    return f"; write one of: {', '.join(allowed)}" if 0 < len(allowed) <= _FEW else ""


def records(file: TomlFile, table: str, key: str = "code") -> list[Record]:
    """Return the records of an array of tables; key holds each one's code.

    Raises:
        ContentError: a record has no code, or one that another has.
    """
    found: list[Record] = []
    seen: set[str] = set()
    listed = file.data.get(table, [])
    if not isinstance(listed, list) or not all(isinstance(data, Mapping) for data in listed):
        raise file.error((table,), table, f"must be tables; write [[{table}]] on a line above each")
    for index, data in enumerate(listed):
        code = data.get(key)
        if not isinstance(code, str) or not code:
            raise file.error((table, index, key), f"{table} {index + 1}", f"{key} is missing")
        if code in seen:
            raise file.error((table, index, key), code, f"this {table} stands twice")
        seen.add(code)
        found.append(Record(file, table, index, data, code))
    return found
