"""A quote in its surroundings, with what stands on the other side one step away."""

import html

import streamlit as st

from assessment import Anchor
from report import Shelf
from retrieval import Span, find_quote, surroundings
from ui import frame, places, quotes, services, source_view, state, way_back

_AROUND = 700


def main() -> None:
    """Draws the passage named in the address."""
    t, instrument = state.texts(), state.instrument()
    query = st.query_params.to_dict()
    anchors = {anchor.id: anchor for anchor in instrument.anchors}
    anchor = anchors.get(query.get(places.ANCHOR, ""))
    found = places.stretch_of(query) or places.lines_of(query)
    frame.heading(t("page.passage"))
    way_back.draw()
    if anchor is not None:
        _anchored(anchor)
    elif found is not None:
        source_view.head(*found)
        _marked(*found)
    else:
        st.markdown(t("passage.unknown"))


def _anchored(anchor: Anchor) -> None:
    t, instrument = state.texts(), state.instrument()
    shelf = Shelf(instrument, services.sources(), t)
    passage = shelf.passage(anchor)
    st.html(f'<p lang="sv"><strong>{html.escape(passage.source_title)}</strong></p>')
    st.caption(" · ".join(part for part in (passage.author, passage.year, passage.lines) if part))
    st.markdown(f"{passage.kind_label} · {passage.voice}")
    span = find_quote(services.library().running[anchor.source], anchor.quote, anchor.quote_lines)
    if span is None:
        st.warning(t("passage.not_found"))
        return
    _marked(anchor.source, span)
    other = "against" if anchor.side == "for" else "for"
    held = (one for one in instrument.anchors if one.dim == anchor.dim and one.side == other)
    found = next(held, None)
    if found is not None:
        st.header(t(f"passage.other_{other}"), anchor=False)
        st.html(quotes.quote(shelf.passage(found)))


def _marked(source: str, span: Span) -> None:
    before, quote, after = surroundings(services.library().running[source], span, _AROUND)
    st.html(
        f'<blockquote class="tt-passage" lang="sv"><p>{html.escape(before)} <mark>{html.escape(quote)}</mark>'
        f" {html.escape(after)}</p></blockquote>"
    )
    st.caption(state.texts()("passage.note"))


main()
