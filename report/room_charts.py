"""Charts of a group's picture for screen and projector: rows on one scale, and answers as dots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from report.drawing import Sheet
from report.ink import INKS, Ink
from texts import Texts

_PITCH, _LINE, _TITLE = 3.5, 2.2, 1.35  # row height, its line, the title above the line; in text sizes
_TIGHT = (2.75, 1.8, 1.1)  # the same where six rows fill a screen
_POLE_BANDS = {"lag": (0.0, 25.0), "mellan": (25.0, 75.0), "hog": (75.0, 100.0)}
_SCALE_BANDS = {"lag": (0.0, 37.5), "mellan": (37.5, 62.5), "hog": (62.5, 100.0)}
_MOST_DOTS = 12
_DOT, _BARS = 1.05, 12.0  # distance of dots, height of the tallest bar; in text sizes
_FIVE_WORDS = 40  # all five words fit beside each other on a sheet this wide, in text sizes


@dataclass(frozen=True)
class GroupRow:
    """One row: a pole or a scale of the group.

    Attributes:
        name: what stands above the line.
        words: what stands at the right: band and spread, or that it is not shown.
        shape: circle (Tillit), diamond (Tvivel) or square.
        pole: one question, with the limits of a pole; otherwise a scale of two.
        measure: what may be shown of it; None when nothing.
        other: the manager's place on the same scale, 0-100, where it may stand beside.
    """

    name: str
    words: str
    shape: str
    pole: bool
    measure: Mapping[str, Any] | None
    other: float | None = None


def _ink(theme: str, font: int) -> Ink:
    return replace(INKS[theme], font=font, band=round(0.8 * font))


def group_rows(
    rows: Sequence[GroupRow], texts: Texts, theme: str, *, width: int, font: int = 13, tight: bool = False
) -> Sheet:
    """Rows from almost never to almost always: a mark at the median; where numbers are hidden only a band."""
    ink = _ink(theme, font)
    pitch, line, title = _TIGHT if tight else (_PITCH, _LINE, _TITLE)
    sheet = Sheet(width, pitch * font * len(rows) + 0.4 * font, ink)
    colors = {"circle": ink.tillit, "diamond": ink.tvivel}
    for place, row in enumerate(rows):
        y = (place * pitch + line) * font
        sheet.write(row.name, (0, y - title * font), fontWeight=600)
        sheet.write(row.words, (width, y - title * font), align="right", color=ink.muted)
        _scale(sheet, y, tight=tight)
        _place(sheet, row, y, colors.get(row.shape, ink.ink))
    _ends(sheet, sheet.height + 0.7 * font, texts, five=False)
    return sheet


def _scale(sheet: Sheet, y: float, *, tight: bool) -> None:
    """A line with three ticks; heavier where it is seen from far away."""
    color, width = (sheet.ink.muted, 2.0) if tight else (sheet.ink.hair, 0.75)
    tick = 0.5 * sheet.ink.font
    sheet.line((0, y), (sheet.width, y), color, width)
    for x in (0, sheet.width / 2, sheet.width):
        sheet.line((x, y - tick), (x, y + tick), color, width)


def _place(sheet: Sheet, row: GroupRow, y: float, color: str) -> None:
    """The group's mark or band on the line, and the manager's mark where there is one."""
    inside = (0.5 * sheet.ink.font, sheet.width - 0.5 * sheet.ink.font)
    if row.measure is not None and "median" in row.measure:
        sheet.mark(row.shape, (_x(row.measure["median"], inside), y), color)
    elif row.measure is not None:
        low, high = (_POLE_BANDS if row.pole else _SCALE_BANDS)[row.measure["band"]]
        sheet.band((low * sheet.width / 100, y), (high * sheet.width / 100, y), color)
    if row.other is not None:
        x, half = _x(row.other, inside), 0.55 * sheet.ink.font
        sheet.line((x, y - half), (x, y + half), sheet.ink.action, 0.22 * sheet.ink.font)


def _x(value: float, inside: tuple[float, float]) -> float:
    return inside[0] + value * (inside[1] - inside[0]) / 100


def answer_dots(
    distribution: Sequence[int], texts: Texts, theme: str, *, width: int, font: int = 13, camps: bool = False
) -> Sheet:
    """How many gave each of the five answers, as dots from the line up; as bars from 0 when there are many.

    Args:
        distribution: persons who answered 1, 2, 3, 4 and 5.
        texts: wording.
        theme: light or dark.
        width: pixels.
        font: size of the words in pixels.
        camps: two camps: a question mark stands between them, never a name.
    """
    ink, most = _ink(theme, font), max(distribution)
    step = _DOT if most <= _MOST_DOTS else _BARS / most
    above = 2.4 if camps else 0.0  # room for the question mark over the middle
    tall = max(most, distribution[2] + above / step) * step * font
    sheet = Sheet(width, tall + 2.4 * font, ink)
    ground = tall + 2.2 * font
    for place, count in enumerate(distribution):
        x = (place + 0.5) * width / 5
        top = ground - count * step * font
        if most <= _MOST_DOTS:
            for dot in range(count):
                sheet.mark("circle", (x, ground - (dot + 0.7) * _DOT * font), ink.ink)
        elif count:
            sheet.area((x - 0.06 * width, top), (x + 0.06 * width, ground), ink.muted)
        if count:
            sheet.write(str(count), (x, top - 0.8 * font), align="center", color=ink.muted)
    sheet.line((0, ground), (width, ground), ink.hair)
    if camps:
        at = (width / 2, ground - distribution[2] * step * font - 2.6 * font)
        sheet.write("?", at, align="center", fontSize=2 * font, fontWeight=600)
    _ends(sheet, sheet.height + 0.9 * font, texts, five=width >= _FIVE_WORDS * font)
    return sheet


def _ends(sheet: Sheet, y: float, texts: Texts, *, five: bool) -> None:
    """The words under the line: all five under their dots, or the two ends and the middle."""
    if five:
        for place, key in enumerate(("never", "seldom", "sometimes", "often", "always")):
            at = ((place + 0.5) * sheet.width / 5, y)
            sheet.write(texts(f"chart.{key}"), at, align="center", color=sheet.ink.muted)
        return
    for x, key, align in ((0.0, "never", "left"), (0.5, "sometimes", "center"), (1.0, "always", "right")):
        sheet.write(texts(f"chart.{key}"), (x * sheet.width, y), align=align, color=sheet.ink.muted)
