"""Optional modules: the list, one module's cards, and its answers set out."""

import streamlit as st

from assessment import Module
from ui import frame, state
from ui.modules import answering, overview, result, saving


def main() -> None:
    """Draws the list, or the module that the address names."""
    record = state.record()
    if record is None:
        frame.nothing_here()
        return
    code = st.query_params.get("modul")
    module = state.instrument().modules.get(code or "")
    if code and module is None:
        st.markdown(state.texts()("module.unknown"))
    if module is None:
        overview.draw(record.answers)
    else:
        _module(module)


def _module(module: Module) -> None:
    frame.name_page(module.words.name)
    several = module.cards(saving.given(module))
    number = answering.at(module, len(several))
    if number < len(several):
        answering.draw(module, several, number)
        return
    t = state.texts()
    frame.heading(module.words.name)
    st.markdown(module.words.lead)
    found = result.finding_of(module.code)
    if found is not None:
        result.draw(found)
    elif not several:
        _in_a_workshop(module)
    else:
        st.markdown(t("module.empty"))
    frame.link(t("module.more"), "/fordjupa", primary=True)
    if several:
        st.button(
            t("module.change"), key="change", type="tertiary", on_click=answering.go, args=(module.code, 0)
        )
    frame.links(("/profil", t("module.to_profile")))


def _in_a_workshop(module: Module) -> None:
    """The module that groups fill in together: its own page is the workshop's grid."""
    t = state.texts()
    st.markdown(module.words.intro)
    st.markdown(module.words.limits)
    frame.links(("/planera", t("module.to_workshop")))


main()
