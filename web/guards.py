"""What is refused before anything else sees it: strange hosts, foreign sockets, too much, closed doors."""

import logging
from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.events import known_part, note
from web.site import Site, message

_LOG = logging.getLogger("tillit")
_NOT_OURS, _POLICY_VIOLATION = 1003, 1008
_OPEN = ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream", "/_stcore/upload_file/")
_CLOSED = ("/_stcore", "/component")
_UPLOADS = "/_stcore/upload_file/"
MOST_BYTES = 100_000
"""Largest form of the plain pages; the longest texts in them are a line and a code."""
MOST_UPLOADED = {"/fil": 2_100_000, _UPLOADS: 26_300_000}
"""Addresses that take files. Streamlit's own limit (25 MB, .streamlit/config.toml) lies a little under."""


class TooLargeError(Exception):
    """More was sent than an address takes."""


class Guards:
    """Refuses what no page of the product ever sends, and keeps what goes wrong inside the house."""

    def __init__(self, app: ASGIApp, *, site: Site) -> None:
        self._app = app
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what may be passed on."""
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http":
            await self._page(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A socket from a page of ours, or from what is no browser; Streamlit would look its address up."""
        headers = Headers(scope=scope)
        host, origin = headers.get("host", ""), headers.get("origin")
        if host_is_known(host, self._site.hosts) and (origin is None or same_origin(origin, host)):
            await self._app(scope, _binary(receive, send), send)
            return
        note("foreign_socket", scope["path"])
        await receive()
        await send({"type": "websocket.close", "code": _POLICY_VIOLATION})

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        request, begun = Request(scope), False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        async def refuse(key: str, status: int) -> None:
            await message(self._site, request, key, status)(scope, receive, send)

        if not host_is_known(request.headers.get("host", ""), self._site.hosts):
            await refuse("strange_host", 400)
            return
        if is_closed(scope["path"]) or not scope["query_string"].isascii():
            note("closed_address", scope["path"])
            await refuse("not_found", 404)
            return
        try:
            await self._app(scope, limited(scope, receive), noting)
        except TooLargeError:
            if not begun:
                await refuse("too_large", 413)
        except ClientDisconnect:
            return
        except Exception:
            _LOG.exception("%s %s", scope["method"], known_part(scope["path"]))
            if begun:
                raise
            await refuse("broken", 500)


def _binary(receive: Receive, send: Send) -> Receive:
    """Reading of a socket that ends where a text comes: ours carries bytes only."""

    async def reading() -> Message:
        found = await receive()
        if found["type"] != "websocket.receive" or found.get("bytes") is not None:
            return found
        await send({"type": "websocket.close", "code": _NOT_OURS})
        return {"type": "websocket.disconnect", "code": _NOT_OURS}

    return reading


def host_is_known(host: str, names: Collection[str]) -> bool:
    """Whether a Host header is a name of this product or an address in numbers.

    A foreign name that is pointed at this machine (DNS rebinding) is refused; an address in numbers cannot
    be pointed anywhere.

    >>> host_is_known("localhost:8501", {"localhost"}), host_is_known("192.0.2.7:8501", ())
    (True, True)
    >>> host_is_known("evil.example", {"localhost"}), host_is_known("", {"localhost"})
    (False, False)
    """
    try:
        parts = urlsplit(f"//{host}")
        name, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if not name or parts.path or parts.query or parts.fragment or "@" in parts.netloc:
        return False
    if name.rstrip(".") in names:
        return True
    try:
        return bool(ip_address(name))
    except ValueError:
        return False


def same_origin(origin: str, host: str) -> bool:
    """Whether an Origin header names the host that was asked; one that is no address names none.

    >>> same_origin("http://a:1", "A:1"), same_origin("null", "a"), same_origin("//[", "a")
    (True, False, False)
    """
    try:
        return urlsplit(origin).netloc.lower() == host.lower()
    except ValueError:
        return False


def is_closed(path: str) -> bool:
    """Whether an address is one of Streamlit's that no page of ours asks for (metrics, agents, parts).

    >>> [is_closed(one) for one in ("/_stcore/metrics", "/_stcore/stream", "/svara")]
    [True, False, False]
    """
    return path.startswith(_CLOSED) and not path.startswith(_OPEN)


def limited(scope: Scope, receive: Receive) -> Receive:
    """Reading that stops when more comes than an address takes."""
    most = next((most for path, most in MOST_UPLOADED.items() if scope["path"].startswith(path)), MOST_BYTES)
    told = Headers(scope=scope).get("content-length", "")
    read = 0

    async def reading() -> Message:
        nonlocal read
        if told.isdecimal() and int(told) > most:
            raise TooLargeError
        found = await receive()
        read += len(found.get("body", b""))
        if read > most:
            raise TooLargeError
        return found

    return reading
