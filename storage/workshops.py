"""The store of workshops: plan, answers while open, one picture at closing, nothing of a person after."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import insert, select

from assessment import Instrument
from storage import workshop_rows as rows
from storage import workshop_steering as steering
from storage.errors import PlanError
from storage.record import printable
from storage.store import Store
from storage.workshop_answering import value_problem
from storage.workshop_cleaning import clean, empty
from storage.workshop_overview import Overseen
from storage.workshop_parts import Created, Workshop
from storage.workshop_rounds import refuse_a_second
from storage.workshop_tables import released, workshop
from workshop import CLOSED, FACILITATOR, MANAGER, Plan, normalise, plan_problems, shown

MAX_DAYS = 36_500


def open_workshops(
    store: Store, instrument: Instrument | None = None, *, max_days: int = MAX_DAYS
) -> Workshops:
    """Open the workshops kept in a store's database; closing the store closes them.

    Args:
        store: an open store.
        instrument: the questionnaire; None for the store's own.
        max_days: the longest retention a plan may have (TILLIT_WORKSHOP_RETENTION_DAYS).

    Raises:
        ValueError: there is no questionnaire.
        StoreUnavailableError: the database cannot be used.
    """
    known = instrument or store.instrument
    if known is None:
        raise ValueError("workshops need a questionnaire")
    found = Workshops(store, known, max_days)
    clean(store)
    return found


class Workshops(Overseen):
    """Workshops by secret token and code. Safe to share between threads; processes share the database.

    Every method may raise StoreUnavailableError. Those with a token raise, if nothing else is said,
    UnknownTokenError: it opens nothing (any more); RoleError: this role never may (workshop.may); PhaseError:
    not in this phase, which it names; ValueRefusedError: a value may not stand there, nothing was stored.
    """

    def __init__(self, store: Store, instrument: Instrument, max_days: int) -> None:
        super().__init__(store, instrument)
        self._max_days = max_days

    def create(self, plan: Plan, *, follows: str | None = None) -> Created:
        """Store a new workshop as a draft.

        Args:
            plan: what was decided.
            follows: a facilitator's token of the same group's earlier round, which is decided (3.11).

        Raises:
            PlanError: the plan has a blocking problem.
            RoundExistsError: another round follows the earlier one already.
        """
        self._check(plan)
        with self.store.write() as connection:
            earlier = None
            if follows is not None:
                earlier = rows.allowed(connection, follows, "make_round", lock=True)
                refuse_a_second(connection, earlier)
            row = steering.new_row(plan, self.instrument.version, self.store.today(), earlier)
            row["code"] = steering.free_code(connection)
            connection.execute(insert(workshop).values(**row))
            links = [
                rows.add_link(connection, row["id"], role) for role in (FACILITATOR, FACILITATOR, MANAGER)
            ]
        return Created(row["id"], row["code"], *links)

    def change_plan(self, token: str, plan: Plan) -> Workshop:
        """Replace the plan, before opening only; raises PlanError too."""
        self._check(plan)
        return self._steer(token, "edit_plan", plan=steering.stored_plan(plan))

    def by_code(self, code: str) -> Workshop | None:
        """Return the workshop of a code as typed, in any phase, or None."""
        known = normalise(code)
        if known is None:
            return None
        with self.store.read() as connection:
            row = rows.by_code(connection, known)
        return None if row is None else rows.workshop_of(row)

    def set_phase(self, token: str, phase: str) -> Workshop:
        """Go one phase forward; to the phase it is in already changes nothing, so a double tap does no harm.

        Closing computes the picture and cleans the files; archiving deletes the unordered rows and the texts.

        Raises:
            PhaseError: not the next phase.
            TooSoonError: opening, less than four months after the group's earlier round was closed.
        """
        with self.store.write() as connection:
            where = rows.allowed(connection, token, "advance", lock=True)
            if where["phase"] != phase:
                steering.advance(connection, self.instrument, where, phase, self.store.today())
            found = rows.known(connection, where["id"])
        clean(self.store)
        return rows.workshop_of(found)

    def close(self, token: str) -> Workshop:
        """Close an open workshop in one transaction, then clean the files: set_phase to closed."""
        return self.set_phase(token, CLOSED)

    def take_step(self, token: str, step: str) -> Workshop:
        """Show one more of workshop.STEPS to the room; a step already taken changes nothing."""
        with self.store.write() as connection:
            where = rows.allowed(connection, token, "take_step", lock=True)
            rows.change(connection, where["id"], steps=steering.with_step(where["steps"], step))
            found = rows.known(connection, where["id"])
        return rows.workshop_of(found)

    def manager_load(self, token: str, answers: Mapping[str, int | str]) -> None:
        """Copy the common items of the manager's answers, after consent; a second time takes their place.

        Nobody can read them before the manager's step, and never with fewer than eight who handed in.
        """
        common = {code: value for code, value in answers.items() if code in self.instrument.workshop_items}
        self._refuse(value_problem(self.instrument, common))
        with self.store.write() as connection:
            own = rows.allowed(connection, token, "load_manager", lock=True)["id"]
            steering.keep_manager(connection, own, {**common})

    def manager_remove(self, token: str) -> None:
        """Take back the manager's answers; the gaps go from the picture too, and the files are cleaned."""
        with self.store.write() as connection:
            where = rows.allowed(connection, token, "withdraw_manager", lock=True)
            steering.forget_manager(connection, where)
        clean(self.store)

    def manager_answers(self, token: str) -> Mapping[str, int | str] | None:
        """Return the manager's common items from the manager's step on, with eight or more; or None."""
        with self.store.read() as connection:
            return steering.manager_shown(connection, self.instrument, *rows.seat(connection, token))

    def picture(self, token: str) -> dict[str, Any] | None:
        """Return what this link may see of the picture now (house.md section 5), or None when nothing yet."""
        with self.store.read() as connection:
            row, role = rows.seat(connection, token)
        if row["picture"] is None:
            return None
        return shown(self.instrument, row["picture"], role, row["phase"], row["steps"])

    def texts(self, token: str) -> tuple[str, ...]:
        """Return the lines released for the facilitator, in an order of their own; none after archiving."""
        with self.store.read() as connection:
            own = rows.allowed(connection, token, "read_texts")["id"]
            theirs = select(released.c.text).where(released.c.workshop_id == own).order_by(released.c.key)
            return tuple(connection.execute(theirs).scalars())

    def set_notes(self, token: str, text: str) -> None:
        """Save the facilitator's notes; the latest wins."""
        self._refuse(steering.notes_problem(text))
        self._steer(token, "write_notes", notes=printable(text))

    def notes(self, token: str) -> str:
        """Return the facilitator's notes."""
        with self.store.read() as connection:
            return str(rows.allowed(connection, token, "read_notes")["notes"])

    def set_decision(self, token: str, decision: Mapping[str, Any]) -> None:
        """Save the decision card, any JSON object; the latest wins."""
        self._refuse(steering.decision_problem(decision))
        self._steer(token, "write_decision", decision=steering.stored_json(decision))

    def decision(self, token: str) -> Mapping[str, Any] | None:
        """Return the decision card, or None when nothing is decided."""
        with self.store.read() as connection:
            found: Mapping[str, Any] | None = rows.allowed(connection, token, "read_decision")["decision"]
        return found

    def delete(self, token: str) -> None:
        """Delete everything of a workshop, its links included, and keep no trace."""
        with self.store.write() as connection:
            empty(connection, rows.allowed(connection, token, "delete", lock=True)["id"])
        clean(self.store)

    def purge(self, days: int, today: date | None = None) -> int:
        """Delete workshops past their own retention, or `days` when that is shorter; return how many.

        Counted from closing; from opening or planning when it was never closed. A practice goes after a day,
        one left open after 30. Unordered rows and texts go 30 days after closing in any case.
        """
        if days < 0:
            raise ValueError(f"days: {days} is negative")
        now = today or self.store.today()
        with self.store.write() as connection:
            old = steering.outdated(connection, days, now)
            for own in old:
                empty(connection, own)
            steering.forget_old_rows(connection, now)
        clean(self.store)
        return len(old)

    def count(self) -> int:
        """Return how many workshops are stored; practices are not counted."""
        with self.store.read() as connection:
            plans = connection.execute(select(workshop.c.plan).where(workshop.c.phase != rows.GONE)).scalars()
            return sum(not plan.get("practice") for plan in plans)

    def _check(self, plan: Plan) -> None:
        """Refuses a plan with a blocking problem; which languages there are is known further up."""
        found = plan_problems(plan, self.instrument.constants.group, (plan.lang,), self._max_days)
        if any(problem.blocking for problem in found):
            raise PlanError(found)

    def _steer(self, token: str, act: str, **columns: object) -> Workshop:
        """Changes columns of a workshop when a link may."""
        with self.store.write() as connection:
            own = rows.allowed(connection, token, act, lock=True)["id"]
            rows.change(connection, own, **columns)
            return rows.workshop_of(rows.known(connection, own))
