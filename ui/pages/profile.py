"""The unit's profile, and what can be taken along."""

import streamlit as st

from ui import frame, profile_view, state, take_along


def main() -> None:
    """Draws the profile of the self-assessment in use."""
    record, t = state.record(), state.texts()
    if record is None:
        frame.nothing_here()
        return
    frame.heading(t("page.profile"))
    findings = take_along.findings_of(record.answers)
    with st.container(horizontal=True, key="profile_top"):
        st.html(
            f'<a class="tt-button" href="/svara" target="_self">{t("profile.back_to_walk")}</a>'
            f'<a class="tt-link" href="#ta-med">{t("profile.take")}</a>'
        )
    profile_view.draw(findings, lambda: take_along.choose_topics(record.answers))
    take_along.section(findings, record.answers)


main()
