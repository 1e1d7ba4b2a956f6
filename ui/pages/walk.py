"""The walk: a conversation with cards, or the same cards page by page as a form."""

import math

import streamlit as st

from assessment import Answers, seconds_left
from dialogue import Step, Walk
from ui import cards, chat, frame, moves, services, state, talk


def main() -> None:
    """Draws the walk where the person is."""
    walk = services.walk(state.lang())
    moves.follow_link(walk)
    record = state.record()
    if record is None:
        frame.nothing_here()
        return
    step = walk.step(record.answers.place)
    state.start_clock(step.id)
    talk.moved()  # this run draws the card that a message moved to
    talk.at_card(step.id)
    with st.container(key="beside"):
        with st.container(key="beside_main"):
            _card(record.answers, walk, step)
        with st.container(key="beside_chat"):
            chat.panel(len(record.answers.conversation))


def _card(answers: Answers, walk: Walk, step: Step) -> None:
    _progress(answers, walk, step)
    form = st.query_params.get("vy") == "formular"
    if form:
        for one in walk.page(step.page):
            cards.draw(one, answers, walk)
    else:
        _conversation(answers, walk, step)
    frame.saving_trouble()
    moves.row(walk, step, form=form)
    moves.all_cards(walk, answers)


def _progress(answers: Answers, walk: Walk, step: Step) -> None:
    t = state.texts()
    minutes = math.ceil(seconds_left(state.instrument(), answers) / 60)
    share = walk.steps.index(step) / (len(walk.steps) - 1)
    left = t("walk.left", n=minutes) if minutes else t("walk.almost")
    st.progress(share, text=t("walk.at_end") if step.kind == "end" else left)


def _conversation(answers: Answers, walk: Walk, step: Step) -> None:
    t = state.texts()
    before = walk.before(step)
    if before.asks and before.id != step.id:
        label = t("walk.said", what=moves.title(before), n=moves.answered(before, answers), of=before.asks)
        with st.container(horizontal=True, key="said"):
            st.caption(label)
            st.button(t("walk.change"), key="change", type="tertiary", on_click=moves.go, args=(before.id,))
    with st.chat_message("assistant", avatar=":material/forum:"):
        st.markdown(cards.line(step, answers, walk))
    cards.draw(step, answers, walk)


main()
