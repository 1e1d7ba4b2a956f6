"""The profile drawn from the findings, in the order of instrument.md 6.1."""

import html

import streamlit as st

from report import CHARTS, Block, Card, Findings, Sides
from ui import quotes, state


def draw(findings: Findings) -> None:
    """Draws every part; missing parts say that they are missing."""
    t = state.texts()
    st.markdown(f"{findings.coverage} {findings.one_view}")
    _own_words(findings)
    for block in (findings.pairs_block, findings.chain_block, findings.room_block, findings.support_block):
        _block(findings, block)
    st.subheader(t("profile.cards"), anchor=False)
    st.markdown(findings.cards_text)
    for card in findings.cards:
        _card(card)
    if findings.near:
        st.caption(f"{findings.near_text} {', '.join(findings.near)}")
    _topics(findings)
    st.subheader(t("profile.questions"), anchor=False)
    st.markdown("\n".join(f"- {question}" for question in findings.questions))
    _limits(findings)


def _plain(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def _own_words(findings: Findings) -> None:
    own, t = findings.own_words, state.texts()
    if not own.opening and not own.reflections:
        return
    st.subheader(t("profile.own_words"), anchor=False)
    rows = [(own.opening_question, own.opening)] if own.opening else []
    rows += [(t("profile.you_wrote", where=echo.where), echo.text) for echo in own.reflections]
    st.html(
        "".join(f'<div class="tt-own"><p class="tt-where">{_plain(a)}</p><p>{_plain(b)}</p></div>' for a, b in rows)
    )


def _block(findings: Findings, block: Block) -> None:
    t = state.texts()
    st.subheader(block.title, anchor=False)
    for correction in block.corrections:
        own = "".join(f"<p>{_plain(echo.text)}</p>" for echo in correction.own)
        st.html(f'<div class="tt-own"><p><strong>{_plain(correction.sentence)}</strong></p>{own}</div>')
    for sentence in block.sentences:
        st.markdown(sentence)
    for figure in block.figures:
        st.markdown(f"**{figure.title}.** {figure.says}")
        theme = "dark" if st.context.theme.type == "dark" else "light"
        with st.container(key=f"figure_{figure.key}"):
            chart = CHARTS[figure.key](findings, t, theme)
            st.altair_chart(chart, width="content", theme=None, alt=figure.alt, key=f"chart:{figure.key}")
        with st.expander(t("profile.numbers")):
            st.html(_table(figure.title, figure.header, figure.rows))
    if block.caption:
        st.caption(block.caption)
    for note in block.notes:
        st.caption(note)
    _passages(block.sides, block.title)


def _table(title: str, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    head = "".join(f'<th scope="col">{_plain(cell)}</th>' for cell in header)
    body = "".join(
        f'<tr><th scope="row">{_plain(row[0])}</th>' + "".join(f"<td>{_plain(cell)}</td>" for cell in row[1:]) + "</tr>"
        for row in rows
    )
    return (
        f'<div class="tt-scroll" tabindex="0" role="region" aria-label="{html.escape(title)}"><table class="tt-table">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _passages(found: Sides, key: str) -> None:
    if found.for_ or found.against:
        quotes.sides(found, key)


def _card(card: Card) -> None:
    t = state.texts()
    with st.expander(card.name, expanded=True):
        st.markdown(f"**{t('profile.card.answered')}** {card.answered}")
        st.markdown(f"**{t('profile.card.meaning')}** {card.meaning}")
        quotes.sides(card.sides, card.code)
        if card.against_own:
            st.markdown(card.against_own)
        st.markdown(f"**{t('profile.card.try')}** {card.try_first}")
        st.markdown(f"**{t('profile.card.ask')}** {' '.join(card.questions)}")
        st.markdown(f"**{t('profile.card.risk')}** {card.risk}")
        st.markdown(f"**{t('profile.card.unknown')}** {card.unknown}")


def _topics(findings: Findings) -> None:
    t = state.texts()
    st.subheader(t("profile.topics"), anchor=False)
    st.markdown(findings.topics_text)
    for topic in findings.topics:
        st.markdown(f"**{topic.name}.** {topic.sentence}")
        _passages(topic.sides, topic.code)
    for rule in findings.rules:
        st.markdown(f"**{t('profile.rule')}** {rule.text}")
        _passages(rule.sides, rule.code)


def _limits(findings: Findings) -> None:
    t = state.texts()
    st.subheader(t("profile.limits"), anchor=False)
    st.markdown("\n".join(f"- {limit}" for limit in findings.limits))
    for flag in findings.flags:
        st.caption(flag.text)
    for sentence in findings.closing[:1]:
        st.markdown(sentence)
    with st.expander(t("profile.not_known", n=len(findings.unknown))):
        st.html("".join(quotes.quote(passage) for passage in findings.unknown))
