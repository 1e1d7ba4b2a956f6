"""The colours, sizes and fills of the charts: light and dark screen, and print in one ink."""

from dataclasses import dataclass

FONT = "IBM Plex Sans"


@dataclass(frozen=True)
class Ink:
    """How a chart is drawn.

    Attributes:
        ground: Colour of the paper, used inside outlined marks.
        ink: Text and neutral marks.
        muted: Secondary text.
        tillit: Round marks and their bands.
        tvivel: Diamonds and their bands.
        action: Arrows of the wishes.
        hair: Hairlines.
        soft: The soft fields in the middle.
        outlined: Tvivel differs from Tillit by fill too: an outlined diamond and a dashed band.
        font: Size of text in pixels.
        band: Width of a band in pixels.
    """

    ground: str
    ink: str
    muted: str
    tillit: str
    tvivel: str
    action: str
    hair: str
    soft: str
    outlined: bool = False
    font: int = 13
    band: int = 7


INKS = {
    "light": Ink("#FBFAF7", "#1D2327", "#59626A", "#0B6570", "#8A4708", "#3B4BA0", "#CFCBC0", "#EFEDE6"),
    "dark": Ink("#14191C", "#EDEFF0", "#A5AFB6", "#6CC5D0", "#E7A95B", "#A9B4F5", "#4A555C", "#20282D"),
    "print": Ink(
        "#FFFFFF",
        "#1D2327",
        "#59626A",
        "#1D2327",
        "#1D2327",
        "#1D2327",
        "#B9BCBF",
        "#EEEEEC",
        outlined=True,
        font=8,
        band=4,
    ),
}
"""The themes by name (design.md section 1)."""
