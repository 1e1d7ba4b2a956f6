"""The grid of module M8 on the console, the projector and the result: compared, never scored."""

import streamlit as st

from storage import StoreError, ValueRefusedError
from ui import services, state
from ui.workshop import decision, pictures, seats
from workshop import GRID_COLUMNS, GridRow, grid_of, may, row_problem

_MAX_CELL, _MAX_GROUP, _MOST = 300, 60, 500
_TOLD = "_ws_grid"


def rows(place: seats.Place) -> tuple[GridRow, ...]:
    """The rows written so far."""
    return grid_of(decision.read(place).get("grid"), _least())


def _least() -> int:
    return int(state.instrument().constants.group.min_n)


def show(place: seats.Place) -> None:
    """The grid as a table."""
    t = state.texts()
    found = rows(place)
    if not found:
        st.markdown(t("grid.none"))
        return
    header = (t("grid.group"), *(t(f"grid.{column}") for column in GRID_COLUMNS))
    pictures.table(t("grid.title"), header, [(row.group, *row.cells) for row in found])


def edit(place: seats.Place) -> None:
    """A row more, or the last one away."""
    t = state.texts()
    if not may(place.role, place.workshop.phase, "write_decision"):
        return
    with st.expander(t("grid.title")):
        st.markdown(t("grid.text", n=_least()))
        told = st.session_state.pop(_TOLD, None)
        if told:
            st.warning(t(f"grid.problem_{told}", n=_least()))
        with st.form("grid", clear_on_submit=told is None):
            st.text_input(t("grid.group"), key="grid_group", max_chars=_MAX_GROUP, placeholder=t("grid.hint"))
            st.number_input(t("grid.people"), 1, _MOST, _least(), key="grid_people")
            for column in GRID_COLUMNS:
                st.text_area(t(f"grid.{column}"), key=f"grid_{column}", max_chars=_MAX_CELL, height=70)
            st.form_submit_button(t("grid.add"), on_click=_add, args=(place,))
        show(place)
        if rows(place):
            st.button(t("grid.remove"), key="grid_remove", on_click=_remove, args=(place,))


def _add(place: seats.Place) -> None:
    given, kept = st.session_state, rows(place)
    cells = tuple(str(given[f"grid_{column}"] or "").strip() for column in GRID_COLUMNS)
    row = GridRow(str(given["grid_group"] or "").strip(), int(given["grid_people"] or 0), cells)
    problem = row_problem(row, kept, _least())
    if problem is None:
        _keep(place, (*kept, row))
    else:
        st.session_state[_TOLD] = problem


def _remove(place: seats.Place) -> None:
    _keep(place, rows(place)[:-1])


def _keep(place: seats.Place, found: tuple[GridRow, ...]) -> None:
    card = {**decision.read(place), "grid": [row.to_dict() for row in found]}
    try:
        services.workshops().set_decision(place.token, card)
    except (StoreError, ValueRefusedError):
        st.session_state[_TOLD] = "kept"
