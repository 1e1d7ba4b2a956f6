"""The answers of a pair as rows of marks, one mark an answer; bars from 0 when there are many."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from report.drawing import Sheet
from report.group_parts import GroupItem, GroupPair
from report.ink import INKS
from texts import Texts

_MOST_MARKS = 24  # of one answer; more become a bar
_LINE = 12  # marks beside each other in a column at most
_PITCH, _MARK_ROW, _BARS = 0.68, 0.8, 2.6  # distance of marks, of lines of marks, tallest bar; in text sizes
_TITLE, _GAP = 1.9, 1.2  # title above the marks, room before the next row; in text sizes


def pair_answers(pair: GroupPair, texts: Texts, theme: str, width: int = 520) -> Sheet:
    """A pair's two questions in five columns; only those whose distribution may be shown.

    Args:
        pair: Questions with what is shown of them.
        texts: Wording.
        theme: light, dark or print.
        width: Pixels.
    """
    drawn = [item for item in pair.items if item.shown.counts]
    ink = INKS[theme]
    most = max((count for item in drawn for count in item.shown.counts), default=0)
    tall = [_tall(item.shown.counts, most) * ink.font for item in drawn]
    height = sum(tall) + len(drawn) * (_TITLE + _GAP) * ink.font
    sheet = Sheet(width, max(height, ink.font), ink)
    ground = 0.0
    for item, own in zip(drawn, tall, strict=True):
        ground += _TITLE * ink.font + own
        _row(sheet, item, texts, (ground, own), most)
        ground += _GAP * ink.font
    _words(sheet, texts)
    return sheet


def is_bars(items: Sequence[GroupItem]) -> bool:
    """Whether so many gave one answer that bars are drawn instead of marks."""
    return any(count > _MOST_MARKS for item in items for count in item.shown.counts)


def _tall(counts: Sequence[int], most: int) -> float:
    """Height of a row's marks in text sizes."""
    if most > _MOST_MARKS:
        return _BARS + 1
    return _MARK_ROW * max(-(-count // _LINE) for count in counts)


def _row(sheet: Sheet, item: GroupItem, texts: Texts, place: tuple[float, float], most: int) -> None:
    """One question: its name, the words for its spread, a line, and the answers on it."""
    ground, tall = place
    ink, shown = sheet.ink, item.shown
    title = ground - tall - 1.0 * ink.font
    sheet.write(f"{item.side}: {item.short}", (0, title), fontWeight=600)
    words = [shown.spread_word, *([texts("group.two_camps")] if shown.two_camps else [])]
    sheet.write(", ".join(words), (sheet.width, title), align="right", color=ink.muted)
    sheet.line((0, ground), (sheet.width, ground), ink.hair)
    column = sheet.width / len(shown.counts)
    for step, count in enumerate(shown.counts):
        centre = (step + 0.5) * column
        if most > _MOST_MARKS:
            _bar(sheet, item, count, (centre, ground), most)
            continue
        for x, y in _places(count):
            at = (centre + x * ink.font, ground - (y + 0.6) * ink.font)
            _mark(sheet, item, at)


def _places(count: int) -> Iterator[tuple[float, float]]:
    """Where marks stand from a column's centre and its ground, in text sizes; lines from below."""
    for line, first in enumerate(range(0, count, _LINE)):
        many = min(_LINE, count - first)
        for place in range(many):
            yield (place - (many - 1) / 2) * _PITCH, line * _MARK_ROW


def _mark(sheet: Sheet, item: GroupItem, at: tuple[float, float]) -> None:
    ink, tvivel = sheet.ink, item.pole == "tvivel"
    color = ink.tvivel if tvivel else ink.tillit
    sheet.mark("diamond" if tvivel else "circle", at, color, hollow=tvivel and ink.outlined, scale=0.42)


def _bar(sheet: Sheet, item: GroupItem, count: int, at: tuple[float, float], most: int) -> None:
    """A bar from 0 with its number; Tvivel's differ by fill as well."""
    ink, (x, ground), wide = sheet.ink, at, 0.035 * sheet.width
    top = ground - _BARS * ink.font * count / most
    if not count:
        return
    if item.pole == "tvivel" and ink.outlined:
        corners = ((x - wide, ground), (x - wide, top), (x + wide, top), (x + wide, ground))
        for start, end in pairwise(corners):
            sheet.line(start, end, ink.tvivel, width=1)
    else:
        sheet.area((x - wide, top), (x + wide, ground), ink.tvivel if item.pole == "tvivel" else ink.tillit)
    sheet.write(str(count), (x, top - 0.6 * ink.font), align="center", color=ink.muted)


def _words(sheet: Sheet, texts: Texts) -> None:
    steps = texts.all("group.steps")
    for step, word in enumerate(steps):
        at = ((step + 0.5) * sheet.width / len(steps), sheet.height)
        sheet.write(word.lower(), at, align="center", color=sheet.ink.muted)
