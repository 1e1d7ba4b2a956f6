"""The charts of the profile by key: drawn once here for screen and PDF, from the findings alone."""

from collections.abc import Callable
from functools import partial

import altair as alt

from report.drawing import Sheet
from report.field_charts import room, six_pairs
from report.parts import Findings
from report.row_charts import chain, six_rows, support
from texts import Texts

SHEETS: dict[str, Callable[..., Sheet]] = {
    "six_pairs": six_pairs,
    "six_rows": six_rows,
    "chain": chain,
    "room": room,
    "support": support,
}
"""How each figure is drawn, by its key; each takes findings, texts, a theme and its size in pixels."""


def _chart(key: str, findings: Findings, texts: Texts, theme: str = "light", **size: int) -> alt.LayerChart:
    """The chart of a figure; theme is light, dark or print, its size by keyword (width, size, focus)."""
    return SHEETS[key](findings, texts, theme, **size).chart(texts)


six_pairs_chart = partial(_chart, "six_pairs")
six_rows_chart = partial(_chart, "six_rows")
chain_chart = partial(_chart, "chain")
room_chart = partial(_chart, "room")
support_chart = partial(_chart, "support")

CHARTS: dict[str, Callable[..., alt.LayerChart]] = {key: partial(_chart, key) for key in SHEETS}
"""The charts by the key of their figure; each takes findings, texts and a theme (light, dark, print)."""
