"""What is refused before anything else looks at it, and the line in the log that tells of it."""

import logging
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from web import build_middleware, build_routes
from web.events import REFUSED
from web.guards import MOST_BYTES

STATIC = Path(streamlit.__file__).parent / "static"
SOCKET = "/_stcore/stream"


@pytest.fixture
def reached():
    return []


@pytest.fixture
def shell(site, reached):
    async def inner(request):
        reached.append(request.url.path)
        if request.url.path.startswith("/_stcore/upload_file/fails"):
            raise RuntimeError("the secret is hunter2")
        return PlainTextResponse(str(len(await request.body())))

    async def socket(one):
        reached.append(one.url.path)
        await one.accept()
        await one.close()

    routes = [
        *build_routes(site),
        WebSocketRoute(SOCKET, socket),
        Route("/{path:path}", inner, methods=["GET", "POST", "PUT"]),
    ]
    return TestClient(Starlette(routes=routes, middleware=build_middleware(site, STATIC)))


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "", "a@testserver", "testserver:x"]
)
def test_a_strange_host_is_refused_in_words_and_reaches_nothing(shell, site, reached, host):
    answer = shell.get("/_stcore/health", headers={"host": host})
    assert answer.status_code == 400
    assert site.texts["sv"]("web.strange_host.title") in answer.text
    assert reached == []


@pytest.mark.parametrize("host", ["testserver", "TESTSERVER:8501", "192.0.2.7:8501", "[2001:db8::1]:8501"])
def test_own_names_and_addresses_in_numbers_are_answered(shell, host):
    assert shell.get("/_stcore/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/agent/x", "/_stcore/script-health-check", "/_stcore/x", "/component/a/b"],
)
def test_what_no_page_of_ours_asks_for_is_closed(shell, reached, path):
    assert shell.get(path).status_code == 404
    assert reached == []


@pytest.mark.parametrize("path", ["/_stcore/health", "/_stcore/host-config", "/_stcore/upload_file/a/b"])
def test_what_the_app_needs_is_open(shell, path):
    assert shell.get(path).status_code == 200


@pytest.mark.parametrize(
    "told",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://testserver.evil.example"},
        {"origin": "http://testserver:1"},
        {"host": "evil.example", "origin": "http://evil.example"},
    ],
)
def test_a_socket_from_another_site_is_refused_before_the_app_sees_it(shell, reached, told):
    with pytest.raises(WebSocketDisconnect) as refused, shell.websocket_connect(SOCKET, headers=told):
        pass
    assert refused.value.code == 1008
    assert reached == []


@pytest.mark.parametrize("told", [{"origin": "http://testserver"}, {}])
def test_a_socket_from_a_page_of_ours_is_opened(shell, reached, told):
    with shell.websocket_connect(SOCKET, headers=told):
        assert reached == [SOCKET]


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize(("path", "most"), [("/w", MOST_BYTES), ("/borja", MOST_BYTES), ("/fil", 2_100_000)])
def test_too_large_a_form_is_refused_whether_its_length_is_told_or_not(shell, site, path, most, told):
    sent = b"code=" + b"x" * most
    body = sent if told else iter([sent[: most // 2], sent[most // 2 :]])
    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = shell.post(path, content=body, headers=kind)
    assert answer.status_code in {400, 413}
    assert site.stores["server"].count() == 0
    if path != "/fil":
        assert site.texts["sv"]("web.too_large.title") in answer.text


def test_an_upload_may_be_as_large_as_streamlit_allows_and_no_larger(shell):
    path = "/_stcore/upload_file/a/b"
    assert shell.put(path, content=b"x" * 26_000_000).text == "26000000"
    assert shell.put(path, content=b"x" * 26_400_000).status_code == 413


def test_what_breaks_gives_a_page_without_a_trace_and_a_log_without_the_address(shell, site, caplog):
    answer = shell.get("/_stcore/upload_file/fails/token-in-the-address")
    assert answer.status_code == 500
    assert site.texts["sv"]("web.broken.title") in answer.text
    for told in ("Traceback", "hunter2", "RuntimeError", ".py"):
        assert told not in answer.text
    assert "GET /_stcore" in caplog.text
    assert "token-in-the-address" not in caplog.text


def events(caplog):
    return [one.fields for one in caplog.records if one.name == "tillit.security"]


@pytest.mark.parametrize(
    ("event", "method", "path", "headers"),
    [
        ("strange_host", "GET", "/svara", {"host": "evil.example"}),
        ("closed_address", "GET", "/_stcore/metrics", {}),
        ("foreign_form", "POST", "/radera", {"origin": "https://evil.example"}),
        ("too_large", "POST", "/w", {"content-length": "9000000"}),
        ("link_unknown", "GET", "/r/made-up-token", {}),
        ("workshop_link_unknown", "GET", "/o/made-up-token", {}),
    ],
)
def test_a_refusal_is_a_line_in_the_log_without_secret_or_person(shell, caplog, event, method, path, headers):
    shell.request(method, path, headers=headers)
    assert events(caplog) == [{"event": event, "route": "/" + path.split("/")[1]}]
    assert event in REFUSED
    for told in ("made-up-token", "evil.example", "testclient"):
        assert told not in caplog.text


def test_a_socket_from_another_site_is_a_line_in_the_log(shell, caplog):
    with pytest.raises(WebSocketDisconnect), shell.websocket_connect(SOCKET, headers={"origin": "null"}):
        pass
    assert events(caplog) == [{"event": "foreign_socket", "route": "/_stcore"}]


def test_an_address_cannot_write_a_line_of_its_own_in_the_log(shell, caplog):
    shell.get("/x%0aERROR%20forged/y", headers={"host": "evil.example"})
    assert events(caplog) == [{"event": "strange_host", "route": "/\u2026"}]
    assert "forged" not in caplog.text


def test_what_goes_well_is_no_security_event(shell, caplog):
    with caplog.at_level(logging.DEBUG, "tillit.security"):
        assert [shell.get(path).status_code for path in ("/borja", "/fil", "/w")] == [200] * 3
    assert events(caplog) == []
