"""What stands above a passage: whose it is and where it stands."""

import html

import streamlit as st

from retrieval import Span
from ui import places, services, state


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
