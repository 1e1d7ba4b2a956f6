"""The errors of this room: every message names the file and the place at fault."""

from __future__ import annotations


class DialogueError(Exception):
    """Base of every error raised by this room."""


class RuleError(DialogueError):
    """A data file of the conversation does not add up.

    Args:
        file: name of the file at fault, without its folder.
        place: table, kind or phrase at fault.
        what: what is wrong, in English.
    """

    def __init__(self, file: str, place: str, what: str) -> None:
        super().__init__(f"{file} {place}: {what}")
        self.file = file
        self.place = place
        self.what = what
