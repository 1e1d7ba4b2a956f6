"""The look of a native bar chart: five steps told apart in black and white, numbers inside the bars."""

from collections.abc import Sequence
from typing import Any

STEPS = ("E4E7E9", "BDC5CA", "8D99A1", "56636C", "1D2327")
"""From almost never to almost always; dark letters on the first three."""
_DARK_FROM = 3
_NO_ZERO = "0;;;"


def dress(chart: Any, ink: str, size: int, longest: int) -> None:  # noqa: ANN401 - the library's chart has no public type
    """Legend below, categories from above, no grid, no value axis: the numbers stand in the bars.

    Args:
        chart: The chart.
        ink: Colour of the letters.
        size: Their size in points.
        longest: The highest sum of a bar; it fills the width.
    """
    from pptx.enum.chart import XL_LEGEND_POSITION, XL_TICK_MARK
    from pptx.util import Pt

    chart.font.size = Pt(size)
    chart.font.color.rgb = colour(ink)
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.category_axis.reverse_order = True
    chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    chart.category_axis.format.line.color.rgb = colour(ink)
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, longest
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    _steps(plot.series, size)


def _steps(series: Sequence[Any], size: int) -> None:
    from pptx.util import Pt

    for step, (one, fill) in enumerate(zip(series, STEPS, strict=False)):
        one.format.fill.solid()
        one.format.fill.fore_color.rgb = colour(fill)
        one.format.line.color.rgb = colour("1D2327")
        one.format.line.width = Pt(0.5)
        labels = one.data_labels
        labels.show_value, labels.number_format, labels.number_format_is_linked = True, _NO_ZERO, False
        labels.font.size = Pt(size)
        labels.font.color.rgb = colour("FFFFFF" if step >= _DARK_FROM else "1D2327")


def colour(code: str) -> Any:  # noqa: ANN401
    """A colour as the library wants it, from "#1D2327" or "1D2327"."""
    from pptx.dml.color import RGBColor

    return RGBColor(*bytes.fromhex(code.removeprefix("#")))  # type: ignore[no-untyped-call]
