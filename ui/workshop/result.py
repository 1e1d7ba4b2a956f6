"""The result: what the room has seen, for the participants' link and the manager's."""

import streamlit as st

from ui import frame, state
from ui.workshop import (
    decision,
    grid,
    manager_view,
    pictures,
    rounds_view,
    seats,
    stage_view,
    take_group,
    talk_view,
    topics,
    words,
)
from workshop import CHAIN, MANAGERS, PARTICIPANT, PRIORITIES, may


def page() -> None:
    """Draws the page behind the result link."""
    place = seats.place(PARTICIPANT)
    if place is None:
        seats.nowhere()
        return
    t, workshop = state.texts(), place.workshop
    frame.heading(t("page.workshop_result"))
    seats.practice_mark(workshop)
    st.text(workshop.plan.title)
    st.markdown(t("result.lead", n=workshop.plan.retention_days))
    if place.picture is None:
        st.markdown(t("result.wait"))
    else:
        draw(place)


def draw(place: seats.Place) -> None:
    """Draws every part that may be seen now, the decision last."""
    t, instrument, picture = state.texts(), state.instrument(), place.picture or {}
    if picture["mode"] == "none":
        st.markdown(t("stage.few_text", n=instrument.constants.group.min_n))
        return
    scales = picture["scales"]
    st.markdown(t(f"result.mode_{picture['mode']}", n=picture["n"]))
    st.header(t("agenda.part.pairs"), anchor=False)
    pictures.rows([words.row(t, instrument, code, scales.get(code)) for code in instrument.poles])
    st.caption(t("room.marks"))
    with st.expander(t("room.numbers")):
        st.markdown(t("room.numbers_text"))
        pictures.table(t("room.numbers"), t.all("room.columns"), words.table(t, instrument, picture))
    if place.workshop.plan.split is not None:
        st.header(t("group.split.title"), anchor=False)
        talk_view.split_table(place)
    _rest(place)
    take_group.section(place)
    st.caption(t("result.limits"))


def _rest(place: seats.Place) -> None:
    """The chain, the manager's step, the priorities and the decision, each when the room has seen it."""
    t, instrument, picture = state.texts(), state.instrument(), place.picture or {}
    seen = place.workshop.steps
    whole = place.workshop.phase != "revealed"
    if whole or CHAIN in seen:
        st.header(t("agenda.part.chain"), anchor=False)
        scales = picture["scales"]
        pictures.rows([words.row(t, instrument, code, scales.get(code)) for code in "KVWS"])
        lowest = (picture.get("chain") or {}).get("lowest")
        named = t("stage.chain_lowest", name=instrument.scales[lowest].name) if lowest else ""
        st.markdown(named or t("stage.chain_none"))
    rounds_view.section(place)
    if MANAGERS in seen and place.workshop.manager_loaded:
        st.header(t("agenda.part.manager"), anchor=False)
        manager_view.gaps(place, room=False)
    if whole or PRIORITIES in seen:
        st.header(t("agenda.part.priorities"), anchor=False)
        stage_view.priorities(place)
        topics.section(place)
    if may(place.role, place.workshop.phase, "read_decision"):
        st.header(t("agenda.part.decision"), anchor=False)
        decision.show(place)
        decision.to_calendar(place)
        if grid.rows(place):
            st.header(t("grid.title"), anchor=False)
            grid.show(place)
