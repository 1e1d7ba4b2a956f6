"""The decision card: one thing to strengthen, one to take away, who by role, and when."""

import html
from datetime import date

import streamlit as st

from storage import StoreError, ValueRefusedError
from ui import frame, services, state
from ui.workshop import seats
from workshop import may

FIELDS = ("strengthen", "take_away", "who", "upward")
_MAX = 400


def show(place: seats.Place) -> None:
    """The card as it is read aloud."""
    t = state.texts()
    found = read(place)
    rows = [(t(f"decision.{key}"), str(found.get(key) or "")) for key in FIELDS]
    rows.insert(3, (t("decision.when"), _day(str(found.get("when") or ""))))
    if any(text for _, text in rows):
        frame.words(rows)
    else:
        st.html(f'<p class="tt-line">{html.escape(t("decision.none"))}</p>')


def read(place: seats.Place) -> dict[str, object]:
    """What is decided so far; nothing while this role may not see it."""
    if not may(place.role, place.workshop.phase, "read_decision"):
        return {}
    return dict(services.workshops().decision(place.token) or {})


def _day(text: str) -> str:
    try:
        return state.texts().day(date.fromisoformat(text))
    except ValueError:
        return text


def edit(place: seats.Place) -> None:
    """The fields, while the card may be written."""
    t = state.texts()
    if not may(place.role, place.workshop.phase, "write_decision"):
        return
    kept = read(place)
    with st.form("decision"):
        given: dict[str, object] = {}
        for key in FIELDS:
            help_text = t(f"decision.{key}_hint")
            given[key] = st.text_area(
                t(f"decision.{key}"),
                str(kept.get(key) or ""),
                max_chars=_MAX,
                height=80,
                placeholder=help_text,
            )
        when = st.text_input(
            t("decision.when"), str(kept.get("when") or ""), max_chars=40, placeholder=t("decision.when_hint")
        )
        if st.form_submit_button(t("decision.save")):
            _save(place, {**kept, **given, "when": when})


def _save(place: seats.Place, card: dict[str, object]) -> None:
    t = state.texts()
    try:
        services.workshops().set_decision(place.token, card)
        st.success(t("decision.saved"))
    except (StoreError, ValueRefusedError):
        st.warning(t("console.not_saved"))
