"""Passages as they are cited: the quote, whose it is, where it stands and what kind of evidence it is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """A verbatim passage that speaks for or against, or names what is unknown.

    Attributes:
        anchor: Id of the anchor, for example "A1.f1".
        side: for, against or unknown.
        quote: The source's own words; always Swedish.
        title: Our own title of the passage, in the chosen language.
        source: Code of the source, "004".
        source_title: The source's title.
        author: Its author, or words that say that none is named.
        year: Its year, or an empty text.
        lines: "rad 128" or "rad 325–331" in the chosen language.
        first: First line of the quote.
        last: Last line of the quote.
        kind: Code of the evidence kind (E S R A B O).
        kind_label: The evidence kind in words.
        sentence: The words that lead the quote in, by evidence kind.
        voice: Whose voice it is, in words.
        citation: Short form, "Siverbo 2022, rad 128".
        stretch: Where it stands in the source's running text, "120-310", when no anchor names it.
    """

    anchor: str
    side: str
    quote: str
    title: str
    source: str
    source_title: str
    author: str
    year: str
    lines: str
    first: int
    last: int
    kind: str
    kind_label: str
    sentence: str
    voice: str
    citation: str
    stretch: str = ""


@dataclass(frozen=True)
class Sides:
    """Passages that speak for and against the same thing; screen and PDF choose how many to show."""

    for_: tuple[Passage, ...] = ()
    against: tuple[Passage, ...] = ()
    unknown: tuple[Passage, ...] = ()


NO_SIDES = Sides()
"""Nothing is cited."""


@dataclass(frozen=True)
class SourceLine:
    """One source in the list of sources."""

    code: str
    author: str
    year: str
    title: str
    kind: str
    voice: str
