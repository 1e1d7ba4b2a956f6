"""Whose seat in which workshop a browser holds, and the frame its pages are drawn in."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from storage import Participant, Workshop
from web.site import Site
from workshop import normalise

_AGE_S = 30 * 24 * 3600
_PATH = "/w"


def code_of(request: Request) -> str | None:
    """The code in the address, as it is stored; None when it cannot be one."""
    return normalise(request.path_params["code"])


def token_of(request: Request) -> str:
    """The token that the browser holds for the workshop in the address; empty without one."""
    return request.cookies.get(_name(code_of(request)), "")


async def held(site: Site, request: Request) -> Participant | None:
    """What the browser's own token leads to in the workshop of the address, while it is open."""
    token = token_of(request)
    if not token:
        return None
    found = await run_in_threadpool(site.workshops().participant, token)
    return found if found is not None and found.workshop.code == code_of(request) else None


async def workshop_of(site: Site, request: Request) -> Workshop | None:
    """The workshop in the address."""
    code = code_of(request)
    return None if code is None else await run_in_threadpool(site.workshops().by_code, code)


def keep(response: Response, workshop: Workshop, token: str, *, secure: bool) -> None:
    """Lets the browser hold a seat; on shared devices no longer than it is open."""
    age = None if workshop.plan.shared_devices else _AGE_S
    name = _name(workshop.code)
    response.set_cookie(name, token, max_age=age, path=_PATH, httponly=True, samesite="lax", secure=secure)


def leave(response: Response, workshop: Workshop, *, secure: bool) -> None:
    """Makes the browser forget a seat; what is stored stays."""
    response.delete_cookie(_name(workshop.code), path=_PATH, httponly=True, samesite="lax", secure=secure)


def page(
    site: Site,
    request: Request,
    template: str,
    workshop: Workshop | None = None,
    status: int = 200,
    **values: object,
) -> HTMLResponse:
    """A participant's page: in the language chosen, or else in the workshop's."""
    lang = site.lang(request) if workshop is None else site.lang_or(request, workshop.plan.lang)
    practice = workshop is not None and workshop.plan.practice
    return site.render(
        request,
        f"w/{template}.html",
        status,
        lang=lang,
        practice=practice,
        workshop=workshop,
        instrument=site.instruments[lang],
        **values,
    )


def _name(code: str | None) -> str:
    return f"tt_w_{code}"
