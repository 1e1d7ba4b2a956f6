"""Charts in a square field: the six-pair map, room against foundation."""

import math
from collections.abc import Sequence
from itertools import pairwise
from textwrap import wrap

from report.drawing import Sheet
from report.ink import INKS
from report.labels import Spot, merge, place
from report.parts import Findings, PairFinding, Reading
from texts import Texts

_MIDDLE = (40, 60)  # the soft square of the map
_CROSS = (45, 55)  # the grey middle of room and foundation (instrument.md 3.5)
_CORNER = 25  # a mark this near moves the middle's name to the other end
_RADIUS = 0.45  # of a mark, in text sizes
_LETTER = 0.52  # mean width of a letter, in text sizes
_MAP_CORNERS = ("lean_tvivel", "both", "neither", "lean_tillit")
_ROOM_CORNERS = ("without_ground", "with_ground", "neither_room", "unused_ground")


def six_pairs(
    findings: Findings, texts: Texts, theme: str, size: int = 320, focus: int | None = None
) -> Sheet:
    """The map: x Tillit, y Tvivel, a numbered mark a pair, an arrow to the wish, bands of the pair in focus.

    Marks at one point become one mark with their numbers; labels never overlap (see labels.py).
    """
    sheet = Sheet(size, size, INKS[theme])
    low, high = (value * size / 100 for value in _MIDDLE)
    sheet.area((low, low), (high, high), sheet.ink.soft)
    _frame(sheet)
    _corners(sheet, _MAP_CORNERS, texts)
    _axes(sheet, ("tillit", "tvivel"), texts, below=2.6, left=1.0)
    drawn = [pair for pair in findings.pairs if None not in (pair.tillit.score, pair.tvivel.score)]
    for pair in drawn:
        if pair.number == focus:
            _cross(sheet, _span(pair.tillit), _span(pair.tvivel))
    arrows = [(_spot(pair, size), _end(pair, size)) for pair in drawn if _moves(pair)]
    placed = [_spot(pair, size) for pair in drawn]
    spots = merge([(one.x, one.y, one.text) for one in placed], texts("chart.mark_join"))
    for start, end in arrows:
        _arrow(sheet, start, end, spots)
    _numbered(sheet, spots, arrows, texts)
    if not drawn:
        _nothing(sheet, texts)
    return sheet


def room(findings: Findings, texts: Texts, theme: str, size: int = 300) -> Sheet:
    """Room against foundation: four fields, a grey middle, one mark with its bands, the caveat inside."""
    found, sheet = findings.room, Sheet(size, size, INKS[theme])
    ink, font = sheet.ink, sheet.ink.font
    low, high = (value * size / 100 for value in _CROSS)
    sheet.area((low, 0), (high, size), ink.soft)
    sheet.area((0, low), (size, high), ink.soft)
    _frame(sheet)
    _corners(sheet, _ROOM_CORNERS, texts)
    _axes(sheet, ("room_x", "room_y"), texts, below=4.2, left=2.6)
    near = found.h is not None and found.t is not None and found.h < _CORNER and abs(found.t - 50) < _CORNER
    name = (size / 2, font if near else size - font)
    sheet.write(texts("chart.middle_room"), name, align="center", color=ink.muted)
    if found.h is None or found.t is None or found.u_h is None or found.u_t is None:
        _nothing(sheet, texts)
    else:
        _cross(
            sheet,
            (found.t, found.t - found.u_t, found.t + found.u_t),
            (found.h, found.h - found.u_h, found.h + found.u_h),
        )
        sheet.mark("square", (found.t * size / 100, size - found.h * size / 100), ink.ink)
    for line, words in enumerate(wrap(texts("report.room.caveat"), int(size / (_LETTER * font)))):
        sheet.write(words, (0, size + (6 + 1.3 * line) * font), fontStyle="italic", color=ink.muted)
    return sheet


def _nothing(sheet: Sheet, texts: Texts) -> None:
    middle = (sheet.width / 2, sheet.width / 2)
    sheet.write(texts("chart.missing"), middle, align="center", color=sheet.ink.muted, fontStyle="italic")


def _span(read: Reading) -> tuple[float, float, float]:
    return read.score or 0.0, read.low or 0.0, read.high or 0.0


def _spot(pair: PairFinding, size: float) -> Spot:
    x, y = pair.tillit.score or 0.0, pair.tvivel.score or 0.0
    return Spot(x * size / 100, size - y * size / 100, str(pair.number))


def _end(pair: PairFinding, size: float) -> Spot:
    x = pair.tillit.score if pair.tillit.target is None else pair.tillit.target
    y = pair.tvivel.score if pair.tvivel.target is None else pair.tvivel.target
    return Spot((x or 0.0) * size / 100, size - (y or 0.0) * size / 100, "")


def _moves(pair: PairFinding) -> bool:
    return pair.tillit.target is not None or pair.tvivel.target is not None


def _numbered(sheet: Sheet, spots: Sequence[Spot], arrows: Sequence[tuple[Spot, Spot]], texts: Texts) -> None:
    """The marks and their labels; an arrow from a mark of several pairs has its own number at its head."""
    font = sheet.ink.font
    alone = {spot.text for spot in spots}
    several = [(end.x, end.y, start.text) for start, end in arrows if start.text not in alone]
    heads = merge(several, texts("chart.mark_join"))
    for spot in spots:
        sheet.mark("circle", (spot.x, spot.y), sheet.ink.ink)
    for number, label in enumerate(place([*spots, *heads], sheet.width, _RADIUS * font, font, arrows)):
        color, weight = (sheet.ink.ink, 600) if number < len(spots) else (sheet.ink.action, 400)
        at = (label.box.x, label.box.y)
        sheet.write(label.text, at, align="center", color=color, fontWeight=weight)


def _cross(sheet: Sheet, across: tuple[float, float, float], upwards: tuple[float, float, float]) -> None:
    """Bands of a mark in both directions; each is value, lower end and upper end, 0-100."""
    size = sheet.width
    x, left, right = (min(100.0, max(0.0, value)) * size / 100 for value in across)
    y, down, up = (size - min(100.0, max(0.0, value)) * size / 100 for value in upwards)
    sheet.band((left, y), (right, y), sheet.ink.ink)
    sheet.band((x, down), (x, up), sheet.ink.ink)


def _arrow(sheet: Sheet, start: Spot, end: Spot, spots: Sequence[Spot]) -> None:
    """A thin arrow; it stops before a mark that stands at its end."""
    font = sheet.ink.font
    length = math.hypot(end.x - start.x, end.y - start.y)
    taken = any(math.hypot(end.x - spot.x, end.y - spot.y) < 1 for spot in spots)
    part = 1 - (font if taken else 0.3 * font) / length
    tip = (start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part)
    sheet.line((start.x, start.y), tip, sheet.ink.action, 1)
    angle = math.degrees(math.atan2(end.x - start.x, start.y - end.y))
    sheet.mark("triangle", tip, sheet.ink.action, angle=angle)


def _frame(sheet: Sheet) -> None:
    """Four hairlines round the field."""
    size = sheet.width
    for start, end in pairwise(((0, 0), (size, 0), (size, size), (0, size), (0, 0))):
        sheet.line(start, end, sheet.ink.muted)


def _corners(sheet: Sheet, keys: tuple[str, ...], texts: Texts) -> None:
    """The names of the corners, just outside the field: above and below, left and right.

    Above, the left one stands a line higher where both are too long for one line.
    """
    size, font = sheet.width, sheet.ink.font
    names = [texts(f"chart.{key}") for key in keys]
    crowded = _LETTER * font * (len(names[0]) + len(names[1]) + 1) > size
    above, below = -font, size + font
    first = above - 1.3 * font if crowded else above
    places = ((0, first, "left"), (size, above, "right"), (0, below, "left"), (size, below, "right"))
    for name, (x, y, align) in zip(names, places, strict=True):
        sheet.write(name, (x, y), align=align, fontStyle="italic")


def _axes(sheet: Sheet, names: tuple[str, str], texts: Texts, *, below: float, left: float) -> None:
    """The words of both axes, and their names so many text sizes below and left of the field."""
    size, font, muted = sheet.width, sheet.ink.font, sheet.ink.muted
    never, always = texts("chart.never"), texts("chart.always")
    row, column = size + 2.6 * font, -font
    sheet.write(never, (0, row), color=muted)
    sheet.write(always, (size, row), align="right", color=muted)
    sheet.write(never, (column, size), color=muted, angle=270)
    sheet.write(always, (column, 0), align="right", color=muted, angle=270)
    across, upwards = (texts(f"chart.{name}") for name in names)
    sheet.write(across, (size / 2, size + below * font), align="center", fontWeight=600)
    sheet.write(upwards, (-left * font, size / 2), align="center", fontWeight=600, angle=270)
