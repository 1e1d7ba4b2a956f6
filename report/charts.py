"""The charts of the profile, by key: drawn once here for screen and PDF, from the findings alone."""

from collections.abc import Callable

import altair as alt

from report.field_charts import room_chart, six_pairs_chart
from report.row_charts import chain_chart, six_rows_chart, support_chart

__all__ = ["CHARTS", "chain_chart", "room_chart", "six_pairs_chart", "six_rows_chart", "support_chart"]

CHARTS: dict[str, Callable[..., alt.LayerChart]] = {
    "six_pairs": six_pairs_chart,
    "six_rows": six_rows_chart,
    "chain": chain_chart,
    "room": room_chart,
    "support": support_chart,
}
"""Chart functions by the key of their figure; each takes findings, texts and a theme (light, dark, print)."""
