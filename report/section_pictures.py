"""The sections with a picture: the map of pairs, the chain, room and foundation, support."""

from report.field_charts import room as room_sheet
from report.field_charts import six_pairs
from report.page import Filled, Page
from report.parts import Block, Figure, PairFinding, Reading
from report.pieces import Data, Pieces, beside, drawing, over, par, pars, row, sides, strip, strips, table
from report.section_parts import corrections

_MAP, _ROOM = 184, 160  # sides of the fields, in points
_EACH = 1  # passages a side beside a picture
_SCALE = ("never", "always")
_FIGURES = ("now", "band")


def pairs(page: Page) -> Filled:
    """The map of the six pairs, with what it may mean beside it."""
    block = page.findings.pairs_block
    figure = block.figures[0]
    said = [*corrections(page, block.corrections), *pars(block.sentences)]
    notes = [note for note in block.notes if note != page.say("note.band")]
    if not figure.drawn:
        return Filled(pars(notes), said, whole=True)
    chart = drawing(six_pairs(page.findings, page.texts, "print", size=_MAP), figure.alt)
    return Filled(wide=beside(chart, [*said, *pars([figure.says, *notes], "note")]), whole=True)


def rows(page: Page) -> Filled | None:
    """Every side of every pair on its own row, with its band."""
    figure = page.findings.pairs_block.figures[1]
    if not figure.drawn:
        return None
    said = par(f"{figure.says} {page.say('note.band')}")
    return Filled(body=said, wide=_pair_rows(page, figure), whole=True)


def _pair_rows(page: Page, figure: Figure) -> Pieces:
    found: list[Data] = []
    readings = {name: cells for name, *cells in figure.rows}
    for pair in page.findings.pairs:
        found.append(over(f"{pair.number}  {pair.name}", _class(pair)))
        for pole, shape in ((pair.tillit, "circle"), (pair.tvivel, "diamond")):
            found.append(row(pole.name, strip(pole, shape), _cells(readings[pole.name], figure, page)))
    return _strips(page, figure, found)


def _class(pair: PairFinding) -> str:
    """The pair's class, and its lean unless the class is the lean."""
    if not pair.lean_text:
        return pair.class_text
    return (
        pair.lean_text if pair.pair_class == f"lutar_{pair.lean}" else f"{pair.class_text}, {pair.lean_text}"
    )


def _strips(page: Page, figure: Figure, rows: list[Data]) -> Pieces:
    scale = [page.texts(f"chart.{key}") for key in _SCALE]
    figures = [page.say(f"column.{key}") for key in _FIGURES]
    return strips(_kept(figure.header, figure, page), scale, rows, figures)


def _cells(cells: list[str], figure: Figure, page: Page) -> list[str]:
    return _kept(("", *cells), figure, page)[1:]


def _kept(cells: tuple[str, ...], figure: Figure, page: Page) -> list[str]:
    """The cells without the status where all are the usual one: paper is narrow."""
    status = page.say("column.status")
    column = figure.header.index(status) if status in figure.header else -1
    usual = column >= 0 and len({one[column] for one in figure.rows}) == 1
    return [cell for n, cell in enumerate(cells) if n != column or not usual]


def _readings(
    page: Page, found: tuple[Reading, ...], figure: Figure, last: str = "", label: str = ""
) -> Pieces:
    """One row a scale; the one named stands last under its words."""
    if not figure.drawn:
        return []
    cells = {name: rest for name, *rest in figure.rows}
    drawn: list[Data] = []
    for one in sorted(found, key=lambda one: one.code == last):
        if one.code == last:
            drawn.append(over(label, ""))
        drawn.append(row(one.name, strip(one, "square"), _cells(cells[one.name], figure, page)))
    return _strips(page, figure, drawn)


def chain(page: Page) -> Filled:
    """Kunna, vilja, våga on one scale; the weakest link last, under its words."""
    block, found = page.findings.chain_block, page.findings.chain
    last = found.weakest or ""
    drawn = _readings(page, found.links, block.figures[0], last, found.label)
    return _filled(page, block, pars(block.sentences), drawn)


def support(page: Page) -> Filled:
    """Support and own conditions on one scale; the table says what the sentences would."""
    block = page.findings.support_block
    figure = block.figures[0]
    said = [] if figure.drawn else pars(block.sentences)
    return _filled(page, block, said, _readings(page, page.findings.support, figure))


def _filled(page: Page, block: Block, said: Pieces, drawn: Pieces) -> Filled:
    cited = sides(page.notes.sides(block.sides, _EACH))
    return Filled(pars(block.notes), [*corrections(page, block.corrections), *said], drawn, cited, whole=True)


def room(page: Page) -> Filled:
    """Room against foundation, with its caveat."""
    block = page.findings.room_block
    figure = block.figures[0]
    cited = sides(page.notes.sides(block.sides, _EACH))
    said = [*corrections(page, block.corrections), *pars(block.sentences)]
    caption = par(block.caption, "small")
    if not figure.drawn:
        return Filled(pars(block.notes), [*said, *caption], after=cited, whole=True)
    chart = drawing(room_sheet(page.findings, page.texts, "print", size=_ROOM), figure.alt)
    notes = pars([figure.says, *block.notes, block.caption], "note")
    words = [*said, *table(figure.header, figure.rows), *notes, *cited]
    return Filled(wide=beside(chart, words), whole=True)
