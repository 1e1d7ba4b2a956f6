"""The practice workshop: made-up participants answer at a tap."""

import streamlit as st

from storage import Workshop
from ui import services, state
from ui.workshop import moves, seats
from workshop import OPEN, PEOPLE, MadeUp, Plan, made_up


def plan(lang: str) -> Plan:
    """The plan of a practice workshop; it goes after a day."""
    t = services.texts(lang)
    return Plan(t("practice.title"), lang, PEOPLE, retention_days=1, practice=True)


def draw(place: seats.Place) -> None:
    """Says that it is practice, and lets the made-up participants answer."""
    t = state.texts()
    st.caption(t("practice.what"))
    if place.workshop.phase == OPEN and place.workshop.counter == 0:
        st.button(t("practice.answer", n=PEOPLE), key="made_up", on_click=_answer_all, args=(place.workshop,))


def _answer_all(workshop: Workshop) -> None:
    people = made_up(state.instrument())

    def all_of_them() -> None:
        for one in people:
            _answer(workshop, one)

    moves.attempt(all_of_them)


def _answer(workshop: Workshop, person: MadeUp) -> None:
    store = services.workshops()
    token = store.join(workshop.id)
    store.put_many(token, person.answers)
    store.set_priorities(token, person.stark, person.latta)
    store.submit(token)
