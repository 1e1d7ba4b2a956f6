"""The participants' part of the store of workshops: every tap committed when it is made, until closing."""

from __future__ import annotations

from collections.abc import Sequence

from assessment import Instrument
from storage import workshop_answering as answering
from storage.errors import ValueRefusedError
from storage.problems import Problem
from storage.store import Store
from storage.tally import WORKSHOP, note_saved
from storage.workshop_answering import MAX_PLACE, Values
from storage.workshop_parts import Participant


class Participants:
    """What participants do. After closing every participant's token is unknown: look at by_code."""

    def __init__(self, store: Store, instrument: Instrument) -> None:
        self.store = store
        self.instrument = instrument

    def join(self, workshop_id: str, device: str | None = None) -> str:
        """Return a participant's token; the same for the same device, unless the plan shares devices.

        Args:
            workshop_id: Workshop.id.
            device: at least 16 random characters kept in the device's cookie; None for a new token each time.

        Raises:
            PhaseError: the workshop is not open.
            UnknownTokenError: there is no such workshop.
            WorkshopFullError: no more can join.
            ValueRefusedError: the device's secret is too short.
        """
        with self.store.write() as connection:
            return answering.join(connection, workshop_id, device)

    def participant(self, token: str) -> Participant | None:
        """Return what one participant has answered, or None when the token is not known (any more)."""
        with self.store.read() as connection:
            return answering.participant_of(connection, token)

    def put(self, token: str, code: str, value: int | str | None) -> None:
        """Save one answer: 1-5, DK, NR or SK; None removes it. Raises as put_many."""
        self.put_many(token, {code: value})

    def put_many(self, token: str, values: Values, *, place: str | None = None) -> None:
        """Save a card: all of its answers or, when one is refused, none. The latest wins.

        Args:
            token: the participant's.
            values: item code -> value; only the codes given are changed.
            place: the card the person is on now, at most 20 characters; None leaves it.

        Raises:
            ValueRefusedError: a value may not stand there.
            UnknownTokenError: nobody answers under this token (any more).
            PhaseError: the workshop is not open.
        """
        self._refuse(answering.value_problem(self.instrument, values))
        if place is not None and len(place) > MAX_PLACE:
            self._refuse(Problem("place", "too_long", {"limit": MAX_PLACE}))
        with self.store.write() as connection:
            own, _ = answering.held(connection, token)
            columns: dict[str, object] = {
                "answers": answering.merged(self.instrument, own["answers"], values),
                "place": own["place"] if place is None else place,
            }
            answering.keep(connection, token, columns)
        note_saved(WORKSHOP, len(values))

    def set_priorities(self, token: str, stark: Sequence[str], latta: str | None) -> None:
        """Save at most two poles to strengthen and one to ease (3.10.8). Raises as put_many."""
        self._refuse(answering.choice_problem(self.instrument, stark, latta))
        chosen = [pole for pole in self.instrument.poles if pole in stark]
        with self.store.write() as connection:
            answering.held(connection, token)
            answering.keep(connection, token, {"stark": chosen, "latta": latta})

    def set_split(self, token: str, *, inside: bool | None) -> None:
        """Save whether the person is in the named part; None counts as the other. Raises as put_many."""
        with self.store.write() as connection:
            _, where = answering.held(connection, token)
            if where["plan"]["split"] is None:
                self._refuse(Problem("split", "unknown_code"))
            answering.keep(connection, token, {"part": inside})

    def set_text(self, token: str, text: str, *, release: bool) -> None:
        """Save the line of text, at most 280 characters; empty removes it. Raises as put_many.

        Stored apart from the answers under another hash of the token. After closing only what was released
        and handed in is left, and only the facilitator reads it (3.10.9).
        """
        said = answering.one_line(text)
        with self.store.write() as connection:
            answering.set_text(connection, token, said, release=release)

    def submit(self, token: str) -> None:
        """Hand in; a blank one counts too. A second time changes nothing. Raises as put_many."""
        with self.store.write() as connection:
            answering.held(connection, token)
            answering.keep(connection, token, {"submitted": True})
        with self.store.write() as connection:
            answering.hand_in_text(connection, token)

    @staticmethod
    def _refuse(problem: Problem | None) -> None:
        if problem is not None:
            raise ValueRefusedError(problem)
