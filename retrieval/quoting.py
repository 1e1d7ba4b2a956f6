"""Chooses the one to three excerpts of the passages found that answer a question best."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retrieval.cut import Passage
from retrieval.excerpts import USUAL, Excerpt, excerpts, rules
from retrieval.lexical import Lexical
from retrieval.meaning import Encoder, Rows
from retrieval.reader import Text
from retrieval.search import Hit
from retrieval.words import Words, split

Row = npt.NDArray[np.float64]
MOST = 3
_HUNDRED = 100
_NUMBER = re.compile(r"\d")
_TINY = 1e-9
_KEPT = 256  # questions whose vectors are kept
_ROOT = 5  # letters by which two forms of a word are taken for one


@dataclass(frozen=True)
class Chosen:
    """An excerpt that was chosen, and how well it answers; for machines, never shown to people."""

    excerpt: Excerpt
    score: float


class Quoter:
    """Chooses what is quoted from the passages found.

    Args:
        passages: what is searched.
        texts: the sources they are cut from, by code.
        words: what is known of everyday words.
        encode: the embedding; None to choose by the words alone.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        texts: Mapping[str, Text],
        words: Words,
        encode: Encoder | None = None,
    ) -> None:
        self.excerpts = excerpts(passages, texts)
        self._words = words
        self._encode = encode
        said = [one.text for one in self.excerpts]
        self._lexical = Lexical(said, [()] * len(said), words)
        self._rows = encode(said) if encode and said else None
        self._at: dict[str, list[int]] = {}
        self._number = {one: at for at, one in enumerate(self.excerpts)}
        for at, one in enumerate(self.excerpts):
            self._at.setdefault(one.passage, []).append(at)
        self._kept: dict[str, Rows] = {}
        self._asked: dict[str, npt.NDArray[np.float32]] = {}
        self._penalty = np.array([_penalty(one) for one in self.excerpts])

    def of(self, passage: str) -> tuple[Excerpt, ...]:
        """The excerpts of a passage, in its order."""
        return tuple(self.excerpts[at] for at in self._at.get(passage, ()))

    def choose(
        self,
        query: str,
        hits: Sequence[Hit],
        most: int = MOST,
        *,
        number: bool = False,
        every: bool = False,
    ) -> tuple[Chosen, ...]:
        """Choose excerpts that answer a question, best first.

        An excerpt is judged by how near it is to the question, by the words they share and by how well its
        passage did. Two from one passage are given only where no other passage has any, or where a table's
        row holds both views. A further one has to be nearly as good as the best.

        Args:
            query: what is asked.
            hits: the passages found, best first.
            most: most excerpts that are wanted.
            number: whether only those with a number in them will do.
            every: whether all are wanted, in order, whatever their passages.
        """
        scores = self._scores(query, hits)
        if number:
            scores = {at: score for at, score in scores.items() if _NUMBER.search(self.excerpts[at].text)}
        ranked = sorted(scores, key=lambda at: -scores[at])
        if not ranked or every:
            return tuple(Chosen(self.excerpts[at], scores[at]) for at in ranked[:most])
        limit = scores[ranked[0]] * _weight("keep")
        chosen: list[int] = []
        for at in ranked:
            if len(chosen) >= most or scores[at] < limit:
                break
            if all(self._apart(at, other) for other in chosen):
                chosen.append(at)
                chosen += [one for one in self._row_of(at) if one not in chosen][: most - len(chosen)]
        if len(chosen) == 1 and most > 1:
            chosen += [at for at in ranked if self._beside(at, chosen[0]) and scores[at] >= limit][:1]
        return tuple(Chosen(self.excerpts[at], scores[at]) for at in chosen)

    def _beside(self, at: int, other: int) -> bool:
        """Whether two excerpts are from one passage and neither is part of the other."""
        one, two = self.excerpts[at], self.excerpts[other]
        return one.passage == two.passage and one.text not in two.text and two.text not in one.text

    def _scores(self, query: str, hits: Sequence[Hit]) -> dict[int, float]:
        """How well each excerpt of the hits answers, by its number."""
        there = [(at, hit.score) for hit in hits for at in self._at.get(hit.passage.id, ())]
        if not there:
            return {}
        numbers = [at for at, _ in there]
        shared = self._lexical.scores(query, self._words.language(query))[0][numbers].astype(np.float64)
        total = _weight("words") * shared / max(float(shared.max()), _TINY)
        if self._encode and self._rows is not None:
            near = (self._rows[numbers] @ self._row(query)).astype(np.float64)
            total = total + _weight("near") * near
        top = max(hits[0].score, _TINY)
        place = np.array([max(score, 0.0) / top for _, score in there])
        total = total + _weight("place") * place - self._penalty[numbers]
        return dict(zip(numbers, total.tolist(), strict=True))

    def share(self, query: str, excerpt: Excerpt, without: Collection[str] = ()) -> float:
        """Share of a question's telling words that an excerpt has the beginnings of; 0 to 1.

        Args:
            query: what is asked.
            excerpt: what may answer it.
            without: words that do not count.
        """
        asked = self._words.telling(query, self._words.language(query))
        asked = [word for word in asked if word not in without and not word.isdigit()]
        said = split(excerpt.text)
        there = [any(word[:_ROOT] == own[:_ROOT] for own in said) for word in asked]
        return sum(there) / len(there) if there else 0.0

    def nearness(self, query: str, name: str, texts: Sequence[str]) -> list[float]:
        """How near each of some lasting texts is to a question, 1 for the same; zeros without an embedding.

        Args:
            query: what is asked.
            name: names the texts, whose vectors are kept.
            texts: the texts, the same ones each time for a name.
        """
        if not self._encode or not texts:
            return [0.0] * len(texts)
        if name not in self._kept:
            self._kept[name] = self._encode(texts)
        found: list[float] = (self._kept[name] @ self._row(query)).tolist()
        return found

    def nearness_of(self, query: str, excerpt: Excerpt) -> float | None:
        """How near an excerpt is to a question, 1 for the same; None where there is no embedding."""
        if self._rows is None:
            return None
        return float(self._rows[self._number[excerpt]] @ self._row(query))

    def _row(self, query: str) -> npt.NDArray[np.float32]:
        """The vector of a question; the last ones are kept, since a question is asked for several times."""
        row = self._asked.get(query)
        if row is None:
            row = self._encode([query])[0] if self._encode else np.zeros(0, dtype=np.float32)
            if len(self._asked) >= _KEPT:
                self._asked.clear()
            self._asked[query] = row
        return row

    def _apart(self, at: int, other: int) -> bool:
        """Whether two excerpts are from different passages and say different things."""
        one, two = self.excerpts[at], self.excerpts[other]
        return one.passage != two.passage and one.text != two.text

    def _row_of(self, at: int) -> list[int]:
        """The other cells of the row an excerpt is a cell of."""
        one = self.excerpts[at]
        return [other for other in self._at[one.passage] if other != at] if one.column else []


def _penalty(one: Excerpt) -> float:
    """What is taken off an excerpt for its form."""
    over = max(0, len(one.text) - USUAL) / _HUNDRED
    asks = _weight("question") if one.text.rstrip("”\"'").endswith(("?", ":")) else 0.0
    asks += _weight("intro") if re.search(str(rules()["intro"]), one.text) else 0.0
    return asks + _weight("long") * over + (_weight("dangling") if one.leans else 0.0)


def _weight(name: str) -> float:
    weights = rules()["weights"]
    return float(weights[name]) if isinstance(weights, dict) else 0.0
