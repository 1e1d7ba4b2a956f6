"""The same group again: what has changed since the round before, and the way to the next one."""

import streamlit as st

from assessment import TURNOVER, first_day_after
from report import change_lines
from ui import frame, services, state
from ui.workshop import moves, seats
from ui.workshop.lines import head, lines
from workshop import CHANGE, FACILITATOR, may

Place = seats.Place


def yardstick(_place: Place, _code: str, *, room: bool) -> None:
    """What is asked before anything is compared (3.11)."""
    t = state.texts()
    head(t("round.yardstick_title"), room=room)
    lines(t("round.yardstick"), *t.all("round.yardstick_lines"))


def change(place: Place, _code: str, *, room: bool) -> None:
    """The change in words, or the reason why nothing is compared."""
    head(state.texts()("round.change_title"), room=room)
    _change_lines(place)


def _change_lines(place: Place) -> None:
    found, t = place.change, state.texts()
    if found is not None:
        lines(*change_lines(t, state.instrument(), found))
        lines(t("round.note") if found.words else "")


def section(place: Place) -> None:
    """The change on the result's page, when the room has seen it."""
    if place.change is not None and CHANGE in place.workshop.steps:
        st.header(state.texts()("round.change_title"), anchor=False)
        _change_lines(place)


def turnover(place: Place) -> None:
    """How much of the group is new, stated by the facilitator while the change is about to be shown."""
    if place.stage.kind not in {"yardstick", CHANGE} or place.change is None or not place.change.may_come:
        return
    if not may(place.role, place.workshop.phase, "state_turnover"):
        return
    t, key = state.texts(), "turnover"
    state.seed(key, place.workshop.turnover)
    st.radio(
        t("round.turnover_ask"),
        TURNOVER,
        key=key,
        index=None,
        format_func=lambda one: t(f"round.turnover.{one}"),
        on_change=_state,
        args=(place.token, key),
    )
    st.caption(t("round.turnover_why"))


def _state(token: str, key: str) -> None:
    chosen = st.session_state.get(key)
    if chosen is not None:
        moves.attempt(lambda: services.workshops().state_turnover(token, chosen))


def next_round(place: Place) -> None:
    """The way to a new round of the same group, with the day it may open."""
    t, workshop = state.texts(), place.workshop
    if workshop.plan.practice or not may(FACILITATOR, workshop.phase, "make_round"):
        return
    if workshop.closed is None or place.role != FACILITATOR:
        return
    day = first_day_after(workshop.closed, state.instrument().constants.group)
    st.markdown(t("round.next_text", day=t.day(day)))
    frame.link(t("round.next"), seats.address("planera", workshop))
