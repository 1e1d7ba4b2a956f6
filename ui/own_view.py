"""Own documents drawn: search and hits, the list, adding and removing."""

import html
from collections.abc import Sequence

import streamlit as st

from retrieval import ENDINGS, LARGEST_MB, MOST_PAGES, DocumentProblem, OwnDocument, OwnHit, read_document
from ui import services, sign_in, state

_NOTICE, _ASKED, _ROUND = "_own_notice", "_own_asked", "_own_round"
_HITS, _FIRST = 8, 3  # hits that are looked for, and that are shown unfolded


def notice() -> None:
    """What came of the last thing done, said once."""
    said = st.session_state.pop(_NOTICE, None)
    if said:
        st.html(f'<p class="tt-note" role="status">{html.escape(said)}</p>')


def search() -> None:
    """The field, and under it what was found."""
    t = state.texts()
    st.header(t("own.search_title"), anchor=False)
    with st.form("own_search", border=False):
        query = st.text_input(t("own.query"), key="own_query", max_chars=2000)
        asked = st.form_submit_button(t("own.search"), type="primary")
    if asked or query:
        _found(query)


def _found(query: str) -> None:
    t = state.texts()
    result = services.own().search(query, _HITS)
    said = t(f"own.found.{result.reason}") if result.reason else t("own.found.some", n=len(result.hits))
    st.html(f'<p role="status">{html.escape(said)}</p>{"".join(map(_hit, result.hits[:_FIRST]))}')
    rest = result.hits[_FIRST:]
    if rest:
        with st.expander(t("own.found.more", n=len(rest))):
            st.html("".join(map(_hit, rest)))


def beside(query: str) -> None:
    """What own documents hold on a question, apart from the sources' answer."""
    hits = services.own().search(query, _FIRST).hits
    if hits:
        st.header(state.texts()("ask.own"), anchor=False)
        st.html("".join(map(_hit, hits)))


def _hit(hit: OwnHit) -> str:
    """A passage as HTML, marked as the organisation's own."""
    t, one = state.texts(), hit.passage
    place = "page" if one.first == one.last else "page_span"
    where = (
        hit.document.name,
        t(f"own.{place}", first=one.first, last=one.last) if one.first else "",
        t("own.under", heading=one.heading) if one.heading else "",
    )
    words = "".join(f"<p>{html.escape(line)}</p>" for line in one.text.split("\n"))
    meta = " · ".join(html.escape(part) for part in where if part)
    return (
        f'<figure class="tt-quote"><p class="tt-side-name">{html.escape(t("own.mark"))}</p>'
        f'<blockquote lang="{hit.document.lang}">{words}</blockquote>'
        f'<figcaption class="tt-meta">{meta}</figcaption></figure>'
    )


def listed(documents: Sequence[OwnDocument]) -> None:
    """The documents, each with a way to remove it."""
    t = state.texts()
    st.header(t("own.list_title"), anchor=False)
    for one in documents:
        with st.container(key=f"own_{one.id}", gap=None):
            name, about = html.escape(one.name), _about(one)
            st.html(f'<div class="tt-doc"><p class="tt-title">{name}</p><p class="tt-meta">{about}</p></div>')
            if st.session_state.get(_ASKED) == one.id:
                _confirm(one)
            else:
                st.button(
                    t("own.remove"), key=f"remove_{one.id}", type="tertiary", on_click=_ask, args=(one.id,)
                )


def _about(one: OwnDocument) -> str:
    t = state.texts()
    parts = (
        one.title if one.title and not one.name.startswith(one.title) else "",
        t("own.pages", n=one.length) if one.length else "",
        t("own.silent", n=one.silent) if one.silent else "",
        t("own.added_on", date=t.day(one.added)),
    )
    return " · ".join(html.escape(part) for part in parts if part)


def _confirm(one: OwnDocument) -> None:
    t = state.texts()
    st.html(f'<p class="tt-note" role="alert">{html.escape(t("own.remove_ask", name=one.name))}</p>')
    with st.container(horizontal=True):
        st.button(t("own.remove_yes"), key=f"yes_{one.id}", on_click=_remove, args=(one,))
        st.button(t("own.remove_no"), key=f"no_{one.id}", type="tertiary", on_click=_ask, args=(None,))


def _ask(identity: str | None) -> None:
    st.session_state[_ASKED] = identity


def _remove(one: OwnDocument) -> None:
    t = state.texts()
    _ask(None)
    there = sign_in.may_change_own() and services.own().remove(one.id)
    st.session_state[_NOTICE] = t("own.removed", name=one.name) if there else t("own.removed_before")


def add() -> None:
    """Where a file is chosen; it is read and added at once."""
    t = state.texts()
    st.header(t("own.add_title"), anchor=False)
    st.markdown(t("own.limits", mb=LARGEST_MB, pages=MOST_PAGES) + " " + t("own.care"))
    at = st.session_state.setdefault(_ROUND, 0)
    file = st.file_uploader(
        t("own.upload"),
        type=[ending.removeprefix(".") for ending in ENDINGS],
        key=f"own_file_{at}",
        label_visibility="collapsed",
    )
    if file is None:
        return
    with st.spinner(t("own.reading")):
        st.session_state[_NOTICE] = _take(file.name, file.getvalue())
    st.session_state[_ROUND] = at + 1
    st.rerun()


def _take(name: str, data: bytes) -> str:
    """Reads and adds a document, and says what came of it."""
    t = state.texts()
    if not sign_in.may_change_own():
        return t("own.closed")
    own = services.own()
    before = {one.id for one in own.listed()}
    try:
        one = own.add(read_document(name, data), state.today())
    except DocumentProblem as problem:
        return t("own.refused", name=problem.name, why=t(f"own.problem.{problem.code}"))
    return t("own.there" if one.id in before else "own.added", name=one.name)
