"""The way to the provider and back, with a stand-in for what Streamlit does between."""

from dataclasses import replace
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from web import build_middleware, build_routes

STATIC = Path(streamlit.__file__).parent / "static"


@pytest.fixture
def says():
    """What Streamlit's three routes answer in a test."""
    return {}


@pytest.fixture
def shell(site, says):
    async def theirs(request):
        answer = says[request.url.path]
        if isinstance(answer, Exception):
            raise answer
        return answer

    paths = ("/auth/login", "/auth/logout", "/oauth2callback")
    one = replace(site, sign_in=True, may_start=lambda cookies: cookies.get("in") == "yes")
    routes = [*build_routes(one), *(Route(path, theirs) for path in paths)]
    return TestClient(
        Starlette(routes=routes, middleware=build_middleware(one, STATIC)), follow_redirects=False
    )


def signed_in():
    answer = RedirectResponse("/", 302)
    answer.set_cookie("_streamlit_user", "signed", httponly=True)
    return answer


def refused():
    answer = RedirectResponse("/", 302)
    answer.delete_cookie("_streamlit_user")
    return answer


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/svara?x=1", "/svara"),
        ("http://testserver/logga-in?till=/borja", "/borja"),
        ("http://testserver/logga-in?till=//evil.example", "/"),
        ("http://testserver/logga-in?till=/r/token", "/"),
        ("http://testserver/r/token", "/"),
        ("https://evil.example/svara", "/"),
        ("", "/"),
    ],
)
def test_signing_in_leads_back_to_where_it_began(shell, says, referer, back):
    says["/auth/login"] = RedirectResponse("https://login.example.se/", 302)
    sent = shell.get("/auth/login", headers={"referer": referer})
    assert sent.headers["location"] == "https://login.example.se/"
    assert "HttpOnly" in sent.headers["set-cookie"]
    says["/oauth2callback"] = signed_in()
    done = shell.get("/oauth2callback?code=x&state=y")
    assert done.headers["location"] == back
    assert "tt_back" not in shell.cookies


@pytest.mark.parametrize("answer", [PlainTextResponse("Authentication error", 400), OSError("away")])
def test_a_provider_that_is_away_gets_a_page_in_words(shell, site, says, answer):
    says["/auth/login"] = answer
    sent = shell.get("/auth/login")
    assert sent.status_code == 502
    assert site.texts["sv"]("web.provider_away.title") in sent.text
    assert "Authentication error" not in sent.text


def test_turning_back_at_the_provider_is_told(shell, site):
    sent = shell.get("/oauth2callback?error=access_denied&error_description=<b>x</b>")
    assert sent.status_code == 403
    assert site.texts["sv"]("web.sign_in_refused.title") in sent.text
    assert "<b>x" not in sent.text


def test_a_return_that_signs_nobody_in_is_told(shell, site, says):
    says["/oauth2callback"] = refused()
    sent = shell.get("/oauth2callback?code=x&state=y")
    assert sent.status_code == 403
    assert site.texts["sv"]("web.sign_in_failed.title") in sent.text


def test_coming_back_from_signing_out_is_no_trouble(shell, says):
    says["/oauth2callback"] = RedirectResponse("/", 302)
    assert shell.get("/oauth2callback").headers["location"] == "/"


@pytest.mark.parametrize("path", ["/borja", "/fil"])
def test_beginning_asks_for_a_sign_in_and_goes_on_after_it(shell, site, path):
    for sent in (shell.get(path), shell.post(path)):
        assert sent.headers["location"] == f"/logga-in?till={path}"
    assert site.stores["server"].count() == 0
    shell.cookies.set("in", "yes")
    assert shell.get(path).status_code == 200


def test_a_private_link_asks_for_a_sign_in_without_showing_the_secret(shell, site):
    token, record = site.stores["server"].create("sv", shared=False)
    for path in (f"/r/{token}", f"/oppna/{record.id}", "/ny-lank", "/r"):
        assert shell.get(path).headers["location"] == "/logga-in"
    shell.cookies.set("in", "yes")
    assert shell.get(f"/r/{token}").headers["location"] == "/svara"


def test_participants_and_deletion_need_no_sign_in(shell, hall):
    code = hall.open()
    for path in ("/w", f"/w/{code}", "/radera", "/glom"):
        assert shell.get(path).status_code == 200


def test_without_signing_in_there_are_no_such_addresses(client, site):
    one = TestClient(Starlette(routes=build_routes(site), middleware=build_middleware(site, STATIC)))
    for path in ("/auth/login", "/auth/logout", "/oauth2callback"):
        assert one.get(path).status_code == 404
