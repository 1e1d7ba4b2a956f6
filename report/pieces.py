"""The pieces a page is made of, as plain data; the template sets each kind in its one way."""

from collections.abc import Collection, Iterable, Sequence

from report.drawing import Sheet
from report.on_paper import on_paper
from report.parts import Reading

Data = dict[str, object]
Pieces = list[Data]


def par(text: str, style: str = "plain", *, sticky: bool = False) -> Pieces:
    """A paragraph; style is plain, strong, small or note. None without a text.

    A sticky one stands on the same page as what follows.
    """
    return [{"kind": "par", "text": text, "style": style, "sticky": sticky}] if text else []


def pars(texts: Iterable[str], style: str = "plain", *, sticky: bool = False) -> Pieces:
    """Paragraphs."""
    return [piece for text in texts for piece in par(text, style, sticky=sticky)]


def run_in(label: str, text: str) -> Pieces:
    """A paragraph that begins with its label. None without a text."""
    return [{"kind": "run_in", "label": label, "text": text}] if text else []


def head(text: str) -> Pieces:
    """A heading inside a section."""
    return [{"kind": "head", "text": text}]


def label(text: str) -> Pieces:
    """A small label above what follows."""
    return [{"kind": "label", "text": text}]


def told(paragraphs: Sequence[str], lead: str = "") -> Pieces:
    """The person's own words, after what leads them in."""
    return [{"kind": "told", "lead": lead, "paragraphs": list(paragraphs)}] if paragraphs or lead else []


def items(texts: Iterable[str], *, numbered: bool = False, small: bool = False) -> Pieces:
    """A list, of dashes or numbers."""
    found = list(texts)
    return [{"kind": "list", "items": found, "numbered": numbered, "small": small}] if found else []


def sides(found: Data, own: str = "") -> Pieces:
    """Passages for and against beside each other (see `Notes.sides`)."""
    return [{"kind": "sides", **found, "own": own}] if found["for"] or found["against"] or own else []


def passages(found: list[Data]) -> Pieces:
    """Passages one after the other (see `Notes.short`)."""
    return [{"kind": "passages", "passages": found}] if found else []


def quotes(found: list[Data], last: int | None) -> Pieces:
    """The numbered list of quotes in two columns (see `Notes.quotes`); it ends on that page, if any."""
    return [{"kind": "quotes", "quotes": found, "last": last}] if found else []


def columns(pieces: Pieces) -> Pieces:
    """Pieces in two columns of small text."""
    return [{"kind": "columns", "pieces": pieces}] if pieces else []


def drawing(sheet: Sheet, alt: str) -> Pieces:
    """A chart with its text alternative."""
    return [{"kind": "drawing", "alt": alt, **on_paper(sheet)}]


def beside(left: Pieces, right: Pieces) -> Pieces:
    """A picture and the words beside it."""
    return [{"kind": "beside", "left": left, "right": right}]


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Pieces:
    """A small table of words and numbers."""
    return [{"kind": "table", "header": list(header), "rows": [list(row) for row in rows]}]


def strip(read: Reading, shape: str) -> Data:
    """One reading as it is drawn in a row: its mark and band, 0-100; nothing without a score."""
    if read.score is None or read.low is None or read.high is None:
        return {"shape": "none"}
    return {"shape": shape, "score": read.score, "low": read.low, "high": read.high}


def row(name: str, drawn: Data, cells: Sequence[str]) -> Data:
    """One row of a table of strips."""
    return {"name": name, "strip": drawn, "cells": list(cells), "over": []}


def over(*texts: str) -> Data:
    """A row of words over the rows that follow: at the left and at the right."""
    return {"over": list(texts)}


def strips(
    header: Sequence[str], scale: Sequence[str], rows: Sequence[Data], figures: Collection[str] = ()
) -> Pieces:
    """A table whose second column is drawn on one scale.

    Args:
        header: Heads of the columns but the drawn one.
        scale: Words for the drawn column's left and right end.
        rows: Rows and rows of words (see `row` and `over`).
        figures: Heads of the columns that hold figures, which stand under each other.
    """
    align = ["right" if one in figures else "left" for one in header[1:]]
    return [
        {"kind": "strips", "header": list(header), "scale": list(scale), "rows": list(rows), "align": align}
    ]
