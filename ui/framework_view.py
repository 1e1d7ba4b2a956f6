"""The frameworks drawn: the list, the numbers of the sources, the lens, the hoped-for benefits."""

import html

import streamlit as st

from assessment import LEVELS, SIDES, Answers, Framework, SourceNumber, touched
from ui import frame, places, services, state
from ui.modules import overview

PATH = "ramverk"
_MOST_AIMS = 2
_EXAMPLES = 2


def lines(refs: tuple[str, ...]) -> str:
    """References as links to the sources' own words."""
    found = ((html.escape(places.link_to(ref, PATH)), html.escape(_place(ref))) for ref in refs)
    return "".join(f'<li><a href="{path}" target="_self">{words}</a></li>' for path, words in found)


def _place(ref: str) -> str:
    code, _, rows = ref.partition(":")
    source = services.sources()[code]
    name = f"{source.short} {source.year}" if source.year else source.short
    return state.texts()("glossary.where", name=name, lines=rows.replace("-", "–"))


def entry(one: Framework) -> str:
    """One framework, folded: what stands in the sources, how it is used, what is not claimed."""
    t = state.texts()
    uses = " · ".join(t(f"frameworks.use_of.{use}") for use in one.uses)
    parts = "".join(
        f"<dt>{html.escape(t(f'frameworks.{key}'))}</dt><dd>{html.escape(words)}</dd>"
        for key, words in (("what", one.what), ("use", one.use), ("claim", one.claim))
    )
    return (
        f'<details class="tt-fold" id="{one.code}"><summary>{html.escape(one.name)}'
        f'<span class="tt-where">{html.escape(uses)}</span></summary><dl>{parts}{_modules(one)}'
        f'<dt>{html.escape(t("frameworks.where"))}</dt><dd><ul class="tt-refs">{lines(one.refs)}</ul></dd>'
        "</dl></details>"
    )


def _modules(one: Framework) -> str:
    """The modules that ask about it: a link where their page is there."""
    t, known = state.texts(), state.instrument().modules
    rows = []
    for code in one.modules:
        words = html.escape(t("frameworks.module", code=code, name=known[code].words.name))
        rows.append(f'<dd><a href="{overview.address(code)}" target="_self">{words}</a></dd>')
    return f"<dt>{html.escape(t('frameworks.modules'))}</dt>{''.join(rows)}" if rows else ""


def number(one: SourceNumber) -> str:
    """Numbers of a source with what they do not say, and where they stand."""
    return (
        f'<li><p>{html.escape(one.text)}</p><p class="tt-where">{html.escape(one.caveat)}</p>'
        f'<ul class="tt-refs">{lines(one.refs)}</ul></li>'
    )


def touched_by(answers: Answers) -> None:
    """Which cells of the tripod the answers have touched, folded away; no number stands in any."""
    t, items = state.texts(), state.instrument().items
    cells = touched(state.instrument(), answers)
    head = "".join(f'<th scope="col">{html.escape(t(f"frameworks.level.{level}"))}</th>' for level in LEVELS)
    rows = []
    for side in SIDES:
        found = [[items[code].short for code in cells[side, level]][:_EXAMPLES] for level in LEVELS]
        said = [
            t("frameworks.touched_some", items=", ".join(shown)) if shown else t("frameworks.touched_none")
            for shown in found
        ]
        name = html.escape(t(f"frameworks.side.{side}"))
        rows.append(
            f'<tr><th scope="row">{name}</th>{"".join(f"<td>{html.escape(one)}</td>" for one in said)}</tr>'
        )
    label = html.escape(t("frameworks.touched"))
    with st.expander(t("frameworks.touched")):
        st.markdown(t("frameworks.touched_text"))
        st.html(
            f'<div class="tt-scroll" tabindex="0" role="region" aria-label="{label}"><table class="tt-table">'
            f"<thead><tr><td></td>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
        )
        frame.links((f"/{PATH}#F11", t("frameworks.touched_link")))


def choose_aims(answers: Answers) -> None:
    """Lets the person say what they want out of it: at most two claimed benefits, never scored."""
    t, known = state.texts(), services.background(state.lang()).aims
    state.seed("aims", [code for code in answers.aims if code in known])
    st.header(t("frameworks.aims"), anchor=False)
    st.markdown(t("frameworks.aims_choose"))
    st.pills(
        t("frameworks.aims"),
        list(known),
        selection_mode="multi",
        key="aims",
        format_func=lambda code: known[code],
        on_change=_chosen,
        label_visibility="collapsed",
    )
    st.caption(t("frameworks.aims_note"))


def _chosen() -> None:
    """Keeps the two that were tapped last."""
    st.session_state["aims"] = list(st.session_state["aims"] or [])[-_MOST_AIMS:]
    state.save("aims", "", st.session_state["aims"])
