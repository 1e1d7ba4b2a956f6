"""Texts as people type them: a letter lost, doubled or swapped, marks above letters left out."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence

SHORTEST = 5  # letters a word needs before one of them may go wrong
MARKLESS = 0.5  # share of careless texts that lack marks; the rest has slips
SLIPS = 0.25  # share of words with a slip in those


def plain_letters(text: str) -> str:
    """The text without marks above its letters."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def mistyped(word: str, chance: random.Random) -> str:
    """The word with one slip: a letter lost, doubled, or swapped with the next."""
    at = chance.randrange(1, len(word) - 1)
    slip = chance.randrange(3)
    if slip == 0:
        return word[:at] + word[at + 1 :]
    if slip == 1:
        return word[:at] + word[at] + word[at:]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def noisy(texts: Sequence[str], share: float, chance: random.Random) -> list[str]:
    """The texts, a share of them careless: half without marks, half with a word in four mistyped."""
    return [_careless(text, chance) if chance.random() < share else text for text in texts]


def _careless(text: str, chance: random.Random) -> str:
    if chance.random() < MARKLESS:
        return plain_letters(text)
    words = text.split()
    hit = [len(word) >= SHORTEST and (len(words) == 1 or chance.random() < SLIPS) for word in words]
    return " ".join(mistyped(word, chance) if bad else word for word, bad in zip(words, hit, strict=True))
