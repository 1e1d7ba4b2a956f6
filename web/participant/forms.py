"""What a participant's form holds: answers that were changed, choices, the line of text."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request

from assessment import Instrument
from workshop import Card

Value = int | str
_NON_ANSWERS = ("DK", "NR")
_MOST_FIELDS = 50


async def sent_form(request: Request) -> FormData:
    """What a form holds; one with files or with more fields than ours is refused with 400."""
    return await request.form(max_files=0, max_fields=_MOST_FIELDS)


@dataclass(frozen=True)
class Chosen:
    """What was chosen on the screen of priorities (3.10.8), as it was sent."""

    stark: tuple[str, ...]
    latta: str | None


def answers_of(form: FormData, card: Card, values: Collection[str]) -> dict[str, Value]:
    """The answers chosen on a card; what is none of the choices is left out.

    Args:
        form: what was sent.
        card: the card it was sent from.
        values: the choices: 1 to 5, DK, NR.
    """
    sent = {code: str(form.get(code, "")) for code in card.items}
    return {
        code: value if value in _NON_ANSWERS else int(value)
        for code, value in sent.items()
        if value in values
    }


def changed(form: FormData, answers: Mapping[str, Value]) -> dict[str, Value]:
    """The answers that differ from what the page showed when drawn: of two tabs the latest tap wins."""
    was = set(str(form.get("shown", "")).split())
    return {code: value for code, value in answers.items() if f"{code}={value}" not in was}


def shown(card: Card, answers: Mapping[str, Value]) -> str:
    """What a page shows when it is drawn, for `changed`."""
    return " ".join(f"{code}={answers[code]}" for code in card.items if code in answers)


def chosen_of(form: FormData, instrument: Instrument) -> Chosen:
    """The poles chosen, in the instrument's order; what is no pole is left out."""
    sent = {str(one) for one in form.getlist("stark")}
    latta = str(form.get("latta", ""))
    stark = tuple(code for code in instrument.poles if code in sent)
    return Chosen(stark, latta if latta in instrument.poles else None)
