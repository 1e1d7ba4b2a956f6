"""The console's middle: what is on the projector now, and the one step that comes next."""

from collections.abc import Callable

import streamlit as st

from ui import state
from ui.workshop import decision, moves, practice, rounds_view, seats, sheets, stage_view
from workshop import ARCHIVED, CLOSED, DECIDED, FACILITATOR, OPEN, REVEALED, next_phase

_EVERY_S = 3


def draw(place: seats.Place) -> None:
    """Draws the next step, then the preview."""
    t = state.texts()
    st.header(t("console.now", what=stage_view.title(place.stage.name)), anchor=False)
    _next_step(place)
    if place.workshop.phase == OPEN:
        _counter(place.token)
        sheets.door(place)
    if place.workshop.plan.practice:
        practice.draw(place)
    rounds_view.turnover(place)
    with st.container(key="preview"):
        stage_view.draw(place, room=False)
    if place.stage.kind == "decision":
        decision.edit(place)


@st.fragment(run_every=_EVERY_S)
def _counter(token: str) -> None:
    """How many have handed in, followed while it is open."""
    place = seats.again(token, FACILITATOR)
    if place is not None:
        t = state.texts()
        st.markdown(f"**{stage_view.counter_words(place.workshop.counter)}**")
        st.caption(t("console.counter_why"))


def _next_step(place: seats.Place) -> None:
    """The one primary button."""
    t, stage, phase = state.texts(), moves.following(place), place.workshop.phase
    if moves.asked() == phase:
        _confirm(place)
    elif phase == REVEALED and stage is None:
        done = bool(decision.read(place))
        if not done:
            st.caption(t("console.decide_first"))
        _button("console.to_decided", moves.advance, place, DECIDED)
    elif stage is None or phase in {DECIDED, ARCHIVED}:
        st.markdown(t(f"console.after_{phase}"))
    elif not moves.changes_phase(place, stage):
        label = t("console.next", what=stage_view.title(stage.name))
        st.button(label, key="next", type="primary", on_click=moves.show, args=(place, stage.name))
    elif phase == OPEN:
        _button("console.to_closed", moves.ask_first, phase)
    else:
        _button(f"console.to_{next_phase(phase)}", moves.advance, place, next_phase(phase), stage.name)


def _button(key: str, act: Callable[..., None], *args: object) -> None:
    st.button(state.texts()(key), key="next", type="primary", on_click=act, args=args)


def _confirm(place: seats.Place) -> None:
    """Closing cannot be taken back, so it is asked about with what the counter says."""
    t = state.texts()
    st.markdown(t("console.close_ask"))
    with st.container(horizontal=True):
        st.button(
            t("console.close_yes"),
            key="close_yes",
            type="primary",
            on_click=moves.advance,
            args=(place, CLOSED, "write"),
        )
        st.button(t("console.close_no"), key="close_no", on_click=moves.never_mind)
