"""The errors of this room: every message names the file at fault, or the passage."""

from __future__ import annotations


class RetrievalError(Exception):
    """Base of every error raised by this room."""


class SourceError(RetrievalError):
    """A file of the corpus folder is missing, changed or not what it should be.

    Args:
        file: name of the file at fault, without its folder.
        what: what is wrong, in English.
    """

    def __init__(self, file: str, what: str) -> None:
        super().__init__(f"corpus/{file}: {what}")
        self.file = file
        self.what = what


class PassageError(RetrievalError):
    """A stretch of a source that may not be shown: outside the text, or too long."""


class ModelError(RetrievalError):
    """An embedding's folder, or a file of it, is missing or not what it should be.

    Args:
        name: name of the folder, without the path to it.
        file: name of the file at fault.
        what: what is wrong, in English.
    """

    def __init__(self, name: str, file: str, what: str) -> None:
        super().__init__(f"models/{name}/{file}: {what}")
        self.name = name
        self.file = file
        self.what = what


class WriterError(RetrievalError):
    """A file of the prompts folder, or what a language model needs, is missing or not what it should be.

    Args:
        what: what is wrong, in English; names the file or the setting at fault.
    """
