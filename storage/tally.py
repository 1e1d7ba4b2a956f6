"""What this process has saved and failed to do since it started, in numbers for whoever watches over it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping

SELF, WORKSHOP, MEMORY = "self_assessment", "workshop", "file"

_LOCK = threading.Lock()
_SAVED: Counter[str] = Counter()
_ERRORS: Counter[str] = Counter()


def note_saved(where: str, count: int) -> None:
    """Note that so many values have been committed."""
    with _LOCK:
        _SAVED[where] += count


def note_error(kind: str) -> None:
    """Note that the database refused or could not be reached; `kind` is the driver's class of error."""
    with _LOCK:
        _ERRORS[kind] += 1


def saved() -> Mapping[str, int]:
    """Values committed: in self-assessments, in workshops, in memory for those who keep a file."""
    with _LOCK:
        return {SELF: 0, WORKSHOP: 0, MEMORY: 0} | _SAVED


def errors() -> Mapping[str, int]:
    """Errors of the database by the driver's class."""
    with _LOCK:
        return dict(_ERRORS)
