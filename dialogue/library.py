"""What answers are made from: the search, what may be quoted, and what the sources have words for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from assessment import Anchor, Instrument
from retrieval import (
    Ask,
    Concept,
    Excerpt,
    Hit,
    Opened,
    Passage,
    Quoter,
    Searcher,
    Source,
    Text,
    asks_of,
    load_asks,
    load_concepts,
    load_sources,
    place,
    read_source,
)
from texts import Texts

_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"[^\W\d_][\w-]{2,}")
_CITED = re.compile(r"((?:[^\W\d_][\w-]++(?:,| och| &| and|s)? ?){1,4})(?:et al[.'’s]* )?\(?(?:19|20)\d\d")
_PERCENT = re.compile(r"(\d+(?:[,.]\d+)?)\s*(?:%|procent|percent)")


@dataclass(frozen=True)
class Speech:
    """How answers are worded in one language.

    Attributes:
        texts: the interface's wording.
        instrument: the questionnaire.
        concepts: the glossary.
    """

    texts: Texts
    instrument: Instrument
    concepts: Mapping[str, Concept] = field(repr=False)

    @property
    def lang(self) -> str:
        """The language's code."""
        return self.texts.lang


@dataclass(frozen=True)
class Library:
    """The sources, opened once and shared by everyone who asks.

    Attributes:
        searcher: finds passages.
        quoter: chooses what is quoted.
        sources: the sources by code.
        running: their running text by code.
        asks: the asks by passage id.
        verified: whether the search was seen to answer an ask, by its text; filled as it is used.
    """

    searcher: Searcher = field(repr=False)
    quoter: Quoter = field(repr=False)
    sources: Mapping[str, Source] = field(repr=False)
    running: Mapping[str, Text] = field(repr=False)
    asks: Mapping[str, tuple[Ask, ...]] = field(repr=False)
    verified: dict[str, bool] = field(default_factory=dict, repr=False)

    @cached_property
    def passages(self) -> Mapping[str, Passage]:
        """The passages by id."""
        return {one.id: one for one in self.searcher.passages}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the sources, in small letters."""
        said = [text.normalised for text in self.running.values()]
        said += [f"{one.title} {one.author or ''} {one.short}" for one in self.sources.values()]
        return frozenset(_WORD.findall(" ".join(said).lower()))

    @cached_property
    def everyday(self) -> frozenset[str]:
        """Every word that is written small in what people are thought to ask."""
        asked = " ".join(ask.text for own in self.asks.values() for ask in own)
        return frozenset(word for word in _WORD.findall(asked) if word[0].islower())

    @cached_property
    def asked(self) -> frozenset[str]:
        """Every word of what people are thought to ask, in small letters."""
        said = " ".join(ask.text for own in self.asks.values() for ask in own)
        return frozenset(_WORD.findall(said.lower()))

    @cached_property
    def authors(self) -> frozenset[str]:
        """Words in small letters that stand before a year in the sources, as authors do, and their own."""
        said = " ".join(text.normalised for text in self.running.values())
        own = " ".join(source.author or "" for source in self.sources.values())
        names = (name for run in _CITED.findall(said) for name in _NAME.findall(run))
        found = {name.lower().removesuffix("s") for name in names if name[0].isupper()}
        return frozenset(found | set(own.lower().split())) - self.everyday

    @cached_property
    def percentages(self) -> frozenset[str]:
        """Every number that stands before a per cent in the sources."""
        said = " ".join(text.normalised for text in self.running.values())
        return frozenset(found.replace(".", ",") for found in _PERCENT.findall(said))

    def inside(self, places: Iterable[str]) -> list[Excerpt]:
        """What may be quoted of some places ("004:128"), in their order."""
        found: dict[Excerpt, None] = {}
        for one in places:
            source, first, last = place(one)
            for excerpt in self.quoter.excerpts:
                if excerpt.source == source and first <= excerpt.last and excerpt.first <= last:
                    found[excerpt] = None
        return list(found)

    def best_inside(self, query: str, places: Iterable[str], begins: str = "") -> Excerpt | None:
        """What answers a question best of some places, of what begins with these words."""
        there = [one for one in self.inside(places) if one.text.startswith(begins)]
        hits = [Hit(1, self.passages[name], 1.0) for name in dict.fromkeys(one.passage for one in there)]
        ranked = self.quoter.choose(query, hits, most=len(there), every=True)
        return next((one.excerpt for one in ranked if one.excerpt in there), None)

    def passage_of(self, anchor: Anchor) -> Passage | None:
        """The passage in which an anchor's quote stands."""
        first, last = anchor.quote_lines
        near = [
            one
            for one in self.searcher.passages
            if one.source == anchor.source and one.first <= last and first <= one.last
        ]
        held = [one for one in near if anchor.quote[:60] in one.text.replace("\n", " ")]
        return next(iter(held or near), None)


def percentages_in(text: str) -> list[str]:
    """The numbers before a per cent in a text, with a decimal comma.

    >>> percentages_in("83.5 % eller 12 procent")
    ['83,5', '12']
    """
    return [found.replace(".", ",") for found in _PERCENT.findall(text.lower())]


def open_library(corpus: Path, opened: Opened) -> Library:
    """Read everything that answers are made from.

    Args:
        corpus: the corpus folder.
        opened: the search over it, as `retrieval.open_search` opens it.

    Raises:
        RetrievalError: a file is missing, changed or not what it should be.
    """
    searcher = opened.searcher
    sources = load_sources(corpus)
    running = {code: read_source(source) for code, source in sources.items()}
    asks = asks_of(searcher.passages, load_asks(corpus), running)
    quoter = Quoter(searcher.passages, running, searcher.words, opened.encode)
    return Library(searcher, quoter, sources, running, asks)


def open_speech(corpus: Path, texts: Texts, instrument: Instrument) -> Speech:
    """Read how answers are worded in the language of the texts."""
    return Speech(texts, instrument, load_concepts(corpus, texts.lang))
