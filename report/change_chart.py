"""The picture of change: a row a part, last time as a ring, now as a filled mark, chance as a band."""

from report.drawing import Sheet
from report.follow_parts import ChangeFinding, ChangeRow
from report.ink import INKS
from report.row_charts import scale_line, scale_words
from texts import Texts

_PITCH, _LINE, _TITLE = 3.5, 2.5, 1.4  # row height, its line, the title above it; in text sizes
_TOP = 2.4  # room for the legend
_BESIDE = 1.5  # from one mark of the legend to the next, in text sizes
_RING, _MARK = 2.2, 0.6  # areas of ring and filled mark: both are seen where they meet


def change_rows(found: ChangeFinding, texts: Texts, theme: str, width: int = 520) -> Sheet:
    """All parts that are compared; no arrow and no colour says that more is better."""
    ink = INKS[theme]
    top = _TOP * ink.font
    sheet = Sheet(width, top + _PITCH * ink.font * len(found.rows), ink)
    _legend(sheet, tuple(dict.fromkeys(row.shape for row in found.rows)), texts)
    for number, row in enumerate(found.rows):
        _row(sheet, row, top + (number * _PITCH + _LINE) * ink.font)
    scale_words(sheet, texts)
    return sheet


def _row(sheet: Sheet, row: ChangeRow, y: float) -> None:
    ink, width = sheet.ink, sheet.width
    title = y - _TITLE * ink.font
    sheet.write(row.name, (0, title), fontWeight=600 if row.clear else 400)
    if row.clear:
        sheet.write(row.word, (width, title), align="right")
    scale_line(sheet, y, 0.6)
    low, high = max(0.0, row.before - row.reach), min(100.0, row.before + row.reach)
    sheet.band((low * width / 100, y), (high * width / 100, y), ink.ink)
    sheet.mark(row.shape, (row.before * width / 100, y), ink.ink, hollow=True, scale=_RING)
    sheet.mark(row.shape, (row.after * width / 100, y), ink.ink, scale=_MARK)


def _legend(sheet: Sheet, shapes: tuple[str, ...], texts: Texts) -> None:
    """Which mark is which, above the rows."""
    ink, x, y = sheet.ink, 0.6 * sheet.ink.font, 0.7 * sheet.ink.font
    for key, hollow, scale in (("before", True, _RING), ("after", False, _MARK)):
        for place, shape in enumerate(shapes):
            sheet.mark(shape, (x + place * _BESIDE * ink.font, y), ink.ink, hollow=hollow, scale=scale)
        words, beside = texts(f"report.change.{key}"), len(shapes) * _BESIDE * ink.font
        sheet.write(words, (x + beside, y))
        x += beside + (0.6 * len(words) + 1.6) * ink.font
