"""Sheets of paper that the facilitator types in while a workshop is open, when the net fails (6.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from storage import workshop_answering as answering
from storage import workshop_rows as rows
from storage.workshop_answering import Values
from storage.workshop_change import Rounds
from workshop import CHOICES


@dataclass(frozen=True)
class Sheet:
    """What stands on one sheet: nothing of who wrote it, and no order.

    Attributes:
        answers: item code -> 1-5, DK, NR or SK; a code left out is a question left blank.
        stark: poles to strengthen, at most two.
        latta: the pole to ease, or None.
        inside: in the named part of a split group; None counts as the other.
    """

    answers: Values = field(default_factory=dict)
    stark: Sequence[str] = ()
    latta: str | None = None
    inside: bool | None = None


class Sheets(Rounds):
    """The part of the store of workshops that takes sheets of paper."""

    def type_sheet(self, token: str, sheet: Sheet, once: str) -> None:
        """Store a sheet as a participant who has handed in; nothing tells it from one who used a phone.

        Args:
            token: a facilitator's.
            sheet: what stands on it.
            once: at least 16 random characters; the same sheet sent again with them changes nothing.

        Raises:
            PhaseError: the workshop is not open.
            WorkshopFullError: no more can join.
            ValueRefusedError: an answer or a choice may not stand there; nothing was stored.
        """
        self._refuse(answering.value_problem(self.instrument, sheet.answers))
        self._refuse(answering.choice_problem(self.instrument, sheet.stark, sheet.latta))
        with self.store.write() as connection:
            where = rows.allowed(connection, token, "type_sheets")
            own = answering.join(connection, where["id"], once, own_device=True)
            columns: dict[str, object] = {
                "answers": answering.merged(self.instrument, {}, sheet.answers),
                "stark": [pole for pole in self.instrument.poles if pole in sheet.stark],
                "latta": sheet.latta,
                "part": bool(sheet.inside) if where["plan"]["split"] else None,
                "place": CHOICES,  # where everybody who has handed in has been
                "submitted": True,
            }
            answering.keep(connection, own, columns)
