"""The small pieces every chart is made of: texts at pixels, hairlines, fields, marks and bands."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

import altair as alt

from report.ink import FONT, Ink
from texts import Texts

Row = Mapping[str, float | str | None]

AREA = {"circle": 1.0, "diamond": 1.25, "square": 0.9}
"""A diamond needs more area than a circle to weigh as much."""


@lru_cache(maxsize=8)
def number_format(locale: str) -> dict[str, Any]:
    """How numbers are written in a locale, in the form charts want it (decimal comma in Swedish)."""
    import vl_convert

    return dict(vl_convert.get_format_locale(cast("Any", locale)))


def finish(
    layers: Sequence[alt.Chart], width: float, height: float, ink: Ink, texts: Texts
) -> alt.LayerChart:
    """The layers as one chart of a fixed size, without axes or frame of its own."""
    chart = alt.layer(*layers).properties(width=width, height=height)
    chart = chart.configure(
        font=FONT, background="transparent", locale=alt.Locale(number=number_format(texts.locale)), padding=2
    )
    chart = chart.configure_view(stroke=None)
    return cast("alt.LayerChart", chart.configure_text(font=FONT, fontSize=ink.font, color=ink.ink))


def across(field: str = "x") -> alt.X:
    """Position on the 0-100 scale from left to right."""
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, 100], nice=False), axis=None)


def upwards(field: str = "y") -> alt.Y:
    """Position on the 0-100 scale from the bottom up."""
    return alt.Y(f"{field}:Q", scale=alt.Scale(domain=[0, 100], nice=False), axis=None)


def downwards(field: str, height: float) -> alt.Y:
    """Position in pixels from the top."""
    return alt.Y(f"{field}:Q", scale=alt.Scale(domain=[0, height], range=[0, height], nice=False), axis=None)


def base(rows: Sequence[Row] = ({},)) -> alt.Chart:
    """A chart of plain rows; no data frame is needed."""
    return alt.Chart(alt.InlineData(values=[dict(row) for row in rows]))


def written(text: str, x: float, y: float, ink: Ink, **style: str | float) -> alt.Chart:
    """A text at a pixel; style goes to the text mark."""
    look: dict[str, Any] = {"baseline": "middle", "color": ink.ink} | style
    mark = base([{"text": text}]).mark_text(**look)
    return cast("alt.Chart", mark.encode(text=alt.Text("text:N"), x=alt.value(x), y=alt.value(y)))


def hairline(
    start: tuple[float, float], end: tuple[float, float], color: str, width: float = 0.75
) -> alt.Chart:
    """A thin line between two pixels."""
    mark = base().mark_rule(color=color, strokeWidth=width)
    x, x2, y, y2 = (alt.value(value) for value in (start[0], end[0], start[1], end[1]))
    return cast("alt.Chart", mark.encode(x=x, x2=x2, y=y, y2=y2))


def area(start: tuple[float, float], end: tuple[float, float], color: str) -> alt.Chart:
    """A soft rectangle between two pixels."""
    mark = base().mark_rect(color=color)
    x, x2, y, y2 = (alt.value(value) for value in (start[0], end[0], start[1], end[1]))
    return cast("alt.Chart", mark.encode(x=x, x2=x2, y=y, y2=y2))


def points(rows: Sequence[Row], shape: str, color: str, ink: Ink, *, hollow: bool = False) -> alt.Chart:
    """Marks without a place yet; hollow ones are filled with the paper."""
    size = (ink.font * 0.8) ** 2 * AREA[shape]
    fill = ink.ground if hollow else color
    mark = base(rows).mark_point(
        shape=shape, size=size, fill=fill, stroke=color, strokeWidth=1.3, opacity=1, strokeOpacity=1
    )
    return cast("alt.Chart", mark)


def bands(rows: Sequence[Row], color: str, ink: Ink, *, dashed: bool = False) -> alt.Chart:
    """Bands without a place yet: a broad soft line, or a thin dashed one."""
    if dashed:
        mark = base(rows).mark_rule(color=color, strokeWidth=1.5, strokeDash=[2, 2])
    else:
        mark = base(rows).mark_rule(color=color, strokeWidth=ink.band, opacity=0.26)
    return cast("alt.Chart", mark)
