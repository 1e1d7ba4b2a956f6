"""What can be wrong with an answer file or a value: stable codes, places, English for the command line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

ENGLISH: Mapping[str, str] = {
    "empty": "the file is empty",
    "too_large": "the file is larger than {limit_mb} MB",
    "not_text": "the file is not UTF-8 text",
    "not_json": "not JSON (line {line}, column {column})",
    "too_deep": "nested deeper than {limit} levels",
    "other_format": "the format is {found}, not {allowed}",
    "other_instrument": "the answers belong to the instrument {found}, not {allowed}",
    "newer_version": "the answers belong to version {found} of the questions; this program knows {known}",
    "changed_question": "the question is new since version {version}; the answer is kept but not counted",
    "missing_key": "a required key is missing",
    "unknown_code": "this code is not known",
    "repeated_key": "this key stands more than once; the last one counts",
    "other_module_version": "the answers belong to version {found} of this module; this program has {known}",
    "not_an_answer": "{what}",
    "wrong_value": "{found} is not one of {allowed}",
    "wrong_type": "this is not {expected}",
    "too_long": "the text is longer than {limit} characters",
}
"""Every code there is, with the params its wording may use; the interface words them in its own languages."""

NOTES = ("changed_question", "other_module_version")
"""Codes that say what became of something right: the file is as it should be."""

_FOUND_LENGTH = 40


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        place: where: a key or code ("answers.A1a"), a line number for not_json, or "" for the whole file.
        code: what, one of ENGLISH.
        params: what the wording may name, by the names in ENGLISH.
    """

    place: str
    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        """In English: place, then what is wrong.

        >>> str(Problem("answers.A1a", "wrong_value", {"found": "7", "allowed": "1-5, DK, NR, SK"}))
        'answers.A1a: 7 is not one of 1-5, DK, NR, SK'
        """
        words = ENGLISH[self.code].format_map(self.params)
        return f"{self.place}: {words}" if self.place and self.code != "not_json" else words


def shown(value: object) -> str:
    """A value as it stood in the file, cut to what a message can carry.

    >>> shown(True), shown("7"), shown("x" * 50)[-3:]
    ('true', '"7"', 'xx…')
    """
    written = json.dumps(value, ensure_ascii=False, default=repr)
    return written if len(written) <= _FOUND_LENGTH else written[: _FOUND_LENGTH - 1] + "…"
