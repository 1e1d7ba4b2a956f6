"""The lexical leg: passages and their asks found by the words, word stems and pieces of words they share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from retrieval.words import Words, plain

Scores = npt.NDArray[np.float32]

PIECE = 4  # letters of a piece of a word: it finds parts of compounds, other endings and mistyped words
SATURATION = 1.0  # k1 of BM25; as the next two from held-out asks (bench/weights.py)
SHORTEST_SLIP = 5  # letters of a stem that may be mistyped and still known
LENGTH_OF_TEXT = 0.6  # b of BM25 for a passage's text
LENGTH_OF_ASKS = 0.5  # b of BM25 for its asks
_STEMMERS = {"sv": "swedish", "en": "english"}
_NOTHING = "\0"  # the token of a text without words
_START, _END = "^", "$"


@dataclass(frozen=True)
class Heard:
    """What of a query is known before anything is found.

    Attributes:
        known: share of what is asked that the passages or their asks have words for, 0 to 1.
        unknown: how many of its words they do not have.
        tokens: how many tokens it has.
        facts: which kinds of particular fact it asks for.
        weights: its tokens, and how much each tells.
    """

    known: float
    unknown: int
    tokens: int
    facts: frozenset[str]
    weights: Mapping[str, float]


class Lexical:
    """Two fields of every passage, each scored by BM25.

    Args:
        texts: the passages' words with their headings, in Swedish.
        asks: language and words of every ask, by passage.
        words: what is known of everyday words.
        pieces: whether pieces of words count; without them and without asks it is plain BM25 over word stems.
    """

    def __init__(
        self,
        texts: Sequence[str],
        asks: Sequence[Sequence[tuple[str, str]]],
        words: Words,
        *,
        pieces: bool = True,
    ) -> None:
        self.words = words
        self._pieces = pieces
        self.size = len(texts)
        own = [[token for lang, ask in one for token in self.tokens(ask, lang)] for one in asks]
        there = [self.tokens(text, "sv") for text in texts]
        self._texts = _index(there, LENGTH_OF_TEXT)
        self._asks = _index(own, LENGTH_OF_ASKS)
        both = zip(there, own, strict=True)
        self._tokens = [frozenset((*text, *ask)) for text, ask in both]
        self._spread = Counter(token for tokens in self._tokens for token in tokens)

    @cached_property
    def _stemmers(self) -> dict[str, Any]:
        """The Snowball stemmers by language."""
        import Stemmer

        return {lang: Stemmer.Stemmer(name) for lang, name in _STEMMERS.items()}

    def tokens(self, text: str, lang: str) -> list[str]:
        """What is counted of a text: of every telling word its stem and its pieces of four letters.

        Marks above letters are left out, so that a word is found without them too. The pieces make the search
        aware of compounds without a list of their parts.

        Args:
            text: the text.
            lang: its language, `sv` or `en`.
        """
        found: list[str] = []
        for word in self.words.telling(text, lang):
            found.append(self._stem(word, lang))
            edged = f"{_START}{plain(word)}{_END}" if self._pieces else ""
            found += [edged[at : at + PIECE] for at in range(len(edged) - PIECE + 1)]
        return found

    def scores(self, query: str, lang: str) -> tuple[Scores, Scores]:
        """Score every passage.

        Args:
            query: what is asked.
            lang: its language.

        Returns:
            The scores of the passages' texts and of their asks, from 0.
        """
        tokens = self.tokens(query, lang)
        return self._field(self._texts, tokens), self._field(self._asks, tokens)

    def heard(self, query: str, lang: str) -> Heard:
        """What of a query can be known before anything is found.

        A word counts as known by its stem, mistyped or not, so that a name or a subject of which nothing is
        said stands out; rare words weigh more.

        Args:
            query: what is asked.
            lang: its language.
        """
        stems = [self._stem(word, lang) for word in self.words.telling(query, lang)]
        weights = [self._weight(stem) for stem in stems]
        there = [self._near(stem) for stem in stems]
        known = sum(weight for weight, near in zip(weights, there, strict=True) if near)
        tokens = self.tokens(query, lang)
        return Heard(
            known=known / sum(weights) if stems else 0.0,
            unknown=there.count(False),
            tokens=len(tokens),
            facts=self.words.facts(query),
            weights={token: self._weight(token) for token in tokens},
        )

    def held(self, heard: Heard, at: int) -> float:
        """Share of a query's words, stems and pieces that a passage or its asks hold; 0 to 1."""
        found = sum(weight for token, weight in heard.weights.items() if token in self._tokens[at])
        return found / (sum(heard.weights.values()) or 1.0)

    def _weight(self, token: str) -> float:
        """How much a token tells: the rarer, the more."""
        return math.log((self.size + 1) / (self._spread[token] + 0.5))

    def _near(self, stem: str) -> bool:
        """Whether a stem is known, or one is from which a slip of one letter could have made it."""
        return stem in self._spread or not self._slips.isdisjoint(_slips(stem))

    @cached_property
    def _slips(self) -> frozenset[str]:
        """Every known stem as it is and with each one letter left out, if it is long enough."""
        return frozenset(slip for stem in self._spread if stem[0] != _START for slip in _slips(stem))

    def _stem(self, word: str, lang: str) -> str:
        """The stem of a word, without marks above its letters."""
        return plain(self._stemmers[lang].stemWord(word))

    def _field(
        self,
        index: Any,  # noqa: ANN401 - bm25s is untyped
        tokens: Sequence[str],
    ) -> Scores:
        """The scores of one field."""
        there = [token for token in tokens if token in index.vocab_dict]
        if not there:
            return np.zeros(self.size, dtype=np.float32)
        return np.asarray(index.get_scores(there), dtype=np.float32)


def _index(documents: Sequence[list[str]], length: float) -> Any:  # noqa: ANN401 - bm25s is untyped
    """A BM25 index of token lists."""
    import bm25s

    index = bm25s.BM25(k1=SATURATION, b=length, method="lucene")
    index.index([one or [_NOTHING] for one in documents], show_progress=False)
    return index


def _slips(stem: str) -> set[str]:
    """A stem and all that is left of it when one letter is left out; nothing of a short one."""
    if len(stem) < SHORTEST_SLIP:
        return set()
    return {stem, *(stem[:at] + stem[at + 1 :] for at in range(len(stem)))}
