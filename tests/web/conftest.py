"""The plain routes with stores of their own, without Streamlit."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assessment import load_instrument
from storage import open_store
from texts import languages, load_texts
from web import Site, build_routes


@pytest.fixture
def site(tmp_path):
    instruments = {lang: load_instrument(lang) for lang in languages()}
    return Site(
        stores={
            "server": open_store(f"sqlite:///{tmp_path / 'web.db'}", instruments["sv"]),
            "file": open_store("sqlite://", instruments["sv"]),
        },
        texts={lang: load_texts(lang) for lang in languages()},
        instruments=instruments,
        default_lang="sv",
        default_store="server",
        public_address="http://testserver",
        retention_days=400,
        pages=frozenset({"/", "/svara"}),
        style="",
        script="1;",
        static=tmp_path,
        picture=lambda lang, theme, width: f"<svg width='{width}'><title>{lang} {theme}</title></svg>",
        versions=lambda: "1",
    )


@pytest.fixture
def client(site):
    return TestClient(Starlette(routes=build_routes(site)), follow_redirects=False)
