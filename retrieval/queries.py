"""What of a query is searched."""

from __future__ import annotations

import re
import unicodedata

from retrieval.words import split

LONGEST_QUERY = 10_000  # characters that are looked at
WHOLE = 40  # words; a longer query is searched sentence by sentence
MOST_PARTS = 40  # sentences of a long query that are searched
SHORT_PART = 5  # words; a shorter sentence is joined to the next
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def stretches(query: str) -> list[str]:
    r"""What of a query is searched: all of it, or of a long one its questions, else all its sentences.

    >>> stretches("  Varför?\x00 ")
    ['Varför?']
    """
    visible = "".join(
        char if char == "\n" or unicodedata.category(char)[0] != "C" else " "
        for char in query[:LONGEST_QUERY]
    ).strip()
    words = split(visible)
    if len(words) <= WHOLE:
        return [" ".join(visible.split())] if words else []
    parts: list[str] = []
    for sentence in _SENTENCE.split(visible):
        if parts and len(split(parts[-1])) < SHORT_PART:
            parts[-1] = f"{parts[-1]} {sentence}".strip()
        elif sentence.strip():
            parts.append(" ".join(sentence.split()))
    said = [part for part in parts if split(part)][:MOST_PARTS]
    return [part for part in said if part.endswith("?")] or said
