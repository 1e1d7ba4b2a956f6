"""Does it live, is it ready, its numbers: who may read them and what may never stand in them."""

import logging
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import streamlit
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from storage import Figures, StoreUnavailableError, errors, figures, saved
from web import Counted, Finding, Metrics, Operations, build_middleware, build_routes, watched

ALL_WELL = Counted(lambda: Figures(3, {"open": 1}), lambda: {"workshop": 7}, dict)


def served(*findings, token="", counted=ALL_WELL, routes=(), host="127.0.0.1", looked=None):
    operations = Operations(looked or (lambda: findings), Metrics(counted), token)
    app = Starlette(routes=list(routes), middleware=watched([], operations, {"/", "/svara"}))
    return TestClient(app, client=(host, 50000), follow_redirects=False, raise_server_exceptions=False)


def read(client, **headers):
    """The numbers as Prometheus reads them: (name, labels) -> value."""
    answer = client.get("/metrics", headers=headers)
    assert answer.status_code == 200
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_it_lives_even_when_nothing_else_does():
    def broken():
        raise AssertionError("nobody may look")

    answer = served(looked=broken).get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"alive": True})
    assert answer.headers["cache-control"] == "no-store"


def test_ready_says_what_is_missing_and_what_is_worked_around():
    answer = served(Finding("database", "unreachable"), Finding("index", "index_unusable", blocks=False)).get(
        "/readyz"
    )
    assert answer.status_code == 503
    assert answer.json() == {
        "ready": False,
        "missing": [{"what": "database", "why": "unreachable"}],
        "worked_around": [{"what": "index", "why": "index_unusable"}],
    }
    assert served(Finding("disk", "nearly_full", blocks=False)).get("/readyz").status_code == 200
    assert served().get("/readyz").json() == {"ready": True, "missing": [], "worked_around": []}


def test_a_look_that_takes_too_long_is_an_answer_too(monkeypatch):
    import time

    monkeypatch.setattr("web.operations._PATIENCE_S", 0.05)
    answer = served(looked=lambda: time.sleep(0.3) or ()).get("/readyz")
    assert answer.json()["missing"] == [{"what": "database", "why": "slow"}]


@pytest.mark.parametrize(
    ("host", "headers"),
    [
        ("192.0.2.7", {}),
        ("testclient", {}),
        ("127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}),
        ("127.0.0.1", {"Forwarded": "for=192.0.2.7"}),
        ("::1", {"X-Real-IP": "192.0.2.7"}),
    ],
)
def test_without_a_token_only_this_machine_reads_the_numbers_and_never_through_a_proxy(host, headers):
    answer = served(host=host).get("/metrics", headers=headers)
    assert (answer.status_code, answer.json()) == (403, {"error": "forbidden"})


def test_with_a_token_only_the_token_opens_the_numbers():
    client = served(token="långt och hemligt", host="192.0.2.7")
    right = "Bearer långt och hemligt".encode()
    assert client.get("/metrics", headers={"Authorization": right}).status_code == 200
    for wrong in ({}, {"Authorization": "Bearer x"}, {"Authorization": "långt".encode()}):
        assert client.get("/metrics", headers=wrong).status_code == 403
    assert served(token="x").get("/metrics").status_code == 403


def test_the_numbers_hold_templates_and_never_addresses():
    async def page(_):
        return JSONResponse({}, 404)

    client = served(routes=[Route("/r/{token}", page), Route("/borja", page, methods=["POST"])])
    for path in ("/r/hemlig-1", "/r/hemlig-2", "/svara", "/finns/inte", "/static/js/x.js"):
        client.get(path)
    client.post("/borja")
    client.request("HITTADE-PÅ".replace("Å", "A"), "/svara")
    text = client.get("/metrics").text
    assert "hemlig" not in text
    assert "finns" not in text
    assert "HITTADE" not in text
    found = read(client)
    assert found["tillit_http_requests_total", "/r/{token}", "404", "GET"] == 2
    assert found["tillit_http_requests_total", "/borja", "404", "POST"] == 1
    assert found["tillit_http_requests_total", "(unknown)", "404", "GET"] == 1
    assert found["tillit_http_requests_total", "/static", "404", "GET"] == 1
    assert found["tillit_http_requests_total", "/svara", "404", "OTHER"] == 1
    assert found["tillit_http_request_duration_seconds_count", "/r/{token}"] == 2
    assert found["tillit_workshops", "open"] == 1
    assert found["tillit_values_saved_total", "workshop"] == 7
    assert found["process_open_fds",] > 0


def test_the_numbers_come_also_when_the_database_does_not():
    def away():
        raise StoreUnavailableError("no")

    found = read(served(counted=Counted(away, dict, lambda: {"OperationalError": 2})))
    assert found["tillit_store_up",] == 0
    assert found["tillit_store_errors_total", "OperationalError"] == 2
    assert not [name for name, *_ in found if name == "tillit_workshops"]


def test_what_is_saved_through_the_pages_is_counted(site, hall, client):
    code = hall.open()
    before = saved()["self_assessment"]
    token, _ = site.stores["server"].create(lang="sv", shared=False)
    site.stores["server"].put(token, "answers", "A1a", 3)
    assert saved()["self_assessment"] == before + 1
    assert figures(site.stores["server"]) == Figures(1, {"open": 1})
    assert (
        code.encode() not in Metrics(Counted(lambda: figures(site.stores["server"]), saved, errors)).written()
    )


def test_every_answer_has_an_id_and_a_line_in_the_log_without_its_address(site, caplog):
    operations = Operations(tuple, Metrics(ALL_WELL))
    app = Starlette(routes=build_routes(site), middleware=watched([], operations, set()))
    client = TestClient(app, follow_redirects=False)
    with caplog.at_level(logging.INFO, "tillit.access"):
        first = client.get("/r/hemlig-lank?x=hemlig")
        given = client.get("/w", headers={"X-Request-ID": "proxy-0123456789"})
        forged = client.get("/w", headers={"X-Request-ID": 'x" 200 GET /'})
    assert len(first.headers["x-request-id"]) == 16
    assert given.headers["x-request-id"] == "proxy-0123456789"
    assert "GET" not in forged.headers["x-request-id"]
    lines = [record.fields for record in caplog.records if record.name == "tillit.access"]
    assert [line["route"] for line in lines] == ["/r/{token}", "/w", "/w"]
    assert [line["status"] for line in lines] == [404, 200, 200]
    assert "hemlig" not in caplog.text


def test_a_page_that_breaks_is_counted_as_500():
    async def broken(_):
        raise RuntimeError("hemligt")

    client = served(routes=[Route("/borja", broken)])
    assert client.get("/borja").status_code == 500
    assert read(client)["tillit_http_requests_total", "/borja", "500", "GET"] == 1


@pytest.mark.parametrize("address", ["http://testserver", "https://tillit.example.se"])
def test_routes_are_counted_by_their_template_also_behind_https(site, address):
    site = replace(site, public_address=address, hosts=frozenset({urlsplit(address).hostname}))
    operations = Operations(tuple, Metrics(ALL_WELL), "")
    layers = watched(build_middleware(site, Path(streamlit.__file__).parent / "static"), operations, {"/"})
    app = Starlette(routes=build_routes(site), middleware=layers)
    client = TestClient(app, client=("127.0.0.1", 50000), base_url=address, follow_redirects=False)
    client.get("/borja")
    client.get("/r/there-is-no-such-token")
    counted = read(client)
    assert counted["tillit_http_requests_total", "/borja", "200", "GET"] == 1
    assert counted["tillit_http_requests_total", "/r/{token}", "404", "GET"] == 1


def test_streamlits_own_numbers_are_not_open_beside_ours():
    from web.operations import ADDRESSES

    assert "/_stcore/metrics" not in ADDRESSES
