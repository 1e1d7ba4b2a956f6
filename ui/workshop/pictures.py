"""Charts of a group's picture on a page: drawn wide and narrow, with text alternative and table."""

import html
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from report import GroupRow, answer_dots, group_rows, svg_of_sheet
from ui import state

WIDE, NARROW, ROOM = (620, 13), (320, 13), (1700, 47)
"""Width in pixels and size of text: a desktop, a phone, and the projector, whose screen it fills."""


def rows(found: Sequence[GroupRow], *, room: bool = False) -> None:
    """Rows of poles or scales."""
    t = state.texts()
    alt = "; ".join(f"{one.name}: {one.words}" for one in found)
    sizes = (ROOM,) if room else (WIDE, NARROW)
    _show(
        [
            svg_of_sheet(group_rows(found, t, state.theme(), width=width, font=font, tight=room), t)
            for width, font in sizes
        ],
        alt,
    )


def dots(measure: Mapping[str, Any], *, room: bool = False) -> None:
    """The answers to one question as dots; only for a measure with a distribution."""
    t, counts = state.texts(), measure["distribution"]
    names = [t(f"chart.{key}") for key in ("never", "seldom", "sometimes", "often", "always")]
    alt = "; ".join(f"{name}: {count}" for name, count in zip(names, counts, strict=True))
    camps = bool(measure.get("two_camps"))
    _show(
        [
            svg_of_sheet(answer_dots(counts, t, state.theme(), width=width, font=font, camps=camps), t)
            for width, font in ((ROOM,) if room else (WIDE, NARROW))
        ],
        alt,
    )


def _show(svgs: Sequence[str], alt: str) -> None:
    kinds = ("tt-room",) if len(svgs) == 1 else ("tt-wide", "tt-narrow")
    st.markdown(
        "".join(
            f'<div class="tt-chart {kind}" role="img" aria-label="{html.escape(alt)}">'
            f"{' '.join(svg.split())}</div>"
            for kind, svg in zip(kinds, svgs, strict=True)
        ),
        unsafe_allow_html=True,
    )


def table(title: str, header: Sequence[str], found: Sequence[Sequence[str]]) -> None:
    """A table that scrolls inside itself."""
    head = "".join(f'<th scope="col">{html.escape(cell)}</th>' for cell in header)
    body = "".join(
        f'<tr><th scope="row">{html.escape(row[0])}</th>'
        + "".join(f"<td>{html.escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in found
    )
    st.html(
        f'<div class="tt-scroll" tabindex="0" role="region" aria-label="{html.escape(title)}">'
        f'<table class="tt-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )
