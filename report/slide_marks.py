"""What the slide library has no word for: language, alternatives, hairlines and the look of titles."""

from typing import Any

from report.slide_bars import colour

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_ADEC = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_ORNAMENT = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def speak(frame: Any, locale: str) -> None:  # noqa: ANN401 - the library's shapes have no public types
    """Sets the language of every text in a frame."""
    for part in frame.paragraphs:
        for run in part.runs:
            run._r.get_or_add_rPr().set("lang", locale)  # noqa: SLF001 - the file format's own element


def describe(frame: Any, alt: str) -> None:  # noqa: ANN401
    """Sets the text alternative of a table or chart."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)  # noqa: SLF001


def as_decoration(shape: Any) -> None:  # noqa: ANN401
    """Marks a shape as ornament that screen readers pass by, without the theme's shadow."""
    for style in shape._element.xpath("./p:style"):  # noqa: SLF001
        shape._element.remove(style)  # noqa: SLF001
    properties = shape._element.xpath(".//p:cNvPr")[0]  # noqa: SLF001
    properties.set("descr", "")
    kept = _below(_below(properties, "extLst"), "ext", uri=_ORNAMENT)
    kept.append(kept.makeelement(f"{{{_ADEC}}}decorative", {"val": "1"}, nsmap={"adec": _ADEC}))


def ground(master: Any, color: str) -> None:  # noqa: ANN401
    """The paper behind every slide."""
    fill = master.background.fill
    fill.solid()
    fill.fore_color.rgb = colour(color)


def no_grid(table: Any) -> None:  # noqa: ANN401
    """A table without colours or grid, its first row marked as its head."""
    properties = table._tbl.tblPr  # noqa: SLF001
    properties.set("firstRow", "1")
    properties.set("bandRow", "0")
    properties.find(f"{{{_A}}}tableStyleId").text = _NO_STYLE


def underline(cell: Any, color: str) -> None:  # noqa: ANN401
    """A hairline under a cell."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    line = _below(properties, "lnB", w="6350")
    _below(_below(line, "solidFill"), "srgbClr", val=color.removeprefix("#"))


def left_title(master: Any, size: int, color: str) -> None:  # noqa: ANN401
    """Titles at the left, bold, in our size and colour."""
    for level in master._element.findall(f".//{{*}}titleStyle/{{{_A}}}lvl1pPr"):  # noqa: SLF001
        level.set("algn", "l")
        run = level.find(f"{{{_A}}}defRPr")
        run.set("sz", str(int(size / 127)))
        run.set("b", "1")
        for fill in run.findall(f"{{{_A}}}solidFill"):
            fill.clear()
            _below(fill, "srgbClr", val=color.removeprefix("#"))


def _below(parent: Any, name: str, **attributes: str) -> Any:  # noqa: ANN401
    """A new element of the drawing language, last in its parent."""
    made = parent.makeelement(f"{{{_A}}}{name}", attributes)
    parent.append(made)
    return made


def language_of_chart(chart: Any, locale: str) -> None:  # noqa: ANN401
    """Sets the language of a chart's texts."""
    for properties in chart._chartSpace.iter(f"{{{_A}}}defRPr"):  # noqa: SLF001
        properties.set("lang", locale)
