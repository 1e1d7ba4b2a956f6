"""The list of modules, and those the profile points to first."""

import streamlit as st

from assessment import Answers, Module, module_given, module_progress, pointed_to, score
from ui import frame, state
from ui.addresses import MODULES

_OF = "modul"


def address(code: str) -> str:
    """Where a module is answered and shown."""
    return f"/{MODULES}?{_OF}={code}"


def proposed(answers: Answers) -> list[Module]:
    """The modules that the profile points to and that are not done yet."""
    instrument = state.instrument()
    modules = [instrument.modules[code] for code in pointed_to(instrument, score(instrument, answers))]
    return [module for module in modules if not _is_done(module, answers)]


def _is_done(module: Module, answers: Answers) -> bool:
    done, asked = module_progress(module, module_given(module, answers.modules.get(module.code)))
    return asked > 0 and done == asked


def section(answers: Answers) -> None:
    """The proposals on the profile's page: at most three, each with its reason, and the way to all."""
    t, found = state.texts(), proposed(answers)
    st.header(t("module.proposed" if found else "module.title"), anchor=False)
    st.markdown(t("module.after" if found else "module.lead"))
    _list(found, answers, reasons=True)
    frame.links((f"/{MODULES}", t("module.more")))


def draw(answers: Answers) -> None:
    """The whole list; an organisation's own questions stand apart."""
    t, modules = state.texts(), state.instrument().modules.values()
    frame.heading(t("page.modules"))
    st.markdown(t("module.lead"))
    found = proposed(answers)
    if found:
        st.header(t("module.proposed"), anchor=False)
        st.markdown(t("module.after"))
        _list(found, answers, reasons=True)
    st.header(t("module.all"), anchor=False)
    _list([one for one in modules if not one.organisation], answers)
    own = [one for one in modules if one.organisation]
    if own:
        st.header(t("module.own_title"), anchor=False)
        st.markdown(t("module.own_text", name=own[0].organisation))
        _list(own, answers)


def _list(modules: list[Module], answers: Answers, *, reasons: bool = False) -> None:
    rows = "".join(_row(module, answers, reasons=reasons) for module in modules)
    st.html(f'<ul class="tt-modules">{rows}</ul>')


def _row(module: Module, answers: Answers, *, reasons: bool) -> str:
    t = state.texts()
    given = module_given(module, answers.modules.get(module.code))
    done, asked = module_progress(module, given)
    facts = [t("module.minutes", n=module.minutes)]
    if given:
        facts.append(t("module.not_done", n=done, of=asked))
    words = (module.words.reason or t("module.reason")) if reasons else module.words.lead
    href, name = frame.plain(address(module.code)), frame.plain(module.words.name)
    return (
        f'<li><a href="{href}" target="_self">{name}</a>'
        f'<span class="tt-where">{frame.plain(" · ".join(facts))}</span><p>{frame.plain(words)}</p></li>'
    )
