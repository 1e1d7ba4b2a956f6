"""The errors of this room: trouble with the store, a refused value, an unreadable answer file."""

from __future__ import annotations

from datetime import date

from storage.problems import Problem
from workshop import PlanProblem


class StorageError(Exception):
    """Base of every error raised by this room."""


class StoreError(StorageError):
    """The store cannot do what was asked; nothing was changed."""


class StoreUnavailableError(StoreError):
    """The database cannot be opened, read or written."""


class StoreNewerError(StoreError):
    """The database was written by a newer version of the product; it is left untouched."""


class BackupFileError(StoreError):
    """A backup that cannot be written or used; nothing was changed."""


class StoreNotEmptyError(StoreError):
    """A backup would take the place of what is stored; nothing was changed."""


class UnknownTokenError(StoreError, LookupError):
    """Nothing is stored under this token (any more), so nothing can be saved there."""


class RoleError(StoreError):
    """The link's role never may do this."""


class PhaseError(StoreError):
    """Not in the phase a workshop is in.

    Args:
        phase: the phase it is in.
        act: what was asked for.
    """

    def __init__(self, phase: str, act: str) -> None:
        super().__init__(f"{act}: not while the workshop is {phase}")
        self.phase = phase
        self.act = act


class TooSoonError(StoreError):
    """The same group's earlier round was closed less than four months ago (instrument.md 3.10.10).

    Args:
        closed: the day the earlier round was closed.
    """

    def __init__(self, closed: date) -> None:
        super().__init__(f"the earlier round was closed on {closed}, less than four months ago")
        self.closed = closed


class WorkshopFullError(StoreError):
    """More have joined than a workshop can hold."""


class RoundExistsError(StoreError):
    """The round is followed by another one already."""


class PlanError(StoreError, ValueError):
    """A plan that cannot be stored.

    Args:
        problems: everything to say about it; at least one is blocking.
    """

    def __init__(self, problems: tuple[PlanProblem, ...]) -> None:
        super().__init__(", ".join(f"{one.field}: {one.code}" for one in problems))
        self.problems = problems


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
