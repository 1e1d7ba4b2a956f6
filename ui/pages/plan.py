"""The plan: one thing to strengthen, one to take away, the steps, the follow-up."""

import streamlit as st

from ui import frame, plan_view, state


def main() -> None:
    """Draws the plan of the self-assessment in use."""
    record, t = state.record(), state.texts()
    if record is None:
        frame.nothing_here()
        return
    frame.heading(t("page.plan"))
    st.markdown(t("own_plan.lead"))
    frame.saving_trouble()
    plan_view.draw(record.answers)
    st.caption(t("own_plan.pdf"))
    frame.links(("/profil", t("own_plan.to_profile")), ("/forandring", t("own_plan.to_change")))


main()
