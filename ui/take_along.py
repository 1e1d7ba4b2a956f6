"""What a person takes along: the profile as PDF, and the page for one's own boss."""

import base64
import html
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from assessment import Answers, score
from report import (
    CHOICES,
    Findings,
    Shelf,
    answered_modules,
    boss_pdf,
    boss_pictures,
    build_findings,
    build_modules,
    hindrances,
    report_pdf,
    report_pictures,
)
from storage import rounds_before
from ui import downloads, services, state

_MAX_TOPICS = 2


def findings_of(answers: Answers, *, own_conditions: bool = True) -> Findings:
    """The findings of an answer set in the visitor's language."""
    instrument, texts = state.instrument(), state.texts()
    profile = score(instrument, answers)
    return build_findings(
        profile,
        instrument,
        answers,
        texts,
        services.sources(),
        state.lang(),
        own_conditions=own_conditions,
        earlier=rounds_before(answers, instrument),
    )


def choose_topics(answers: Answers) -> None:
    """Lets the person decide what to talk about instead of what the wishes suggest."""
    instrument, t = state.instrument(), state.texts()
    state.seed("topics", list(answers.topics))
    st.pills(
        t("profile.choose"),
        instrument.poles,
        selection_mode="multi",
        key="topics",
        format_func=lambda code: instrument.scales[code].name,
        on_change=_chosen,
    )


def _chosen() -> None:
    state.save("topics", "", list(st.session_state["topics"] or [])[:_MAX_TOPICS])


@st.fragment
def section(findings: Findings, answers: Answers) -> None:
    """Downloads of the profile and of the page for the boss; the person chooses what is in them."""
    t, day = state.texts(), state.today()
    st.html('<div id="ta-med"></div>')
    st.header(t("profile.take"), anchor=False)
    st.markdown(t("profile.take_text"))
    own = st.checkbox(t("profile.take_own"), key="take:own")
    opening = bool(answers.opening) and st.checkbox(t("profile.take_opening"), key="take:opening")
    modules = _modules(answers)
    without = _left_out(answers)
    chosen: dict[str, Any] = {"opening": bool(opening), "without": without}

    def taken() -> Findings:
        return _with_modules(answers, modules, own_conditions=own)

    _preview("take:look", lambda: report_pictures(taken(), t, day, **chosen))
    downloads.button(
        t("profile.pdf"),
        lambda: report_pdf(taken(), t, day, **chosen),
        f"tillit-profil-{day}.pdf",
        look="primary",
    )
    _boss(findings, answers)


def _modules(answers: Answers) -> list[str]:
    """The answered modules that the person ticks."""
    known, t = state.instrument().modules, state.texts()
    return [
        code
        for code in answered_modules(state.instrument(), answers)
        if st.checkbox(t("module.take", name=known[code].words.name), key=f"take:module:{code}")
    ]


def _with_modules(answers: Answers, modules: list[str], *, own_conditions: bool) -> Findings:
    found, t = findings_of(answers, own_conditions=own_conditions), state.texts()
    if not modules:
        return found
    shelf = Shelf(state.instrument(), services.sources(), t)
    return replace(found, modules=build_modules(modules, answers, t, shelf, services.corpus()))


def _left_out(answers: Answers) -> list[str]:
    """The sections the person leaves out; a section that has nothing to hold is not asked about."""
    t = state.texts()
    empty = set() if any(turn.in_report for turn in answers.conversation) else {"asked"}
    with st.expander(t("profile.take_choose")):
        st.caption(t("profile.take_always"))
        return [
            code
            for code, title in CHOICES.items()
            if code not in empty and not st.checkbox(t(title), value=True, key=f"take:part:{code}")
        ]


def _preview(key: str, pictures: Callable[[], list[bytes]]) -> None:
    """The pages as small pictures, drawn only when the person wants to see them."""
    t = state.texts()
    if not st.toggle(t("profile.take_look"), key=key):
        return
    made = pictures()
    shown = "".join(
        f'<img src="data:image/png;base64,{base64.b64encode(one).decode("ascii")}" '
        f'alt="{html.escape(t("profile.take_page", page=page, pages=len(made)))}">'
        for page, one in enumerate(made, start=1)
    )
    label = html.escape(t("profile.take_pages", n=len(made)))
    st.html(f'<div class="tt-pages" tabindex="0" role="region" aria-label="{label}">{shown}</div>')


def _boss(findings: Findings, answers: Answers) -> None:
    t, day = state.texts(), state.today()
    with st.expander(t("boss.title")):
        st.markdown(t("boss.text"))
        words = [t(f"boss.hindrance.{code}") for code in hindrances(state.instrument(), answers)]
        chosen = [text for text in words if st.checkbox(text, key=f"boss:{text}")]
        own = st.text_area(t("boss.own"), key="boss:own", max_chars=1000, height=80)
        ask = st.text_area(t("boss.ask"), key="boss:ask", max_chars=600, height=80)
        figures = st.checkbox(t("boss.figures"), key="boss:figures")
        lines = chosen + [line for line in (own or "").splitlines() if line.strip()]
        held: dict[str, Any] = {"hindrances": lines, "ask": ask or "", "figures": bool(figures)}
        _preview("boss:look", lambda: boss_pictures(findings, t, day, **held))
        downloads.button(
            t("boss.get"),
            lambda: boss_pdf(findings, t, day, **held),
            f"tillit-till-min-chef-{day}.pdf",
            disabled=not lines,
        )


def example(findings: Findings) -> None:
    """The example's PDF, marked as an example."""
    t = state.texts()
    day = state.today()
    downloads.button(
        t("example.pdf"), lambda: report_pdf(findings, t, day, example=True), "tillit-exempel.pdf"
    )
