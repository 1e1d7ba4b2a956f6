"""A walk without a browser: Streamlit's own test runner with a self-assessment already begun."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from storage import Held
from ui import services

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def fresh_services(own_data_folder):
    kept = (services.settings, services.store, services.workshops)
    for cached in kept:
        cached.cache_clear()
    yield
    for cached in kept:
        cached.cache_clear()


@pytest.fixture
def begun():
    """A function that begins a self-assessment and opens a page of the app in its session."""

    def begin(page="ui/pages/walk.py", lang="sv", answers=None, mode="server", held=None):
        if held is None:
            token, record = services.store(mode).create(lang=lang, shared=False, answers=answers)
            held = Held(record.id, mode, token)
        at = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=120)
        at.session_state["_held"] = held
        at.session_state["_lang"] = lang
        at.run()
        if page:
            at.switch_page(page).run()
        return at, held

    return begin
