"""A group's picture as XLSX and CSV: exactly what is shown, columns explained, texts never formulas."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from report.group_parts import GroupFindings
from report.group_rows import Cell, Table, tables
from report.packages import steady
from report.safe_text import safe
from texts import Texts

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_FACE, _SIZE, _LINE = "Calibri", 11, 15.5  # the face of a workbook's own cells; points
_WIDEST = 60  # characters of a column
_SEMICOLON = ","  # decimal mark of languages whose spreadsheets part cells with a semicolon


def group_csv(findings: GroupFindings, texts: Texts, day: date) -> bytes:
    """One long table: part, kind, code, name, measure, value; UTF-8 with a mark, as spreadsheets expect.

    Numbers have the language's decimal mark and cells its separator. A text that a spreadsheet could take for
    a formula begins with an apostrophe. What is not shown has no row.
    """
    decimal = texts("meta.decimal")
    written = io.StringIO()
    parted = csv.writer(written, delimiter=";" if decimal == _SEMICOLON else ",", lineterminator="\r\n")
    heads = ("part", "kind", "code", "name", "measure", "value")
    parted.writerow([texts(f"group.column.{head}") for head in heads])
    for row in _long(findings, texts, day):
        parted.writerow([_written(cell, decimal) for cell in row])
    return written.getvalue().encode("utf-8-sig")


def _long(findings: GroupFindings, texts: Texts, day: date) -> Iterator[tuple[Cell, ...]]:
    whole = texts("group.value.whole")
    for label, value in _about(findings, texts, day):
        yield whole, texts("group.sheet.about"), "", "", label, value
    for table in tables(findings, texts):
        kind = texts(f"group.sheet.{table.key}")
        known = {
            texts(f"group.column.{head}") for head in ("part", "code", "name", "text", "question", "kind")
        }
        for row in table.rows:
            cells = dict(zip(table.columns, row, strict=True))
            first = cells.get(texts("group.column.part")) or whole
            listed = (
                cells.get(texts("group.column.question")) or cells.get(texts("group.column.kind")) or kind
            )
            name = cells.get(texts("group.column.text")) or cells[texts("group.column.name")]
            for column, value in cells.items():
                if column not in known and value is not None:
                    yield first, listed, cells[texts("group.column.code")], name, column, value


def _about(findings: GroupFindings, texts: Texts, day: date) -> list[tuple[str, Cell]]:
    """What the file is: name, day, version, how many, what it is not for."""
    told: list[tuple[str, Cell]] = [
        (texts("group.sheet.workshop"), findings.title),
        (texts("group.sheet.date"), day.isoformat()),
        (texts("group.sheet.version"), findings.version),
        (texts("group.value.n"), findings.n),
        *((texts("group.how.title"), one) for one in findings.says),
        *((texts("group.limits.title"), one) for one in findings.limits),
        *((texts("group.limits.title"), texts(f"report.foot.{key}")) for key in ("not_validated", "not_for")),
    ]
    if findings.practice:
        told.insert(0, (texts("group.practice"), texts("group.practice_says")))
    return [one for one in told if one[1] != ""]


def _written(cell: Cell, decimal: str) -> str:
    if isinstance(cell, str):
        return _harmless(cell)
    if cell is None:
        return ""
    return str(cell) if isinstance(cell, int) else f"{cell:g}".replace(".", decimal)


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula, without letters that are not seen.

    >>> _harmless("=1+1")
    "'=1+1"
    """
    clean = _clean(text)
    return f"'{clean}" if clean.startswith(_FORMULA) else clean


def _clean(text: str) -> str:
    return " ".join(safe(text).replace("\u200b", "").split())


def group_xlsx(findings: GroupFindings, texts: Texts, day: date) -> bytes:
    """A workbook: what the file is, then one sheet a table; numbers are numbers, texts are never formulas."""
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    about = [*_about(findings, texts, day)]
    found = tables(findings, texts)
    name = texts("group.sheet.about")
    _fill(first, name, (name, ""), [*about, ("", ""), *_documented(found, texts)])
    for table in found:
        _fill(book.create_sheet(), texts(f"group.sheet.{table.key}"), table.columns, table.rows)
    book.properties.creator = texts("app.name")
    book.properties.title = texts("group.title")
    book.properties.language = texts.locale
    book.properties.created = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the file holds a day
    written = io.BytesIO()
    book.save(written)
    return steady(written.getvalue(), day)


def _documented(found: Iterable[Table], texts: Texts) -> Iterator[tuple[Cell, ...]]:
    """Every column with its meaning, once."""
    told: dict[str, str] = {}
    for table in found:
        told.update(
            {head: meaning for head, meaning in zip(table.columns, table.meanings, strict=True) if meaning}
        )
    heads = ("column", "meaning")
    if told:
        yield tuple(texts(f"group.column.{head}") for head in heads)
    yield from told.items()


def _fill(sheet, name: str, heads: Iterable[Cell], rows: Iterable[Iterable[Cell]]) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """A sheet with its head row fixed, its columns as wide as they need, a page wide on paper."""
    from openpyxl.styles import Alignment, Font

    sheet.title = name
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    for number, row in enumerate([heads, *rows], start=1):
        for place, cell in enumerate(row, start=1):
            _put(sheet.cell(number, place), cell)
    for cell in sheet[1]:
        cell.font = Font(name=_FACE, size=_SIZE, bold=True)
    sheet.freeze_panes = "A2"
    for column in sheet.columns:
        longest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[column[0].column_letter].width = min(longest, _WIDEST) + 2
        for cell in column:
            cell.alignment = Alignment(wrap_text=longest > _WIDEST, vertical="top")
            lines = -(-len(str(cell.value or "")) // _WIDEST)
            if lines > 1:
                sheet.row_dimensions[cell.row].height = lines * _LINE


def _put(place, cell: Cell) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """A cell; a text stays a text whatever it begins with."""
    if isinstance(cell, str):
        place.value = _clean(cell)
        place.data_type = "s"
    elif cell is not None:
        place.value = cell
