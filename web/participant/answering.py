"""Answering: a card a page, saved when it is sent, then the choices, then handing in."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from storage import (
    Participant,
    PhaseError,
    StoreUnavailableError,
    UnknownTokenError,
    ValueRefusedError,
)
from web.participant import seats
from web.participant.forms import answers_of, changed, chosen_of, sent_form, shown
from web.participant.screens import Screen, screen_of, sent_screen
from web.site import Site, to
from workshop import HAND_IN, THANKS, Card, Cards, build_cards, minutes_left

_ON, _BACK, _CLEAR = "on", "back", "clear"


async def card_form(site: Site, request: Request) -> Response:
    """Shows a card with what is saved of it."""
    seat = await seats.held(site, request)
    if seat is None:
        return to(_join(request))
    cards = _cards(site)
    card = cards.find(request.path_params["card"])
    if card is None:
        return to(f"{_join(request)}/{seat.place or cards.all[0].id}")
    return _page(site, request, cards, screen_of(card, seat))


async def card_sent(site: Site, request: Request) -> Response:
    """Saves a card and goes on, back, or hands in. What cannot be saved now stays in the form."""
    cards, form = _cards(site), await sent_form(request)
    card, token = cards.find(request.path_params["card"]), seats.token_of(request)
    if card is None or not token:
        return to(_join(request))
    try:
        seat = await seats.held(site, request)
        if seat is None:
            return to(_join(request))
        await run_in_threadpool(_save, site, token, card, form, seat)
    except (PhaseError, UnknownTokenError):
        return to(_join(request))
    except ValueRefusedError as error:
        return _again(site, request, card, form, problem=error.problem.code, status=400)
    except StoreUnavailableError:
        return _again(site, request, card, form, problem="not_saved", status=503)
    return _on(site, request, card, form, seat)


def _save(site: Site, token: str, card: Card, form: FormData, seat: Participant) -> None:
    """Saves what a card's form holds, and hands in where that was asked for."""
    workshops = site.workshops()
    if card.items:
        answers = changed(form, answers_of(form, card, _values(site)))
        place = _following(site, card, form).id
        cleared = form.get("go") == _CLEAR
        workshops.put_many(token, dict.fromkeys(card.items) if cleared else answers, place=place)
    elif card.id == HAND_IN:
        if seat.workshop.plan.ask_text:
            workshops.set_text(token, str(form.get("text", "")), release=form.get("release") == "on")
        if form.get("go") == _ON:
            workshops.submit(token)
    else:
        chosen = chosen_of(form, site.instruments[site.default_lang])
        workshops.set_priorities(token, chosen.stark, chosen.latta)


def _on(site: Site, request: Request, card: Card, form: FormData, seat: Participant) -> Response:
    """Where to go when a card is saved."""
    if card.id == HAND_IN and form.get("go") == _ON:
        response = to(f"{_join(request)}/{THANKS}")
        if seat.workshop.plan.shared_devices:  # whoever takes the device next must not come to these answers
            seats.leave(response, seat.workshop, secure=site.secure)
        return response
    return to(f"{_join(request)}/{_following(site, card, form).id}")


def _following(site: Site, card: Card, form: FormData) -> Card:
    """The card that was asked for: this one again, the one before, one by name, or the next."""
    cards, go = _cards(site), str(form.get("go", ""))
    if go == _CLEAR:
        return card
    named = cards.before(card) if go == _BACK else cards.find(go)
    return named or cards.after(card) or card


async def thanks(site: Site, request: Request) -> Response:
    """Says that the answers are handed in, what happens next and when they are deleted."""
    seat = await seats.held(site, request)
    workshop = seat.workshop if seat is not None else await seats.workshop_of(site, request)
    handed_in = seat.submitted if seat is not None else workshop is not None and workshop.plan.shared_devices
    if workshop is None or not handed_in:
        return to(_join(request))
    return seats.page(site, request, "thanks", workshop, changeable=seat is not None)


def _again(
    site: Site, request: Request, card: Card, form: FormData, *, problem: str, status: int
) -> Response:
    """The card once more, with what was chosen still in it and the reason why it was not saved."""
    instrument = site.instruments[site.default_lang]
    screen = sent_screen(card, answers_of(form, card, _values(site)), chosen_of(form, instrument), form)
    return _page(site, request, _cards(site), screen, problem, status)


def _page(
    site: Site, request: Request, cards: Cards, screen: Screen, problem: str = "", status: int = 200
) -> Response:
    template = "card" if screen.card.items else "hand_in" if screen.card.id == HAND_IN else "choose"
    return seats.page(
        site,
        request,
        template,
        screen.workshop,
        status,
        screen=screen,
        card=screen.card,
        cards=cards,
        minutes=minutes_left(site.instruments[site.default_lang], cards, screen.card, screen.answers),
        shown=screen.shown if problem else shown(screen.card, screen.answers),
        problem=problem,
    )


def _cards(site: Site) -> Cards:
    return build_cards(site.instruments[site.default_lang])


def _values(site: Site) -> frozenset[str]:
    """The choices under a question: 1 to 5, DK and NR, as they stand in the instrument."""
    return frozenset(site.instruments[site.default_lang].wording.table("values"))


def _join(request: Request) -> str:
    """The workshop's own address."""
    return f"/w/{seats.code_of(request) or request.path_params['code']}"
