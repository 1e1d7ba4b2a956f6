"""A sheet in pixels on which a chart is drawn: texts, lines, soft fields, marks and bands, few layers."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

import altair as alt

from report.ink import FONT, Ink
from texts import Texts

Point = tuple[float, float]
Row = dict[str, Any]

AREA = {"circle": 1.0, "diamond": 1.25, "square": 0.9, "triangle": 0.28}
"""Size of a mark by shape: a diamond needs more area than a circle to weigh as much."""


_ORDER = ("rect", "rule", "point", "text")  # what lies under what
_TEXT = alt.Text("text:N")
_FAR = (alt.X2("x2:Q"), alt.Y2("y2:Q"))


@lru_cache(maxsize=8)
def number_format(locale: str) -> dict[str, Any]:
    """How numbers are written in a locale, in the form charts want it (decimal comma in Swedish)."""
    import vl_convert

    return dict(vl_convert.get_format_locale(cast("Any", locale)))


@dataclass(frozen=True)
class Look:
    """How a layer is drawn: its mark and the mark's properties, as pairs so that equal looks meet."""

    mark: str
    style: tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Sheet:
    """A drawing in pixels from the upper left; what looks alike becomes one layer."""

    width: float
    height: float
    ink: Ink
    layers: dict[Look, list[Row]] = field(default_factory=dict)

    def write(self, text: str, at: Point, **style: str | float) -> None:
        """A text, centred on its line; style is that of a text mark."""
        look = {"align": "left", "baseline": "middle", "color": self.ink.ink} | style
        self._add("text", look, {"x": at[0], "y": at[1], "text": text})

    def line(self, start: Point, end: Point, color: str, width: float = 0.75) -> None:
        """A thin line."""
        self._add("rule", {"color": color, "strokeWidth": width}, _between(start, end))

    def area(self, start: Point, end: Point, color: str) -> None:
        """A soft rectangle."""
        self._add("rect", {"color": color}, _between(start, end))

    def mark(
        self,
        shape: str,
        at: Point,
        color: str,
        *,
        hollow: bool = False,
        angle: float = 0,
        scale: float = 1,
    ) -> None:
        """A mark; a hollow one is filled with the paper; scale makes its area larger or smaller."""
        look = {
            "shape": shape,
            "size": round((self.ink.font * 0.8) ** 2 * AREA[shape] * scale, 1),
            "fill": self.ink.ground if hollow else color,
            "stroke": color,
            "strokeWidth": 0 if shape == "triangle" else round(1.3 * scale**0.5, 2),
            "opacity": 1,
            "angle": round(angle % 360, 1),
        }
        self._add("point", look, {"x": at[0], "y": at[1]})

    def band(self, start: Point, end: Point, color: str, *, dashed: bool = False) -> None:
        """A band of uncertainty: a broad soft line, or a thin dashed one."""
        soft = {"color": color, "strokeWidth": self.ink.band, "opacity": 0.26}
        thin = {"color": color, "strokeWidth": 1.5, "strokeDash": (2, 2)}
        self._add("rule", thin if dashed else soft, _between(start, end))

    def chart(self, texts: Texts) -> alt.LayerChart:
        """The drawing as one chart of a fixed size, without axes or frame of its own."""
        x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, self.width], nice=False, zero=False))
        y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[self.height, 0], nice=False, zero=False))
        chart = alt.LayerChart(width=self.width, height=self.height)
        ordered = sorted(self.layers.items(), key=lambda layer: _ORDER.index(layer[0].mark))
        chart.layer = [_layer(look, rows, x, y) for look, rows in ordered]
        chart.config = alt.Config(
            font=FONT,
            background="transparent",
            locale=alt.Locale(number=number_format(texts.locale)),
            padding=2,
            view=alt.ViewConfig(stroke=None),
            text=alt.MarkConfig(font=FONT, fontSize=self.ink.font),
        )
        return chart

    def _add(self, mark: str, style: dict[str, Any], row: Row) -> None:
        rounded = {key: round(value, 2) if isinstance(value, float) else value for key, value in row.items()}
        self.layers.setdefault(Look(mark, tuple(style.items())), []).append(rounded)


def _layer(look: Look, rows: list[Row], x: alt.X, y: alt.Y) -> alt.Chart:
    style = {key: list(value) if isinstance(value, tuple) else value for key, value in look.style}
    chart = getattr(alt.Chart(alt.InlineData(values=rows)), f"mark_{look.mark}")(**style)
    more = {"text": (_TEXT,), "rule": _FAR, "rect": _FAR}.get(look.mark, ())
    return cast("alt.Chart", chart.encode(x, y, *more))


def _between(start: Point, end: Point) -> Row:
    return {"x": start[0], "x2": end[0], "y": start[1], "y2": end[1]}
