"""Finds where sentences begin and end in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.sources import Reading

_END = re.compile(
    r"""(?P<word>[^\s(”"]*?)(?P<mark>[.!?…]+)[”"’')\]]*(?P<note>\d?)\s+(?=[”"“‘(\[–-]*\s?(?P<next>\w))"""
)
_CLOSERS = """”"’')]"""
_MARKS = (".", "!", "?", "…", ":")


def sentence_starts(words: str, reading: Reading) -> Iterator[int]:
    """Positions at which a sentence begins after another one.

    A mark ends a sentence when no small letter follows and no abbreviation or initial precedes; the digit of
    a footnote may stand behind it.

    >>> reading = Reading(abbreviations=frozenset({"e.g"}))
    >>> list(sentence_starts("It went. See e.g. Adler (2001). Yes", reading))
    [9, 32]
    """
    for found in _END.finditer(words):
        word = found["word"]
        number = found["note"] and word[-1:].isdigit()
        initial = len(word) == 1 and word.isupper()
        short = found["mark"] == "." and (initial or word in reading.abbreviations)
        if not (number or short or found["next"].islower()):
            yield found.end()


def ends_with_mark(words: str) -> bool:
    """Whether words end with a full stop or another mark, perhaps inside quotation marks or brackets."""
    return words.rstrip().rstrip(_CLOSERS).endswith(_MARKS)
