"""The answered modules as plain data for the typesetter: one section of the profile's PDF."""

from collections.abc import Callable, Iterable

from report.cited import Sides
from report.module_charts import part_sheet
from report.module_parts import ModuleFinding, ModulePart, ModulePicture, ModuleRow
from report.safe_text import paragraphs, safe_all
from report.svg import for_print, svg_of_sheet
from texts import Texts

_WIDTH = 322  # points; the main column is 331 wide
_EACH = 1  # passages a side beside a module

Data = dict[str, object]


def module_pages(modules: Iterable[ModuleFinding], texts: Texts, cite: Callable[[Sides, int], Data]) -> Data:
    """Everything the template sets of the modules a person chose, in their order; every text safe to set.

    Args:
        modules: what is shown; empty for a report without them.
        texts: the wording.
        cite: numbers the passages of both sides, so many of each.
    """
    return {
        "title": texts("module.title"),
        "says": texts("module.report_says"),
        "limits": texts("module.limits"),
        "list": [_module(one, texts, cite) for one in modules],
    }


def _module(one: ModuleFinding, texts: Texts, cite: Callable[[Sides, int], Data]) -> Data:
    words = {
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
    }
    safe: Data = dict(safe_all(words))  # type: ignore[call-overload]
    parts = [_part(one.picture, part, texts) for part in one.picture.parts]
    return {**safe, "layout": one.picture.layout, "parts": parts, "passages": cite(one.sides, _EACH)}


def _part(picture: ModulePicture, part: ModulePart, texts: Texts) -> Data:
    notes = [*part.notes, *(note for row in part.rows for note in row.notes if picture.layout == "scale")]
    words: Data = {
        "title": part.title,
        "rows": [_row(row) for row in part.rows],
        "notes": [{"asked": asked, "text": paragraphs(text)} for asked, text in notes],
        "alt": "; ".join(f"{row.label}: {row.said}" for row in part.rows),
    }
    safe: Data = dict(safe_all(words))  # type: ignore[call-overload]
    if picture.layout == "scale" and part.rows:
        svg, width = for_print(svg_of_sheet(part_sheet(picture, part, texts, "print", _WIDTH), texts))
        safe |= {"svg": svg, "width": width}
    return safe


def _row(row: ModuleRow) -> Data:
    return {
        "label": row.label,
        "said": row.said,
        "marks": [{"text": mark.text, "said": mark.said} for mark in row.marks],
        "notes": [{"asked": asked, "text": paragraphs(text)} for asked, text in row.notes],
    }
