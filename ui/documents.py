"""Pages whose text is a document in docs/, so that app and repository never say different things."""

from functools import lru_cache
from pathlib import Path

import streamlit as st

from settings import ROOT
from settings import organisation as what_it_says
from ui import services, state

_PARTICULARS = (
    "organisation",
    "personuppgiftsansvarig",
    "dataskyddsombud",
    "foretagshalsovard",
    "visselblasarkanal",
)
_HELPERS = ("foretagshalsovard", "visselblasarkanal")


def draw(name: str) -> None:
    """Draws a document, in the visitor's language where a translation exists."""
    folder = ROOT / "docs"
    translated = folder / f"{name}.{state.lang()}.md"
    own = folder / f"{name}.md"
    if state.lang() != "sv" and not translated.exists():
        st.info(state.texts()("app.only_swedish"))
        # the document is ours, so its wrapping may be HTML: a screen reader must know that it is Swedish
        st.markdown(f'<div lang="sv">\n\n{_text(own)}\n\n</div>', unsafe_allow_html=True, anchors=False)
        return
    st.markdown(_text(translated if translated.exists() else own), anchors=False)


@lru_cache(maxsize=16)
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def helpers() -> list[str]:
    """Where the organisation's people can turn with what the tool cannot take, from TILLIT_ORG_FILE."""
    t, told = state.texts(), what_it_says(services.settings().org_file)
    return [f"{t(f'privacy.{key}')}: {told[key]}" for key in _HELPERS if key in told]


def organisation() -> None:
    """Shows who is responsible, from TILLIT_ORG_FILE."""
    t, told = state.texts(), what_it_says(services.settings().org_file)
    if not told:
        st.markdown(t("privacy.no_organisation"))
        return
    rows = [f"- **{t(f'privacy.{key}')}**: {told[key]}" for key in _PARTICULARS if key in told]
    st.markdown("\n".join(rows))
