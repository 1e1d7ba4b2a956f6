"""Charts in a square field: the six-pair map, room against foundation."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import altair as alt

from report.drawing import Row, across, area, bands, base, finish, hairline, points, upwards, written
from report.ink import INKS, Ink
from report.labels import Spot, merge, place
from report.parts import Findings, PairFinding
from texts import Texts

_MIDDLE = (40, 60)  # the soft square of the map
_CROSS = (45, 55)  # the grey middle of room and foundation (instrument.md 3.5)
_CORNER = 25  # a mark this near moves the middle's name to the other end
_RADIUS = 0.45  # of a mark, in text sizes
_MAP_CORNERS = ("lean_tvivel", "both", "neither", "lean_tillit")
_ROOM_CORNERS = ("without_ground", "with_ground", "neither_room", "unused_ground")


def six_pairs_chart(
    findings: Findings, texts: Texts, theme: str = "light", size: int = 320, focus: int | None = None
) -> alt.LayerChart:
    """The map: x Tillit, y Tvivel, a numbered mark a pair, an arrow to the wish, bands of the pair in focus.

    Marks at one point become one mark with their numbers; labels never overlap (see labels.py).
    """
    ink = INKS[theme]
    low, high = (value * size / 100 for value in _MIDDLE)
    layers = [area((low, low), (high, high), ink.soft), *_frame(ink, size)]
    layers += _corners(_MAP_CORNERS, texts, ink, size)
    layers += _axes("tillit", "tvivel", texts, ink, size, outward=2.6, side=1.0)
    drawn = [pair for pair in findings.pairs if None not in (pair.tillit.score, pair.tvivel.score)]
    layers += [layer for pair in drawn if pair.number == focus for layer in _cross([_values(pair)], ink)]
    arrows = [(_spot(pair, size), _end(pair, size)) for pair in drawn if _moves(pair)]
    placed = [_spot(pair, size) for pair in drawn]
    spots = merge([(one.x, one.y, one.text) for one in placed], texts("chart.mark_join"))
    layers += [layer for start, end in arrows for layer in _arrow(start, end, spots, ink)]
    layers += _numbered(spots, arrows, texts, ink, size)
    if not drawn:
        layers += [_nothing(texts, ink, size)]
    return finish(layers, size, size, ink, texts)


def room_chart(findings: Findings, texts: Texts, theme: str = "light", size: int = 300) -> alt.LayerChart:
    """Room against foundation: four fields, a grey middle, one mark with its bands, the caveat inside."""
    ink, room = INKS[theme], findings.room
    low, high = (value * size / 100 for value in _CROSS)
    layers = [
        area((low, 0), (high, size), ink.soft),
        area((0, low), (size, high), ink.soft),
        *_frame(ink, size),
    ]
    layers += _corners(_ROOM_CORNERS, texts, ink, size)
    layers += _axes("room_x", "room_y", texts, ink, size, outward=4.2, side=2.6)
    near = room.h is not None and room.t is not None and room.h < _CORNER and abs(room.t - 50) < _CORNER
    y = ink.font if near else size - ink.font
    layers += [written(texts("chart.middle_room"), size / 2, y, ink, color=ink.muted)]
    layers += _room_mark(findings, texts, ink, size)
    caveat = texts("report.room.caveat")
    layers += [
        written(caveat, 0, size + 6 * ink.font, ink, align="left", fontStyle="italic", color=ink.muted)
    ]
    return finish(layers, size, size, ink, texts)


def _room_mark(findings: Findings, texts: Texts, ink: Ink, size: int) -> list[alt.Chart]:
    h, t, u_h, u_t = findings.room.h, findings.room.t, findings.room.u_h, findings.room.u_t
    if h is None or t is None or u_h is None or u_t is None:
        return [_nothing(texts, ink, size)]
    row: Row = {
        "x": t,
        "y": h,
        "low": max(0.0, t - u_t),
        "high": min(100.0, t + u_t),
        "down": max(0.0, h - u_h),
        "up": min(100.0, h + u_h),
    }
    return [*_cross([row], ink), points([row], "square", ink.ink, ink).encode(x=across(), y=upwards())]


def _nothing(texts: Texts, ink: Ink, size: int) -> alt.Chart:
    return written(texts("chart.missing"), size / 2, size / 2, ink, color=ink.muted, fontStyle="italic")


def _values(pair: PairFinding) -> Row:
    a, b = pair.tillit, pair.tvivel
    return {"x": a.score, "y": b.score, "low": a.low, "high": a.high, "down": b.low, "up": b.high}


def _spot(pair: PairFinding, size: int) -> Spot:
    x, y = pair.tillit.score or 0.0, pair.tvivel.score or 0.0
    return Spot(x * size / 100, size - y * size / 100, str(pair.number))


def _end(pair: PairFinding, size: int) -> Spot:
    x = pair.tillit.score if pair.tillit.target is None else pair.tillit.target
    y = pair.tvivel.score if pair.tvivel.target is None else pair.tvivel.target
    return Spot((x or 0.0) * size / 100, size - (y or 0.0) * size / 100, "")


def _moves(pair: PairFinding) -> bool:
    return pair.tillit.target is not None or pair.tvivel.target is not None


def _numbered(
    spots: Sequence[Spot], arrows: Sequence[tuple[Spot, Spot]], texts: Texts, ink: Ink, size: int
) -> Iterator[alt.Chart]:
    """The marks and their labels; an arrow from a mark of several pairs has its own number at its head."""
    if not spots:
        return
    alone = {spot.text for spot in spots}
    several = [(end.x, end.y, start.text) for start, end in arrows if start.text not in alone]
    heads = merge(several, texts("chart.mark_join"))
    rows = [{"x": 100 * spot.x / size, "y": 100 - 100 * spot.y / size} for spot in spots]
    yield points(rows, "circle", ink.ink, ink).encode(x=across(), y=upwards())
    labels = place([*spots, *heads], size, _RADIUS * ink.font, ink.font, arrows)
    for number, label in enumerate(labels):
        look = {"color": ink.ink, "fontWeight": 600} if number < len(spots) else {"color": ink.action}
        yield written(label.text, label.box.x, label.box.y, ink, **look)


def _cross(rows: Sequence[Row], ink: Ink) -> list[alt.Chart]:
    """Bands of a mark in both directions."""
    band = bands(rows, ink.ink, ink)
    return [
        band.encode(x=across("low"), x2=alt.X2("high:Q"), y=upwards()),
        band.encode(x=across(), y=upwards("down"), y2=alt.Y2("up:Q")),
    ]


def _arrow(start: Spot, end: Spot, spots: Sequence[Spot], ink: Ink) -> list[alt.Chart]:
    """A thin arrow; it stops before a mark that stands at its end."""
    length = math.hypot(end.x - start.x, end.y - start.y)
    taken = any(math.hypot(end.x - spot.x, end.y - spot.y) < 1 for spot in spots)
    part = 1 - (1.1 * ink.font * _RADIUS * 2 if taken else 0.3 * ink.font) / length
    tip = (start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part)
    angle = math.degrees(math.atan2(end.x - start.x, start.y - end.y))
    head = base().mark_point(
        shape="triangle", size=ink.font * 2.6, fill=ink.action, strokeWidth=0, opacity=1, angle=angle % 360
    )
    line = hairline((start.x, start.y), tip, ink.action, 1)
    return [line, head.encode(x=alt.value(tip[0]), y=alt.value(tip[1]))]


def _frame(ink: Ink, size: int) -> list[alt.Chart]:
    """Four hairlines round the field."""
    corners = ((0, 0), (size, 0), (size, size), (0, size), (0, 0))
    return [hairline(a, b, ink.muted) for a, b in pairwise(corners)]


def _corners(keys: tuple[str, ...], texts: Texts, ink: Ink, size: int) -> Iterator[alt.Chart]:
    """The names of the corners, just outside the field: above and below, left and right."""
    above, below = -ink.font, size + ink.font
    places = ((0, above, "left"), (size, above, "right"), (0, below, "left"), (size, below, "right"))
    for key, (x, y, align) in zip(keys, places, strict=True):
        yield written(texts(f"chart.{key}"), x, y, ink, align=align, fontStyle="italic")


def _axes(
    x: str, y: str, texts: Texts, ink: Ink, size: int, *, outward: float, side: float
) -> Iterator[alt.Chart]:
    """The words of both axes and their names, in text sizes from the field; names may stand further out."""
    never, always = texts("chart.never"), texts("chart.always")
    below, left = size + 2.6 * ink.font, -ink.font
    up = {"angle": 270}
    yield written(never, 0, below, ink, align="left", color=ink.muted)
    yield written(always, size, below, ink, align="right", color=ink.muted)
    yield written(
        texts(f"chart.{x}"), size / 2, size + outward * ink.font, ink, align="center", fontWeight=600
    )
    yield written(never, left, size, ink, align="left", color=ink.muted, **up)
    yield written(always, left, 0, ink, align="right", color=ink.muted, **up)
    yield written(texts(f"chart.{y}"), -side * ink.font, size / 2, ink, align="center", fontWeight=600, **up)
