"""Who is here: the language, the self-assessment in use, and the saving of a tap."""

import time
from datetime import UTC, date, datetime
from typing import Any

import streamlit as st

from assessment import Instrument
from storage import Held, Record, StoreError, held, in_use
from texts import Texts
from ui import services

_CLOCK = "_clock"
_TROUBLE = "_trouble"
_STORED = "_stored"
_SHOWN = "_shown"
_PUT = "_put"
_LONGEST_S = 300.0


def lang() -> str:
    """The language chosen by cookie, or the default; a session keeps the one it began with."""
    known = st.session_state.get("_lang")
    if known is None:
        chosen = str(st.context.cookies.get("tt_lang", ""))
        known = chosen if chosen in services.languages() else services.settings().lang
        st.session_state["_lang"] = known
    return str(known)


def texts() -> Texts:
    """The interface's wording in the visitor's language."""
    return services.texts(lang())


def instrument() -> Instrument:
    """The instrument in the visitor's language."""
    return services.instrument(lang())


def holding() -> Held | None:
    """The self-assessment in use in this browser (a test may put one into the session)."""
    return st.session_state.get("_held") or in_use(st.context.cookies.to_dict())


def all_held() -> list[Held]:
    """Every self-assessment this browser holds."""
    return held(st.context.cookies.to_dict())


def record() -> Record | None:
    """What is stored for the self-assessment in use, read anew in each run."""
    one = holding()
    return None if one is None else services.store(one.mode).load(one.token)


def save(field: str, code: str, value: object, *more: tuple[str, str, object]) -> bool:
    """Commits one tap, and what belongs to it, at once; trouble is remembered and told on the page.

    Returns:
        Whether it is stored.
    """
    one = holding()
    if one is None:
        return False
    try:
        services.store(one.mode).put_many(one.token, [(field, code, value), *more])
        st.session_state.pop(_TROUBLE, None)
    except (StoreError, ValueError) as error:
        st.session_state[_TROUBLE] = "store" if isinstance(error, StoreError) else "value"
        return False
    return True


def begin_again() -> bool:
    """Keeps the round in use and begins the next; says whether it could be done."""
    one = holding()
    if one is None:
        return False
    try:
        services.store(one.mode).begin_again(one.token)
        st.session_state.pop(_TROUBLE, None)
    except StoreError:
        st.session_state[_TROUBLE] = "store"
        return False
    return True


def trouble() -> str | None:
    """What went wrong at the last tap: store, value or nothing."""
    return st.session_state.get(_TROUBLE)


def theme() -> str:
    """The theme charts are drawn in: light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"


def today() -> date:
    """The date where the server stands."""
    return datetime.now(UTC).astimezone().date()


def seed(key: str, value: object) -> None:
    """Gives a widget its stored value the first time it is drawn on this page."""
    if key not in st.session_state:
        st.session_state[key] = value


def initial(key: str, stored: object) -> Any:  # noqa: ANN401  # whatever the store holds
    """What a question shows before it is tapped: the stored value as it was when the card was opened.

    It is handed to the widget as its default and not put into the session, so that a tap made while
    the server was away is not overwritten when the browser brings it to a new session.
    """
    if key in st.session_state.get(_PUT, ()):
        st.session_state[_PUT].discard(key)
        return None
    shown = st.session_state.setdefault(_SHOWN, {})
    if key not in shown:
        shown[key] = stored
        note_stored(key, stored)
    return shown[key]


def put(key: str, value: object) -> None:
    """Gives a widget a value that was saved elsewhere, in a callback: the widget must not be drawn yet.

    At its next drawing `initial` has nothing to say, since a default and a value are not given at once.
    """
    st.session_state.setdefault(_SHOWN, {})[key] = value
    st.session_state.setdefault(_PUT, set()).add(key)
    st.session_state[key] = value
    note_stored(key, value)


def note_stored(key: str, value: object) -> None:
    """Remembers what the store holds of a widget, as far as this session knows."""
    st.session_state.setdefault(_STORED, {})[key] = value


def unsaved(key: str, value: object) -> bool:
    """Whether a widget holds a tap of this session that has not reached the store.

    A tap in another tab is not one: the store's value was never this widget's.
    """
    return value is not None and st.session_state.get(_STORED, {}).get(key) != value


def start_clock(place: str) -> None:
    """Notes when a card appeared; only the first visit to a card is timed (instrument.md 3.9)."""
    clock = st.session_state.get(_CLOCK)
    if clock is None or clock["place"] != place:
        st.session_state[_SHOWN] = {}
        seen = st.session_state.setdefault("_seen", set())
        st.session_state[_CLOCK] = {"place": place, "last": time.monotonic(), "first": place not in seen}
        seen.add(place)


def tick(code: str) -> float | None:
    """Seconds since the card appeared or since the tap before, at most 300.

    None on a later visit, and for an item that has been tapped before.
    """
    clock = st.session_state[_CLOCK]
    now = time.monotonic()
    passed: float = now - clock["last"]
    clock["last"] = now
    timed = st.session_state.setdefault("_timed", set())
    if not clock["first"] or code in timed:
        return None
    timed.add(code)
    return round(min(passed, _LONGEST_S), 1)
