"""A made-up unit's profile and PDF, marked as an example."""

import streamlit as st

from report import example_answers
from ui import frame, profile_view, state, take_along


def main() -> None:
    """Draws the example."""
    t = state.texts()
    frame.heading(t("page.example"))
    st.info(t("example.note"))
    findings = take_along.findings_of(example_answers(state.texts()))
    profile_view.draw(findings)
    take_along.example(findings)
    frame.link(t("start.begin"), "/borja", primary=True)


main()
