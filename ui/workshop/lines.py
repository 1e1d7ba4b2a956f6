"""A stage's heading and its lines of text: large on the projector, plain in the console's preview."""

import html

import streamlit as st


def head(text: str, *, room: bool) -> None:
    """The projector's only heading; on the console the page has one already."""
    tag = "h1" if room else "p"
    st.html(f'<{tag} class="tt-stage-title">{html.escape(text)}</{tag}>')


def lines(*found: str) -> None:
    """Each line as a paragraph of its own; empty ones are left out."""
    shown = [f'<p class="tt-line">{html.escape(one)}</p>' for one in found if one]
    if shown:
        st.html("".join(shown))


def named(name: str, text: str) -> None:
    """A line with its name in bold before it."""
    st.html(f'<p class="tt-line"><strong>{html.escape(name)}:</strong> {html.escape(text)}</p>')
