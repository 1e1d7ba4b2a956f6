"""Words and concepts: each with our definition and where it stands in the sources."""

import html

import streamlit as st

from ui import frame, services, state


def main() -> None:
    """Draws the glossary, with the asked-for entry first."""
    t, concepts = state.texts(), services.concepts(state.lang())
    frame.heading(t("page.glossary"))
    st.markdown(t("glossary.lead"))
    asked = st.query_params.get("begrepp", "")
    order = sorted(concepts, key=lambda key: (key != asked, concepts[key].term.casefold()))
    rows = []
    for key in order:
        concept = concepts[key]
        ours = f' <span class="tt-ours">{html.escape(t("walk.term.ours"))}</span>' if concept.ours else ""
        where = "; ".join(_place(anchor) for anchor in concept.anchors)
        rows.append(
            f'<dt id="{key}">{html.escape(concept.term)}{ours}</dt><dd>{html.escape(concept.definition)}'
            f'<span class="tt-where">{html.escape(where)}</span></dd>'
        )
    st.html(f'<dl class="tt-words">{"".join(rows)}</dl>')


def _place(anchor: str) -> str:
    code, _, lines = anchor.partition(":")
    source, t = services.sources()[code], state.texts()
    name = f"{source.short} {source.year}" if source.year else source.short
    return t("glossary.where", name=name, lines=lines.replace("-", "–"))


main()
