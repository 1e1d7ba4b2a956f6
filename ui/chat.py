"""The conversation beside the cards and the profile: one field, the last answer, and the way to all of it."""

import html
from collections.abc import Sequence

import streamlit as st

from assessment import Turn
from dialogue import to_record
from ui import answer_view, state, talk, written

FIELD = "chat_field"
MAX_CHARS = 1000
_ALL = "ui/pages/conversation.py"


@st.fragment
def panel(turns: int, suggested: Sequence[str] = (), title: str = "") -> None:
    """Draws the conversation; a message redraws this part of the page alone unless it moves a card.

    Args:
        turns: how many turns were kept when the page was drawn.
        suggested: questions that are offered while nothing has been asked.
        title: what stands above the field, if not the usual.
    """
    if talk.moved():
        st.rerun()
    t = state.texts()
    with st.container(key="chat"):
        st.html(f'<p class="tt-chat-title">{html.escape(title or t("chat.title"))}</p>')
        st.chat_input(t("chat.field"), key=FIELD, max_chars=MAX_CHARS, on_submit=_sent)
        if talk.trouble():
            st.warning(t("chat.trouble"))
        written.notice()
        last = talk.now()
        if last is not None:
            _exchange(last)
        elif suggested:
            with st.container(gap=None, key="chat_suggested"):
                for at, text in enumerate(suggested):
                    st.button(text, key=f"suggest_{at}", type="tertiary", on_click=talk.take, args=(text,))
        if turns or (last and last.turn):
            st.page_link(_ALL, label=t("chat.all"))


def _sent() -> None:
    talk.take(str(st.session_state.get(FIELD) or ""))


def _exchange(last: talk.Exchange) -> None:
    """What was asked and what was answered, with what can be done with it."""
    t, key = state.texts(), f"now{last.number}"
    with st.chat_message("user", avatar=":material/person:"):
        st.html(answer_view.asked("p", last.reply, last.number))
    with st.chat_message("assistant", avatar=":material/forum:"):
        last = _written(last, key)
        answer_view.draw(last.reply, key, talk.take)
        written.said(key)
    _waiting()
    if last.why:
        st.html(f'<p class="tt-where">{html.escape(t(f"chat.not_kept_{last.why}"))}</p>')
    if last.turn:
        tick = f"chat_include_{last.turn}"
        st.checkbox(t("walk.note.include"), key=tick, on_change=_ticked, args=(last,))
    with st.container(horizontal=True, gap="small", key="chat_moves"):
        st.button(t("chat.close"), key="chat_close", type="tertiary", on_click=talk.put_away)
        if last.turn:
            st.button(
                t("chat.delete"), key="chat_delete", type="tertiary", on_click=talk.remove, args=(last.turn,)
            )


def _written(last: talk.Exchange, key: str) -> talk.Exchange:
    """The exchange with what a language model wrote on it, where one is set and the person has agreed."""
    t, care = state.texts(), written.there() and talk.needs_care(last.reply.question)
    if written.wanted(last.reply, key, care=care):
        return talk.rewritten(last, written.write(last.reply, key))
    if written.may_ask_profile(last.reply, key, care=care):
        st.html(f'<p class="tt-note">{html.escape(t("model.profile", name=written.who()))}</p>')
        if st.button(t("model.profile_yes"), key=f"model_own_{key}"):
            return talk.rewritten(last, written.write(last.reply, key, own=True))
    return last


def _waiting() -> None:
    """A note that waits for a yes: saved, or changed before it is."""
    pending, last, t = talk.waiting(), talk.now(), state.texts()
    if pending is None:
        return
    if last is not None and last.reply.question != pending.text:
        st.html(f'<p class="tt-where">{html.escape(t("chat.waiting", text=pending.text))}</p>')
    care = talk.needs_care(pending.text)
    with st.container(horizontal=True, gap="small", key="chat_pending"):
        yes = t("care.save_anyway" if care else "chat.save")
        st.button(yes, key="chat_yes", on_click=talk.take, args=(t("chat.yes"),))
        no = t("care.change" if care else "chat.save_not")
        st.button(
            no, key="chat_no", type="tertiary", on_click=_not_saved, args=(pending.text if care else "",)
        )


def _not_saved(text: str) -> None:
    """Drops what waits; a text to be changed comes back into the field."""
    talk.take(state.texts()("chat.no"))
    if text:
        st.session_state[FIELD] = text


def _ticked(last: talk.Exchange) -> None:
    turn = Turn(last.turn, to_record(last.reply))
    talk.include(turn, ticked=bool(st.session_state[f"chat_include_{last.turn}"]))
