"""Questions to the sources, without any self-assessment."""

import html

import streamlit as st

from dialogue import Reply, ask
from retrieval import IndexProblem
from ui import answer_view, frame, own_view, services, sign_in, state, talk, written

_FIELD, _REPLIES = "ask_field", "_ask_replies"
_MAX_CHARS, _MOST = 1000, 20


def main() -> None:
    """Draws the field, the answer and what was asked before."""
    t = state.texts()
    frame.heading(t("page.ask"))
    st.markdown(f"{t('ask.lead')} {t('ask.kept')}")
    with st.form("ask", border=False, clear_on_submit=True):
        st.text_input(t("ask.field"), key=_FIELD, max_chars=_MAX_CHARS)
        st.form_submit_button(t("ask.go"), type="primary", on_click=_sent)
    written.notice()
    replies: list[Reply] = st.session_state.get(_REPLIES, [])
    if not replies:
        _examples()
        return
    _answer(replies[-1], len(replies))
    if replies[:-1]:
        with st.expander(t("ask.earlier")):
            for number, reply in enumerate(reversed(replies[:-1])):
                st.html(f"<p><strong>{html.escape(reply.question)}</strong></p>")
                answer_view.draw(reply, f"earlier{number}")


def _sent() -> None:
    _ask(str(st.session_state.get(_FIELD) or ""))


def _ask(question: str) -> None:
    if question.strip():
        replies = st.session_state.get(_REPLIES, [])
        st.session_state[_REPLIES] = [*replies, ask(question, services.desk(state.lang()))][-_MOST:]


def _examples() -> None:
    """Questions that have an answer."""
    st.html(f'<p class="tt-side-name">{html.escape(state.texts()("ask.examples"))}</p>')
    with st.container(gap=None, key="ask_examples"):
        for at, text in enumerate(state.texts().all("ask.example")):
            st.button(text, key=f"example_{at}", type="tertiary", on_click=_ask, args=(text,))


def _answer(reply: Reply, number: int) -> None:
    st.html(answer_view.asked("h2", reply, number))
    name = f"asked{number}"
    care = written.there() and talk.needs_care(reply.question)
    if written.wanted(reply, name, care=care):
        reply = written.write(reply, name)
        st.session_state[_REPLIES][-1] = reply
    answer_view.draw(reply, name, _ask)
    written.said(name)
    if sign_in.may_read_own() and not reply.refused:
        try:
            own_view.beside(reply.question)
        except IndexProblem:
            st.warning(state.texts()("own.away"))


main()
