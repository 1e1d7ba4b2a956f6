"""The manager's picture beside the group's, as far as the rules give a difference (3.10.7)."""

import streamlit as st

from assessment import Answers, manager_bands
from ui import services, state
from ui.workshop import pictures, seats, talk_view, words
from ui.workshop.lines import head, lines

_MOST_GAPS, _WITH_WORDS = 3, 2  # rows that can be read on one screen, and beside a line of words
_OWN_V = ("full", "band")  # eight or more valid answers (3.10.7)


def draw(place: seats.Place, _code: str, *, room: bool) -> None:
    """The stage of the manager's step."""
    t = state.texts()
    head(t("stage.manager_title"), room=room)
    gaps(place, room=room)
    lines(t("stage.manager_rule"))


def gaps(place: seats.Place, *, room: bool) -> None:
    """The manager's picture beside the group's, only where the rules give a difference (3.10.7)."""
    t, instrument, picture = state.texts(), state.instrument(), place.picture or {}
    told = picture.get("gaps") or {}
    named = [(code, gap) for code, gap in told.items() if gap["word"] != "gruppen_delad"]
    rows = []
    for code, gap in named:
        measure = picture["scales"].get(code)
        row = words.row(t, instrument, code, measure)
        both = "g" in gap and measure is not None and "median" in measure
        other = measure["median"] + gap["g"] if both and measure else None
        rows.append(type(row)(row.name, t(f"room.gap.{gap['word']}"), row.shape, row.pole, measure, other))
    divided = [instrument.scales[code].name for code in told if (code, told[code]) not in named]
    fits = len(rows) <= (_WITH_WORDS if divided else _MOST_GAPS) or not room
    if rows:
        pictures.rows(rows[:_MOST_GAPS] if room else rows, room=room)
        lines(t("room.gap_marks") if any(row.other is not None for row in rows) else "")
    else:
        lines(t("room.gap_none"))
    lines(t("room.gap_divided", names=", ".join(divided)) if divided and fits else "")
    lines("" if fits else t("room.gap_more"))
    if not room:
        _side_by_side(place)
        talk_view.different_card(place)


def _side_by_side(place: seats.Place) -> None:
    """The manager's own picture in words beside the group's, part for part; only from eight valid answers."""
    t, instrument = state.texts(), state.instrument()
    answers = services.workshops().manager_answers(place.token)
    if answers is None:
        return
    scales = (place.picture or {}).get("scales", {})
    own = manager_bands(instrument, Answers(answers))
    rows = [
        (instrument.scales[code].name, t(f"room.band.{band}"), words.short(t, scales[code]))
        for code, band in own.items()
        if scales.get(code, {}).get("mode") in _OWN_V
    ]
    if rows:
        with st.expander(t("room.side_by_side")):
            st.markdown(t("room.side_by_side_text"))
            pictures.table(t("room.side_by_side"), t.all("room.side_by_side_columns"), rows)
