"""How much of the person's own words stands where it was written; what is longer goes on in the appendix."""

import re

from report.safe_text import paragraphs

_EACH = 480  # letters of one text where it was written
_ALL = 1500  # letters of all of them; together with labels about two thirds of the first page
_LINE = 70  # letters of a line: a short paragraph takes a line too
_LEAST = 140  # a shorter beginning is not worth reading
_SENTENCE = re.compile(r".*[.?!…](?=\s)", re.DOTALL)


class OwnRoom:
    """Hands out the room for own words and keeps what did not fit, whole and in order."""

    def __init__(self) -> None:
        self._left = _ALL
        self._rest: list[tuple[str, list[str]]] = []

    def take(self, where: str, text: str) -> list[str]:
        """The paragraphs that stand here: all, the beginning with a mark, or none when the room is used up.

        A text that is not shown whole is kept for the appendix, whole.
        """
        found = paragraphs(text)
        cost = sum(map(_cost, found))
        if cost <= min(_EACH, self._left):
            self._left -= cost
            return found
        self._rest.append((where, found))
        if self._left < _LEAST:
            return []
        shown = _beginning(found, min(_EACH, self._left))
        self._left -= sum(map(_cost, shown))
        return shown

    def goes_on(self, where: str) -> bool:
        """Whether the text written there stands in the appendix."""
        return any(kept == where for kept, _ in self._rest)

    def rest(self) -> list[tuple[str, list[str]]]:
        """What stands in the appendix: where it was written, and its paragraphs."""
        return self._rest


def _cost(paragraph: str) -> int:
    return max(len(paragraph), _LINE)


def _beginning(found: list[str], most: int) -> list[str]:
    """The first paragraphs that fit, the last cut after a sentence or, in a long one, after a word."""
    shown: list[str] = []
    for paragraph in found:
        if _cost(paragraph) > most:
            if most >= _LINE:
                shown.append(_cut(paragraph, most))
            break
        shown.append(paragraph)
        most -= _cost(paragraph)
    return shown


def _cut(paragraph: str, most: int) -> str:
    piece = paragraph[:most]
    whole = _SENTENCE.match(piece)
    kept = whole.group() if whole and len(whole.group()) > most // 3 else piece.rpartition(" ")[0] or piece
    return f"{kept} …"
