"""The quotes of a document, numbered in the order the reader meets them."""

from collections.abc import Iterable

from report.cited import Passage, Sides
from report.pieces import Data
from report.short_quotes import short_quote


class Notes:
    """Numbers the quotes; one stretch of a source keeps its number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._listed: list[Passage] = []

    def number(self, passage: Passage) -> int:
        """The passage's number."""
        key = (passage.source, passage.first, passage.last)
        if key not in self._numbers:
            self._listed.append(passage)
            self._numbers[key] = len(self._listed)
        return self._numbers[key]

    def short(self, passages: Iterable[Passage]) -> list[Data]:
        """Passages as they stand beside the text: our title, citation, kind and number."""
        return [
            {"title": one.title, "citation": one.citation, "kind": one.kind_label, "n": self.number(one)}
            for one in passages
        ]

    def sides(self, sides: Sides, each: int) -> Data:
        """Both sides, at most so many of each."""
        return {"for": self.short(sides.for_[:each]), "against": self.short(sides.against[:each])}

    def quotes(self) -> list[Data]:
        """All passages numbered so far; short quotes word for word, `more` where the source goes on."""
        return [_quote(one) for one in self._listed]


def _quote(one: Passage) -> Data:
    quote, more = short_quote(one.quote)
    return {
        "title": one.title,
        "kind": one.kind_label,
        "lead": one.sentence,
        "quote": quote,
        "more": more,
        "citation": one.citation,
        "voice": one.voice,
    }
