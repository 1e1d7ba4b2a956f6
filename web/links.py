"""The secret links of a workshop: each opens its page once the browser holds the link as a cookie."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from storage import Seat
from web import cookies
from web.site import Site, message, to
from workshop import FACILITATOR, MANAGER, PARTICIPANT

_PAGES = {FACILITATOR: "/leda", MANAGER: "/chef", PARTICIPANT: "/resultat"}


async def workshop_link(site: Site, request: Request) -> Response:
    """Lets the browser hold a workshop's secret link until it is closed, and opens the page of its role.

    The page's own address names the workshop and opens nothing, so that it can stand on a shared screen.
    """
    token = request.path_params["token"]
    seat = await run_in_threadpool(site.workshops().find, token)
    if seat is None:
        return message(site, request, "workshop_link_unknown", 404)
    response = to(f"{_PAGES[seat.role]}?w={seat.workshop.id}")
    response.set_cookie(cookie_name(seat), token, path="/", httponly=True, samesite="lax", secure=site.secure)
    if cookies.LANG not in request.cookies and seat.role == FACILITATOR:
        cookies.choose_language(response, seat.workshop.plan.lang, secure=site.secure)
    return response


def cookie_name(seat: Seat) -> str:
    """The cookie that holds a link: by role and workshop, so that one browser may hold several."""
    return f"tt_{seat.role[0]}_{seat.workshop.id}"


TABLE = (("/o/{token}", "GET", workshop_link),)
"""Path, method and handler, for web.routes."""
