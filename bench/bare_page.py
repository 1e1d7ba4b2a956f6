"""A bare Streamlit page with the widgets of a card of the walk and nothing behind them."""

import streamlit as st

OPTIONS = ("1", "2", "3", "4", "5", "DK", "NR")

step = st.session_state.setdefault("step", 0)
st.progress(step % 20 / 20, text="left")
with st.container(horizontal=True, key="said"):
    st.caption("before")
    st.button("change", key="change", type="tertiary")
with st.chat_message("assistant"):
    st.markdown("A short line.")
with st.container(key="card"):
    st.markdown("*The header of the card.*")
    for number in range(4):
        st.radio(
            "A statement of about the same length as ours, word for word.",
            OPTIONS,
            index=None,
            key=f"answers:{step}:{number}",
            horizontal=True,
        )
    with st.expander("note"):
        st.text_area("note", key=f"text:{step}")


def _on():
    st.session_state["step"] += 1


with st.container(horizontal=True, key="moves"):
    st.button("on", key="next", type="primary", on_click=_on)
    st.button("back", key="back")
st.html("<nav><a href='/'>one</a></nav>")
with st.expander("all"):
    st.html(
        "<ol>"
        + "".join(f"<li><a href='/?card={one}'>Card number {one}</a></li>" for one in range(25))
        + "</ol>"
    )
