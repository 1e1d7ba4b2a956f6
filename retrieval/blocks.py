"""Puts units together into stretches that hold one idea and can be read alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from retrieval.layout import Layout
from retrieval.passages import LONGEST_PASSAGE
from retrieval.reader import Text
from retrieval.sentences import ends_with_mark
from retrieval.units import Unit, mended, words_of

AIM = 600  # characters: about one idea
WIDE = 800  # characters: above it a stretch is cut where it can be, and short ones are not joined up to it
SHORT = 260  # characters: a paragraph below it is joined to its neighbour
_LEANS = 0.6  # cost of beginning with a word that leans on the sentence before
_CUT = 0.3  # cost of each cut
_OVER = 3.0  # cost of each 100 % above WIDE

Block = tuple[Unit, ...]
_Way = tuple[float, list[Block]]  # what it costs, and the parts


def blocks(text: Text, kept: Sequence[Unit], layout: Layout) -> list[Block]:
    """Put units together: a slide, or a paragraph cut at sentence bounds, short ones joined.

    Args:
        text: the source.
        kept: the units that are to be passages, in the order of the running text.
        layout: how the source is cut.

    Returns:
        The stretches; no unit is lost, given twice or moved.
    """
    whole: list[Block] = []
    for one in kept:
        if whole and not _begins(text, whole[-1][-1], one, layout):
            whole[-1] = (*whole[-1], one)
        else:
            whole.append((one,))
    return [part for block in _joined(text, whole, layout) for part in _parts(text, block, layout)]


def shown(text: Text, block: Sequence[Unit]) -> str:
    """The words of a stretch; list items, slide lines and paragraphs on lines of their own."""
    slides = text.source.reading.layout == "slides"
    words = [mended(text, one) for one in block[:1]]
    for before, one in pairwise(block):
        own_line = one.item or (one.opens_paragraph and not slides)
        words.append("" if before.end == one.start else "\n" if own_line else " ")
        words.append(mended(text, one))
    return "".join(words)


def _begins(text: Text, before: Unit, one: Unit, layout: Layout) -> bool:
    """Whether a new stretch begins with a unit."""
    if _parted(text, one, layout):
        return True
    if any(before.first in lines and one.first in lines for lines in layout.join):
        return False
    if before.section != one.section:
        return True
    if text.source.reading.layout == "slides":
        return False
    lead_in = words_of(text, before).endswith(":") or not ends_with_mark(words_of(text, before))
    return one.opens_paragraph and not lead_in


def _parted(text: Text, one: Unit, layout: Layout) -> bool:
    """Whether the layout says that a stretch begins here."""
    return any(
        one.first <= line <= one.last and words_of(text, one).startswith(words) for line, words in layout.part
    )


def _joined(text: Text, whole: Sequence[Block], layout: Layout) -> list[Block]:
    """Join short paragraphs of one section to their neighbours."""
    out: list[Block] = []
    for block in whole:
        if out and _may_join(text, out[-1], block, layout):
            out[-1] = (*out[-1], *block)
        else:
            out.append(block)
    return out


def _may_join(text: Text, one: Block, other: Block, layout: Layout) -> bool:
    """Whether two paragraphs may be one stretch: one is short, both fit, nothing else stands between."""
    sizes = [len(shown(text, block)) for block in (one, other)]
    if text.source.reading.layout == "slides" or one[-1].section != other[0].section:
        return False
    rows = [cell.lines for table in layout.tables for row in table.rows for cell in row.cells]
    if any(one[-1].last < lines.first < other[0].first for lines in rows):
        return False
    return (
        min(sizes) < SHORT
        and sum(sizes) < WIDE
        and not (_parted(text, other[0], layout) and sizes[1] >= SHORT)
    )


def _parts(text: Text, block: Block, layout: Layout) -> list[Block]:
    """Cut a stretch where it costs least, so that no part is too long.

    The cost of a part is its distance from the aim, squared and relative, what it is above the wide limit,
    each cut, and beginning with a word that leans on the sentence before.
    """
    best: list[_Way | None] = [(0.0, [])]
    for end in range(1, len(block) + 1):
        ways: list[_Way] = []
        for start, before in enumerate(best):
            price = _cost(text, block, start, end, layout)
            if before is not None and price is not None:
                ways.append((before[0] + price, [*before[1], block[start:end]]))
        best.append(min(ways, key=lambda way: way[0]) if ways else None)
    found = best[-1]
    return found[1] if found else [block]


def _cost(text: Text, block: Block, start: int, end: int, layout: Layout) -> float | None:
    """What the part of a stretch between two units costs; None if it may not be one."""
    size = len(shown(text, block[start:end]))
    if size > LONGEST_PASSAGE:
        return None
    price = ((size - AIM) / AIM) ** 2 + max(0.0, (size - WIDE) / WIDE) * _OVER
    if start == 0:
        return price
    before, one = block[start - 1], block[start]
    if before.end == one.start or any(before.first in lines and one.first in lines for lines in layout.join):
        return None
    head = words_of(text, one).split()[0].strip(",")
    leans = head in layout.leaning and not one.opens_paragraph
    return price + _CUT + (_LEANS if leans else 0.0)
