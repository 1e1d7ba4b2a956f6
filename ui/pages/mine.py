"""The person's own answers: pause, private link, file, end here, delete."""

from datetime import timedelta

import streamlit as st

from storage import contents_of, write_answers
from ui import frame, services, state


def main() -> None:
    """Draws the page about one's own answers."""
    t, record, one = state.texts(), state.record(), state.holding()
    if record is None or one is None:
        frame.nothing_here()
        return
    until = record.touched + timedelta(days=services.settings().retention_days + 1)
    frame.heading(t("mine.title"))
    st.markdown(t(f"mine.saved_{one.mode}", days=services.settings().retention_days))
    frame.link(t("mine.go_on"), "/svara", primary=True)
    if one.mode == "server":
        st.header(t("mine.link_title"), anchor=False)
        local = services.settings().public_address.startswith("http://localhost")
        st.markdown(t("mine.link_local" if local else "mine.link"))
        st.code(f"{services.settings().public_address}/r/{one.token}", language=None, wrap_lines=True)
        frame.links(("/ny-lank", t("mine.link_exchange")))
    st.header(t("mine.stored_title"), anchor=False)
    st.markdown(t("mine.stored", created=t.day(record.created), touched=t.day(record.touched)))
    held = contents_of(record.answers)
    st.markdown("\n".join(f"- {t(f'contents.{kind}', n=number)}" for kind, number in held.items()))
    if one.mode == "server":
        st.markdown(t("mine.stored_until", day=t.day(until)))
    st.header(t("mine.file_title"), anchor=False)
    st.markdown(t("mine.file"))
    name = f"tillit-{record.answers.started or record.created.isoformat()}.json"
    st.download_button(
        t("mine.file_get"), write_answers(record.answers), name, "application/json", on_click="ignore"
    )
    st.header(t("follow.again_title"), anchor=False)
    st.markdown(t("follow.about"))
    frame.links(("/forandring", t("own_plan.to_change")))
    st.header(t("mine.end_title"), anchor=False)
    st.markdown(t("mine.end"))
    frame.links(("/glom", t("mine.forget")), ("/radera", t("mine.delete")))


main()
