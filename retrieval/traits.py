"""What a passage is beyond its words: evidence kind, voice and concepts, as `passages.toml` says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.concepts import place
from retrieval.errors import SourceError
from retrieval.layout import LAYOUT
from retrieval.sources import VOICES, built, read_data

KINDS = frozenset(
    {"E", "S", "R", "A", "B", "O"}
)  # evidence kinds of instrument.md 4.1; O stands for its last
MOST_CONCEPTS = 5


@dataclass(frozen=True)
class Traits:
    """What passages are, by place: `004:128`, `004:130-134`, or the id of one passage.

    Attributes:
        kinds: evidence kind by place; the narrowest place that holds a passage decides, its id before all.
        voices: voice by place, where it is not the source's.
        concepts: keys of concepts by id.
    """

    kinds: Mapping[str, str]
    voices: Mapping[str, str]
    concepts: Mapping[str, tuple[str, ...]]

    def kind(self, name: str, first: int, last: int) -> str:
        """Evidence kind of a passage; empty if none is given."""
        return _narrowest(self.kinds, name, first, last)

    def voice(self, name: str, first: int, last: int) -> str:
        """Voice of a passage; empty if it is the source's."""
        return _narrowest(self.voices, name, first, last)

    def unused(self, names: frozenset[str]) -> Iterator[str]:
        """Names that are in the file but of no passage.

        Args:
            names: ids of all passages.
        """
        for table in (self.kinds, self.voices, self.concepts):
            yield from (
                name for name in table if ("#" in name or table is self.concepts) and name not in names
            )


@built(LAYOUT)
def load_traits(folder: Path) -> Traits:
    """Read what passages are.

    Args:
        folder: the corpus folder.

    Raises:
        SourceError: the file is missing, not TOML, or has an unknown kind or voice.
    """
    data = read_data(folder / LAYOUT)
    kinds = _by_place(data.get("kind", {}))
    voices = _by_place(data.get("voice", {}))
    for table, allowed in ((kinds, KINDS), (voices, VOICES)):
        for name, value in table.items():
            if value not in allowed:
                raise SourceError(LAYOUT, f"{name}: {value!r} is not one of {', '.join(sorted(allowed))}")
    return Traits(kinds, voices, {name: tuple(keys) for name, keys in data.get("concepts", {}).items()})


def _by_place(table: Mapping[str, Any]) -> Mapping[str, str]:
    """Turn places by value into values by place; refuse a place that is none or is given twice."""
    found: dict[str, str] = {}
    for value, names in table.items():
        for name in names:
            place(name.partition("#")[0])
            if name in found:
                raise SourceError(LAYOUT, f"{name} is {found[name]!r} and {value!r}")
            found[name] = value
    return found


def _narrowest(table: Mapping[str, str], name: str, first: int, last: int) -> str:
    """The value of the id, else of the shortest range of lines that holds a passage; empty if none does."""
    if name in table:
        return table[name]
    ways: list[tuple[int, str]] = []
    for range_, value in table.items():
        if "#" in range_:
            continue
        source, low, high = place(range_)
        if source == name[:3] and low <= first and last <= high:
            ways.append((high - low, value))
    return min(ways)[1] if ways else ""
