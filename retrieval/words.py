"""Everyday words: which of them say nothing, how they are written as spoken, which language they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval.errors import SourceError
from retrieval.sources import read_data

WORDS = "words.toml"
_WORD = re.compile(r"[^\W_]+")
_LETTERS = 40  # of a word are looked at; nothing longer is a word


@dataclass(frozen=True)
class Noise:
    """What turns a good question into one as people write.

    Attributes:
        english: Swedish words and the English ones often put in their place.
        stories: what stands before and after a question inside a story, by language.
    """

    english: Mapping[str, str]
    stories: Mapping[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Words:
    """What is known of everyday words.

    Attributes:
        empty: words that say nothing about what is asked, by language.
        bare: the empty words that have marks above letters, without them, by language.
        spoken: words as they are spoken, and the word itself.
        asked: by kind of fact, how a question asks for it, in any language.
        noise: what `evaluate --noise` needs.
    """

    empty: Mapping[str, frozenset[str]]
    bare: Mapping[str, frozenset[str]]
    spoken: Mapping[str, str]
    asked: Mapping[str, tuple[str, ...]]
    noise: Noise

    def language(self, text: str) -> str:
        """Language of a text, by which empty words it has more of; Swedish where they are equal.

        Args:
            text: any text.

        Returns:
            `sv` or `en`.
        """
        words = split(text)
        counts = {lang: sum(word in empty for word in words) for lang, empty in self.empty.items()}
        return max(counts, key=lambda lang: (counts[lang], lang == "sv"))

    def telling(self, text: str, lang: str) -> list[str]:
        """The words of a text that say something, lower-cased, spoken forms as the word itself."""
        words = (word for one in split(text) for word in self.spoken.get(one, one).split())
        return [word for word in words if word not in self.empty[lang] and word not in self.bare[lang]]

    def facts(self, text: str) -> frozenset[str]:
        """Which kinds of particular fact a text asks for: keys of `asked`."""
        said = f" {' '.join(split(text))} "
        return frozenset(
            kind for kind, phrases in self.asked.items() if any(f" {one} " in said for one in phrases)
        )


def load_words(folder: Path) -> Words:
    """Read `words.toml`.

    Raises:
        SourceError: the file is missing, not TOML, or lacks a table.
    """
    data = read_data(folder / WORDS)
    try:
        noise = data["noise"]
        stories: dict[str, list[tuple[str, str]]] = {}
        for one in noise["story"]:
            stories.setdefault(one["lang"], []).append((one["before"], one["after"]))
        empty = {lang: frozenset(words.split()) for lang, words in data["empty"].items()}
        return Words(
            empty,
            {lang: frozenset(map(plain, words)) - words for lang, words in empty.items()},
            dict(data["spoken"]),
            {kind: _phrases(said) for kind, said in data["asked"].items()},
            Noise(dict(noise["english"]), stories),
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise SourceError(WORDS, f"has no {error}") from error


def _phrases(said: str) -> tuple[str, ...]:
    """Phrases that stand one a line or between bars."""
    return tuple(one.strip() for line in said.splitlines() for one in line.split("|") if one.strip())


def split(text: str) -> list[str]:
    """The words of a text, lower-cased, each at most 40 letters.

    >>> split("Öppna data, 2019!")
    ['öppna', 'data', '2019']
    """
    return [found[:_LETTERS] for found in _WORD.findall(unicodedata.normalize("NFC", text).lower())]


def plain(word: str) -> str:
    """The word without marks above its letters.

    >>> plain("våga")
    'vaga'
    """
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
