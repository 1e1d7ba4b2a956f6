"""The decision card: one thing to strengthen, one to take away, who by role, and when."""

import html
from collections.abc import Mapping
from datetime import date

import streamlit as st

from report import calendar, decision_entries
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
    day = _date(found)
    rows.insert(3, (t("decision.when"), t.day(day) if day else str(found.get("when") or "")))
    if any(text for _, text in rows):
        frame.words(rows)
    else:
        st.html(f'<p class="tt-line">{html.escape(t("decision.none"))}</p>')


def read(place: seats.Place) -> dict[str, object]:
    """What is decided so far; nothing while this role may not see it."""
    if not may(place.role, place.workshop.phase, "read_decision"):
        return {}
    return dict(services.workshops().decision(place.token) or {})


def _date(card: Mapping[str, object]) -> date | None:
    """The day of the check; None when it was written in words."""
    try:
        return date.fromisoformat(str(card.get("when") or ""))
    except ValueError:
        return None


def to_calendar(place: seats.Place) -> None:
    """The check as a calendar file: what the card says, nothing of the picture, no link."""
    card = read(place)
    t, day = state.texts(), _date(card)
    if day is not None:
        entries = decision_entries(card, place.workshop.id, day, t)
        data = calendar(entries, t, state.today())
        label = t("decision.calendar")
        st.download_button(label, data, "plan.ics", "text/calendar", key="decision_ics", on_click="ignore")


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
        when = st.date_input(t("decision.when"), _date(kept), format="YYYY-MM-DD", width=220)
        if st.form_submit_button(t("decision.save")):
            in_words = "" if _date(kept) else str(kept.get("when") or "")
            day = when.isoformat() if isinstance(when, date) else in_words
            _save(place, {**kept, **given, "when": day})
    to_calendar(place)


def _save(place: seats.Place, card: dict[str, object]) -> None:
    t = state.texts()
    try:
        services.workshops().set_decision(place.token, card)
        st.success(t("decision.saved"))
    except (StoreError, ValueRefusedError):
        st.warning(t("console.not_saved"))
