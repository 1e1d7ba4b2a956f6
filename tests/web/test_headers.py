"""Security headers on every answer, whoever made it."""

from dataclasses import replace
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from web import build_middleware, build_routes
from web.headers import content_policy

STATIC = Path(streamlit.__file__).parent / "static"
PATHS = ("/", "/borja", "/nowhere", "/_stcore/health", "/_stcore/metrics", "/fails", "/sprak/en", "/w/AAAAAA")


async def fails(request):
    raise RuntimeError("the secret is hunter2")


def served(site):
    async def inner(request):
        return PlainTextResponse(f"inner {request.url.path}")

    routes = [*build_routes(site), Route("/_stcore/stream/fails", fails), Route("/{path:path}", inner)]
    app = Starlette(routes=routes, middleware=build_middleware(site, STATIC))
    return TestClient(app, follow_redirects=False, base_url=site.public_address)


@pytest.fixture
def shell(site):
    return served(site)


@pytest.fixture
def safe(site):
    return served(replace(site, public_address="https://tillit.example.se", hosts={"tillit.example.se"}))


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_security_headers(shell, path):
    headers = shell.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["object-src"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["referrer-policy"] == "same-origin"
    assert "strict-transport-security" not in headers


def test_an_address_that_is_a_secret_is_told_to_nobody(shell):
    for path in ("/r/x", "/o/x"):
        assert shell.get(path).headers["referrer-policy"] == "no-referrer"


def test_behind_https_nothing_goes_unencrypted(safe):
    headers = safe.get("/").headers
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert " ws://" not in headers["content-security-policy"]
    assert "wss://tillit.example.se" in headers["content-security-policy"]


def test_a_strange_host_header_never_reaches_the_policy():
    assert "evil" not in content_policy("x; script-src evil")
    assert "ws://localhost:8501" in content_policy("localhost:8501")


def test_behind_https_cookies_are_bound_to_the_host_and_work(safe, site):
    sent = safe.post("/borja", data={"store": "server"})
    cookies = sent.headers.get_list("set-cookie")
    assert len(cookies) == 2
    for cookie in cookies:
        assert cookie.startswith("__Host-tt_")
        assert {"HttpOnly", "Path=/", "SameSite=lax", "Secure"} <= set(cookie.split("; "))
        assert "Domain" not in cookie
    assert site.texts["sv"]("web.delete.title") in safe.get("/radera").text
    safe.post("/radera")
    assert site.stores["server"].count() == 0
    assert not [name for name in safe.cookies if name.startswith("__Host-tt_a_")]


def test_behind_https_a_cookie_planted_without_its_prefix_is_not_read(safe, site):
    token, record = site.stores["server"].create("sv", shared=False)
    safe.cookies.set(f"tt_a_s_{record.id}", token)
    safe.cookies.set("tt_now", record.id)
    assert site.texts["sv"]("web.nothing_held.title") in safe.get("/radera").text


def test_a_seat_in_a_workshop_is_secure_too(safe, hall):
    from tests.web.seating import device_of

    code = hall.open()
    sent = safe.post(f"/w/{code}", data={"device": device_of(safe.get(f"/w/{code}")), "chef": "nej"})
    (cookie,) = sent.headers.get_list("set-cookie")
    assert cookie.startswith(f"__Secure-tt_w_{code}=")
    assert safe.get(sent.headers["location"]).status_code == 200
