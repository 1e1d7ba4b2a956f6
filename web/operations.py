"""The pages for whoever runs the server: does it live, is it ready, its numbers."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from web.metrics import TYPE, Metrics

_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")
_PATIENCE_S = 8


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be, in words of ours without names of hosts or users.

    Attributes:
        what: database, index, sources or disk.
        why: one word.
        blocks: whether people cannot be served; otherwise the product works around it.
    """

    what: str
    why: str
    blocks: bool = True


@dataclass(frozen=True)
class Operations:
    """What the pages need.

    Attributes:
        findings: looks at what the product stands on.
        metrics: the numbers of this process.
        token: secret that opens the numbers from elsewhere; empty = only from this machine.
    """

    findings: Callable[[], tuple[Finding, ...]]
    metrics: Metrics
    token: str = ""


async def alive(_operations: Operations, _request: Request) -> Response:
    """The process lives and its event loop turns; nothing else is looked at."""
    return JSONResponse({"alive": True}, headers=_HEADERS)


async def ready(operations: Operations, _request: Request) -> Response:
    """Whether people can be served (200) or not (503), with what is missing and what is worked around."""
    try:
        found = await asyncio.wait_for(run_in_threadpool(operations.findings), _PATIENCE_S)
    except TimeoutError:
        found = (Finding("database", "slow"),)
    missing = [{"what": one.what, "why": one.why} for one in found if one.blocks]
    around = [{"what": one.what, "why": one.why} for one in found if not one.blocks]
    said = {"ready": not missing, "missing": missing, "worked_around": around}
    return JSONResponse(said, 503 if missing else 200, headers=_HEADERS)


async def numbers(operations: Operations, request: Request) -> Response:
    """The numbers, for this machine or for whoever has the token."""
    if not _may_read(operations.token, request):
        return JSONResponse({"error": "forbidden"}, 403, headers=_HEADERS)
    written = await run_in_threadpool(operations.metrics.written)
    return Response(written, media_type=TYPE, headers=_HEADERS)


def _may_read(token: str, request: Request) -> bool:
    """By token where one is set; else from this machine, and not through a proxy that stands on it."""
    if token:
        given = request.headers.get("authorization", "")
        return secrets.compare_digest(given.encode("latin-1"), f"Bearer {token}".encode())
    if any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ip_address(request.client.host if request.client else "").is_loopback
    except ValueError:
        return False


ADDRESSES = {"/healthz": alive, "/readyz": ready, "/metrics": numbers}
"""Address -> page; Streamlit's own numbers are closed by the guards."""
