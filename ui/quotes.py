"""Passages drawn: the quote, whose it is, where it stands, what kind of evidence it is."""

import html

import streamlit as st

from report import Passage, Sides
from ui import state, way_back

_FIRST = 1


def sides(found: Sides) -> None:
    """One passage for and one against, beside each other on a desktop; the rest folded away."""
    t = state.texts()
    st.html(pair_of(found))
    more_for, more_against = found.for_[_FIRST:], found.against[_FIRST:]
    if more_for or more_against or found.unknown:
        with st.expander(
            t("profile.more_passages", n=len(more_for) + len(more_against) + len(found.unknown))
        ):
            parts = (
                ("profile.for", more_for),
                ("profile.against", more_against),
                ("profile.unknown", found.unknown),
            )
            st.html(
                "".join(_column(t(name), passages) for name, passages in parts if passages), width="stretch"
            )


def pair_of(found: Sides) -> str:
    """The first passage for and the first against as HTML, side by side where there is room."""
    t = state.texts()
    left, right = found.for_[:_FIRST], found.against[:_FIRST]
    columns = _column(t("profile.for"), left) + _column(t("profile.against"), right)
    return f'<div class="tt-sides">{columns}</div>'


def folded(found: Sides) -> None:
    """All passages of a block behind one line that says how many there are on each side."""
    t = state.texts()
    if not (found.for_ or found.against):
        return
    with st.expander(t("profile.sources", f=len(found.for_), a=len(found.against))):
        columns = _column(t("profile.for"), found.for_) + _column(t("profile.against"), found.against)
        rest = _column(t("profile.unknown"), found.unknown) if found.unknown else ""
        st.html(f'<div class="tt-sides">{columns}</div>{rest}')


def quote(passage: Passage) -> str:
    """One passage as HTML; the quote is always Swedish and says so to a screen reader."""
    t = state.texts()
    title = f'<p class="tt-title">{html.escape(passage.title)}</p>'
    tbsl = f" {html.escape(t('profile.tbsl'))}" if "TBSL" in passage.quote else ""
    meta = " · ".join(
        html.escape(part) for part in (passage.citation, passage.kind_label, passage.voice) if part
    )
    query = f"k={passage.source}&d={passage.stretch}" if passage.stretch else f"a={passage.anchor}"
    address = html.escape(f"/kalla?{query}{way_back.here()}")
    link = f'<a href="{address}" target="_self">{html.escape(t("profile.show_source"))}</a>'
    return (
        f'<figure class="tt-quote">{title}<blockquote lang="sv">'
        f"<p>”{html.escape(passage.quote)}”</p></blockquote>"
        f'<figcaption class="tt-meta">{meta}.{tbsl} {link}</figcaption></figure>'
    )


def _column(title: str, passages: tuple[Passage, ...]) -> str:
    name = f'<p class="tt-side-name">{html.escape(title)}</p>'
    return f'<section class="tt-side">{name}{"".join(map(quote, passages))}</section>'
