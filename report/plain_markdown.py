"""Our own documents as plain data: the little Markdown they are written in, and nothing more."""

import re
from collections.abc import Iterator

Block = dict[str, object]
Runs = list[dict[str, str]]

_HEAD = re.compile(r"(#{1,3}) (.+)")
_MARK = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*|`(.+?)`")


def blocks(text: str) -> list[Block]:
    """Headings, paragraphs, lists of hyphens and tables, in order.

    >>> [one["kind"] for one in blocks("# A" + chr(10) + chr(10) + "b **c**" + chr(10) + chr(10) + "- d")]
    ['heading', 'paragraph', 'list']
    """
    return [_block(lines) for lines in _parted(text)]


def _parted(text: str) -> Iterator[list[str]]:
    """Runs of lines between empty lines."""
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = [line.rstrip() for line in part.splitlines() if line.strip()]
        if lines:
            yield lines


def _block(lines: list[str]) -> Block:
    head = _HEAD.fullmatch(lines[0])
    if head and len(lines) == 1:
        return {"kind": "heading", "level": len(head.group(1)), "runs": runs(head.group(2))}
    if lines[0].startswith("- "):
        return {"kind": "list", "items": [runs(line) for line in _items(lines)]}
    if lines[0].startswith("|"):
        header, _, *rows = [_cells(line) for line in lines]
        return {"kind": "table", "header": header, "rows": rows}
    return {"kind": "paragraph", "runs": runs(" ".join(lines))}


def _items(lines: list[str]) -> list[str]:
    """The entries of a list; a line without a hyphen goes on with the one before."""
    found: list[str] = []
    for line in lines:
        if line.startswith("- "):
            found.append(line[2:])
        else:
            found[-1] += f" {line.strip()}"
    return found


def _cells(line: str) -> list[Runs]:
    return [runs(cell.strip()) for cell in line.strip().strip("|").split("|")]


def runs(text: str) -> Runs:
    """A text's stretches: plain, strong or emphasised; code is set as plain.

    >>> runs("a **b**")
    [{'style': '', 'text': 'a '}, {'style': 'strong', 'text': 'b'}]
    """
    found: Runs = []
    at = 0
    for mark in _MARK.finditer(text):
        found.append({"style": "", "text": text[at : mark.start()]})
        style = "strong" if mark.group(1) else "emph" if mark.group(2) else ""
        found.append({"style": style, "text": next(filter(None, mark.groups()))})
        at = mark.end()
    found.append({"style": "", "text": text[at:]})
    return [one for one in found if one["text"]]
