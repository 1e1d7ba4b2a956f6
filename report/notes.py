"""The quotes of a document, numbered in the order the reader meets them."""

from collections.abc import Iterable

from report.cited import Passage, Sides
from report.pieces import Data
from report.short_quotes import short_quote

_ROOM = 5000  # letters of the list; what is cited after them stands there with its place alone


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
        left, found = _ROOM, []
        for one in self._listed:
            quote, more = short_quote(one.quote) if left > 0 else ("", True)
            left -= sum(map(len, (one.title, one.citation, one.sentence, quote)))
            found.append(_quote(one, quote, more=more))
        return found


def _quote(one: Passage, quote: str, *, more: bool) -> Data:
    return {
        "title": one.title,
        "kind": one.kind_label,
        "lead": one.sentence,
        "quote": quote,
        "more": more,
        "citation": one.citation,
        "voice": one.voice,
    }
