"""Typing in sheets of paper when the net fails: one sheet at a time, shuffled first, kept like any answer."""

import secrets

import streamlit as st

from storage import Sheet
from ui import frame, services, state
from ui.workshop import moves, seats
from workshop import FACILITATOR, build_cards, may

_BYTES = 16
_ONCE, _SHUFFLED, _SAVED, _MANY = "_ws_sheet", "sheet_shuffled", "_ws_sheet_saved", "_ws_sheet_many"


def door(place: seats.Place) -> None:
    """The way from the console, while answers are taken."""
    frame.links((seats.address("svarsblad", place.workshop), state.texts()("sheet.door")))


def page() -> None:
    """Draws the page of one sheet."""
    place = seats.place(FACILITATOR)
    if place is None:
        seats.nowhere()
        return
    t = state.texts()
    frame.heading(t("page.workshop_sheets"))
    seats.practice_mark(place.workshop)
    frame.links((seats.address("leda", place.workshop), t("sheet.back")))
    moves.trouble()
    if not may(place.role, place.workshop.phase, "type_sheets"):
        st.markdown(t("sheet.not_now"))
        return
    if st.session_state.pop(_SAVED, None):
        st.success(t("sheet.saved"))
    if st.session_state.pop(_MANY, None):
        st.warning(t("sheet.too_many"))
    st.markdown(t("sheet.lead", n=state.instrument().constants.group.min_n))
    if st.checkbox(t("sheet.shuffled"), key=_SHUFFLED):
        _form(place)


def _form(place: seats.Place) -> None:
    """Every question of the sheet, in its order; a question left blank stays blank."""
    t, instrument = state.texts(), state.instrument()
    once = st.session_state.setdefault(_ONCE, secrets.token_urlsafe(_BYTES))
    with st.form(f"sheet_{once}", border=False):
        if place.workshop.plan.split:
            parts = (place.workshop.plan.split, t("group.split.others"))
            st.radio(t("sheet.part"), parts, index=None, key=f"sheet_part_{once}", horizontal=True)
        for card in build_cards(instrument).all:
            for code in card.items:
                _question(code, once)
        name = {code: instrument.scales[code].name for code in instrument.poles}
        st.pills(
            f"{t('web.answering.stark')}. {t('web.answering.stark_hint')}",
            instrument.poles,
            selection_mode="multi",
            key=f"sheet_stark_{once}",
            format_func=name.__getitem__,
        )
        st.pills(
            f"{t('web.answering.latta')}. {t('web.answering.latta_hint')}",
            instrument.poles,
            key=f"sheet_latta_{once}",
            format_func=name.__getitem__,
        )
        st.form_submit_button(t("sheet.save"), type="primary", on_click=_save, args=(place, once))


def _question(code: str, once: str) -> None:
    instrument = state.instrument()
    values = instrument.wording.table("values")
    st.segmented_control(
        instrument.items[code].text,
        list(values),
        key=f"sheet_{code}_{once}",
        format_func=lambda one: values[one].partition(" (")[0],
    )


def _save(place: seats.Place, once: str) -> None:
    """Stores the sheet and lays out an empty one; what could not be stored stays in the form."""
    given, instrument = st.session_state, state.instrument()
    answers = {
        code: int(value) if str(value).isdigit() else str(value)
        for code in instrument.workshop_items
        if (value := given.get(f"sheet_{code}_{once}")) is not None
    }
    if len(given.get(f"sheet_stark_{once}") or ()) > instrument.constants.group.stark_max:
        given[_MANY] = True
        return
    part = given.get(f"sheet_part_{once}")
    sheet = Sheet(
        answers,
        tuple(given.get(f"sheet_stark_{once}") or ()),
        given.get(f"sheet_latta_{once}"),
        inside=part is not None and part == place.workshop.plan.split,
    )
    if moves.attempt(lambda: services.workshops().type_sheet(place.token, sheet, once)):
        given.pop(_ONCE, None)
        given[_SAVED] = True
