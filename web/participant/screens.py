"""What a participant's page shows: what is saved, or what was sent and could not be saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import FormData

from storage import Participant, Workshop
from web.participant.forms import Chosen, Value
from workshop import Card


@dataclass(frozen=True)
class Screen:
    """One card as it is drawn.

    Attributes:
        card: the card.
        answers: item code -> value, of the whole questionnaire where it is known.
        chosen: the poles to strengthen and to ease.
        text: the line of text; None when it is not asked for.
        release: the facilitator may read it.
        submitted: handed in already.
        workshop: where; None when the store could not be asked.
        shown: what the person's page showed before, when it was sent and could not be saved.
    """

    card: Card
    answers: Mapping[str, Value]
    chosen: Chosen
    text: str | None = None
    release: bool = False
    submitted: bool = False
    workshop: Workshop | None = None
    shown: str = field(default="", repr=False)


def screen_of(card: Card, seat: Participant) -> Screen:
    """A card with what is saved."""
    return Screen(
        card,
        seat.answers,
        Chosen(seat.stark, seat.latta),
        seat.text if seat.workshop.plan.ask_text else None,
        seat.release,
        seat.submitted,
        seat.workshop,
    )


def sent_screen(card: Card, answers: Mapping[str, Value], chosen: Chosen, form: FormData) -> Screen:
    """A card with what was sent, so that nothing has to be tapped twice; the store is not asked."""
    text = str(form["text"]) if "text" in form else None
    return Screen(card, answers, chosen, text, form.get("release") == "on", shown=str(form.get("shown", "")))
