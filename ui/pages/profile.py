"""The unit's profile, and what can be taken along."""

import streamlit as st

from assessment import Answers, score
from ui import chat, follow_view, frame, framework_view, profile_view, state, take_along, talk
from ui.modules import overview

_LINKS = ("K", "V", "W", "S")
_LOW = ("tydligt lag", "lutar lag")


def suggestions(answers: Answers) -> tuple[str, ...]:
    """Questions about the part of the profile that is lowest, of those that have a score."""
    instrument, t = state.instrument(), state.texts()
    scales = score(instrument, answers).scales
    scored = [code for code in _LINKS if scales[code].score is not None]
    if not scored:
        return ()
    lowest = min(scored, key=lambda code: scales[code].score or 0.0)
    asks = ("why", "pulls", "change") if scales[lowest].word in _LOW else ("pulls", "change")
    name = instrument.scales[lowest].name
    return tuple(t(f"chat.suggest.{ask}", name=name[:1].lower() + name[1:]) for ask in asks)


def main() -> None:
    """Draws the profile of the self-assessment in use."""
    record, t = state.record(), state.texts()
    if record is None:
        frame.nothing_here()
        return
    frame.heading(t("page.profile"))
    talk.moved()
    findings = take_along.findings_of(record.answers)
    with st.container(horizontal=True, key="profile_top"):
        st.html(
            f'<a class="tt-button" href="/svara" target="_self">{t("profile.back_to_walk")}</a>'
            f'<a class="tt-link" href="#ta-med">{t("profile.take")}</a>'
        )
    chat.panel(len(record.answers.conversation), suggestions(record.answers), t("chat.suggest.title"))
    profile_view.draw(findings, lambda: take_along.choose_topics(record.answers))
    framework_view.touched_by(record.answers)
    overview.section(record.answers)
    framework_view.choose_aims(record.answers)
    follow_view.teaser(record.answers)
    take_along.section(findings, record.answers)


main()
