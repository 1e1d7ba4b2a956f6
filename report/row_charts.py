"""Charts made of rows on one scale from almost never to almost always: the six pairs, the chain, support."""

from collections.abc import Sequence
from dataclasses import dataclass

from report.drawing import Sheet
from report.ink import INKS
from report.parts import Chain, Findings, PairFinding, Reading
from texts import Texts

_PAIR_PITCH, _PAIR_LINE, _PAIR_TITLE = (
    4.4,
    2.7,
    2.0,
)  # row height, line in the row, title above it; text sizes
_PITCH, _LINE, _TITLE = 3.6, 2.1, 1.4
_APART = 0.62  # distance of a pair's two marks from their line, in text sizes
_SET_APART = 1.2  # extra room before the weakest link, in text sizes
_ROOM_FOR_CLASS = 34  # the words at the right stand beside others only on rows this wide, in text sizes


@dataclass(frozen=True)
class Placed:
    """A reading and the pixel row its mark stands on."""

    reading: Reading
    y: float


def six_rows(findings: Findings, texts: Texts, theme: str, width: int = 520) -> Sheet:
    """Six rows, two marks on each: round Tillit and diamond Tvivel with their bands."""
    ink = INKS[theme]
    top = 2.0 * ink.font
    sheet = Sheet(width, top + _PAIR_PITCH * ink.font * len(findings.pairs), ink)
    _legend(sheet, texts)
    for row, pair in enumerate(findings.pairs):
        line = top + (row * _PAIR_PITCH + _PAIR_LINE) * ink.font
        _pair_title(sheet, pair, line - _PAIR_TITLE * ink.font)
        scale_line(sheet, line, 1.2)
        above, below = (
            Placed(pair.tillit, line - _APART * ink.font),
            Placed(pair.tvivel, line + _APART * ink.font),
        )
        _mark(sheet, above, "circle", ink.tillit)
        _mark(sheet, below, "diamond", ink.tvivel, outlined=ink.outlined)
        for one, name in ((above, texts("chart.tillit")), (below, texts("chart.tvivel"))):
            _missing(sheet, one, f"{name}: {texts('chart.missing')}")
    scale_words(sheet, texts)
    return sheet


def chain(findings: Findings, texts: Texts, theme: str, width: int = 520) -> Sheet:
    """Three rows on one scale; the weakest link stands last, apart from the others, with its words.

    Where none is named, two lines show over what stretch the three marks are spread, with the words for it.
    """
    found, ink = findings.chain, INKS[theme]
    links = sorted(found.links, key=lambda link: link.code == found.weakest)
    apart = _SET_APART * ink.font if found.weakest else 0.0
    sheet = Sheet(width, _PITCH * ink.font * len(links) + apart, ink)
    placed = _rows(links, ink.font, apart)
    _plain(sheet, placed, texts, found)
    if not found.weakest:
        _together(sheet, placed, found.label)
    return sheet


def support(findings: Findings, texts: Texts, theme: str, width: int = 520) -> Sheet:
    """Support and own conditions, one row each."""
    ink = INKS[theme]
    sheet = Sheet(width, _PITCH * ink.font * len(findings.support), ink)
    _plain(sheet, _rows(findings.support, ink.font, 0), texts)
    return sheet


def _rows(readings: Sequence[Reading], font: float, before_last: float) -> list[Placed]:
    last = len(readings) - 1
    return [
        Placed(one, (row * _PITCH + _LINE) * font + (before_last if row == last else 0))
        for row, one in enumerate(readings)
    ]


def _plain(sheet: Sheet, placed: Sequence[Placed], texts: Texts, linked: Chain | None = None) -> None:
    """Rows with name, frequency word, line, band and mark; the weakest link with its words."""
    font = sheet.ink.font
    for one in placed:
        title, read = one.y - _TITLE * font, one.reading
        sheet.write(read.name, (0, title), fontWeight=600)
        weakest = linked is not None and read.code == linked.weakest
        if linked is not None and weakest:
            sheet.write(linked.label, ((0.62 * len(read.name) + 1) * font, title), fontStyle="italic")
        if not weakest or sheet.width >= _ROOM_FOR_CLASS * font:
            word = read.word or texts("chart.missing")
            sheet.write(word, (sheet.width, title), align="right", color=sheet.ink.muted)
        scale_line(sheet, one.y, 0.6)
        _mark(sheet, one, "square", sheet.ink.ink)
    scale_words(sheet, texts)


def _together(sheet: Sheet, placed: Sequence[Placed], label: str) -> None:
    """Two upright lines over the stretch where the marks lie, with the words for it below the scale."""
    scores = [one.reading.score for one in placed if one.reading.score is not None]
    if len(scores) == len(placed):
        for score in {min(scores), max(scores)}:
            x = score * sheet.width / 100
            sheet.line((x, placed[0].y), (x, placed[-1].y), sheet.ink.muted)
    middle = (sheet.width / 2, sheet.height + 2.6 * sheet.ink.font)
    sheet.write(label, middle, align="center", fontStyle="italic")


def _mark(sheet: Sheet, one: Placed, shape: str, color: str, *, outlined: bool = False) -> None:
    """A reading's band and mark; nothing without a score."""
    read = one.reading
    if read.score is None or read.low is None or read.high is None:
        return
    x, low, high = (value * sheet.width / 100 for value in (read.score, read.low, read.high))
    sheet.band((low, one.y), (high, one.y), color, dashed=outlined)
    sheet.mark(shape, (x, one.y), color, hollow=outlined)


def _missing(sheet: Sheet, one: Placed, text: str) -> None:
    if one.reading.score is None:
        sheet.write(text, (1.4 * sheet.ink.font, one.y), color=sheet.ink.muted, fontStyle="italic")


def _pair_title(sheet: Sheet, pair: PairFinding, y: float) -> None:
    sheet.write(str(pair.number), (0, y), fontWeight=600)
    sheet.write(pair.name, (1.4 * sheet.ink.font, y), fontWeight=600)
    if sheet.width >= _ROOM_FOR_CLASS * sheet.ink.font and pair.pair_class:
        sheet.write(pair.class_text, (sheet.width, y), align="right", color=sheet.ink.muted)


def scale_line(sheet: Sheet, y: float, tick: float) -> None:
    """The row's line with its three ticks: almost never, sometimes, almost always."""
    sheet.line((0, y), (sheet.width, y), sheet.ink.hair)
    for x in (0, sheet.width / 2, sheet.width):
        sheet.line((x, y - tick * sheet.ink.font), (x, y + tick * sheet.ink.font), sheet.ink.hair)


def scale_words(sheet: Sheet, texts: Texts) -> None:
    """The words of the scale under the last row."""
    places = (
        (0, "never", "left"),
        (sheet.width / 2, "sometimes", "center"),
        (sheet.width, "always", "right"),
    )
    for x, key, align in places:
        at = (x, sheet.height + sheet.ink.font)
        sheet.write(texts(f"chart.{key}"), at, align=align, color=sheet.ink.muted)


def _legend(sheet: Sheet, texts: Texts) -> None:
    """Which mark is which, above the rows."""
    ink = sheet.ink
    marks = (("tillit", "circle", ink.tillit, False), ("tvivel", "diamond", ink.tvivel, ink.outlined))
    for number, (key, shape, color, hollow) in enumerate(marks):
        x, y = (number * 6.5 + 0.5) * ink.font, 0.7 * ink.font
        sheet.mark(shape, (x, y), color, hollow=hollow)
        sheet.write(texts(f"chart.{key}"), (x + ink.font, y))
