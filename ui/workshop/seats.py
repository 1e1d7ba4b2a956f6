"""Which workshop a browser's secret link opens, and what its role sees."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from storage import Workshop
from ui import frame, services, state
from workshop import Comparison, Stage, current, stages

_PARAM = "w"


@dataclass(frozen=True)
class Place:
    """Where someone is: a workshop, with the secret link that leads there.

    Attributes:
        token: the secret link.
        workshop: as it is now.
        role: what the link opens it as.
        picture: what this role may see of the picture now; None when nothing yet.
        change: what is said of the change since the round before; None when nothing (yet).
    """

    token: str
    workshop: Workshop
    role: str
    picture: Mapping[str, Any] | None
    change: Comparison | None = None

    @property
    def stages(self) -> tuple[Stage, ...]:
        """What there is for the projector, in order."""
        return stages(
            state.instrument(),
            self.picture,
            manager=self.workshop.manager_loaded,
            split=self.workshop.plan.split is not None,
            change=self.change,
        )

    @property
    def stage(self) -> Stage:
        """What the projector shows now."""
        return current(self.stages, self.workshop.stage, self.workshop.phase)


def place(role: str) -> Place | None:
    """The workshop named in the address, when this browser holds a link to it in this role."""
    own = st.query_params.get(_PARAM, "")
    cookies = st.context.cookies.to_dict()
    token = st.session_state.get("_seat") or cookies.get(f"tt_{role[0]}_{own}", "")
    return again(str(token), role) if token else None


def again(token: str, role: str) -> Place | None:
    """The same place as it is now."""
    store = services.workshops()
    seat = store.find(token)
    if seat is None or seat.role != role:
        return None
    change = store.change(token) if seat.workshop.round > 1 else None
    return Place(token, seat.workshop, role, store.picture(token), change)


def address(page: str, workshop: Workshop) -> str:
    """The address of a page about a workshop; it opens nothing by itself."""
    return f"/{page}?{_PARAM}={workshop.id}"


def nowhere() -> None:
    """Says that this browser holds no link to such a workshop, and what to do."""
    t = state.texts()
    frame.heading(t("seat.none_title"))
    st.markdown(t("seat.none"))
    frame.links(("/w", t("start.join")), ("/planera", t("start.plan")))


def practice_mark(workshop: Workshop) -> None:
    """Marks a practice workshop wherever it is shown."""
    if workshop.plan.practice:
        st.html(f'<p class="tt-practice"><strong>{state.texts()("web.join.practice")}</strong></p>')
