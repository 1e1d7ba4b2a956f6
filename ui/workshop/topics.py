"""What the sources say, for and against, of what the group chose and of the part that lies lowest."""

import streamlit as st

from ui import quotes, state
from ui.workshop import seats, take_group


def section(place: seats.Place) -> None:
    """A fold for each topic; nothing where the group has none."""
    t, found = state.texts(), take_group.findings(place).topics
    if not found:
        return
    st.header(t("group.passages.title"), anchor=False)
    st.markdown(t("group.passages.text"))
    for topic in found:
        with st.expander(topic.name):
            st.markdown(topic.definition)
            quotes.sides(topic.sides)
