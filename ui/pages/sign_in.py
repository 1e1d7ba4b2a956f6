"""Signing in, for those who come from a page that is not Streamlit's."""

import streamlit as st

from ui import frame, gate, services, sign_in, state

found = sign_in.person() if services.settings().sign_in else None
if not services.settings().sign_in:
    frame.heading(state.texts()("page.sign_in"))
    st.markdown(state.texts()("sign_in.off"))
elif found is None or not found.fresh:
    gate.ask("signed_out" if found is None else "expired")
else:
    frame.heading(state.texts()("page.sign_in"))
    st.markdown(state.texts()("sign_in.done"))
    frame.links(("/", state.texts()("web.to_start")), ("/auth/logout", state.texts()("sign_in.out")))
