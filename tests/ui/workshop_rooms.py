"""Workshops and their pages for the tests: made, answered, closed, drawn and read."""

from streamlit.testing.v1 import AppTest

from tests.ui.conftest import ROOT
from ui import services
from workshop import PEOPLE, Plan, made_up, made_up_manager

LANGS = ["sv", "en"]


def page(name, lang="sv", token=None, **session):
    at = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=120)
    at.session_state["_lang"] = lang
    if token:
        at.session_state["_seat"] = token
    for key, value in session.items():
        at.session_state[key] = value
    at.run()
    at.switch_page(f"ui/pages/workshop_{name}.py").run()
    assert not at.exception, [one.value for one in at.exception]
    return at


def create(lang="sv", *, manager=False, people=PEOPLE, **plan):
    store = services.workshops()
    made = store.create(Plan("Norra gruppen", lang, 12, **plan))
    store.set_phase(made.facilitator, "open")
    if manager:
        store.manager_load(made.manager, made_up_manager(services.instrument(lang)))
    for one in made_up(services.instrument(lang))[:people]:
        token = store.join(made.id)
        store.put_many(token, one.answers)
        store.set_priorities(token, one.stark, one.latta)
        store.submit(token)
    return made


def revealed(**options):
    made = create(**options)
    services.workshops().close(made.facilitator)
    services.workshops().set_phase(made.facilitator, "revealed")
    return made


def shown(at):
    return " ".join(
        [
            *(one.value for one in at.markdown),
            *(one.proto.body for one in at.get("html")),
            *(one.value for one in at.caption),
        ]
    )


def button(at, key):
    return next(one for one in at.button if one.key == key)


def fields(at):
    return {one.key: one.value for kind in ("text_input", "number_input") for one in at.get(kind)}


def press(at, label):
    next(one for one in at.button if one.label == label).click().run()
    assert not at.exception, [one.value for one in at.exception]
