"""The private link to a self-assessment: opened once, then out of the address; exchanged for a new one."""

from starlette.requests import Request
from starlette.responses import Response

from storage import Held, Record, UnknownTokenError, held, in_use
from web import cookies
from web.site import Site, message, to

_WALK, _ASK = "/svara", "/r"
_ASKED = "tt_asked"
_ASKED_S = 600


async def opened(site: Site, request: Request) -> Response:
    """Opens a private link; goes on to a question when the browser already holds another one.

    The question stands at an address without the secret; the secret waits in a cookie for ten minutes.
    """
    token = request.path_params["token"]
    record = site.stores["server"].load(token)
    if record is None:
        return message(site, request, "link_unknown", 404)
    if all(one.token == token for one in held(request.cookies)):
        return _open(site, token, record)
    response = to(_ASK)
    response.set_cookie(
        _ASKED, token, max_age=_ASKED_S, path=_ASK, httponly=True, samesite="lax", secure=site.secure
    )
    return response


async def ask(site: Site, request: Request) -> Response:
    """Asks whether the other self-assessment is to be the one in use."""
    record = _waiting(site, request)
    if record is None:
        return message(site, request, "link_unknown", 404)
    return site.render(request, "link.html", started=record.answers.started or "")


async def agreed(site: Site, request: Request) -> Response:
    """Opens a private link after the person has said yes."""
    record = _waiting(site, request)
    if record is None:
        return message(site, request, "link_unknown", 404)
    response = _open(site, request.cookies[_ASKED], record)
    response.delete_cookie(_ASKED, path=_ASK, httponly=True, samesite="lax", secure=site.secure)
    return response


def _waiting(site: Site, request: Request) -> Record | None:
    """What the link leads to that waits for a yes."""
    token = request.cookies.get(_ASKED, "")
    return site.stores["server"].load(token) if token else None


def _open(site: Site, token: str, record: Record) -> Response:
    response = to(_WALK)
    cookies.keep(response, Held(record.id, "server", token), shared=record.shared, secure=site.secure)
    return response


async def exchange_form(site: Site, request: Request) -> Response:
    """Asks before the link is exchanged for a new one."""
    one = in_use(request.cookies)
    if one is None or one.mode != "server":
        return message(site, request, "nothing_held")
    return site.render(request, "exchange.html")


async def exchange_sent(site: Site, request: Request) -> Response:
    """Gives this browser a new link; the old one opens nothing from now on."""
    one = in_use(request.cookies)
    if one is None or one.mode != "server":
        return message(site, request, "nothing_held")
    store = site.stores["server"]
    try:
        token = store.exchange(one.token)
    except UnknownTokenError:
        return message(site, request, "link_unknown", 404)
    record = store.load(token)
    shared = record is None or record.shared
    response = to("/mina-svar")
    cookies.keep(response, Held(one.id, one.mode, token), shared=shared, secure=site.secure)
    return response


TABLE = (
    ("/r/{token}", "GET", opened),
    (_ASK, "GET", ask),
    (_ASK, "POST", agreed),
    ("/ny-lank", "GET", exchange_form),
    ("/ny-lank", "POST", exchange_sent),
)
"""Path, method and handler, for web.routes."""
