"""A module as it is shown: worded rows beside each other or in order, with what speaks for and against it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from report.cited import NO_SIDES, Sides


@dataclass(frozen=True)
class ModuleMark:
    """One answer of a row.

    Attributes:
        place: Where it stands, 0-1 from the scale's first word to its last; None without a number.
        said: The answer in words.
        text: The question itself, where it is shown beside another.
    """

    place: float | None
    said: str
    text: str = ""


@dataclass(frozen=True)
class ModuleRow:
    """One row of a picture.

    Attributes:
        label: Two to five words.
        said: What is said of it at the end of the row.
        marks: Its answers: one, or two that are set beside each other.
        notes: Own words, each with the question it answers.
    """

    label: str
    said: str
    marks: tuple[ModuleMark, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ModulePart:
    """Some rows under a heading, which may be empty.

    Attributes:
        title: The heading.
        rows: The rows.
        notes: Own words that belong to all of them.
        place: Where it stands on a map (assessment.MAP_PLACES), or empty.
    """

    title: str
    rows: tuple[ModuleRow, ...]
    notes: tuple[tuple[str, str], ...] = ()
    place: str = ""


@dataclass(frozen=True)
class ModulePicture:
    """The answers as they are set out.

    Attributes:
        layout: scale (marks on rows), fields (beside each other), pairs (two statements a row), words, or
            map (seen from the unit in its middle).
        parts: What stands in it.
        says: One sentence that says what it shows.
        sides: Names of the two marks or statements of a row, or empty.
        places: Of a map: place -> its name, and "" -> what stands in the middle.
    """

    layout: str
    parts: tuple[ModulePart, ...]
    says: str
    sides: tuple[str, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ModuleFinding:
    """One module that has been answered, worded in one language.

    Attributes:
        code: "M1".
        name: What it is called.
        lead: What it is and where it comes from.
        picture: The answers as they are set out.
        alt: Text alternative of the picture.
        header: Column heads of the answers in words.
        rows: Each question with its answer.
        seen: Whose view the picture shows, or empty.
        beside: A sentence to stand beside the picture, or empty.
        limits: What it does not claim.
        sides: What speaks for and against.
        answered: "18 av 18 frågor".
        version: Version of the module, in words.
        note: That some answers were given to another version, or empty.
        own: That the questions are an organisation's own, or empty.
    """

    code: str
    name: str
    lead: str
    picture: ModulePicture
    alt: str
    header: tuple[str, str]
    rows: tuple[tuple[str, str], ...]
    seen: str
    beside: str
    limits: str
    answered: str
    version: str
    note: str = ""
    own: str = ""
    sides: Sides = NO_SIDES
