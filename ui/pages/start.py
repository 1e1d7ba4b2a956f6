"""The start page: what you get, what is stored, and the ways in."""

import html

import streamlit as st

from ui import frame, services, state


def main() -> None:
    """Draws the start page."""
    t = state.texts()
    frame.heading(t("start.title"))
    _go_on()
    st.markdown(t("start.lead"))
    frame.link(t("start.begin"), "/borja", primary=True)
    frame.links(("/w", t("start.join")), ("/planera", t("start.plan")))
    st.markdown(t("start.get"))
    lang = state.lang()
    alt = html.escape(t("start.picture_alt"))
    sources = "".join(
        f'<source media="(prefers-color-scheme: {theme}){more}" srcset="/bild/{lang}-{theme}-{width}.svg">'
        for width, more in ((320, " and (max-width: 640px)"), (620, ""))
        for theme in ("dark", "light")
    )
    st.html(
        f'<figure class="tt-picture"><picture>{sources}'
        f'<img src="/bild/{lang}-light-620.svg" alt="{alt}"></picture>'
        f"<figcaption>{html.escape(t('start.picture'))}</figcaption></figure>"
    )
    st.markdown(t("start.facts", days=services.settings().retention_days))
    ask = ("/fraga", t("page.ask"))
    frame.links(("/exempel", t("start.example")), ask, ("/fil", t("start.have_file")))


def _go_on() -> None:
    t = state.texts()
    known = []
    for one in state.all_held():
        record = services.store(one.mode).load(one.token)
        if record is not None:
            known.append((one, record))
    if not known:
        return
    current = state.holding()
    rows = []
    for one, record in known:
        label = html.escape(t("start.go_on_date", date=t.day(record.created)))
        here = current is not None and one.id == current.id
        rows.append(
            f'<a class="tt-button" href="/svara" target="_self">{label}</a>'
            if here
            else f'<a class="tt-button" href="/oppna/{one.id}" target="_self">{label}</a>'
        )
    st.html(
        f'<section class="tt-go-on"><h2>{html.escape(t("start.go_on"))}</h2><p>{"".join(rows)}</p></section>'
    )


main()
