"""What a section is built from, and what it hands back."""

from dataclasses import dataclass, field

from report.notes import Notes
from report.own_room import OwnRoom
from report.parts import Findings
from report.pieces import Pieces
from texts import Texts


@dataclass(frozen=True)
class Page:
    """What every section of one document shares.

    Attributes:
        findings: What there is to say.
        texts: The wording.
        opening: Whether the answer to the opening question is included.
        without: Codes of the sections left out.
        notes: Numbers the quotes.
        room: Hands out the room for own words.
    """

    findings: Findings
    texts: Texts
    opening: bool = False
    without: frozenset[str] = frozenset()
    notes: Notes = field(default_factory=Notes)
    room: OwnRoom = field(default_factory=OwnRoom)

    def say(self, key: str, **values: object) -> str:
        """A text of the table `report`."""
        return self.texts(f"report.{key}", **values)

    def shows(self, section: str) -> bool:
        """Whether a section is wanted."""
        return section not in self.without


@dataclass(frozen=True)
class Filled:
    """A section's pieces.

    Attributes:
        side: Beside its main column: what explains.
        body: In the main column.
        wide: After both, over the whole width.
        after: After that, in the main column.
        whole: The section is not split over two pages.
    """

    side: Pieces = field(default_factory=list)
    body: Pieces = field(default_factory=list)
    wide: Pieces = field(default_factory=list)
    after: Pieces = field(default_factory=list)
    whole: bool = False
