"""What the group talks about: two questions to each item, two parts of the group, examples and sources."""

import html
from collections.abc import Mapping
from typing import Any

import streamlit as st

from report import Shelf
from ui import quotes, services, state
from ui.workshop import pictures, seats, words
from ui.workshop.lines import head, lines, named
from workshop import pictures_differ

Place = seats.Place
_DIFFERENT = "G1"


def ask(_place: Place, code: str, *, room: bool) -> None:
    """The two questions of disagreement, the same for every item: they tell nothing of its answers."""
    t, instrument = state.texts(), state.instrument()
    head(instrument.items[code].text, room=room)
    lines(*questions())
    if room:
        lines(t("ends.free"))


def questions() -> tuple[str, ...]:
    """Someone at either end, and whether all answers are about the same unit."""
    t, values = state.texts(), state.instrument().wording.table("values")
    low, high = (values[end].partition(" (")[0] for end in ("1", "5"))
    return t("ends.both", low=low.lower(), high=high.lower()), t("ends.unit")


def split(place: Place, code: str, *, room: bool) -> None:
    """One question in the two parts, or that the parts are not shown; the same words for every reason."""
    t, instrument = state.texts(), state.instrument()
    if not code:
        head(t("stage.split"), room=room)
        lines(t("group.split.kept_back", n=instrument.constants.group.full_v))
        return
    parts = _parts(place)
    head(instrument.items[code].text, room=room)
    whole = t("room.item_whole")
    told = [(name, words.sentences(t, instrument, measures.get(code))) for name, measures in parts]
    for name, sentences in told:
        named(name, " ".join(one for one in sentences if one != whole))
    lines(whole if any(whole in sentences for _, sentences in told) else "")


def _parts(place: Place) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """The two parts with what may be shown of each; empty when nothing may be."""
    found = (place.picture or {}).get("split")
    if not found or not found["in"]["items"]:
        return ()
    others = state.texts()("group.split.others")
    return ((str(found["name"]), found["in"]["items"]), (others, found["out"]["items"]))


def split_table(place: Place) -> None:
    """Every question that may be shown for both parts, a row each; otherwise that the parts are kept back."""
    t, instrument = state.texts(), state.instrument()
    parts = _parts(place)
    if not parts:
        st.markdown(t("group.split.kept_back", n=instrument.constants.group.full_v))
        return
    st.markdown(t("group.split.says"))
    shown = [code for code in instrument.workshop_items if code in parts[0][1]]
    rows = [
        (instrument.items[code].text, *(_cell(measures[code]) for _, measures in parts)) for code in shown
    ]
    pictures.table(t("group.split.title"), (t("group.column.text"), *(name for name, _ in parts)), rows)


def _cell(measure: Mapping[str, Any]) -> str:
    """Place and spread, and the counts where they may be shown."""
    counts = " · ".join(str(one) for one in measure.get("distribution", ()))
    told = words.short(state.texts(), measure)
    return f"{told} ({counts})" if counts else told


def pole(_place: Place, code: str, *, room: bool) -> None:
    """A part in its own words, to find examples for on either side."""
    t, instrument = state.texts(), state.instrument()
    scale = instrument.scales[code]
    head(t("stage.pole_title", name=scale.name), room=room)
    lines(*(instrument.items[one].text for one in scale.items if instrument.items[one].workshop))
    lines(t("stage.pole_task"))


def passage_for(_place: Place, code: str, *, room: bool) -> None:
    """The first passage that speaks for."""
    _passage("for", code, room=room)


def passage_against(_place: Place, code: str, *, room: bool) -> None:
    """The first passage that speaks against."""
    _passage("against", code, room=room)


def _passage(side: str, code: str, *, room: bool) -> None:
    t, instrument = state.texts(), state.instrument()
    sides = Shelf(instrument, services.sources(), t).sides(code)
    found = sides.for_ if side == "for" else sides.against
    head(t(f"stage.{side}_title", name=instrument.scales[code].name), room=room)
    if found:
        st.html(quotes.quote(found[0]))
    else:
        lines(t("stage.no_passage"))


def different(_place: Place, _code: str, *, room: bool) -> None:
    """The group's typbild: what it may mean and what to ask (instrument.md 4.3)."""
    wording = state.instrument().wording
    head(wording.get(f"typbild.{_DIFFERENT}.name"), room=room)
    lines(wording.get(f"typbild.{_DIFFERENT}.meaning"), *wording.all(f"typbild.{_DIFFERENT}.questions"))


def different_card(place: Place) -> None:
    """The group's typbild with its limits and its passages, where it holds."""
    if not pictures_differ(state.instrument(), place.picture or {}):
        return
    t, wording = state.texts(), state.instrument().wording
    say = {key: wording.get(f"typbild.{_DIFFERENT}.{key}") for key in ("name", "answered", "meaning")}
    say |= {key: wording.get(f"typbild.{_DIFFERENT}.{key}") for key in ("against_own", "risk", "unknown")}
    with st.expander(say["name"]):
        st.html("".join(f"<p>{html.escape(text)}</p>" for key, text in say.items() if key != "name"))
        quotes.sides(Shelf(state.instrument(), services.sources(), t).sides(_DIFFERENT))
