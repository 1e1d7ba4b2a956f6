"""An answer of the conversation, drawn: our words, quotes with their source, both sides, what to ask next."""

import html
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import streamlit as st

from dialogue import Part, Reply
from retrieval import Citation
from ui import places, services, state

_CITED = ("quote", "claim", "unknown")
Ask = Callable[[str], None]
"""What is done with a question that is offered and chosen."""


@dataclass(frozen=True)
class _Piece:
    """Something that is drawn: a part that cites, with the words that lead it in, or plain words."""

    part: Part
    lead: str = ""


def draw(reply: Reply, key: str, ask: Ask | None = None) -> None:
    """Draws an answer.

    Args:
        reply: what is answered.
        key: a name of its own on the page.
        ask: what a question that is chosen does; None offers none.
    """
    groups = groupby(_pieces(reply.parts), lambda one: one.part.side is not None)
    for number, (sided, pieces) in enumerate(groups):
        if sided:
            _sides(list(pieces), f"{key}_{number}")
            continue
        for at, piece in enumerate(pieces):
            _piece(piece, f"{key}_{number}_{at}")
            if ask is not None and piece.part.text == state.texts()("reply.meant"):
                _meant(reply, key, ask)
    if reply.model and reply.quotes_made is not None:
        found = state.texts()("chat.counted", found=reply.quotes_found or 0, n=reply.quotes_made)
        st.html(f'<p class="tt-where">{html.escape(found)}</p>')
    if ask is not None:
        _offered(reply, key, ask)


def asked(tag: str, reply: Reply, number: int) -> str:
    """The question as HTML, with what app.js lets a screen reader say of the answer when it comes."""
    aloud = html.escape(_aloud(reply))
    return (
        f'<{tag} class="tt-said" data-say="{aloud}" data-number="{number}">{_plain(reply.question)}</{tag}>'
    )


def _aloud(reply: Reply) -> str:
    t = state.texts()
    quotes = sum(part.kind == "quote" for part in reply.parts)
    first = next((part.text for part in reply.parts if part.kind in {"lead", "note", "claim"}), "")
    return t("chat.aloud", first=first, n=quotes) if quotes else first


def _pieces(parts: Sequence[Part]) -> Iterator[_Piece]:
    """What is drawn, in order: each part that cites takes the words that lead it in."""
    lead = None
    for part in parts:
        joins = lead is not None and part.kind == "quote" and part.side == lead.side
        if lead is not None and not joins:
            yield _Piece(lead)
        text = lead.text if lead is not None and joins else ""
        lead = part if part.kind == "lead" else None
        if part.kind not in {"lead", "followup"}:
            yield _Piece(part, text)
    if lead is not None:
        yield _Piece(lead)


def _sides(pieces: Sequence[_Piece], key: str) -> None:
    """Both sides, beside each other where there is room."""
    t = state.texts()
    with st.container(key=f"sides_{key}", gap="small"):
        for side in ("for", "against"):
            own = [one for one in pieces if one.part.side == side]
            if not own:
                continue
            with st.container(gap="small"):
                st.html(f'<p class="tt-side-name">{html.escape(t(f"profile.{side}"))}</p>')
                for at, piece in enumerate(own):
                    _piece(piece, f"{key}_{side}_{at}")


def _piece(piece: _Piece, key: str) -> None:
    part, t = piece.part, state.texts()
    if part.kind not in _CITED:
        st.html(f"<p>{_plain(part.text)}</p>")
        return
    with st.container(key=f"cited_{key}", gap=None):
        if part.kind == "quote":
            st.html(_quote(piece))
        elif part.kind == "claim":
            st.html(f'<p>{_plain(part.text)}</p><p class="tt-meta">{_meta(part)}</p>')
        else:
            st.html(f'<p class="tt-unknown"><strong>{t("profile.unknown")}.</strong> {_plain(part.text)}</p>')
        query = places.query_of(part)
        if query:
            st.page_link(places.PAGE, label=_link_words(part), query_params=query)


def _quote(piece: _Piece) -> str:
    part = piece.part
    lead = f'<p class="tt-lead">{_plain(piece.lead)}</p>' if piece.lead else ""
    return (
        f'<figure class="tt-quote">{lead}<blockquote lang="sv"><p>”{_plain(part.text)}”</p></blockquote>'
        f'<figcaption class="tt-meta">{_meta(part)}</figcaption></figure>'
    )


def citation(part: Part) -> str:
    """Short name, year and lines of what a part cites."""
    source, t = services.sources()[part.source], state.texts()
    first, last = part.lines or (1, 1)
    place = Citation(
        source.code, source.short, source.title, source.author, source.year, first, last, start=0, end=0
    )
    return place.short(t("report.row"), t("report.rows"))


def _meta(part: Part) -> str:
    """What kind of evidence it is and whose voice; where it stands, if no link says so."""
    t, wording = state.texts(), state.instrument().wording
    words = [] if places.query_of(part) else [citation(part)]  # else the link under it says where
    if wording.has(f"evidence.{part.evidence}.label"):
        words.append(wording.get(f"evidence.{part.evidence}.label"))
    if t.has(f"report.voice.{part.voice}"):
        words.append(t(f"report.voice.{part.voice}"))
    return " · ".join(html.escape(one) for one in words)


def _link_words(part: Part) -> str:
    """The link's words, different for every place: a list of links is read without what stands around."""
    return state.texts()("chat.show_source", where=citation(part))


def _meant(reply: Reply, key: str, ask: Ask) -> None:
    """Terms that may be meant."""
    t, concepts = state.texts(), services.concepts(state.lang())
    with st.container(horizontal=True, gap="small", key=f"meant_{key}"):
        for at, term in enumerate(concepts[one].term for one in reply.concepts if one in concepts):
            question = t("chat.what", term=term)
            st.button(term, key=f"mean_{key}_{at}", type="tertiary", on_click=ask, args=(question,))


def _offered(reply: Reply, key: str, ask: Ask) -> None:
    """Questions the sources can answer."""
    asked = [part.text for part in reply.parts if part.kind == "followup"]
    if not asked:
        return
    st.html(f'<p class="tt-side-name">{html.escape(state.texts()("chat.ask_on"))}</p>')
    with st.container(gap=None, key=f"follow_{key}"):
        for at, text in enumerate(asked):
            st.button(text, key=f"ask_{key}_{at}", type="tertiary", on_click=ask, args=(text,))


def _plain(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
