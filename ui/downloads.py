"""Files that are made when a person asks for them, and kept until they have come."""

import threading
from collections.abc import Callable
from typing import Literal

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

PDF = "application/pdf"


def button(
    label: str,
    make: Callable[[], bytes],
    name: str,
    kind: str = PDF,
    *,
    key: str | None = None,
    disabled: bool = False,
    look: Literal["primary", "secondary"] = "secondary",
) -> None:
    """A button that hands out a file which is made at the press.

    Args:
        label: what stands on it.
        make: makes the file; runs outside the page.
        name: the file's name.
        kind: its media type.
        key: key of the button.
        disabled: whether it cannot be pressed.
        look: primary or secondary.
    """
    st.download_button(
        label, _kept(make, name, kind), name, kind, key=key, type=look, on_click="ignore", disabled=disabled
    )


def _kept(make: Callable[[], bytes], name: str, kind: str) -> Callable[[], bytes]:
    """The same, with the file noted as this session's.

    Streamlit notes a file that is made at the press for nobody, and deletes it when two runs of anybody's
    page have ended: among many people before it has come. One that is noted stays until this page runs anew.
    """
    context = get_script_run_ctx()

    def note(data: bytes) -> None:
        files = runtime.get_instance().media_file_mgr
        files.add(data, kind, f"download:{name}", file_name=name, is_for_static_download=True)

    def made() -> bytes:
        data = make()
        if context is not None and runtime.exists():
            noting = threading.Thread(target=note, args=(data,))  # whose session it is goes by thread
            add_script_run_ctx(noting, context).start()
            noting.join()
        return data

    return made
