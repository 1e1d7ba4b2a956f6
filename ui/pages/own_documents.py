"""The organisation's own documents: for who is alone with the server, or for an administrator."""

import streamlit as st

from retrieval import IndexProblem
from ui import frame, own_view, services, sign_in, state


def main() -> None:
    """Draws the page about own documents."""
    t = state.texts()
    frame.heading(t("page.own_documents"))
    settings = services.settings()
    if not sign_in.may_change_own():
        st.markdown(t("own.closed"))
        return
    st.markdown(t("own.lead"))
    if settings.sign_in:
        st.markdown(t("own.kept_signed"))
    else:
        st.markdown(t("own.kept_server" if settings.chroma_url else "own.kept_here"))
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
