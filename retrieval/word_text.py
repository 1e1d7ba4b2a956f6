"""What stands in the XML of a Word document: its paragraphs in order, and which of them are headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SEEN_TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset({f"{_W}{tag}" for tag in ("del", "moveFrom", "pPr", "rPr", "instrText")} | {_SEEN_TWICE})
_GIVEN = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}p": "\n"}
_HEADING = re.compile(r"^(heading \d|title)$", re.IGNORECASE)
_GENERATIONS = 5  # of styles made from styles that are followed


def heading_styles(styles: Iterable[Any]) -> frozenset[str]:
    """Ids of the styles that are headings, or made from one."""
    return frozenset(style.style_id for style in styles if any(map(_HEADING.match, _line_of(style))))


def _line_of(style: Any) -> Iterator[str]:  # noqa: ANN401 - python-docx is untyped
    """Names of a style and of those it is made from."""
    for _ in range(_GENERATIONS):
        if style is None:
            return
        yield style.name or ""
        style = getattr(style, "base_style", None)


def paragraphs(element: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml is untyped
    """Style and text of every paragraph in order; a row of a table is one paragraph."""
    for child in element:
        if child.tag == f"{_W}p":
            style = child.find(f"{_W}pPr/{_W}pStyle")
            yield style.get(f"{_W}val", "") if style is not None else "", _said(child).strip()
        elif child.tag == f"{_W}tr":
            cells = (" ".join(text for _, text in paragraphs(cell)).strip() for cell in _cells(child))
            yield "", " | ".join(cell for cell in cells if cell)
        elif child.tag not in _GONE:
            yield from paragraphs(child)


def _cells(row: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml is untyped
    """The cells of a row, also those inside a content control."""
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        else:
            yield from _cells(child)


def _said(element: Any) -> str:  # noqa: ANN401 - lxml is untyped
    """The words of a paragraph, as they stand when changes are accepted."""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag in _GONE:
        return ""
    return _GIVEN.get(element.tag, "") + "".join(map(_said, element))
