"""A quote in its surroundings, with what stands on the other side one step away."""

import html

import streamlit as st

from report import Shelf
from retrieval import find_quote, read_source, surroundings
from ui import frame, quotes, services, state

_AROUND = 700


def main() -> None:
    """Draws the passage named in the address."""
    t, instrument = state.texts(), state.instrument()
    anchors = {anchor.id: anchor for anchor in instrument.anchors}
    anchor = anchors.get(st.query_params.get("a", ""))
    frame.heading(t("page.passage"))
    frame.links(("/profil" if state.holding() else "/exempel", t("passage.back")))
    if anchor is None:
        st.markdown(t("passage.unknown"))
        return
    shelf = Shelf(instrument, services.sources(), t)
    passage = shelf.passage(anchor)
    st.markdown(f"**{passage.source_title}**")
    st.caption(" · ".join(part for part in (passage.author, passage.year, passage.lines) if part))
    st.markdown(f"{passage.kind_label} · {passage.voice}")
    text = read_source(services.sources()[anchor.source])
    span = find_quote(text, anchor.quote, anchor.quote_lines)
    if span is None:
        st.warning(t("passage.not_found"))
        return
    before, quote, after = surroundings(text, span, _AROUND)
    st.html(
        f'<blockquote class="tt-passage" lang="sv"><p>{html.escape(before)} <mark>{html.escape(quote)}</mark>'
        f" {html.escape(after)}</p></blockquote>"
    )
    st.caption(t("passage.note"))
    other = "against" if anchor.side == "for" else "for"
    found = next((one for one in instrument.anchors if one.dim == anchor.dim and one.side == other), None)
    if found is not None:
        st.header(t(f"passage.other_{other}"), anchor=False)
        st.html(quotes.quote(shelf.passage(found)))


main()
