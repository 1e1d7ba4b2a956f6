"""The middleware: our start document, security headers, compressed assets, unknown addresses."""

from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from web import build_middleware, build_routes

STATIC = Path(streamlit.__file__).parent / "static"


@pytest.fixture
def shell(site):
    async def inner(request):
        return PlainTextResponse(f"inner {request.url.path}")

    routes = [*build_routes(site), Route("/{path:path}", inner)]
    return TestClient(Starlette(routes=routes, middleware=build_middleware(site, STATIC)))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_document_has_the_visitors_language_and_title(shell, site, lang):
    shell.cookies.set("tt_lang", lang)
    page = shell.get("/svara")
    assert f'<html lang="{lang}">' in page.text
    assert f"<title>{site.texts[lang]('app.title').replace('&', '&amp;')}</title>" in page.text
    assert site.texts[lang]("app.noscript") in page.text
    assert page.headers["cache-control"] == "no-cache"


def test_the_document_is_streamlits_own_without_inline_scripts(shell):
    page = shell.get("/").text
    assert '<div id="root">' in page
    assert 'type="module"' in page
    assert "<script>" not in page  # a data block and our own file are all there is
    assert "Streamlit</title>" not in page
    assert "enable JavaScript to run" not in page


def test_an_unchanged_document_is_not_sent_again(shell):
    tag = shell.get("/").headers["etag"]
    assert shell.get("/", headers={"if-none-match": tag}).status_code == 304


def test_hashed_assets_are_compressed_once_and_cached_for_a_year(shell):
    asset = max((STATIC / "static" / "js").glob("*.js"), key=lambda file: file.stat().st_size)
    path = f"/static/js/{asset.name}"
    sent = shell.get(path, headers={"accept-encoding": "gzip"})
    assert sent.headers["content-encoding"] == "gzip"
    assert "immutable" in sent.headers["cache-control"]
    assert int(sent.headers["content-length"]) < asset.stat().st_size / 2
    assert sent.content == asset.read_bytes()


@pytest.mark.parametrize("path", ["/static/js/none.js", "/_stcore/health"])
def test_other_addresses_are_handed_on(shell, path):
    assert shell.get(path).text.startswith("inner")


def test_an_unknown_address_gets_a_page_of_our_own(shell, site):
    page = shell.get("/no-such-page")
    assert page.status_code == 404
    assert site.texts["sv"]("web.not_found.title") in page.text


def test_the_script_of_our_own_is_named_by_its_content_and_cached(shell, site):
    page = shell.get("/").text
    assert f'src="{site.script_address}"' in page
    sent = shell.get(site.script_address)
    assert sent.text == site.script
    assert "immutable" in sent.headers["cache-control"]
    assert shell.get("/tt-000.js").status_code == 404
