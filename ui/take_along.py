"""What a person takes along: the profile as PDF, and the page for one's own boss."""

from dataclasses import replace

import streamlit as st

from assessment import Answers, score
from report import (
    Findings,
    Shelf,
    answered_modules,
    boss_pdf,
    build_findings,
    build_modules,
    report_pdf,
)
from ui import services, state

_MIDDLE = 3  # an answer on its other side says that something has been missing
_MAX_TOPICS = 2


def findings_of(answers: Answers, *, own_conditions: bool = True) -> Findings:
    """The findings of an answer set in the visitor's language."""
    instrument, texts = state.instrument(), state.texts()
    profile = score(instrument, answers)
    return build_findings(
        profile, instrument, answers, texts, services.sources(), state.lang(), own_conditions=own_conditions
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


def section(findings: Findings, answers: Answers) -> None:
    """Downloads of the profile and of the page for the boss; the person chooses what is in them."""
    t, day = state.texts(), state.today()
    st.html('<div id="ta-med"></div>')
    st.header(t("profile.take"), anchor=False)
    st.markdown(t("profile.take_text"))
    opening = bool(answers.opening) and st.checkbox(t("profile.take_opening"), key="take:opening")
    own = st.checkbox(t("profile.take_own"), key="take:own")
    modules = _modules(answers)
    st.download_button(
        t("profile.pdf"),
        lambda: report_pdf(_with_modules(answers, modules, own_conditions=own), t, day, opening=opening),
        f"tillit-profil-{day}.pdf",
        "application/pdf",
        type="primary",
        on_click="ignore",
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


def _boss(findings: Findings, answers: Answers) -> None:
    t = state.texts()
    with st.expander(t("boss.title")):
        st.markdown(t("boss.text"))
        words = [t(f"boss.hindrance.{code}") for code in hindrances(answers)]
        chosen = [text for text in words if st.checkbox(text, key=f"boss:{text}")]
        own = st.text_area(t("boss.own"), key="boss:own", max_chars=1000, height=80)
        ask = st.text_area(t("boss.ask"), key="boss:ask", max_chars=600, height=80)
        figures = st.checkbox(t("boss.figures"), key="boss:figures")
        lines = chosen + [line for line in (own or "").splitlines() if line.strip()]
        texts = state.texts()
        st.download_button(
            t("boss.get"),
            lambda: boss_pdf(
                findings, texts, state.today(), hindrances=lines, ask=ask or "", figures=bool(figures)
            ),
            f"tillit-till-min-chef-{state.today()}.pdf",
            "application/pdf",
            on_click="ignore",
            disabled=not lines,
        )


def hindrances(answers: Answers) -> list[str]:
    """Codes of items on support and own conditions that the answers show as seldom in place."""
    instrument = state.instrument()
    found = []
    for scale in ("C", "S"):
        for code in instrument.scales[scale].items:
            value = answers.value(code)
            seldom = value is not None and (
                value > _MIDDLE if instrument.items[code].reversed else value < _MIDDLE
            )
            if seldom:
                found.append(code)
    return found


def example(findings: Findings) -> None:
    """The example's PDF, marked as an example."""
    t = state.texts()
    st.download_button(
        t("example.pdf"),
        lambda: report_pdf(findings, t, state.today(), example=True),
        "tillit-exempel.pdf",
        "application/pdf",
        on_click="ignore",
    )
