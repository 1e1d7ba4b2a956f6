"""The calendar: today, and a clock that notices when it was set: a wrong day must not delete anything."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

MOST_DAYS = 7
_DAY_S = 24 * 3600


def local_day() -> date:
    """Today where the server stands."""
    return datetime.now(tz=UTC).astimezone().date()


class SteadyClock:
    """Compares the clock of the day with one that nobody can set.

    A machine that wakes after long sleep looks the same; then a day's purge is put off, which does no harm.
    """

    def __init__(
        self, wall: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic
    ) -> None:
        self._wall, self._steady = wall, steady
        self._apart = wall() - steady()

    def jumped(self) -> int | None:
        """Days the clock was set by since last asked, when more than MOST_DAYS; else None.

        What was told once is taken as the new truth: a right setting holds up one purge only.
        """
        now = self._wall() - self._steady()
        days = round((now - self._apart) / _DAY_S)
        self._apart = now if abs(days) > MOST_DAYS else self._apart
        return days if abs(days) > MOST_DAYS else None
