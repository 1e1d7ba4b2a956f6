"""What has changed since the same group's round before, in words (3.11)."""

from __future__ import annotations

from assessment import TURNOVER
from storage import workshop_rows as rows
from storage.errors import ValueRefusedError
from storage.problems import Problem
from storage.workshop_rows import Row
from storage.workshop_stage import Staged
from workshop import Comparison, Round, change_is_shown, compare_rounds


class Rounds(Staged):
    """The part of the store of workshops that looks at two rounds of one group."""

    def state_turnover(self, token: str, turnover: str) -> None:
        """Keep how much of the group is new, as the facilitator states it: one of assessment.TURNOVER."""
        if turnover not in TURNOVER:
            allowed = ", ".join(TURNOVER)
            raise ValueRefusedError(
                Problem("turnover", "wrong_value", {"found": turnover[:20], "allowed": allowed})
            )
        with self.store.write() as connection:
            own = rows.allowed(connection, token, "state_turnover", lock=True)["id"]
            rows.change(connection, own, turnover=turnover)

    def change(self, token: str) -> Comparison | None:
        """Return what is said of the change since the round before, or None when nothing (yet) is.

        None in a first round, and for the room and the manager before the step is taken.
        """
        with self.store.read() as connection:
            where, role = rows.seat(connection, token)
            earlier = rows.by_id(connection, where["follows"]) if where["follows"] else None
        later = _round(where)
        shown = change_is_shown(role, where["phase"], tuple(where["steps"]))
        if later is None or not shown or where["round"] == 1:
            return None
        return compare_rounds(self.instrument, _round(earlier), later, where["turnover"])


def _round(where: Row | None) -> Round | None:
    if where is None or where["closed"] is None or where["picture"] is None:
        return None
    return Round(where["closed"], where["version"], where["picture"])
