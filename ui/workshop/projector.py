"""The projector's page: what the console chose, followed from second to second."""

import streamlit as st

from ui import state
from ui.workshop import seats, stage_view
from workshop import FACILITATOR

_EVERY_S = 2


def page() -> None:
    """Draws the projector's page."""
    place = seats.place(FACILITATOR)
    if place is None:
        seats.nowhere()
        return
    with st.container(key="projector"):
        _live(place.token)


@st.fragment(run_every=_EVERY_S)
def _live(token: str) -> None:
    place = seats.again(token, FACILITATOR)
    if place is None:
        st.markdown(state.texts()("projector.gone"))
        return
    with st.container(key=f"stage_{place.stage.kind}"):
        stage_view.draw(place, room=True)
