"""The lexical leg: passages and their asks found by the words, word stems and pieces of words they share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
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
        self._spread = Counter(token for text, ask in both for token in {*text, *ask})

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

    def known(self, query: str, lang: str) -> float:
        """Share of what is asked that the passages or their asks have words for; rare words weigh more.

        A word counts as known by its stem, mistyped or not, so that a name or a subject of which nothing is
        said stands out.

        Args:
            query: what is asked.
            lang: its language.

        Returns:
            0 to 1; 0 where nothing is asked.
        """
        stems = [self._stem(word, lang) for word in self.words.telling(query, lang)]
        weights = [math.log((self.size + 1) / (self._spread[stem] + 0.5)) for stem in stems]
        there = (weight for stem, weight in zip(stems, weights, strict=True) if self._near(stem))
        return sum(there) / sum(weights) if stems else 0.0

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
