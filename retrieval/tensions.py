"""Places in the sources that pull apart, so that who finds one side is shown the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from retrieval.concepts import place
from retrieval.cut import Passage
from retrieval.errors import SourceError
from retrieval.sources import built, read_data

TENSIONS = "tensions.toml"
SIDES = ("for", "against")


@dataclass(frozen=True)
class Tension:
    """One matter on which the sources pull apart (instrument.md 4.4).

    Attributes:
        name: what it is about, in English; for people who edit the file.
        sides: places of each side, `for` and `against` trust-based governance.
        begins: how the sentence begins that shows a side best, where one is chosen.
    """

    name: str
    sides: Mapping[str, tuple[str, ...]]
    begins: Mapping[str, str] = field(default_factory=dict)

    def holds(self, side: str, passage: Passage) -> bool:
        """Whether a passage holds a line of one of a side's places."""
        for one in self.sides[side]:
            source, first, last = place(one)
            if passage.source == source and passage.first <= last and passage.last >= first:
                return True
        return False


@built(TENSIONS)
def load_tensions(folder: Path) -> tuple[Tension, ...]:
    """Read `tensions.toml`.

    Args:
        folder: the corpus folder.

    Raises:
        SourceError: the file is missing, not TOML, or a tension lacks a name, a side or a proper place.
    """
    found = []
    for table in read_data(folder / TENSIONS).get("tension", ()):
        try:
            one = Tension(
                str(table["name"]),
                {side: tuple(table[side]) for side in SIDES},
                dict(table.get("begins", {})),
            )
        except (KeyError, TypeError) as error:
            raise SourceError(TENSIONS, f"{table!r} lacks {error}") from error
        for where in (where for places in one.sides.values() for where in places):
            place(where)
        found.append(one)
    return tuple(found)
