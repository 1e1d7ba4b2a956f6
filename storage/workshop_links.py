"""The secret links of a workshop: what one opens, one more for the result, new ones in the place of old."""

from __future__ import annotations

from storage import workshop_rows as rows
from storage.workshop_parts import Seat
from storage.workshop_sheets import Sheets
from workshop import PARTICIPANT


class Linked(Sheets):
    """The links' part of the store of workshops; of a link only its hash is stored."""

    def find(self, token: str) -> Seat | None:
        """Return what a secret link opens, or None."""
        with self.store.read() as connection:
            found = rows.seat_of(connection, token)
        return None if found is None else Seat(rows.workshop_of(found[0]), found[1])

    def result_link(self, token: str) -> str:
        """Make a secret link to the result, for the participants; each call makes one more."""
        with self.store.write() as connection:
            own = rows.allowed(connection, token, "make_result_link")["id"]
            return rows.add_link(connection, own, PARTICIPANT)

    def exchange_links(self, token: str, role: str) -> str:
        """Make a new secret link for a role; every other one of that role opens nothing from now on.

        Args:
            token: a facilitator's, which goes on opening what it opened.
            role: FACILITATOR (the other facilitators' links), MANAGER or PARTICIPANT (the result).

        Raises:
            UnknownTokenError: the token opens nothing (any more).
            RoleError: not a facilitator's.
            PhaseError: a link to the result before there is one.
        """
        act = "make_result_link" if role == PARTICIPANT else "exchange_links"
        with self.store.write() as connection:
            own = rows.allowed(connection, token, act, lock=True)["id"]
            rows.drop_links(connection, own, role, but=token)
            return rows.add_link(connection, own, role)
