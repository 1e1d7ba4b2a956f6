"""The workshops that an administrator may see, and nothing of a group."""

from __future__ import annotations

from sqlalchemy import select

from storage.workshop_links import Linked
from storage.workshop_rows import GONE
from storage.workshop_tables import workshop
from workshop import Listed, plan_of, topics


class Overseen(Linked):
    """The organisation's part of the store of workshops; whoever asks must be an administrator."""

    def overview(self) -> tuple[tuple[Listed, ...], dict[str, int]]:
        """Return the workshops whose facilitator let them be seen, newest first, and the topics they share.

        Practices never. Of the pictures nothing leaves but how many units chose a pole, from five on.
        """
        columns = (
            workshop.c.plan,
            workshop.c.phase,
            workshop.c.created,
            workshop.c.closed,
            workshop.c.picture["priorities"],  # the database takes it out: pictures are long
        )
        seen = workshop.c.plan["overview"].as_boolean()
        with self.store.read() as connection:
            rows = connection.execute(select(*columns).where(workshop.c.phase != GONE, seen)).all()
        found = []
        for stored, phase, created, closed, chosen in rows:
            plan = plan_of(stored)
            if plan.overview and plan.unit and not plan.practice:
                picture = None if chosen is None else {"priorities": chosen}
                found.append((Listed(plan.unit, closed or created, phase), picture))
        listed = sorted((one for one, _ in found), key=lambda one: one.day, reverse=True)
        return tuple(listed), topics(found)
