"""The frameworks and the sources: where each stands, how it is used, what is not claimed."""

import streamlit as st

from ui import frame, framework_view, services, state


def main() -> None:
    """Draws the frameworks, then the numbers of the sources with their caveats."""
    t, found = state.texts(), services.background(state.lang())
    frame.heading(t("page.frameworks"))
    st.markdown(t("frameworks.lead"))
    frame.links(("/metod", t("frameworks.method")), ("/fraga", t("page.ask")))
    st.header(t("frameworks.list"), anchor=False)
    st.html("".join(map(framework_view.entry, found.frameworks)))
    st.header(t("frameworks.numbers"), anchor=False)
    st.markdown(t("frameworks.numbers_text"))
    st.html(f'<ul class="tt-numbers">{"".join(map(framework_view.number, found.numbers))}</ul>')


main()
