"""The agenda with its clock; the time the workshop began stands in the page's address and nowhere else."""

import html
import re
from datetime import UTC, datetime

import streamlit as st

from ui import state
from ui.workshop import moves, seats, stage_view
from workshop import BLANK, GRID, Slot, agenda, may_show, slot_at

_PARAM = "start"
_CLOCK = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_EVERY_S = 20
_DAY = 24 * 60


def draw(place: seats.Place) -> None:
    """Draws the agenda of 6.2, fitted to the minutes of the plan."""
    t = state.texts()
    st.header(t("agenda.title"), anchor=False)
    _clock(place.workshop.plan.minutes, place.stage.part)
    if _begun() is None:
        st.button(t("agenda.start"), on_click=_start, key="agenda_start")
    with st.expander(t("agenda.jump")):
        for stage in place.stages:
            if may_show(stage.name, place.workshop.phase):
                st.button(
                    stage_view.title(stage.name),
                    key=f"jump_{stage.name}",
                    type="tertiary",
                    on_click=moves.show,
                    args=(place, stage.name),
                )
        for name in (GRID, BLANK):
            if may_show(name, place.workshop.phase):
                title = stage_view.title(name)
                st.button(title, key=f"jump_{name}", type="tertiary", on_click=moves.show, args=(place, name))


def _now() -> int:
    """Minutes since midnight, where the server stands."""
    clock = datetime.now(UTC).astimezone()
    return clock.hour * 60 + clock.minute


def _begun() -> int | None:
    """The minute of the day the workshop began, from the address."""
    found = _CLOCK.fullmatch(st.query_params.get(_PARAM, ""))
    return int(found[1]) * 60 + int(found[2]) if found else None


def _start() -> None:
    now = _now()
    st.query_params[_PARAM] = f"{now // 60:02d}{now % 60:02d}"


@st.fragment(run_every=_EVERY_S)
def _clock(minutes: int, part: str) -> None:
    """The list, with the part that is on the projector marked and what the clock says."""
    t, slots, begun = state.texts(), agenda(minutes), _begun()
    if begun is not None:
        passed = (_now() - begun) % _DAY
        due = slot_at(slots, passed)
        st.markdown(t("agenda.passed", n=passed, of=minutes, part=t(f"agenda.part.{due.part}")))
    rows = "".join(_row(slot, begun, here=slot.part == part) for slot in slots)
    st.html(f'<ol class="tt-agenda">{rows}</ol>')


def _row(slot: Slot, begun: int | None, *, here: bool) -> str:
    t = state.texts()
    mark = ' aria-current="step"' if here else ""
    when = f"{slot.start}–{slot.end} min" if begun is None else f"{_of_day(begun + slot.start)}"
    told = html.escape(t(f"agenda.part.{slot.part}"))
    return f"<li{mark}><span>{html.escape(when)}</span> {told}</li>"


def _of_day(minute: int) -> str:
    return f"{minute // 60 % 24:02d}.{minute % 60:02d}"
