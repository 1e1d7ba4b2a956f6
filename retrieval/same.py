"""Which passages say the same in the same words."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.cut import Passage
from retrieval.words import split

SAME = 0.5  # share of runs of three words by which two passages of different sources are the same


def words_of(one: Passage) -> str:
    """What a passage is found by: its headings and its words."""
    return " ".join((*one.heading, one.text))


def same_words(passages: Sequence[Passage]) -> dict[str, tuple[str, ...]]:
    """Passages of different sources that say the same in the same words, by id."""
    runs = []
    for one in passages:
        words = split(one.text)
        runs.append({tuple(words[at : at + 3]) for at in range(len(words) - 2)})
    found: dict[str, tuple[str, ...]] = {}
    for at, one in enumerate(passages):
        for other in range(at):
            larger = max(len(runs[at]), len(runs[other]))
            if one.source == passages[other].source or len(runs[at] & runs[other]) < SAME * max(larger, 1):
                continue
            name = passages[other].id
            found[one.id] = (*found.get(one.id, ()), name)
            found[name] = (*found.get(name, ()), one.id)
    return found
