"""Moves in the walk: on, back, to any card, to the other view."""

import html
from collections.abc import Mapping
from functools import lru_cache

import streamlit as st

from assessment import Answers, Instrument
from dialogue import END, Step, Walk
from texts import Texts
from ui import frame, services, state

CARD = "kort"


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


def all_cards(walk: Walk, answers: Answers) -> None:
    """A list of all cards with how far each has come, to go to any of them at any time."""
    t, links = state.texts(), _links(state.lang())
    rows = "".join(f"<li>{links[step.id]}{_done(step, answers, t)}</li>" for step in walk.steps)
    with st.expander(t("walk.all_cards")):
        st.html(f'<ol class="tt-cards">{rows}</ol>')


def _done(step: Step, answers: Answers, t: Texts) -> str:
    if not step.asks:
        return ""
    return f" <span>{t('walk.done', n=answered(step, answers), of=step.asks)}</span>"


def follow_link(walk: Walk) -> None:
    """Goes to the card that a link in the list of cards named."""
    place = st.query_params.get(CARD)
    if place is not None:
        del st.query_params[CARD]
        if walk.step(place).id == place:
            go(place)


def answered(step: Step, answers: Answers) -> int:
    """How many of a card's questions have an answer."""
    given = {**answers.answers, **answers.behov, **answers.context}
    return sum(given.get(code, "SK") != "SK" for code in (*step.items, *step.poles, *step.contexts))


def title(step: Step) -> str:
    """A card's name in the list of cards and in what was just said."""
    return _titles(state.lang())[step.id]


@lru_cache(maxsize=8)
def _links(lang: str) -> Mapping[str, str]:
    """A link to every card, by its id; made once, since each tap draws them all."""
    return {
        one: f'<a href="/svara?{CARD}={one}" target="_self">{html.escape(name)}</a>'
        for one, name in _titles(lang).items()
    }


@lru_cache(maxsize=8)
def _titles(lang: str) -> Mapping[str, str]:
    """The name of every card, by its id."""
    instrument, t = services.instrument(lang), services.texts(lang)
    return {step.id: _title(step, instrument, t) for step in services.walk(lang).steps}


def _title(step: Step, instrument: Instrument, t: Texts) -> str:
    if step.kind in {"card", "labels"} and step.pair is None:
        return instrument.scales[step.id].name
    if step.kind == "summary":
        return t(f"walk.summary_card.{step.id}")
    return t(f"walk.card.{step.kind}", n=step.pair or step.id[-1])
