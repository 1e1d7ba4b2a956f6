"""Finds what stands between quotation marks, whatever marks they are."""

from __future__ import annotations

from dataclasses import dataclass

_CLOSERS = {
    '"': '"”“',
    "”": '”"',
    "“": '”“"',
    "„": '“”"',
    "‟": '”"',
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
}
_SINGLE = "'‘’‚‛′`´"


@dataclass(frozen=True)
class Quotation:
    """A stretch between quotation marks.

    Attributes:
        start: place of the first mark.
        end: place after the last mark.
        text: what stands between them.
    """

    start: int
    end: int
    text: str


def quotations(text: str) -> tuple[tuple[Quotation, ...], int | None]:
    """Everything between quotation marks on each line.

    Single marks count where they stand as quotation marks do, not inside or after a word.

    Args:
        text: any text.

    Returns:
        What is quoted, in order, and the place of the last opening mark that is never closed on its line, or
        None.

    >>> quotations('It says "on trust" and don’t')[0][0].text
    'on trust'
    >>> quotations('It says "on')
    ((), 8)
    """
    found: list[Quotation] = []
    start, loose, closers = -1, None, ""
    for at, char in enumerate(text):
        if char == "\n":
            loose, start = (start if start >= 0 else loose), -1
        elif start >= 0:
            if char in closers and (closers != _SINGLE or not _alnum(text, at + 1)):
                found.append(Quotation(start, at + 1, text[start + 1 : at]))
                start = -1
        elif char in _CLOSERS or (char in _SINGLE and not _alnum(text, at - 1) and _alnum(text, at + 1)):
            start, closers = at, _CLOSERS.get(char, _SINGLE)
    return tuple(found), start if start >= 0 else loose


def without(text: str, quoted: tuple[Quotation, ...]) -> str:
    """The text with a gap in place of each quotation."""
    for one in reversed(quoted):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def _alnum(text: str, at: int) -> bool:
    """Whether a letter or digit stands at a place."""
    return 0 <= at < len(text) and text[at].isalnum()
