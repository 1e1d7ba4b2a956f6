"""What stands above a passage: whose it is, where it stands, and the way back."""

import html

import streamlit as st

from retrieval import Span
from ui import frame, places, services, state

_FROM = "_passage_from"
_WAYS = {
    "fordjupa": "modules",
    "svara": "walk",
    "profil": "profile",
    "fraga": "ask",
    "samtal": "conversation",
    "ramverk": "frameworks",
}


def came_from(path: str) -> None:
    """Remembers the page that was shown last, so that a passage has a way back to it."""
    if path in _WAYS:
        st.session_state[_FROM] = path


def back() -> None:
    """The way back: inside the session where there is one, so that nothing that was asked is lost."""
    t = state.texts()
    named = st.query_params.get(places.WAY, "")
    path = named if named in _WAYS else st.session_state.get(_FROM)
    if path is None:
        frame.links(("/profil" if state.holding() else "/exempel", t("passage.back")))
        return
    name = _WAYS[path]
    st.page_link(f"ui/pages/{name}.py", label=t("passage.back_to", page=t(f"page.{name}")))


def head(source: str, span: Span) -> None:
    """Title, author, year, lines, evidence kind and voice of a stretch."""
    t, one, wording = state.texts(), services.sources()[source], state.instrument().wording
    st.html(f'<p lang="sv"><strong>{html.escape(one.title)}</strong></p>')
    first, last = span.first_line, span.last_line
    row = t("report.row") if first == last else t("report.rows")
    lines = f"{row} {first}" if first == last else f"{row} {first}–{last}"
    st.caption(" · ".join(filter(None, (one.author or t("report.no_author"), str(one.year or ""), lines))))
    passage = places.passage_at(source, span)
    if passage is not None:
        kind = f"evidence.{passage.kind}.label"
        words = [wording.get(kind)] if wording.has(kind) else []
        st.markdown(" · ".join([*words, t(f"report.voice.{passage.voice}")]))
