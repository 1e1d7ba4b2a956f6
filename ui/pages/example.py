"""A made-up unit's profile and PDF, marked as an example."""

import html

import streamlit as st

from report import example_answers
from ui import frame, profile_view, state, take_along


def main() -> None:
    """Draws the example."""
    t = state.texts()
    frame.heading(t("page.example"))
    st.html(f'<p class="tt-note">{html.escape(t("example.note"))}</p>')
    findings = take_along.findings_of(example_answers(state.texts()))
    profile_view.draw(findings)
    take_along.example(findings)
    frame.link(t("start.begin"), "/borja", primary=True)


main()
