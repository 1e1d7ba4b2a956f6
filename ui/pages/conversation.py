"""The whole conversation of a self-assessment: for the report, or to delete."""

import html

import streamlit as st

from assessment import Turn
from dialogue import Reply
from ui import answer_view, frame, state, talk

_ASKED, _SAID = "_delete_asked", "_delete_said"


def main() -> None:
    """Draws what is kept of the conversation."""
    t, record = state.texts(), state.record()
    if record is None:
        frame.nothing_here()
        return
    frame.heading(t("page.conversation"))
    turns = talk.kept(record.answers)
    said = st.session_state.pop(_SAID, None)
    if said:
        st.html(f'<p class="tt-note" role="status">{html.escape(said)}</p>')
    st.markdown(t("chat.kept.lead" if turns else "chat.kept.none"))
    frame.links(("/svara", t("chat.kept.back")), ("/profil", t("page.profile")))
    for number, (turn, reply) in enumerate(turns):
        _turn(number, turn, reply)
    if turns:
        _delete_all([turn.id for turn, _ in turns])


def _turn(number: int, turn: Turn, reply: Reply) -> None:
    t = state.texts()
    st.html(f"<h2>{html.escape(reply.question)}</h2>")
    answer_view.draw(reply, f"kept{number}")
    tick = f"chat_include_{turn.id}"
    state.seed(tick, turn.in_report)
    st.checkbox(t("walk.note.include"), key=tick, on_change=_ticked, args=(turn,))
    st.button(
        t("chat.kept.delete"), key=f"gone_{turn.id}", type="tertiary", on_click=talk.remove, args=(turn.id,)
    )


def _ticked(turn: Turn) -> None:
    talk.include(turn, ticked=bool(st.session_state[f"chat_include_{turn.id}"]))


def _delete_all(names: list[str]) -> None:
    t = state.texts()
    st.divider()
    if not st.session_state.get(_ASKED):
        st.button(t("chat.kept.delete_all"), key="delete_all", on_click=_ask, args=(True,))
        return
    st.html(f'<p class="tt-note" role="alert">{html.escape(t("chat.kept.delete_ask"))}</p>')
    with st.container(horizontal=True):
        st.button(t("chat.kept.delete_yes"), key="delete_yes", on_click=_delete, args=(names,))
        st.button(t("chat.kept.delete_no"), key="delete_no", type="tertiary", on_click=_ask, args=(False,))


def _ask(asked: bool) -> None:  # noqa: FBT001  # what was pressed
    st.session_state[_ASKED] = asked


def _delete(names: list[str]) -> None:
    _ask(False)  # noqa: FBT003
    if talk.delete(*names):
        st.session_state[_SAID] = state.texts()("chat.kept.deleted")


main()
