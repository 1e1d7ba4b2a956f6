"""Cookies behind https: bound to this host by their names, and sent encrypted only."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST, SECURE = b"__Host-", b"__Secure-"
_READ_BY_THE_PAGE = b"_streamlit_xsrf"
"""Streamlit's script looks this one up by its name."""


class HostCookies:
    """Gives cookies the prefixes that browsers guard, and takes them away on the way in.

    The rest of the product knows each cookie by one name. A browser takes `__Host-` only from this host, over
    https, for all paths; `__Secure-` (a cookie for some paths) only over https. A cookie that comes in
    without its prefix was planted by someone else and is dropped.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Translates the names in both directions."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return

        async def renaming(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.accept"}:
                headers = message.get("headers", [])
                message["headers"] = [
                    (name, guarded(value) if name.lower() == b"set-cookie" else value)
                    for name, value in headers
                ]
            await send(message)

        headers = [
            (name, plain(value) if name == b"cookie" else value) for name, value in scope.get("headers", [])
        ]
        scope["headers"] = headers  # the same scope: those outside read in it which route answered
        await self._app(scope, receive, renaming)


def guarded(cookie: bytes) -> bytes:
    """A Set-Cookie header with its prefix and with Secure.

    >>> guarded(b"tt_now=x; HttpOnly; Path=/; SameSite=lax")
    b'__Host-tt_now=x; HttpOnly; Path=/; SameSite=lax; Secure'
    >>> guarded(b"tt_w_ACDEFG=x; Path=/w; Secure")
    b'__Secure-tt_w_ACDEFG=x; Path=/w; Secure'
    """
    attributes = [part.strip().lower() for part in cookie.split(b";")[1:]]
    if b"secure" not in attributes:
        cookie += b"; Secure"
    if cookie.startswith(_READ_BY_THE_PAGE):
        return cookie
    return (HOST if b"path=/" in attributes else SECURE) + cookie


def plain(cookies: bytes) -> bytes:
    """A Cookie header with the names the product knows, without what lacks its prefix.

    >>> plain(b"__Host-tt_now=x; tt_now=planted; __Secure-tt_w_A=y; _streamlit_xsrf=z")
    b'tt_now=x; tt_w_A=y; _streamlit_xsrf=z'
    """
    kept = (_known(part.strip()) for part in cookies.split(b";"))
    return b"; ".join(one for one in kept if one)


def _known(one: bytes) -> bytes:
    """A cookie under the name the product knows; nothing when it came without its prefix."""
    for prefix in (HOST, SECURE):
        if one.startswith(prefix):
            return one.removeprefix(prefix)
    return one if one.startswith(_READ_BY_THE_PAGE + b"=") else b""
