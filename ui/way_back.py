"""The way back from a passage to the page that showed it, also when the passage came as a page anew."""

from urllib.parse import urlencode

import streamlit as st

from ui import frame, state
from ui.addresses import MODULES, PAGES

WAY = "fran"
_FROM, _PASSAGE = "_passage_from", "kalla"
_NAMES = {MODULES: "modul", "leda": "w", "resultat": "w"}
"""Pages whose address names what they show, and by which parameter."""
_WAYS = {"svara", "profil", "exempel", "fraga", "samtal", "ramverk", *_NAMES}


def came_from(path: str) -> None:
    """Remembers the page that was shown last."""
    if path != _PASSAGE:
        st.session_state[_FROM] = path if path in _WAYS else None


def here() -> str:
    """What a link to a passage ends with, so that there is a way back to this page."""
    path, names = _way()
    return f"&{urlencode({WAY: path, **names})}" if path else ""


def draw() -> None:
    """The way back: inside the session where there is one, so that nothing that was asked is lost."""
    t = state.texts()
    path, names = _way()
    if not path:
        frame.links(("/profil" if state.holding() else "/exempel", t("passage.back")))
        return
    name = PAGES[path]
    label = t("passage.back_to", page=t(f"page.{name}"))
    st.page_link(f"ui/pages/{name}.py", label=label, query_params=names)


def _way() -> tuple[str, dict[str, str]]:
    """The page to go back to, empty for none, and what its address names."""
    named = st.query_params.get(WAY, "")
    path = named if named in _WAYS else st.session_state.get(_FROM) or ""
    parameter = _NAMES.get(path, "")
    value = st.query_params.get(parameter, "") if parameter else ""
    return path, {parameter: value} if value else {}
