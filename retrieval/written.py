"""Cuts what a model writes into whole sentences while it comes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from retrieval.quotations import quotations

_BREAKS = {ord(char): "\n" for char in "\r\x0b\x0c\x85\u2028\u2029"}
_HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})  # kinds of characters
_LONGEST = 1200  # characters that are waited for; more without an end is given up as one piece
_KEYS = r"(?:[^\S\n]*\[[^\[\]\n]*\])"
_END = re.compile(
    r"(?P<word>\w(?:[\w.]*\w)?)?(?P<mark>[.!?…]+)[”“\"’»'‹›)\]]*"
    rf"(?P<keys>{_KEYS}*)\.?(?P<gap>\s+|(?<=[^\W\d_][.!?])(?=[^\W\d_]))(?=(?P<next>[^\s\[]))"
    r"|(?P<line>[^\S\n]*\n\s*)(?=[^\s\[])"
)


def sentences(pieces: Iterable[str], abbreviations: Collection[str]) -> Iterator[tuple[str, bool]]:
    """Whole sentences, each as soon as it is known to be whole.

    A sentence takes the keys in brackets that stand right after it. It does not end inside a quotation. A new
    line ends it. Rather two sentences too many than one that hides another.

    Args:
        pieces: the text, piece by piece as it comes.
        abbreviations: words whose full stop ends no sentence.

    Yields:
        The sentence, and whether it was followed by anything: what stands last may be half a sentence.

    >>> list(sentences(["One thi", "ng. [004:1] Two"], ()))
    [('One thing. [004:1]', True), ('Two', False)]
    """
    rest = ""
    for piece in pieces:
        rest += _visible(piece)
        while (end := _end(rest, abbreviations)) is not None:
            if rest[:end].strip():
                yield rest[:end].strip(), True
            rest = rest[end:]
        if len(rest) > _LONGEST:
            yield rest.strip(), True
            rest = ""
    if rest.strip():
        yield rest.strip(), False


def _end(text: str, abbreviations: Collection[str]) -> int | None:
    """Where the first whole sentence ends, or None if it is not known yet."""
    quoted, loose = quotations(text)
    for found in _END.finditer(text):
        at = found.start("mark") if found["mark"] else found.start()
        if found["line"] is None:
            if loose is not None and loose < at and "\n" not in text[loose:at]:
                continue
            if any(one.start < at < one.end - 1 for one in quoted) or _shortened(found, abbreviations):
                continue
        return found.end()
    return None


def _shortened(found: re.Match[str], abbreviations: Collection[str]) -> bool:
    """Whether the full stop belongs to an abbreviation or an initial, or stands inside a word."""
    word = found["word"] or ""
    if not found["gap"] and not found["next"].isupper():
        return True
    if found["mark"] != "." or found["keys"]:
        return False
    return word.casefold() in abbreviations or (len(word) == 1 and word.isupper())


def _visible(piece: str) -> str:
    """A piece without what cannot be seen: control characters, soft hyphens, marks of direction."""
    lines = piece.translate(_BREAKS)
    return "".join(char for char in lines if char in "\n\t" or unicodedata.category(char) not in _HIDDEN)
