"""What the facilitator puts on the projector, shared by every window that shows it."""

from __future__ import annotations

from storage import workshop_rows as rows
from storage import workshop_steering as steering
from storage.errors import PhaseError
from storage.workshop_participants import Participants
from storage.workshop_parts import Workshop
from workshop import REVEALED, may_show, step_of


class Staged(Participants):
    """The projector's part of the store of workshops."""

    def show(self, token: str, stage: str) -> Workshop:
        """Put a stage on the projector; one of the picture takes its step, so that the room has seen it.

        Raises:
            PhaseError: the stage may not show in this phase (workshop.may_show).
            UnknownTokenError: the token opens nothing.
            RoleError: not a facilitator's.
        """
        with self.store.write() as connection:
            where = rows.allowed(connection, token, "advance", lock=True)
            if not may_show(stage, where["phase"]):
                raise PhaseError(where["phase"], f"show {stage[:20]}")
            columns: dict[str, object] = {"stage": stage}
            step = step_of(stage)
            if step is not None and where["phase"] == REVEALED:
                columns["steps"] = steering.with_step(where["steps"], step)
            rows.change(connection, where["id"], **columns)
            return rows.workshop_of(rows.known(connection, where["id"]))
