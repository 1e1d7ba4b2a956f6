"""The front door: page config, language, navigation, header and foot."""

import streamlit as st

from ui import frame, gate, services, state, way_back


def main() -> None:
    """Draws the frame and the chosen page."""
    t = state.texts()
    page = st.navigation(frame.pages(state.lang()), position="hidden")
    st.set_page_config(
        page_title=f"{page.title} – {t('app.name')}", page_icon="static/icon.svg", layout="centered"
    )
    frame.header(page.url_path)
    way_back.came_from(page.url_path)
    try:
        if not gate.stands_before(page.url_path):
            page.run()
    except services.StoreError as error:
        frame.store_trouble(error)
    except services.SourceError as error:
        frame.source_trouble(error)
    frame.footer()


main()
