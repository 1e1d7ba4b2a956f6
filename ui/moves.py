"""Moves in the walk: on, back, to any card, to the other view."""

from collections.abc import Callable

import streamlit as st

from dialogue import END, Step, Walk
from ui import frame, state


def go(place: str) -> None:
    """Moves to a card and remembers the place."""
    state.save("place", "", place)
    if place == END:
        state.save("finished", "", state.today().isoformat())


def row(walk: Walk, step: Step, *, form: bool) -> None:
    """The row under a card: on, back, and the quiet menu."""
    t = state.texts()
    last = walk.page(step.page)[-1] if form else step
    first = walk.page(step.page)[0] if form else step
    with st.container(horizontal=True, key="moves"):
        if step.kind == "end":
            frame.link(t("walk.to_profile"), "/profil", primary=True)
        else:
            after = walk.after(last).id
            st.button(t("walk.go_on"), key="next", type="primary", on_click=go, args=(after,))
        if first.id != walk.steps[0].id:
            back = walk.before(first)
            target = walk.page(back.page)[0] if form else back
            st.button(t("walk.back"), key="back", on_click=go, args=(target.id,))
    view = ("/svara", t("walk.chat_view")) if form else ("/svara?vy=formular", t("walk.form_view"))
    frame.menu(t("walk.menu"), ("/mina-svar", t("walk.pause")), view, ("/profil", t("walk.profile_now")))


def all_cards(walk: Walk) -> None:
    """A list of all cards, to go to any of them at any time."""
    t = state.texts()
    with st.expander(t("walk.all_cards")):
        places = [one.id for one in walk.steps]
        st.pills(t("walk.go_to"), places, key="jump", format_func=_name_of(walk), on_change=_jump)


def _jump() -> None:
    place = st.session_state.get("jump")
    if place:
        st.session_state["jump"] = None
        go(place)


def _name_of(walk: Walk) -> Callable[[str], str]:
    return lambda place: title(walk.step(place))


def title(step: Step) -> str:
    """A card's name in the list of cards and in what was just said."""
    instrument, t = state.instrument(), state.texts()
    if step.kind in {"card", "labels"} and step.pair is None:
        return instrument.scales[step.id].name
    if step.kind == "summary":
        return t(f"walk.summary_card.{step.id}")
    return t(f"walk.card.{step.kind}", n=step.pair or step.id[-1])
