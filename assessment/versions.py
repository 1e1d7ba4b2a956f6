"""Which questions are the same in which versions of the questionnaire, as versions.toml declares it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from assessment.errors import ContentError
from assessment.record import Record, records
from assessment.toml_file import TomlFile

_NUMBER = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")
_PARTS = 4


@dataclass(frozen=True)
class Version:
    """One version of the questionnaire and what was new in it.

    Attributes:
        number: for example "1.1.0".
        changed: items whose wording or direction is new.
        added: items that were not asked before.
        removed: items that are no longer asked.
    """

    number: str
    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def is_version(text: str) -> bool:
    """Say whether a text is a version number: one to four numbers with dots between.

    >>> is_version("1.0.0"), is_version("1.x")
    (True, False)
    """
    return bool(_NUMBER.fullmatch(text))


def order_of(number: str) -> tuple[int, ...]:
    """Return a version's numbers, padded so that 1.0 and 1.0.0 are the same.

    >>> order_of("1.10") > order_of("1.9.3"), order_of("1.0") == order_of("1.0.0")
    (True, True)
    """
    numbers = [int(part) for part in number.split(".")]
    return tuple(numbers + [0] * (_PARTS - len(numbers)))


def later(versions: tuple[Version, ...], number: str, last: str) -> tuple[Version, ...] | None:
    """Return the versions after a number up to the last one; None where the table does not say.

    A number after the last one is another program's; one before the first is not known. An empty table says
    that nothing has changed.

    >>> table = (Version("1.0.0"), Version("1.1.0", ("A1a",)))
    >>> [one.number for one in later(table, "1.0.0", "1.1.0")], later(table, "0.9.0", "1.1.0")
    (['1.1.0'], None)
    """
    if not is_version(number) or order_of(number) > order_of(last):
        return None
    if versions and order_of(number) < order_of(versions[0].number):
        return None
    return tuple(one for one in versions if order_of(number) < order_of(one.number) <= order_of(last))


def read_versions(file: TomlFile, number: str, items: Collection[str]) -> tuple[Version, ...]:
    """Read the table of versions.

    Args:
        file: versions.toml.
        number: the version in instrument.toml.
        items: the codes of its questions.

    Raises:
        ContentError: a number or code is wrong, the order is, or the last version is not the current one.
    """
    rows = records(file, "version", "number")
    found = tuple(_version(row) for row in rows)
    for (_, earlier), (row, version) in pairwise(zip(rows, found, strict=True)):
        if order_of(version.number) <= order_of(earlier.number):
            raise row.error("number", f"does not come after {earlier.number}")
    if not found or found[-1].number != number:
        raise ContentError(file.name, 1, number, "the last version is not the one in instrument.toml")
    _check_codes(rows, found, set(items))
    return found


def _version(row: Record) -> Version:
    row.only("number", "changed", "added", "removed")
    if not is_version(row.code):
        raise row.error("number", "is not a version number")
    return Version(row.code, row.texts("changed"), row.texts("added"), row.texts("removed"))


def _check_codes(rows: list[Record], versions: tuple[Version, ...], items: set[str]) -> None:
    """Refuse a code that was not a question at the time; walks back from the questions of today."""
    asked = set(items)
    for row, version in reversed(list(zip(rows, versions, strict=True))):
        for key in ("changed", "added"):
            for code in getattr(version, key):
                if code not in asked:
                    raise row.error(key, f"{code!r} was not a question in this version")
        for code in version.removed:
            if code in asked:
                raise row.error("removed", f"{code!r} is still a question in this version")
        asked = (asked - set(version.added)) | set(version.removed)
