"""The organisation's own documents: searched, listed, added, removed; only where nobody else can reach it."""

import streamlit as st

from retrieval import IndexProblem
from ui import frame, own_view, services, state


def main() -> None:
    """Draws the page about own documents."""
    t = state.texts()
    frame.heading(t("page.own_documents"))
    if not services.settings().alone:
        st.markdown(t("own.closed"))
        return
    st.markdown(t("own.lead"))
    st.markdown(t("own.kept_server" if services.settings().chroma_url else "own.kept_here"))
    try:
        _documents()
    except IndexProblem:
        st.warning(t("own.away"))


def _documents() -> None:
    own_view.notice()
    documents = services.own().listed()
    if documents:
        own_view.search()
        own_view.listed(documents)
    own_view.add()


main()
