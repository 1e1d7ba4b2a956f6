"""A small questionnaire, and the two databases every test of the store runs against."""

from pathlib import Path

import pytest

from assessment import Context, Instrument, Item, Pair, Scale
from storage import Store, open_store, open_workshops
from tests.storage.backups import Filled
from tests.storage.cluster import Cluster
from tests.storage.gathering import PLAN, Calendar, I


def make_instrument(version: str = "1.0.0") -> Instrument:
    scales = {code: _scale(code, "pole") for code in ("A1", "B1", "A2", "B2")} | {
        "K": _scale("K", "condition")
    }
    items = {code: _item(code) for scale in scales.values() for code in scale.items}
    contexts = {
        "span": Context("span", "?", {"<10": "a", "10-20": "b"}),
        "tbsl": Context("tbsl", "?", {"ja": "Ja"}),
    }
    pairs = {1: Pair(1, "ett", "A1", "B1"), 2: Pair(2, "två", "A2", "B2")}
    return Instrument("core", version, "sv", None, items, scales, pairs, contexts, {}, {}, (), None)


def _scale(code: str, kind: str) -> Scale:
    items = tuple(f"K{n}" for n in range(1, 5)) if code == "K" else (f"{code}a", f"{code}b")
    return Scale(code, kind, None, None, "enheten", items, code, "", "")


def _item(code: str) -> Item:
    return Item(code, code[:2], False, False, "", "ind", "inst", (), (), "", "")


@pytest.fixture(scope="session")
def instrument() -> Instrument:
    return make_instrument()


@pytest.fixture(scope="session")
def cluster():
    running = Cluster()
    yield running
    running.stop()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'tillit.db'}"
    return request.getfixturevalue("cluster").new_database()


@pytest.fixture
def store(url: str, instrument: Instrument):
    opened = open_store(url, instrument)
    yield opened
    opened.close()


@pytest.fixture
def token(store: Store) -> str:
    return store.create("sv", shared=False)[0]


@pytest.fixture
def calendar():
    """The day, which a test may change."""
    return Calendar()


@pytest.fixture
def real(url, calendar):
    """A store with the real questionnaire."""
    opened = open_store(url, I, today=calendar)
    yield opened
    opened.close()


@pytest.fixture
def workshops(real):
    """The store of workshops with the real questionnaire."""
    return open_workshops(real)


@pytest.fixture
def made(workshops):
    """A workshop that is open."""
    created = workshops.create(PLAN)
    workshops.set_phase(created.facilitator, "open")
    return created


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def other(request, tmp_path):
    """Another, empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'other' / 'tillit.db'}"
    return request.getfixturevalue("cluster").new_database()


@pytest.fixture
def filled(url):
    one = Filled(url)
    yield one
    one.store.close()
