"""A slide deck in the product's look: titles, native tables and charts, alternatives, notes."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from report.ink import INKS
from report.packages import steady
from report.safe_text import safe
from report.slide_bars import colour, dress
from report.slide_marks import (
    as_decoration,
    describe,
    ground,
    language_of_chart,
    left_title,
    no_grid,
    speak,
    underline,
)

Box = tuple[float, float, float, float]  # left, top, width, height in inches

WIDE, HIGH = 13.333, 7.5
_LEFT, _TOP, _FOOT = 0.8, 1.7, 6.9
_TITLE: Box = (_LEFT, 0.5, WIDE - 2 * _LEFT, 0.9)
_FIRST_TITLE: Box = (_LEFT, 1.6, WIDE - 2 * _LEFT - 2, 2.1)
_FIRST_SIZE = 40
_MARK = 0.26  # inches across
_PAGE = 0.9  # inches for the slide's number
BODY: Box = (_LEFT, _TOP, WIDE - 2 * _LEFT, _FOOT - _TOP - 0.2)
"""Where a slide's content stands: left, top, width, height in inches."""
FACE = "Arial"
"""The face every office program has; ours cannot travel inside a deck."""
_CHART = 12  # points
_HEAD = 13  # points, the head of a table
_INK = INKS["light"]


class Deck:
    """A deck that is being made, slide by slide.

    Args:
        locale: Language with region, set on every text.
        title: Title of the file.
        creator: The product's name; never a person's.
        foot: What stands at the foot of every slide.
    """

    def __init__(self, locale: str, title: str, creator: str, foot: str) -> None:
        from pptx import Presentation
        from pptx.util import Inches

        self.locale, self.creator, self.foot = locale, creator, foot
        self.deck: Any = Presentation()
        self.deck.slide_width, self.deck.slide_height = Inches(WIDE), Inches(HIGH)
        self._layout = _only_layout(self.deck)
        core = self.deck.core_properties
        core.title, core.author, core.last_modified_by = safe(title), creator, creator
        core.language, core.subject, core.keywords, core.comments = locale, "", "", ""

    def slide(self, title: str, notes: Sequence[str]) -> Any:  # noqa: ANN401 - the library's slide has no public type
        """A new slide with its title, its foot and what the speaker may say."""
        from pptx.enum.text import MSO_ANCHOR

        made = self.deck.slides.add_slide(self._layout)
        made.shapes.title.text_frame.text = _plain(title)
        made.shapes.title.text_frame.margin_left = 0
        made.shapes.title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        made.notes_slide.notes_text_frame.text = "\n".join(map(_plain, notes))
        speak(made.shapes.title.text_frame, self.locale)
        speak(made.notes_slide.notes_text_frame, self.locale)
        return made

    def first(self, title: str, notes: Sequence[str]) -> Any:  # noqa: ANN401
        """The slide that opens the deck: the product's marks and name above, a large title low."""
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.enum.text import MSO_ANCHOR
        from pptx.util import Inches, Pt

        made = self.slide(title, notes)
        head = made.shapes.title
        head.left, head.top, head.width, head.height = map(Inches, _FIRST_TITLE)
        head.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        for part in head.text_frame.paragraphs:
            part.font.size = Pt(_FIRST_SIZE)
        marks = ((MSO_SHAPE.OVAL, _INK.tillit), (MSO_SHAPE.DIAMOND, _INK.tvivel))
        for place, (shape, ink) in enumerate(marks):
            box = (_LEFT + place * 1.25 * _MARK, 0.72, _MARK, _MARK)
            mark = made.shapes.add_shape(shape, *map(Inches, box))
            mark.fill.solid()
            mark.fill.fore_color.rgb = colour(ink)
            mark.line.fill.background()
            as_decoration(mark)
        self.text(made, [self.creator], (_LEFT + 2.7 * _MARK, 0.65, 6, 0.4), size=16)
        return made

    def text(
        self,
        slide: Any,  # noqa: ANN401
        lines: Iterable[str],
        box: Box = BODY,
        size: int = 20,
        *,
        muted: bool = False,
        right: bool = False,
        locale: str = "",
    ) -> None:
        """Paragraphs in a text box, in the deck's language where no other is named."""
        from pptx.enum.text import PP_ALIGN
        from pptx.util import Inches, Pt

        frame = slide.shapes.add_textbox(*map(Inches, box)).text_frame
        frame.word_wrap, frame.margin_left, frame.margin_top = True, 0, 0
        for number, line in enumerate(lines):
            part = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            part.text = _plain(line)
            part.space_after, part.line_spacing = Pt(size * 0.55), 1.08
            if right:
                part.alignment = PP_ALIGN.RIGHT
            _font(part.font, size, muted=muted)
        speak(frame, locale or self.locale)

    def hairline(self, slide: Any, top: float, left: float = _LEFT, width: float = WIDE - 2 * _LEFT) -> None:  # noqa: ANN401
        """A thin line over a part of the slide; screen readers pass it by."""
        from pptx.enum.shapes import MSO_CONNECTOR
        from pptx.util import Inches, Pt

        ends = map(Inches, (left, top, left + width, top))
        line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        line.line.color.rgb, line.line.width = colour(_INK.hair), Pt(0.75)
        as_decoration(line)

    def table(
        self,
        slide: Any,  # noqa: ANN401
        rows: Sequence[Sequence[str]],
        alt: str,
        box: Box = BODY,
        widths: Sequence[float] = (),
        size: int = 15,
        *,
        inks: Sequence[str] = (),
    ) -> None:
        """A native table; the first row is its head; inks colour the first cell of the rows below it."""
        from pptx.util import Inches

        left, top, width, _ = box
        frame = slide.shapes.add_table(
            len(rows), len(rows[0]), *map(Inches, (left, top, width, 0.3 * len(rows)))
        )
        describe(frame, safe(alt))
        table = frame.table
        no_grid(table)
        for place, share in enumerate(widths):
            table.columns[place].width = Inches(width * share / sum(widths))
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                ink = inks[r - 1] if inks and r and not c else ""
                self._cell(table.cell(r, c), text, _HEAD if r == 0 else size, ink=ink, head=r == 0)

    def _cell(self, cell: Any, text: str, size: int, *, ink: str, head: bool) -> None:  # noqa: ANN401
        from pptx.util import Pt

        cell.text = _plain(text)
        cell.margin_left, cell.margin_right = Pt(0), Pt(12)
        cell.margin_top = cell.margin_bottom = Pt(size * 0.35)
        for part in cell.text_frame.paragraphs:
            _font(part.font, size, muted=head)
            if ink:
                part.font.color.rgb, part.font.bold = colour(ink), True
        speak(cell.text_frame, self.locale)
        underline(cell, _INK.hair)

    def bars(
        self,
        slide: Any,  # noqa: ANN401
        names: Sequence[str],
        series: Sequence[tuple[str, Sequence[int]]],
        alt: str,
        box: Box,
    ) -> None:
        """A native chart of stacked bars: one bar a name, one part a step, from 0."""
        from pptx.chart.data import CategoryChartData
        from pptx.enum.chart import XL_CHART_TYPE
        from pptx.util import Inches

        data: Any = CategoryChartData(number_format="0")  # type: ignore[no-untyped-call]
        data.categories = [_plain(name) for name in names]
        for name, values in series:
            data.add_series(_plain(name), values)
        frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *map(Inches, box), data)
        describe(frame, safe(alt))
        longest = max(sum(values) for values in zip(*(values for _, values in series), strict=True))
        dress(frame.chart, _INK.ink, _CHART, longest)
        language_of_chart(frame.chart, self.locale)

    def bytes(self, day: date) -> bytes:
        """The file; the same slides and day give the same bytes."""
        total = len(self.deck.slides)
        for number, slide in enumerate(self.deck.slides, start=1):
            self.hairline(slide, _FOOT)
            self.text(slide, [self.foot], (_LEFT, _FOOT + 0.1, BODY[2] - _PAGE, 0.35), size=10, muted=True)
            page = (_LEFT + BODY[2] - _PAGE, _FOOT + 0.1, _PAGE, 0.35)
            self.text(slide, [f"{number}/{total}"], page, size=10, muted=True, right=True)
        moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the file holds a day
        self.deck.core_properties.created = self.deck.core_properties.modified = moment
        written = io.BytesIO()
        self.deck.save(written)
        return steady(written.getvalue(), day)


def _plain(text: str) -> str:
    """One line of text with a glyph for every letter."""
    return " ".join(safe(text).replace("\u200b", "").split())


def _font(font: Any, size: int, *, muted: bool = False) -> None:  # noqa: ANN401
    from pptx.util import Pt

    font.size = Pt(size)
    font.color.rgb = colour(_INK.muted if muted else _INK.ink)


def _only_layout(deck: Any) -> Any:  # noqa: ANN401
    """The layout with a title alone, in our face and place; the others are taken away."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.util import Inches, Pt

    kept = deck.slide_layouts[5]
    for layout in [one for one in deck.slide_layouts if one != kept]:
        deck.slide_layouts.remove(layout)
    for shape in [one for one in kept.placeholders if one.placeholder_format.type is not None]:
        if shape.placeholder_format.idx != 0:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - the library has no way of its own
    title = kept.placeholders[0]
    title.left, title.top, title.width, title.height = map(Inches, _TITLE)
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'typeface="Calibri"', f'typeface="{FACE}"'.encode())  # noqa: SLF001
    left_title(deck.slide_master, Pt(28), _INK.ink)
    ground(deck.slide_master, _INK.ground)
    return kept
