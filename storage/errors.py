"""The errors of this room: trouble with the store, a refused value, an unreadable answer file."""

from __future__ import annotations

from storage.problems import Problem


class StorageError(Exception):
    """Base of every error raised by this room."""


class StoreError(StorageError):
    """The store cannot do what was asked; nothing was changed."""


class StoreUnavailableError(StoreError):
    """The database cannot be opened, read or written."""


class StoreNewerError(StoreError):
    """The database was written by a newer version of the product; it is left untouched."""


class UnknownTokenError(StoreError, LookupError):
    """Nothing is stored under this token (any more), so nothing can be saved there."""


class ValueRefusedError(StorageError, ValueError):
    """A value that may not stand in this field; nothing was stored.

    Args:
        problem: what is wrong, and where.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class AnswerFileError(StorageError, ValueError):
    """An answer file that cannot be used as it is.

    Args:
        problems: everything found wrong, at least one; `problem` is the first.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems
        self.problem = problems[0]
