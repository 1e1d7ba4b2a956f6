"""What stands in a page's place until its visitor has signed in, or has the role it asks for."""

import logging

import streamlit as st

from ui import frame, sign_in, state

_LOG = logging.getLogger("tillit.security")


def stands_before(path: str) -> bool:
    """Draws the gate where it stands; the page is not drawn then."""
    why = sign_in.lacking(path)
    if why is None:
        return False
    t = state.texts()
    if why in {"signed_out", "expired"}:
        ask(why)
    else:
        fields = {"event": "role_missing", "route": f"/{path}", "role": why}
        _LOG.warning("role_missing at /%s: %s", path, why, extra={"fields": fields})
        frame.heading(t("sign_in.role_title"))
        st.markdown(t(f"sign_in.role_{why}"))
        frame.links(("/", t("web.to_start")), ("/auth/logout", t("sign_in.other")))
    return True


def ask(why: str = "signed_out") -> None:
    """Asks the visitor to sign in."""
    t = state.texts()
    frame.heading(t(f"sign_in.{why}_title"))
    st.markdown(t(f"sign_in.{why}"))
    st.button(t("sign_in.go"), key="sign_in", type="primary", on_click=st.login)
    frame.links(("/w", t("start.join")), ("/", t("web.to_start")))
