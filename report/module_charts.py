"""The rows of a module on one scale from almost never to almost always, one or two marks a row."""

from report.drawing import Sheet
from report.ink import INKS, Ink
from report.module_parts import ModulePart, ModulePicture, ModuleRow
from report.row_charts import scale_line, scale_words
from texts import Texts

_ONE = (3.6, 2.1, 1.4)  # of rows with one mark: height, line in the row, words above it; text sizes
_TWO = (4.4, 2.7, 2.0)  # of rows with two marks
_LEGEND = 2.8  # room for the names of the marks, in text sizes
_BREAK = 1.4  # height of a line of words, in text sizes
_LETTER = 0.56  # usual width of a letter, in text sizes
_APART = 0.55  # distance of a row's two marks from their line, in text sizes
_SHAPES = ("circle", "square")


def part_sheet(picture: ModulePicture, part: ModulePart, texts: Texts, theme: str, width: int) -> Sheet:
    """One part of a picture as rows on the scale; what a row says stands at its right, or under its words.

    Args:
        picture: names the two marks of a row.
        part: the rows.
        texts: the words of the scale.
        theme: light, dark or print.
        width: in pixels.
    """
    ink = INKS[theme]
    broken = [_is_broken(row, ink, width) for row in part.rows]
    named = picture.sides if any(len(row.marks) > 1 for row in part.rows) else ()
    top = _LEGEND * ink.font if named else 0.0
    tall = ink.font * sum(
        _shape(row)[0] + (_BREAK if two else 0) for row, two in zip(part.rows, broken, strict=True)
    )
    sheet = Sheet(width, top + tall, ink)
    if named:
        _legend(sheet, named)
    y = top
    for row, two_lines in zip(part.rows, broken, strict=True):
        y += _BREAK * ink.font if two_lines else 0.0
        _row(sheet, row, y, broken=two_lines)
        y += _shape(row)[0] * ink.font
    scale_words(sheet, texts)
    return sheet


def _shape(row: ModuleRow) -> tuple[float, float, float]:
    """Height of a row, its line, and the words above the line."""
    return _TWO if len(row.marks) > 1 else _ONE


def _is_broken(row: ModuleRow, ink: Ink, width: int) -> bool:
    """Whether a row's words and what is said of it need a line each."""
    return (len(row.label) + len(row.said) + 3) * _LETTER * ink.font > width


def _row(sheet: Sheet, row: ModuleRow, top: float, *, broken: bool) -> None:
    """A row from its top: the label may stand on a line of its own above what is said."""
    ink = sheet.ink
    _, line_at, words_at = _shape(row)
    line = top + line_at * ink.font
    words = line - words_at * ink.font
    sheet.write(row.label, (0, words - (_BREAK * ink.font if broken else 0)), fontWeight=600)
    if broken:
        sheet.write(row.said, (0, words), color=ink.muted)
    else:
        sheet.write(row.said, (sheet.width, words), align="right", color=ink.muted)
    scale_line(sheet, line, 0.6)
    apart = _APART * ink.font if len(row.marks) > 1 else 0.0
    for number, mark in enumerate(row.marks):
        if mark.place is not None:
            at = (mark.place * sheet.width, line + apart * (2 * number - 1))
            shape = _SHAPES[number] if len(row.marks) > 1 else "square"
            sheet.mark(shape, at, ink.ink, hollow=number > 0)


def _legend(sheet: Sheet, sides: tuple[str, ...]) -> None:
    """Which mark is which, above the rows."""
    x, y, font = 0.5 * sheet.ink.font, 0.7 * sheet.ink.font, sheet.ink.font
    for number, name in enumerate(sides):
        sheet.mark(_SHAPES[number], (x, y), sheet.ink.ink, hollow=number > 0)
        sheet.write(name, (x + font, y))
        x += (len(name) * _LETTER + 3) * font
