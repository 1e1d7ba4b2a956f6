"""The errors of this room: every message names the file or the code at fault."""

from __future__ import annotations

_LONGEST = 80  # characters of what a file holds, in a message


def cut(text: str) -> str:
    """Return a text of a file as it can stand in a message: a file may hold anything, at any length."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def shown(value: object) -> str:
    """Return a value of a file as it can stand in a message.

    >>> shown("7"), shown([1] * 100)[-5:]
    ("'7'", ' 1, …')
    """
    return cut(repr(value))


class AssessmentError(Exception):
    """Base of every error raised by this room."""


class ContentError(AssessmentError):
    """The content files do not add up.

    Args:
        file: name of the file at fault, without its folder.
        line: line in that file, counted from 1.
        code: the code or key at fault.
        what: what is wrong, in English.
    """

    def __init__(self, file: str, line: int, code: str, what: str) -> None:
        super().__init__(f"{file}:{line} {code}: {what}")
        self.file = file
        self.line = line
        self.code = code
        self.what = what


class AnswerError(AssessmentError):
    """A value that is not an answer.

    Args:
        code: the question at fault.
        what: what is wrong, in English.
    """

    def __init__(self, code: str, what: str) -> None:
        super().__init__(f"{code}: {what}")
        self.code = code
        self.what = what
