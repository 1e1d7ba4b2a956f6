"""The outermost middleware: every request gets an id, a line in the log and a place in the numbers."""

import logging
import re
import secrets
import time
from collections.abc import Collection, Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.logs import REQUEST_ID
from web.operations import ADDRESSES, Operations

_LOG = logging.getLogger("tillit.access")
_HEADER = "x-request-id"
_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
_METHODS = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"}
_ASSETS = ("/static", "/app/static", "/media", "/component")
_ELSEWHERE = "(unknown)"
_STARTED = "http.response.start"


def watched(
    middleware: Iterable[Middleware], operations: Operations, pages: Collection[str]
) -> list[Middleware]:
    """The middleware with the watch around it."""
    return [Middleware(Watch, operations=operations, pages=pages), *middleware]


class Watch:
    """Watches over every request, and answers the pages of those who run the server."""

    def __init__(self, app: ASGIApp, *, operations: Operations, pages: Collection[str]) -> None:
        self._app = app
        self._operations = operations
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on under an id."""
        if scope["type"] == "websocket":
            with self._operations.metrics.connections.track_inprogress():
                await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._watched(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _watched(self, scope: Scope, receive: Receive, send: Send) -> None:
        own = _id_of(scope)
        kept = REQUEST_ID.set(own)
        began, status = time.perf_counter(), 500

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == _STARTED:
                status = message["status"]
                MutableHeaders(scope=message)[_HEADER] = own
            await send(message)

        try:
            page = ADDRESSES.get(scope["path"]) if scope["method"] in {"GET", "HEAD"} else None
            if page is None:
                await self._app(scope, receive, send_with_id)
            else:
                answer = await page(self._operations, Request(scope, receive))
                await answer(scope, receive, send_with_id)
        finally:
            self._note(scope, status, time.perf_counter() - began)
            REQUEST_ID.reset(kept)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        """Writes the route's template; an address itself may hold a secret and is written nowhere."""
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        route = self._route(scope)
        self._operations.metrics.answered(method, route, status, seconds)
        quiet = route in ADDRESSES or route.startswith(_ASSETS)
        ms = round(seconds * 1000, 1)
        fields = {"method": method, "route": route, "status": status, "ms": ms}
        _LOG.log(
            logging.DEBUG if quiet else logging.INFO,
            "%s %s %d %s ms", method, route, status, ms, extra={"fields": fields},
        )  # fmt: skip

    def _route(self, scope: Scope) -> str:
        """The template of the route that answered; of ours that answered before any route, its address."""
        path = scope["path"]
        found = getattr(scope.get("route"), "path", None)
        if found:
            return str(found)
        if path in ADDRESSES or (path.rstrip("/") or "/") in self._pages:
            return path.rstrip("/") or "/"
        asset = next((one for one in _ASSETS if path.startswith(f"{one}/")), None)
        return asset or _ELSEWHERE


def _id_of(scope: Scope) -> str:
    """The id a proxy has given, when it looks like one, or a new one."""
    given = Headers(scope=scope).get(_HEADER, "")
    return given if _GIVEN.fullmatch(given) else secrets.token_hex(8)
