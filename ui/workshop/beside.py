"""The console's right side: what to ask, the order of discussion, lines that were released, notes, links."""

import html

import streamlit as st

from storage import StoreError, ValueRefusedError
from ui import care, services, state
from ui.workshop import grid, links_view, pictures, seats, talk_view, words
from workshop import discussion, may

_MAX_NOTES = 10_000
_NOTES = "ws_notes"  # what the check before saving calls them


def draw(place: seats.Place) -> None:
    """Draws the right side."""
    t = state.texts()
    st.header(t("console.ask"), anchor=False)
    kind = place.stage.kind
    st.markdown("\n".join(f"- {one}" for one in t.all(f"prompt.{kind}")))
    measure = (place.picture or {}).get("items", {}).get(place.stage.code)
    if measure and measure.get("two_camps"):
        st.markdown("\n".join(f"- {one}" for one in t.all("prompt.camps")))
    if place.picture is not None and place.picture["mode"] != "none":
        _order(place)
        _all(place)
        _parts(place)
    if may(place.role, place.workshop.phase, "read_texts"):
        _released(place)
    _notes(place)
    grid.edit(place)
    links_view.manage(place)


def _order(place: seats.Place) -> None:
    """Questions by spread, those whose spread may be shown."""
    t, instrument = state.texts(), state.instrument()
    order = discussion(instrument, place.picture or {})
    with st.expander(t("console.order")):
        if not order.all:
            st.markdown(t("console.order_none"))
            return
        st.markdown(t("console.order_text"))
        items = (place.picture or {})["items"]
        rows = "".join(
            f"<li>{html.escape(instrument.items[code].text)} "
            f'<span class="tt-ours">{html.escape(words.short(t, items[code]))}</span></li>'
            for code in order.all
        )
        st.html(f"<ol>{rows}</ol>")
        st.markdown(t("ends.each"))
        st.markdown("\n".join(f"- {one}" for one in talk_view.questions()))


def _all(place: seats.Place) -> None:
    t = state.texts()
    with st.expander(t("room.numbers")):
        st.markdown(t("room.numbers_text"))
        found = words.table(t, state.instrument(), place.picture or {})
        pictures.table(t("room.numbers"), t.all("room.columns"), found)


def _parts(place: seats.Place) -> None:
    """The two parts of the group, where the plan names one."""
    if place.workshop.plan.split is not None:
        with st.expander(state.texts()("group.split.title")):
            talk_view.split_table(place)


def _released(place: seats.Place) -> None:
    t = state.texts()
    with st.expander(t("console.lines")):
        st.markdown(t("console.lines_rule"))
        lines = services.workshops().texts(place.token)
        if not lines:
            st.markdown(t("console.lines_none"))
            return
        st.html("".join(f'<div class="tt-own"><p>{html.escape(line)}</p></div>' for line in lines))


def _notes(place: seats.Place) -> None:
    """Notes without names, saved when the field is left."""
    t, phase = state.texts(), place.workshop.phase
    st.header(t("console.notes"), anchor=False)
    if not may(place.role, phase, "read_notes"):
        st.caption(t("console.notes_later"))
        return
    kept = services.workshops().notes(place.token)
    state.seed("ws_notes", kept)
    st.text_area(
        t("console.notes_label"),
        key="ws_notes",
        max_chars=_MAX_NOTES,
        height=180,
        on_change=_save_notes,
        args=(place.token,),
        disabled=not may(place.role, phase, "write_notes"),
        label_visibility="collapsed",
        placeholder=t("console.notes_label"),
    )
    text = str(st.session_state.get("ws_notes") or "")
    care.said(_NOTES, text)
    if care.held(_NOTES):
        st.button(t("care.save_anyway"), key="ws_notes_anyway", on_click=_accept_notes, args=(place.token,))
        return
    told = st.session_state.get("_ws_notes_told")
    st.caption(t(told) if told else t("console.notes_rule"))


def _accept_notes(token: str) -> None:
    care.accept(_NOTES)
    _save_notes(token)


def _save_notes(token: str) -> None:
    text = str(st.session_state["ws_notes"] or "")
    if not care.may_save(_NOTES, text):  # a name or an illness: the facilitator is asked first
        return
    try:
        services.workshops().set_notes(token, text)
        st.session_state["_ws_notes_told"] = "console.notes_saved"
    except (StoreError, ValueRefusedError):
        st.session_state["_ws_notes_told"] = "console.not_saved"
