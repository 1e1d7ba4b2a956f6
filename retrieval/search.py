"""The search: everyday words in, ranked passages out, and an honest no when no passage answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from retrieval.asks import Ask
from retrieval.cut import Passage
from retrieval.joining import Row, confidence, features, join, kinship, load_weights
from retrieval.lexical import Heard, Lexical
from retrieval.meaning import Meaning
from retrieval.queries import stretches
from retrieval.same import same_words, words_of
from retrieval.tensions import SIDES, Tension
from retrieval.words import Words

CONCEPTS = 3  # that are offered
MISSING = 2  # sides of tensions that are added at most
HOLDERS = 2  # first passages of which one should hold what is asked


@dataclass(frozen=True)
class Hit:
    """A passage that was found.

    Attributes:
        rank: from 1.
        passage: the passage.
        score: how far it stands out, in standard deviations; for machines, never shown to people.
        same: ids of passages in other sources that say the same in the same words.
    """

    rank: int
    passage: Passage
    score: float
    same: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """What a search gives.

    Attributes:
        query: what was asked, as it was written.
        hits: the passages found, best first; also when the search abstains ("near, but no answer").
        abstained: whether no passage is good enough to be called an answer.
        reason: why it abstained: `empty` (nothing was asked), `unknown` (none of its words says anything
            here) or `unsure` (nothing comes close enough); else empty.
        confidence: estimated probability that the first hits answer the query, 0 to 1.
        concepts: keys of the nearest concepts, nearest first.
        lexical_only: whether the search had to do without the embedding.
    """

    query: str
    hits: tuple[Hit, ...]
    abstained: bool
    reason: str
    confidence: float
    concepts: tuple[str, ...]
    lexical_only: bool


@dataclass(frozen=True)
class _Found:
    """How all passages fared for a query."""

    joined: Row
    concepts: Row
    confidence: float


class Searcher:
    """Searches the passages by the words and, where there is an embedding, by the meaning.

    Args:
        passages: what is searched.
        asks: the asks of each passage, by its id.
        words: what is known of everyday words.
        meaning: the semantic leg over the same passages, or None to do without.
        tensions: matters on which the sources pull apart.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        asks: Mapping[str, Sequence[Ask]],
        words: Words,
        meaning: Meaning | None = None,
        tensions: Sequence[Tension] = (),
    ) -> None:
        self.passages = tuple(passages)
        self.words = words
        self._meaning = meaning
        self.tensions = tuple(tensions)
        self._weights = load_weights("both" if meaning else "lexical")
        self._keys, self._tags = kinship([one.concepts for one in passages])
        own = [[(ask.lang, ask.text) for ask in asks.get(one.id, ())] for one in passages]
        self._lexical = Lexical([words_of(one) for one in passages], own, words)
        self._same = same_words(passages)

    def search(self, query: str, k: int = 5, voices: Collection[str] | None = None) -> Result:
        """Find the passages behind a query.

        Args:
            query: a question, complaint, scene or claim in Swedish or English; anything else is survived.
            k: most hits that are wanted.
            voices: only passages of these voices (`for`, `critical`, `both`, `background`); None for all.
        """
        parts = stretches(query)
        if not parts or k < 1:
            return self._nothing(query, "empty")
        found = self._found(parts)
        if found is None:
            return self._nothing(query, "unknown")
        abstained = found.confidence < self._weights.limit
        nearest = np.argsort(-found.concepts, kind="stable")[:CONCEPTS]
        return Result(
            query=query,
            hits=self._hits(found.joined, k, voices),
            abstained=abstained,
            reason="unsure" if abstained else "",
            confidence=found.confidence,
            concepts=tuple(self._keys[at] for at in nearest),
            lexical_only=self._meaning is None,
        )

    def both_sides(self, query: str, k: int = 5) -> Result:
        """Find passages that support and passages that limit, whatever the query leans to.

        The first hits as `search` gives them; the last places go to what is missing: the other side of known
        tensions of which they hold one, and a side that no voice among them takes.

        Args:
            query: a claim or the name of a dimension.
            k: most hits that are wanted, at least 2.
        """
        k = max(k, 2)
        result = self.search(query, len(self.passages))
        every, first = result.hits, result.hits[:k]
        added = self._missing(first, every)[: k // 2]
        for voice in ("for", "critical", "for"):  # what is added for one side may push the other one out
            kept = (*first[: k - len(added)], *added)
            if not any(hit.passage.voice in {voice, "both"} for hit in kept):
                added += [hit for hit in every if hit.passage.voice in {voice, "both"}][:1]
        kept = (*first[: k - len(added)], *added[:k])
        return replace(result, hits=tuple(replace(hit, rank=rank) for rank, hit in enumerate(kept, start=1)))

    def _missing(self, hits: Sequence[Hit], every: Sequence[Hit]) -> list[Hit]:
        """Of the sides that the hits lack of a tension whose other side they hold, the nearest passages."""
        found: list[Hit] = []
        for tension in self.tensions:
            there = [side for side in SIDES if any(tension.holds(side, hit.passage) for hit in hits)]
            if len(there) == 1:
                lacks = next(side for side in SIDES if side not in there)
                found += [one for one in every if tension.holds(lacks, one.passage)][:1]
        return sorted(found, key=lambda one: one.rank)[:MISSING]

    def bm25(self, query: str, k: int = 5) -> tuple[str, ...]:
        """What plain BM25 over the word stems of the passages finds: the texts, for comparison only."""
        scores, _ = self._plain.scores(query, self.words.language(query))
        first = np.argsort(-scores, kind="stable")[:k]
        return tuple(self.passages[at].text for at in first if scores[at] > 0.0)

    @cached_property
    def _plain(self) -> Lexical:
        """The passages without asks and without pieces of words."""
        return Lexical(
            [words_of(one) for one in self.passages], [()] * len(self.passages), self.words, pieces=False
        )

    def signals(self, parts: Sequence[str]) -> list[tuple[dict[str, Row], Heard]]:
        """The signals of all passages for each stretch of a query.

        Args:
            parts: the stretches.

        Returns:
            For each stretch one value per passage by the signal's name, and what is known of it beforehand.
        """
        found: list[tuple[dict[str, Row], Heard]] = []
        for part in parts:
            lang = self.words.language(part)
            text, asks = self._lexical.scores(part, lang)
            rows = {"text": text.astype(np.float64), "asks": asks.astype(np.float64)}
            found.append((rows, self._lexical.heard(part, lang)))
        if self._meaning:
            for (rows, _), near, ask in zip(found, *self._meaning.scores(parts), strict=True):
                rows |= {"text_meaning": near, "ask_meaning": ask}
        return found

    def _nothing(self, query: str, reason: str) -> Result:
        """The result of a query in which nothing is asked."""
        return Result(
            query,
            (),
            abstained=True,
            reason=reason,
            confidence=0.0,
            concepts=(),
            lexical_only=not self._meaning,
        )

    def _found(self, parts: Sequence[str]) -> _Found | None:
        """How the passages fare for all stretches of a query; None if nothing of it says anything.

        Of each signal a passage keeps its best over the stretches, and a stretch counts by the root of how
        sure it is beside the surest, so that the rest of a long story does not lead astray. The confidence is
        that of the surest one.
        """
        found = [one for one in self.signals(parts) if any(row.any() for row in one[0].values())]
        if not found:
            return None
        sure = [self._sure(*one) for one in found]
        told = list(zip((rows for rows, _ in found), np.sqrt(np.array(sure) / max(sure)), strict=True))
        best = {name: np.max([rows[name] * weight for rows, weight in told], axis=0) for name in found[0][0]}
        joined, concepts = join(best, self._tags, self._weights.join)
        return _Found(joined, concepts, max(sure))

    def features(self, rows: Mapping[str, Row], heard: Heard) -> dict[str, float]:
        """What the confidence of one stretch is computed from."""
        joined, _ = join(rows, self._tags, self._weights.join)
        first = np.argsort(-joined, kind="stable")[:HOLDERS]
        return features(rows, joined, heard, max(self._lexical.held(heard, int(at)) for at in first))

    def _sure(self, rows: Mapping[str, Row], heard: Heard) -> float:
        """The confidence of one stretch."""
        return confidence(self.features(rows, heard), self._weights.confidence)

    def _hits(self, joined: Row, k: int, voices: Collection[str] | None) -> tuple[Hit, ...]:
        """The first passages, those that say the same in the same words together in one place."""
        hits: list[Hit] = []
        taken: set[str] = set()
        for at in np.argsort(-joined, kind="stable"):
            one = self.passages[at]
            if one.id in taken or (voices is not None and one.voice not in voices):
                continue
            same = self._same.get(one.id, ())
            taken.update(same)
            hits.append(Hit(len(hits) + 1, one, float(joined[at]), same))
            if len(hits) == k:
                break
        return tuple(hits)
