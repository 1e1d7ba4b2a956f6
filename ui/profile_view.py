"""The profile drawn from the findings, in the order of instrument.md 6.1."""

import html
from collections.abc import Callable, Iterable

import streamlit as st

from report import SHEETS, Block, Card, Figure, Findings, Sheet, Sides, svg_of_sheet
from ui import frame, quotes, state

_ROWS = (("tt-wide", {"width": 620}), ("tt-narrow", {"width": 320}))
_SIZES = {
    "six_pairs": (("tt-wide", {"size": 460}),),  # a phone shows the same data as the six rows
    "six_rows": _ROWS,
    "chain": _ROWS,
    "support": _ROWS,
    "room": (("tt-wide", {"size": 380}), ("tt-narrow", {"size": 300})),
}


def draw(findings: Findings, choose: Callable[[], None] | None = None) -> None:
    """Draws every part; missing parts say that they are missing.

    Args:
        findings: What is shown.
        choose: Draws the choice of topics, where the person may choose.
    """
    t = state.texts()
    st.markdown(findings.coverage)
    _own_words(findings)
    for block in (findings.pairs_block, findings.chain_block, findings.room_block, findings.support_block):
        _block(findings, block)
    st.header(t("profile.cards"), anchor=False)
    st.markdown(findings.cards_text)
    for number, card in enumerate(findings.cards):
        _card(card, first=number == 0)
    if findings.near:
        st.caption(f"{findings.near_text}: {', '.join(findings.near)}")
    _topics(findings)
    if choose is not None:
        choose()
    st.header(t("profile.questions"), anchor=False)
    st.markdown("\n".join(f"- {question}" for question in findings.questions))
    _limits(findings)


def _own_words(findings: Findings) -> None:
    own, t = findings.own_words, state.texts()
    if not own.opening and not own.reflections and not own.aims:
        return
    st.header(t("profile.own_words"), anchor=False)
    rows = [(own.opening_question, own.opening)] if own.opening else []
    rows += [(t("report.own.aims"), f"{'. '.join(own.aims)}. {t('report.own.aims_note')}")] * bool(own.aims)
    rows += [(t("profile.you_wrote", where=echo.where), echo.text) for echo in own.reflections]
    st.html(
        "".join(
            f'<div class="tt-own"><p class="tt-where">{frame.plain(a)}</p><p>{frame.plain(b)}</p></div>'
            for a, b in rows
        )
    )


def _block(findings: Findings, block: Block) -> None:
    t = state.texts()
    st.header(block.title, anchor=False)
    for correction in block.corrections:
        own = "".join(f"<p>{frame.plain(echo.text)}</p>" for echo in correction.own)
        st.html(f'<div class="tt-own"><p><strong>{frame.plain(correction.sentence)}</strong></p>{own}</div>')
    for sentence in block.sentences:
        st.markdown(sentence)
    for figure in block.figures:
        with st.container(key=f"figure_{figure.key}"):
            st.markdown(f"**{figure.title}.** {figure.says}")
            st.markdown(_chart(findings, figure), unsafe_allow_html=True)
        with st.expander(t("profile.numbers", figure=figure.title)):
            st.html(table(figure.title, figure.header, figure.rows))
    if block.caption:
        st.caption(block.caption)
    for note in block.notes:
        st.caption(note)
    if block is findings.pairs_block:
        _poles(findings)
    quotes.folded(block.sides)


def _chart(findings: Findings, figure: Figure) -> str:
    """The figure as pictures for a wide and a narrow page, one of them shown; with its text alternative."""
    draw, t, theme = SHEETS[figure.key], state.texts(), state.theme()
    several = [(kind, draw(findings, t, theme, **size)) for kind, size in _SIZES[figure.key]]
    return picture(several, figure.alt)


def picture(several: Iterable[tuple[str, Sheet]], alt: str) -> str:
    """Drawings for a wide and a narrow page as HTML, each with the same text alternative."""
    t = state.texts()
    return "".join(
        f'<div class="tt-chart {kind}" role="img" aria-label="{html.escape(alt)}">'
        f"{one_line(svg_of_sheet(sheet, t))}</div>"
        for kind, sheet in several
    )


def one_line(svg: str) -> str:
    """SVG without line breaks, so that it stays one piece of HTML inside markdown."""
    return " ".join(svg.split())


def table(title: str, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    """A table as HTML that scrolls inside itself."""
    head = "".join(f'<th scope="col">{frame.plain(cell)}</th>' for cell in header)
    body = "".join(
        f'<tr><th scope="row">{frame.plain(row[0])}</th>'
        + "".join(f"<td>{frame.plain(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="tt-scroll" tabindex="0" role="region" aria-label="{html.escape(title)}">'
        f'<table class="tt-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _poles(findings: Findings) -> None:
    """What the sources say about each of the twelve poles, folded away."""
    t = state.texts()
    with st.expander(t("profile.poles")):
        for pair in findings.pairs:
            for pole in (pair.tillit, pair.tvivel):
                st.markdown(f"**{pole.name}.** {pole.definition} *{t('walk.term.ours')}*")
                st.html(quotes.pair_of(pole.sides))


def _passages(found: Sides) -> None:
    if found.for_ or found.against:
        quotes.sides(found)


def _card(card: Card, *, first: bool) -> None:
    t = state.texts()
    with st.expander(card.name, expanded=first):
        st.markdown(f"**{t('profile.card.answered')}** {card.answered}")
        st.markdown(f"**{t('profile.card.meaning')}** {card.meaning}")
        quotes.sides(card.sides)
        if card.against_own:
            st.markdown(card.against_own)
        st.markdown(f"**{t('profile.card.try')}** {card.try_first}")
        st.markdown(f"**{t('profile.card.ask')}** {' '.join(card.questions)}")
        st.markdown(f"**{t('profile.card.risk')}** {card.risk}")
        st.markdown(f"**{t('profile.card.unknown')}** {card.unknown}")


def _topics(findings: Findings) -> None:
    t = state.texts()
    st.header(t("profile.topics"), anchor=False)
    st.markdown(findings.topics_text)
    for topic in findings.topics:
        st.markdown(f"**{topic.name}.** {topic.sentence}")
        quotes.folded(topic.sides)
    for rule in findings.rules:
        st.markdown(f"**{t('profile.rule')}** {rule.text}")
        _passages(rule.sides)


def _limits(findings: Findings) -> None:
    t = state.texts()
    st.header(t("profile.limits"), anchor=False)
    st.markdown("\n".join(f"- {limit}" for limit in findings.limits))
    for flag in findings.flags:
        st.caption(flag.text)
    st.markdown(findings.closing)
    with st.expander(t("profile.not_known", n=len(findings.unknown))):
        st.html("".join(quotes.quote(passage) for passage in findings.unknown))
