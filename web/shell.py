"""The middleware around everything: security headers, the app's document, compressed assets."""

import gzip
import re
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.pages import AppPage, font_faces
from web.routes import own_paths
from web.site import Site

_RESERVED = ("/_stcore/", "/media/", "/component/", "/static/", "/app/static/")
_ASSET = re.compile(r"^/static/[\w./-]+\.(js|css|json|svg)$")
_HOST = re.compile(r"^[A-Za-z0-9.\-\[\]:]+$")
_AGE = b"public, max-age=31536000, immutable"


def build_middleware(site: Site, streamlit_static: Path) -> list[Middleware]:
    """Headers outermost, then our documents, then compressed assets.

    Args:
        site: What the web rooms share.
        streamlit_static: Folder with Streamlit's index.html and its `static` folder.
    """
    template = (streamlit_static / "index.html").read_text(encoding="utf-8")
    style = font_faces(site.static / "fonts") + site.style
    documents = {
        lang: AppPage.build(template, lang, texts, style, site.script_address)
        for lang, texts in site.texts.items()
    }
    return [
        Middleware(SecurityHeaders, secure=site.secure),
        Middleware(Documents, site=site, documents=documents),
        Middleware(Assets, folder=streamlit_static),
    ]


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
        policy = content_policy(Headers(scope=scope).get("host", ""))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = policy
                headers["X-Content-Type-Options"] = "nosniff"
                headers["X-Frame-Options"] = "DENY"
                headers["Referrer-Policy"] = "same-origin"
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
                headers["Cross-Origin-Opener-Policy"] = "same-origin"
                if self._secure:
                    headers["Strict-Transport-Security"] = "max-age=31536000"
            await send(message)

        await self._app(scope, receive, send_with_headers)


def content_policy(host: str) -> str:
    """The content security policy: own scripts only, own server only.

    Args:
        host: The Host header; older Safari does not count web sockets to it as 'self'.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.match(host) else ""
    parts = (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        f"connect-src 'self'{sockets}",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
    return "; ".join(parts)


class Documents:
    """Serves the app's document at the app's addresses and a page of our own at unknown ones."""

    def __init__(self, app: ASGIApp, *, site: Site, documents: dict[str, AppPage]) -> None:
        self._app = app
        self._site = site
        self._documents = documents
        self._own = own_paths()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers for pages; hands everything else on."""
        path = scope.get("path", "")
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"} or path.startswith(_RESERVED):
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        if (path.rstrip("/") or "/") in self._site.pages:
            document = self._documents[self._site.lang(request)]
            await document.response(request)(scope, receive, send)
            return
        if path.split("/")[1] in self._own or path == self._site.script_address:
            await self._app(scope, receive, send)
            return
        page = self._site.render(request, "message.html", 404, key="not_found")
        await page(scope, receive, send)


class Assets:
    """Sends Streamlit's hashed assets compressed; each file is compressed once and kept.

    Streamlit sends them uncompressed: 2.7 MB for the first page instead of 1.1 MB.
    """

    def __init__(self, app: ASGIApp, *, folder: Path) -> None:
        self._app = app
        self._folder = folder
        self._kept: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers for compressible assets; hands everything else on."""
        path = scope.get("path", "")
        wanted = (
            scope["type"] == "http" and scope["method"] == "GET" and _ASSET.match(path) and ".." not in path
        )
        if not wanted or "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            await self._app(scope, receive, send)
            return
        if path not in self._kept:
            file = self._folder / path.lstrip("/")
            if not file.is_file():
                await self._app(scope, receive, send)
                return
            self._kept[path] = await run_in_threadpool(lambda: gzip.compress(file.read_bytes(), 9))
        body = self._kept[path]
        kind = {
            "js": b"text/javascript",
            "css": b"text/css",
            "json": b"application/json",
            "svg": b"image/svg+xml",
        }
        headers = [
            (b"content-type", kind[path.rsplit(".", 1)[1]]),
            (b"content-encoding", b"gzip"),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", _AGE),
            (b"vary", b"Accept-Encoding"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})
