"""The workshop's links: shown once after planning; result link, exchange, archiving, deleting later."""

import html

import streamlit as st

from report import qr_svg
from storage import Created
from ui import frame, services, state
from ui.workshop import moves, rounds_view, seats, take_group
from ui.workshop.network import reach
from workshop import ARCHIVED, DECIDED, FACILITATOR, MANAGER, PARTICIPANT, may


def created(found: Created, title: str) -> None:
    """The three links of a new workshop, with how to keep them."""
    t, base = state.texts(), reach().address
    st.markdown(t("links.keep"))
    for key, token in (
        ("facilitator", found.facilitator),
        ("co_facilitator", found.co_facilitator),
        ("manager", found.manager),
    ):
        st.markdown(f"**{t(f'links.{key}')}** {t(f'links.{key}_text')}")
        st.code(f"{base}/o/{token}", language=None, wrap_lines=True)
    st.html(f'<p class="tt-print">{html.escape(title)} · {html.escape(t("links.code", code=found.code))}</p>')
    frame.link(t("links.open_console"), f"/o/{found.facilitator}", primary=True)
    st.html(
        '<p><button type="button" class="tt-button" data-tt="print">'
        f"{html.escape(t('links.print'))}</button></p>"
    )


def manage(place: seats.Place) -> None:
    """What may be taken along, the result link, archiving and deleting."""
    t, phase = state.texts(), place.workshop.phase
    take_group.section(place)
    rounds_view.next_round(place)
    with st.expander(t("manage.title")):
        if may(place.role, phase, "make_result_link"):
            _result_link(place)
        _exchange(place)
        if phase == DECIDED:
            st.markdown(t("manage.archive_text"))
            st.button(t("manage.archive"), key="archive", on_click=moves.advance, args=(place, ARCHIVED))
        _delete(place)


def _result_link(place: seats.Place) -> None:
    """A link for the participants; each call makes one more, so it is made once a session."""
    t = state.texts()
    st.markdown(t("manage.result_text"))
    key = f"_result_{place.workshop.id}"
    if key not in st.session_state:
        st.button(t("manage.result"), key="result_link", on_click=_make, args=(place, key))
        return
    address = f"{reach().address}/o/{st.session_state[key]}"
    st.code(address, language=None, wrap_lines=True)
    st.markdown(
        f'<div class="tt-small-qr">{qr_svg(address, t("manage.result_qr"))}</div>', unsafe_allow_html=True
    )


def _make(place: seats.Place, key: str) -> None:
    made: list[str] = []
    if moves.attempt(lambda: made.append(services.workshops().result_link(place.token))):
        st.session_state[key] = made[0]


def _exchange(place: seats.Place) -> None:
    """New links in the place of those that reached the wrong person."""
    t, key = state.texts(), f"_exchanged_{place.workshop.id}"
    st.markdown(t("manage.exchange_text"))
    roles = [FACILITATOR, MANAGER]
    if may(place.role, place.workshop.phase, "make_result_link"):
        roles.append(PARTICIPANT)
    for role in roles:
        label = t(f"manage.exchange_{role}")
        st.button(label, key=f"exchange_{role}", on_click=_exchanged, args=(place, role, key))
    if key in st.session_state:
        st.markdown(t("manage.exchanged"))
        st.code(f"{reach().address}/o/{st.session_state[key]}", language=None, wrap_lines=True)


def _exchanged(place: seats.Place, role: str, key: str) -> None:
    made: list[str] = []
    if moves.attempt(lambda: made.append(services.workshops().exchange_links(place.token, role))):
        st.session_state[key] = made[0]
        if role == PARTICIPANT:
            st.session_state.pop(f"_result_{place.workshop.id}", None)


def _delete(place: seats.Place) -> None:
    t = state.texts()
    st.markdown(t("manage.delete_text", n=place.workshop.plan.retention_days))
    if moves.asked() != "delete":
        st.button(t("manage.delete"), key="delete", on_click=moves.ask_first, args=("delete",))
        return
    st.markdown(t("manage.delete_ask"))
    with st.container(horizontal=True):
        st.button(t("manage.delete_yes"), key="delete_yes", on_click=_gone, args=(place,))
        st.button(t("manage.delete_no"), key="delete_no", on_click=moves.never_mind)


def _gone(place: seats.Place) -> None:
    moves.never_mind()
    moves.attempt(lambda: services.workshops().delete(place.token))
