"""For administrators: which units hold workshops, as far as their facilitators let it be seen."""

import streamlit as st

from ui import frame, services, sign_in, state
from ui.workshop import pictures
from workshop import LEAST_UNITS, Listed


def main() -> None:
    """Draws the overview."""
    t = state.texts()
    frame.heading(t("page.overview"))
    if not sign_in.is_administrator():
        st.markdown(t("overview.closed"))
        return
    st.markdown(t("overview.lead"))
    listed, shared = services.workshops().overview()
    st.header(t("overview.workshops"), anchor=False)
    _workshops(listed)
    st.header(t("overview.topics"), anchor=False)
    _topics(shared)


def _workshops(listed: tuple[Listed, ...]) -> None:
    t = state.texts()
    if not listed:
        st.markdown(t("overview.none"))
        return
    rows = [(one.unit, t.day(one.day), t(f"overview.phase.{one.phase}")) for one in listed]
    pictures.table(t("overview.workshops"), t.all("overview.columns"), rows)


def _topics(shared: dict[str, int]) -> None:
    t, instrument = state.texts(), state.instrument()
    st.markdown(t("overview.topics_text", n=LEAST_UNITS))
    if not shared:
        st.markdown(t("overview.topics_none", n=LEAST_UNITS))
        return
    lines = (f"- {instrument.scales[code].name}: {t('overview.units', n=n)}" for code, n in shared.items())
    st.markdown("\n".join(lines))


main()
