"""The way to the OpenID provider and back: pages in words where Streamlit says little, and the way on."""

from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.events import SIGNED_IN, note
from web.site import Site, message, own_path, to

LOGIN, LOGOUT, CALLBACK, PAGE = "/auth/login", "/auth/logout", "/oauth2callback", "/logga-in"
_BACK, _BACK_S = "tt_back", 900
_USER = "_streamlit_user"
LEADS_TO = ("/borja", "/fil")
"""Plain pages that signing in leads back to; a private link is a secret and is opened again instead."""
_WRONG = 400


def to_sign_in(path: str) -> RedirectResponse:
    """Sends a visitor to sign in, with the way back where the address is no secret."""
    return to(f"{PAGE}?till={path}" if path in LEADS_TO else PAGE)


class SigningIn:
    """Watches the three addresses of Streamlit's signing in; only there when people sign in."""

    def __init__(self, app: ASGIApp, *, site: Site) -> None:
        self._app = app
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets signing in happen, says what went wrong, and leads back to where it began."""
        if scope["type"] != "http" or scope["path"] not in {LOGIN, CALLBACK}:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        if scope["path"] == CALLBACK and "error" in request.query_params:
            await message(self._site, request, "sign_in_refused", 403)(scope, receive, send)
            return
        trouble = ""

        async def watching(sent: Message) -> None:
            nonlocal trouble
            if sent["type"] == "http.response.start":
                trouble = self._trouble(request, sent)
                if not trouble:
                    self._lead(request, MutableHeaders(scope=sent))
            if not trouble:
                await send(sent)

        try:
            await self._app(scope, receive, watching)
        except Exception:  # noqa: BLE001 - whatever the provider's answer breaks, the page is the same
            trouble = "provider_away"
        if trouble:
            status = 502 if trouble == "provider_away" else 403
            await message(self._site, request, trouble, status)(scope, receive, send)

    def _trouble(self, request: Request, sent: Message) -> str:
        """What an answer means that Streamlit gives without words."""
        if request.scope["path"] == LOGIN:
            return "provider_away" if sent["status"] >= _WRONG else ""
        if "code" not in request.query_params:
            return ""  # back from signing out
        set_cookies = MutableHeaders(scope=sent).getlist("set-cookie")
        return "" if any(_signed_in(one) for one in set_cookies) else "sign_in_failed"

    def _lead(self, request: Request, headers: MutableHeaders) -> None:
        """Keeps where signing in began, and leads there when it is done."""
        secure = "; Secure" if self._site.secure else ""
        if request.scope["path"] == LOGIN:
            back = came_from(request, self._site)
            headers.append(
                "set-cookie", f"{_BACK}={back}; Path=/; HttpOnly; SameSite=lax; Max-Age={_BACK_S}{secure}"
            )
        elif "code" in request.query_params:
            note(SIGNED_IN, request.scope["path"])
            headers["location"] = own_path(request.cookies.get(_BACK, "/"))
            headers.append("set-cookie", f"{_BACK}=; Path=/; HttpOnly; SameSite=lax; Max-Age=0{secure}")


def came_from(request: Request, site: Site) -> str:
    """The path of the page where signing in began; its query is left out, except where it names a page."""
    try:
        parts = urlsplit(request.headers.get("referer", ""))
    except ValueError:
        return "/"
    if parts.netloc != request.headers.get("host"):
        return "/"
    if parts.path == PAGE:
        back = parse_qs(parts.query).get("till", ["/"])[0]
        return own_path(back) if back in LEADS_TO else "/"
    return parts.path if parts.path in site.pages else "/"


def _signed_in(set_cookie: str) -> bool:
    """Whether a header sets the cookie of someone who signed in."""
    one = SimpleCookie(set_cookie).get(_USER)
    return one is not None and bool(one.value)
