"""What a sentence of a model may lean on: the words, numbers and sentences of the passages handed over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np

from retrieval.asks import load_asks
from retrieval.checks import Checks
from retrieval.concepts import load_concepts
from retrieval.cut import Passage
from retrieval.meaning import Encoder, Rows
from retrieval.reader import Text, read_source
from retrieval.sentences import sentence_starts
from retrieval.sources import Reading, Source, load_sources, raw_text
from retrieval.words import Words, load_words, split

ROOT_OF_WORD = 5  # letters by which two forms of a word are taken for one
_BEGINNING = 7  # letters by which a long word is taken for a form of an ordinary one, not for a name
_TOKEN = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PERCENT = re.compile(r"\s*(?:%|procent|per\s?cent)", re.IGNORECASE)
_LANGUAGES = ("sv", "en")


@dataclass(frozen=True)
class Known:
    """What is known of the corpus and of its language.

    Attributes:
        texts: the sources by code.
        raws: their files' characters by code.
        words: what is known of everyday words.
        ordinary: words that stand somewhere in small letters, and so are no names.
        encode: the embedding, or None.
    """

    texts: Mapping[str, Text]
    raws: Mapping[str, str]
    words: Words
    ordinary: frozenset[str]
    encode: Encoder | None = None

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(word[:_BEGINNING] for word in self.ordinary)

    def is_ordinary(self, word: str) -> bool:
        """Whether a word, or another form of a long one, stands somewhere in small letters."""
        return word in self.ordinary or (len(word) > _BEGINNING and word[:_BEGINNING] in self._beginnings)

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Words whose full stop ends no sentence, of all sources."""
        return frozenset().union(*(text.source.reading.abbreviations for text in self.texts.values()))


def load_known(folder: Path, encode: Encoder | None = None) -> Known:
    """Read what the checks have to know.

    Args:
        folder: the corpus folder.
        encode: the embedding; without it only sentences in the words of the passages are let through.

    Raises:
        SourceError: a file of the folder is missing, changed or not what it should be.
    """
    sources = load_sources(folder)
    texts = {code: read_source(source) for code, source in sources.items()}
    words = load_words(folder)
    said = [text.normalised for text in texts.values()] + [ask.text for ask in load_asks(folder)]
    for lang in _LANGUAGES:
        said += [f"{one.term} {one.definition}" for one in load_concepts(folder, lang).values()]
        said.append(" ".join(words.empty[lang]))
    ordinary = frozenset(word for text in said for word in _TOKEN.findall(text) if word.islower())
    raws = {code: raw_text(source) for code, source in sources.items()}
    return Known(texts, raws, words, ordinary, encode)


@dataclass(frozen=True)
class Ground:
    """One passage as sentences are held against it.

    Attributes:
        passage: the passage.
        lang: language of its text.
        words: its words in small letters, those of its headings, and the name of its source.
        roots: the beginnings of its words.
        numbers: its numbers and years, those in words too; with `%` after them where it says per cent.
        sentences: its sentences.
        rows: the vector of each sentence, or None without an embedding.
    """

    passage: Passage
    lang: str
    words: frozenset[str]
    roots: frozenset[str]
    numbers: frozenset[str]
    sentences: tuple[str, ...]
    rows: Rows | None


def grounds(passages: Sequence[Passage], known: Known, checks: Checks) -> dict[str, Ground]:
    """The passages as sentences are held against them, by key.

    Args:
        passages: the passages handed over to the model.
        known: what is known of the corpus.
        checks: the rules.
    """
    found: dict[str, Ground] = {}
    for one in passages:
        text = known.texts.get(one.source)
        said = " ".join((*one.heading, one.text, *_names(text.source if text else None)))
        words = frozenset(split(said)) | frozenset(word.casefold() for word in _TOKEN.findall(said))
        parts = _sentences(one, text.source.reading if text else Reading())
        rows = known.encode(parts) if known.encode else None
        lang = known.words.language(one.text)
        found[one.id] = Ground(one, lang, words, roots(words), numbers(said, checks.values), parts, rows)
    return found


def roots(words: Iterable[str]) -> frozenset[str]:
    """The beginnings of words."""
    return frozenset(word[:ROOT_OF_WORD] for word in words)


def numbers(text: str, values: Mapping[str, str]) -> frozenset[str]:
    """The numbers of a text, in figures or in words.

    Args:
        text: any text.
        values: what a word for a number stands for.

    >>> sorted(numbers("Two of 1 453, 73,5 per cent", {"two": "2"}))
    ['1', '2', '453', '73.5', '73.5%']
    """
    plain = unicodedata.normalize("NFKC", text)
    found: set[str] = set()
    for one in _NUMBER.finditer(plain):
        value = "".join(char if char in ".," else str(unicodedata.digit(char)) for char in one[0])
        value = value.replace(",", ".")
        found.add(value)
        if _PERCENT.match(plain, one.end()):
            found.add(f"{value}%")
    return frozenset(found | {values[word] for word in split(plain) if word in values})


def share(words: Collection[str], there: Collection[str]) -> float:
    """Share of words whose beginnings are there; 1 if there are no words."""
    return sum(word[:ROOT_OF_WORD] in there for word in words) / len(words) if words else 1.0


def nearest(rows: Rows, row: Rows) -> float:
    """The cosine of a row with the nearest of some rows."""
    return float(np.max(rows @ row))


def _names(source: Source | None) -> tuple[str, ...]:
    """The words that name a source."""
    if source is None:
        return ()
    return source.title, source.short, source.author or "", str(source.year or "")


def _sentences(one: Passage, reading: Reading) -> tuple[str, ...]:
    """The sentences of a passage; its list items and slide lines too."""
    found: list[str] = []
    for line in one.text.splitlines():
        edges = [0, *sentence_starts(line, reading), len(line)]
        found += [line[low:high].strip() for low, high in pairwise(edges)]
    return tuple(part for part in found if part)
