"""How people come to a workshop: the code, the page that tells what it is, the manager's way apart."""

import asyncio
import secrets

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from storage import PhaseError, UnknownTokenError, Workshop, WorkshopFullError
from web.events import note
from web.guesses import WAITING
from web.participant import seats
from web.participant.forms import sent_form
from web.site import Site, to
from workshop import DRAFT, OPEN, THANKS, normalise

_DEVICE_BYTES = 16
_DEVICE_LENGTH = range(16, 65)
_SHOWN_LENGTH = 12


async def code_form(site: Site, request: Request) -> Response:
    """Asks for the code."""
    return seats.page(site, request, "code", typed="", problem=None)


async def code_sent(site: Site, request: Request) -> Response:
    """Goes to the workshop of the code, or says that there is none."""
    typed = str((await sent_form(request)).get("code", ""))
    code = normalise(typed)
    if code is not None and await run_in_threadpool(site.workshops().by_code, code) is not None:
        return to(f"/w/{code}")
    return await _wrong(site, request, typed)


async def _wrong(site: Site, request: Request, typed: str) -> Response:
    """Says that no workshop has the code; over the limits after a pause, and at once when many wait."""
    guesses = site.guesses
    over = guesses.waiting >= WAITING
    pause = 0
    if not over:
        pause = await run_in_threadpool(guesses.wrong, request.client.host if request.client else "")
    if over or pause:
        note("guesses_slowed", request.url.path)
    if pause:
        over = True
        guesses.waiting += 1
        try:
            await asyncio.sleep(pause)
        finally:
            guesses.waiting -= 1
    problem, status = ("many", 429) if over else ("wrong", 404)
    return seats.page(
        site, request, "code", status=status, typed=typed.strip()[:_SHOWN_LENGTH], problem=problem
    )


async def join_form(site: Site, request: Request) -> Response:
    """Tells what the workshop is and asks who comes; whoever has a seat goes on where it was left."""
    seat = await seats.held(site, request)
    if seat is not None and seat.workshop.plan.shared_devices:
        return seats.page(site, request, "again", seat.workshop, code=seat.workshop.code)
    if seat is not None:
        return to(f"/w/{seat.workshop.code}/{THANKS if seat.submitted else seat.place or '1'}")
    workshop = await seats.workshop_of(site, request)
    if workshop is None:
        return await _wrong(site, request, request.path_params["code"])
    return _join_page(site, request, workshop)


def _join_page(
    site: Site, request: Request, workshop: Workshop, missing: tuple[str, ...] = (), part: str = ""
) -> Response:
    """The join page, or a page that says why nobody can join now."""
    if workshop.phase != OPEN:
        key = "not_begun" if workshop.phase == DRAFT else "closed"
        return seats.page(site, request, "message", workshop, key=key, code=workshop.code)
    instrument = site.instruments[site.default_lang]
    return seats.page(
        site,
        request,
        "join",
        workshop,
        400 if missing else 200,
        items=len(instrument.workshop_items),
        least=instrument.constants.group.min_n,
        part_least=instrument.constants.group.full_v,
        device=secrets.token_urlsafe(_DEVICE_BYTES),
        missing=missing,
        part=part,
    )


async def join_sent(site: Site, request: Request) -> Response:
    """Gives a seat, or shows the manager the way to the own questions."""
    form = await sent_form(request)
    workshop = await seats.workshop_of(site, request)
    if workshop is None:
        return await _wrong(site, request, request.path_params["code"])
    seat = await seats.held(site, request)
    if seat is not None and not (workshop.plan.shared_devices and form.get("new")):
        return to(f"/w/{workshop.code}/{seat.place or '1'}")
    if form.get("new"):
        response: Response = to(f"/w/{workshop.code}")
        seats.leave(response, workshop, secure=site.secure)
        return response
    manager, part = form.get("chef"), str(form.get("part", ""))
    if manager == "ja":
        return to(f"/w/{workshop.code}/chef")
    needed = {"chef": manager == "nej", "part": not workshop.plan.split or part in {"in", "out"}}
    missing = tuple(name for name, given in needed.items() if not given)
    if missing or workshop.phase != OPEN:
        return _join_page(site, request, workshop, missing, part)
    return await _seated(site, request, workshop, str(form.get("device", "")), part)


async def _seated(site: Site, request: Request, workshop: Workshop, device: str, part: str) -> Response:
    """A seat for this browser; a form sent twice gives the same one."""
    known = device if len(device) in _DEVICE_LENGTH else None
    try:
        token = await run_in_threadpool(site.workshops().join, workshop.id, known)
        if workshop.plan.split:
            inside = part == "in"
            await run_in_threadpool(lambda: site.workshops().set_split(token, inside=inside))
    except WorkshopFullError:
        return seats.page(site, request, "message", workshop, 409, key="full", code=workshop.code)
    except (PhaseError, UnknownTokenError):
        return to(f"/w/{workshop.code}")
    response = to(f"/w/{workshop.code}/1")
    seats.keep(response, workshop, token, secure=site.secure)
    return response


async def elsewhere(_site: Site, request: Request) -> Response:
    """Leads from an address that is none of ours to the workshop's own."""
    return to(f"/w/{request.path_params['code']}")


async def manager_told(site: Site, request: Request) -> Response:
    """Says where the group's manager answers."""
    workshop = await seats.workshop_of(site, request)
    if workshop is None:
        return await _wrong(site, request, request.path_params["code"])
    return seats.page(site, request, "manager", workshop, code=workshop.code)
