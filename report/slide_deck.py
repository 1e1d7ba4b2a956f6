"""A slide deck in the product's look: titles, native tables and charts, alternatives, notes."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from report.ink import INKS
from report.packages import steady
from report.safe_text import safe
from report.slide_bars import colour, dress
from report.slide_marks import describe, language_of_chart, left_title, no_grid, speak, underline

Box = tuple[float, float, float, float]  # left, top, width, height in inches

WIDE, HIGH = 13.333, 7.5
_LEFT, _TOP, _FOOT = 0.7, 1.45, 6.95
BODY: Box = (_LEFT, _TOP, WIDE - 2 * _LEFT, _FOOT - _TOP - 0.2)
"""Where a slide's content stands."""
FACE = "Arial"
"""The face every office program has; ours cannot travel inside a deck."""
_CHART = 12  # points
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

        self.locale, self.foot = locale, foot
        self.deck: Any = Presentation()
        self.deck.slide_width, self.deck.slide_height = Inches(WIDE), Inches(HIGH)
        self._layout = _only_layout(self.deck)
        core = self.deck.core_properties
        core.title, core.author, core.last_modified_by = safe(title), creator, creator
        core.language, core.subject, core.keywords, core.comments = locale, "", "", ""

    def slide(self, title: str, notes: str) -> Any:  # noqa: ANN401 - the library's slide has no public type
        """A new slide with its title, its foot and what the speaker may say."""
        made = self.deck.slides.add_slide(self._layout)
        made.shapes.title.text_frame.text = _plain(title)
        made.shapes.title.text_frame.margin_left = 0
        made.notes_slide.notes_text_frame.text = _plain(notes)
        speak(made.shapes.title.text_frame, self.locale)
        speak(made.notes_slide.notes_text_frame, self.locale)
        return made

    def text(self, slide: Any, lines: Iterable[str], box: Box = BODY, size: int = 20) -> None:  # noqa: ANN401
        """Paragraphs in a text box."""
        from pptx.util import Inches, Pt

        frame = slide.shapes.add_textbox(*map(Inches, box)).text_frame
        frame.word_wrap, frame.margin_left = True, 0
        for number, line in enumerate(lines):
            part = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            part.text = _plain(line)
            part.space_after = Pt(size * 0.55)
            _font(part.font, size)
        speak(frame, self.locale)

    def table(
        self,
        slide: Any,  # noqa: ANN401
        rows: Sequence[Sequence[str]],
        alt: str,
        box: Box = BODY,
        widths: Sequence[float] = (),
        size: int = 15,
    ) -> None:
        """A native table; the first row is its head."""
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
                self._cell(table.cell(r, c), text, size, head=r == 0)

    def _cell(self, cell: Any, text: str, size: int, *, head: bool) -> None:  # noqa: ANN401
        from pptx.util import Pt

        cell.text = _plain(text)
        cell.margin_left, cell.margin_right = Pt(0), Pt(10)
        cell.margin_top = cell.margin_bottom = Pt(5)
        for part in cell.text_frame.paragraphs:
            _font(part.font, size, muted=head)
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
        dress(frame.chart, _INK.ink, _CHART)
        language_of_chart(frame.chart, self.locale)

    def bytes(self, day: date) -> bytes:
        """The file; the same slides and day give the same bytes."""
        total = len(self.deck.slides)
        for number, slide in enumerate(self.deck.slides, start=1):
            box = (_LEFT, _FOOT, WIDE - 2 * _LEFT, 0.4)
            self.text(slide, [f"{self.foot} {number}/{total}"], box, size=10)
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
    title.left, title.top, title.width, title.height = map(Inches, (_LEFT, 0.45, WIDE - 2 * _LEFT, 0.85))
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'typeface="Calibri"', f'typeface="{FACE}"'.encode())  # noqa: SLF001
    left_title(deck.slide_master, Pt(26), _INK.ink)
    return kept
