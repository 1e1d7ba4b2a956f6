"""What the facilitator does: the next step, phases and stages; trouble is told, never lost."""

from collections.abc import Callable

import streamlit as st

from storage import PhaseError, StoreError, TooSoonError, UnknownTokenError
from ui import services, state
from ui.workshop import seats
from workshop import PHASES, Stage

_TOLD, _ASKED = "_ws_told", "_ws_asked"


def following(place: seats.Place) -> Stage | None:
    """The stage after the one on the projector; None after the last."""
    found, names = place.stages, [one.name for one in place.stages]
    at = names.index(place.stage.name) if place.stage.name in names else _reached(place)
    return found[at + 1] if at + 1 < len(found) else None


def _reached(place: seats.Place) -> int:
    """The last place in the order that belongs to a phase before; for a stage outside the order."""
    before = [at for at, one in enumerate(place.stages) if _rank(one.phase) < _rank(place.workshop.phase)]
    return before[-1] if before else -1


def _rank(phase: str) -> int:
    return PHASES.index(phase)


def changes_phase(place: seats.Place, stage: Stage) -> bool:
    """Whether a stage lies in a phase the workshop has not come to."""
    return _rank(stage.phase) > _rank(place.workshop.phase)


def show(place: seats.Place, stage: str) -> None:
    """Puts a stage on the projector."""
    attempt(lambda: services.workshops().show(place.token, stage))


def advance(place: seats.Place, phase: str, stage: str | None = None) -> None:
    """Goes to the next phase and shows its first stage."""

    def both() -> None:
        services.workshops().set_phase(place.token, phase)
        if stage is not None:
            services.workshops().show(place.token, stage)

    st.session_state.pop(_ASKED, None)
    attempt(both)


def ask_first(what: str) -> None:
    """Remembers that something must be confirmed."""
    st.session_state[_ASKED] = what


def asked() -> str | None:
    """What waits for a yes."""
    return st.session_state.get(_ASKED)


def never_mind() -> None:
    """Forgets what waited for a yes."""
    st.session_state.pop(_ASKED, None)


def attempt(act: Callable[[], object]) -> bool:
    """Does something with the store; what goes wrong is told on the page."""
    try:
        act()
    except (PhaseError, UnknownTokenError):
        kind = "moved"
    except TooSoonError:
        kind = "too_soon"
    except StoreError:
        kind = "away"
    else:
        st.session_state.pop(_TOLD, None)
        return True
    st.session_state[_TOLD] = kind
    return False


def trouble() -> None:
    """Tells what went wrong at the last step."""
    kind = st.session_state.pop(_TOLD, None)
    if kind:
        st.warning(state.texts()(f"console.trouble_{kind}"))
