"""The same security headers on every answer, whoever made it."""

import re
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HOST = re.compile(r"^[A-Za-z0-9.\-\[\]:]+$")
_SECRET_PATHS = ("/r/", "/o/")
_UNUSED = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
_FIXED: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class SecurityHeaders:
    """Adds the same security headers to every answer."""

    def __init__(self, app: ASGIApp, *, secure: bool) -> None:
        self._app = app
        self._secure = secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and adds the headers to the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        policy = content_policy(Headers(scope=scope).get("host", ""), secure=self._secure)
        referrer = referrer_policy(scope["path"])

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_FIXED)
                headers["Content-Security-Policy"] = policy
                headers["Referrer-Policy"] = referrer
                if self._secure:
                    headers["Strict-Transport-Security"] = "max-age=31536000"
            await send(message)

        await self._app(scope, receive, send_with_headers)


def referrer_policy(path: str) -> str:
    """The policy for an address: other sites are never told where somebody comes from.

    An address that is itself a secret is told to nobody at all. Everywhere else this server is told, since
    browsers send `Origin: null` with a form on a page with no-referrer, and the form would be refused.
    """
    return "no-referrer" if path.startswith(_SECRET_PATHS) else "same-origin"


def content_policy(host: str, *, secure: bool = False) -> str:
    """The content security policy: own scripts only, own server only, nothing evaluated.

    Styles may stand inline: Streamlit's components are styled by a library that makes its rules while the
    page runs, so neither a hash nor a nonce of ours could name them.

    Args:
        host: The Host header; older Safari does not count web sockets to it as 'self'.
        secure: Whether the product is used over https, where sockets are encrypted too.
    """
    schemes = ("wss",) if secure else ("ws", "wss")
    sockets = "".join(f" {scheme}://{host}" for scheme in schemes) if _HOST.match(host) else ""
    parts = (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        f"connect-src 'self'{sockets}",
        "manifest-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
    return "; ".join(parts)
