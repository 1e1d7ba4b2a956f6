"""The manager's page: consent in words, the own core loaded, and the picture when the room has seen it."""

from collections.abc import Mapping

import streamlit as st

from ui import frame, services, state
from ui.workshop import moves, result, seats
from workshop import MANAGER, may


def page() -> None:
    """Draws the manager's page."""
    place = seats.place(MANAGER)
    if place is None:
        seats.nowhere()
        return
    t = state.texts()
    frame.heading(t("page.workshop_manager"))
    seats.practice_mark(place.workshop)
    st.text(place.workshop.plan.title)
    moves.trouble()
    if place.workshop.manager_loaded:
        st.markdown(t("manager.loaded"))
        st.button(t("manager.withdraw"), key="withdraw", on_click=_withdraw, args=(place,))
        st.caption(t("manager.withdraw_text"))
    elif may(MANAGER, place.workshop.phase, "load_manager"):
        _load(place)
    else:
        st.markdown(t("manager.too_late"))
    if place.picture is None:
        st.markdown(t("manager.wait"))
    else:
        result.draw(place)


def _load(place: seats.Place) -> None:
    """The consent and the copying of the common items; without a self-assessment the way to one."""
    t, instrument = state.texts(), state.instrument()
    record = state.record()
    st.markdown(t("manager.why"))
    if record is None:
        st.markdown(t("manager.do_first"))
        frame.link(t("start.begin"), "/borja", primary=True)
        frame.links(("/fil", t("nothing.file")))
        return
    if record.answers.version and record.answers.version != instrument.version:
        st.markdown(t("manager.other_version", own=record.answers.version, here=instrument.version))
        frame.links(("/mina-svar", t("page.mine")), ("/borja", t("manager.begin_anew")))
        return
    common = {code: record.answers.answers[code] for code in _common(record.answers.answers)}
    st.markdown(t("manager.have", n=len(common), of=len(instrument.workshop_items)))
    if len(common) < len(instrument.workshop_items):
        frame.links(("/svara", t("manager.go_on")))
    st.markdown(t("manager.whose"))
    agreed = st.checkbox(t("manager.consent"), key="consent")
    st.button(
        t("manager.load"),
        key="load",
        type="primary",
        disabled=not (agreed and common),
        on_click=_copy,
        args=(place, common),
    )


def _common(answers: Mapping[str, int | str]) -> list[str]:
    return [code for code in state.instrument().workshop_items if code in answers]


def _copy(place: seats.Place, common: dict[str, int | str]) -> None:
    moves.attempt(lambda: services.workshops().manager_load(place.token, common))


def _withdraw(place: seats.Place) -> None:
    moves.attempt(lambda: services.workshops().manager_remove(place.token))
