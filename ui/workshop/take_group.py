"""What a group takes along: its picture as PDF, slides, Excel and CSV, made of what this role sees."""

from functools import partial

import streamlit as st

from report import GROUP_EXPORTS, About, GroupFindings, build_group_findings
from ui import downloads, services, state
from ui.workshop import decision, seats
from workshop import CHANGE, may

_KINDS = {
    ".pdf": "application/pdf",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
}


def section(place: seats.Place) -> None:
    """One button a file, where this role may take files away; nothing otherwise."""
    workshop = place.workshop
    if place.picture is None or not may(place.role, workshop.phase, "export"):
        return
    t, day = state.texts(), state.today()
    st.header(t("group.take"), anchor=False)
    st.markdown(t("group.take_text"))
    for ending, kind in _KINDS.items():
        downloads.button(
            t(f"group.take_{ending[1:]}"),
            partial(_made, place, ending),
            f"tillit-grupp-{day}{ending}",
            kind,
            key=f"take:{ending}",
        )


def _made(place: seats.Place, ending: str) -> bytes:
    """The file."""
    return GROUP_EXPORTS[ending](findings(place), state.texts(), state.today())


def findings(place: seats.Place) -> GroupFindings:
    """The picture as this role sees it, the change the room has seen, the decision where it may be read."""
    t, workshop = state.texts(), place.workshop
    plan = workshop.plan
    about = About(
        plan.title, practice=plan.practice, parts=plan.split is not None, decision=decision.read(place)
    )
    change = place.change if CHANGE in workshop.steps else None
    return build_group_findings(place.picture or {}, state.instrument(), t, services.sources(), about, change)
