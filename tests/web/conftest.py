"""The plain routes with stores of their own, without Streamlit."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assessment import load_instrument
from storage import count_wrong, open_store, open_workshops
from tests.web.seating import seated, token_of
from texts import languages, load_texts
from web import Guesses, Site, build_routes
from workshop import Plan


@pytest.fixture(scope="session")
def instruments():
    return {lang: load_instrument(lang) for lang in languages()}


@pytest.fixture
def site(tmp_path, instruments):
    store = open_store(f"sqlite:///{tmp_path / 'web.db'}", instruments["sv"])
    workshops = open_workshops(store)
    return Site(
        stores={
            "server": store,
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
        workshops=lambda: workshops,
        guesses=Guesses(lambda name, second: count_wrong(store, name, second)),
        hosts=frozenset({"testserver"}),
    )


@pytest.fixture
def client(site):
    return new_phone(site)


class Hall:
    """Workshops for tests, and the facilitator's part of them."""

    def __init__(self, site):
        self.site = site
        self.links = {}

    def plan(self, **changed):
        """A workshop in draft; returns its code."""
        plan = {"title": "Hemtjänsten Norr", "lang": "sv", "expected": 12, **changed}
        made = self.site.workshops().create(Plan(**plan))
        self.links[made.code] = made.facilitator
        return made.code

    def open(self, **changed):
        """A workshop that is open; returns its code."""
        code = self.plan(**changed)
        self.site.workshops().set_phase(self.links[code], "open")
        return code

    def close(self, code):
        return self.site.workshops().close(self.links[code])

    def delete(self, code):
        self.site.workshops().delete(self.links[code])


@pytest.fixture
def hall(site):
    return Hall(site)


def new_phone(site):
    """Another browser."""
    return TestClient(Starlette(routes=build_routes(site)), follow_redirects=False)


@pytest.fixture
def phone(site):
    """A function that gives one more browser."""
    return lambda: new_phone(site)


@pytest.fixture
def code(hall):
    return hall.open()


@pytest.fixture
def seat(client, code):
    return seated(client, code)


@pytest.fixture
def mine(site, seat, code):
    """What is stored of the one who answers."""
    return lambda: site.workshops().participant(token_of(seat, code))
