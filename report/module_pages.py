"""The answered modules as plain data for the typesetter: one section of the profile's PDF."""

from report.module_charts import part_sheet
from report.module_parts import ModuleFinding, ModulePart, ModulePicture, ModuleRow
from report.on_paper import on_paper
from report.page import Filled, Page
from report.pieces import Data, par
from report.safe_text import paragraphs
from texts import Texts

_WIDTH = 322  # points; the main column is 331 wide
_EACH = 1  # passages a side beside a module


def section(page: Page) -> Filled | None:
    """The modules a person chose, in their order; None for a report without them."""
    chosen = [_module(one, page) for one in page.findings.modules]
    return Filled(body=par(page.texts("module.report_says")), wide=chosen) if chosen else None


def _module(one: ModuleFinding, page: Page) -> Data:
    words: Data = {
        "name": one.name,
        "lead": one.lead,
        "own": one.own,
        "facts": f"{one.answered}. {one.version}.",
        "note": one.note,
        "says": one.picture.says,
        "seen": one.seen,
        "beside": one.beside,
        "limits": one.limits,
        "sides": one.picture.sides,
        "layout": one.picture.layout,
        "limits_label": page.texts("module.limits"),
        "places": dict(one.picture.places),
        "parts": [_part(one.picture, part, page.texts) for part in one.picture.parts],
        "passages": page.notes.sides(one.sides, _EACH),
    }
    return words


def _part(picture: ModulePicture, part: ModulePart, texts: Texts) -> Data:
    notes = [*part.notes, *(note for row in part.rows for note in row.notes if picture.layout == "scale")]
    words: Data = {
        "title": part.title,
        "place": part.place,
        "rows": [_row(row) for row in part.rows],
        "notes": [{"asked": asked, "text": paragraphs(text)} for asked, text in notes],
        "alt": "; ".join(f"{row.label}: {row.said}" for row in part.rows),
    }
    if picture.layout == "scale" and part.rows:
        words |= on_paper(part_sheet(picture, part, texts, "print", _WIDTH))
    return words


def _row(row: ModuleRow) -> Data:
    return {
        "label": row.label,
        "said": row.said,
        "marks": [{"text": mark.text, "said": mark.said} for mark in row.marks],
        "notes": [{"asked": asked, "text": paragraphs(text)} for asked, text in row.notes],
    }
