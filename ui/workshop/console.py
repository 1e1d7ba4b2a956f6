"""The facilitator's console: agenda with clock, what is on the projector now, notes and what to ask."""

import html

import streamlit as st

from ui import frame, state
from ui.workshop import agenda_view, beside, moves, now_view, seats
from workshop import FACILITATOR, may

_TABS = ("agenda", "now", "beside")
_WIDTHS = (1.2, 2.1, 1.3)


def page() -> None:
    """Draws the console."""
    place = seats.place(FACILITATOR)
    if place is None:
        seats.nowhere()
        return
    t = state.texts()
    frame.heading(place.workshop.plan.title)
    seats.practice_mark(place.workshop)
    phase = html.escape(t(f"console.phase.{place.workshop.phase}"))
    link = seats.address("projektor", place.workshop)
    opened = html.escape(t("console.open_projector"))
    st.html(
        f'<p class="tt-links"><span class="tt-link">{phase}</span>'
        f'<a href="{link}" target="_blank" rel="noopener">{opened}</a>{_edit(place)}</p>'
    )
    moves.trouble()
    _columns(place)


def _edit(place: seats.Place) -> str:
    """The way to the plan, while it may be changed."""
    if not may(place.role, place.workshop.phase, "edit_plan"):
        return ""
    address, words = seats.address("planera", place.workshop), state.texts()("plan.edit")
    return f'<a href="{address}" target="_self">{html.escape(words)}</a>'


def _columns(place: seats.Place) -> None:
    """Three columns; on a narrow page one of them at a time."""
    t = state.texts()
    with st.container(key="console_tabs"):
        chosen = st.segmented_control(
            t("console.parts"),
            _TABS,
            default="now",
            key="console_part",
            required=True,
            label_visibility="collapsed",
            format_func=lambda one: t(f"console.tab_{one}"),
        )
    with st.container(key=f"console_{chosen or 'now'}"):
        columns = st.columns(_WIDTHS, gap="large")
        for name, column, draw in zip(
            _TABS, columns, (agenda_view.draw, now_view.draw, beside.draw), strict=True
        ):
            with column, st.container(key=f"part_{name}"):
                draw(place)
