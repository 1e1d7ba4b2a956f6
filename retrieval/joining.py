"""How the legs are joined into one ranking, and how sure the ranking is."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from retrieval.lexical import Heard

Row = npt.NDArray[np.float64]
Matrix = npt.NDArray[np.float64]

FEEDBACK = 1.0  # how much the first hits outweigh the later ones when they lend their concepts
_FAR = 5  # the rank, from 0, that the nearest passage is compared with
_MANY = 3  # unknown words, at most this many count
_TINY = 1e-9


@dataclass(frozen=True)
class Weights:
    """The numbers of one way of searching.

    Attributes:
        join: weight of each signal, and of `tags`, the feedback from the concepts of the first hits.
        confidence: weight of each feature, and `bias`.
        limit: confidence below which the search abstains, 0 to 1.
    """

    join: Mapping[str, float]
    confidence: Mapping[str, float]
    limit: float


@cache
def load_weights(way: str) -> Weights:
    """The numbers of a way of searching: `lexical`, or `both` legs."""
    data = tomllib.loads(Path(__file__).with_name("weights.toml").read_text(encoding="utf-8"))[way]
    confidence = dict(data["confidence"])
    return Weights(data["join"], confidence, confidence.pop("limit"))


def kinship(concepts: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], Matrix]:
    """The concepts of all passages, rare ones weighing more.

    Args:
        concepts: keys of the concepts of each passage.

    Returns:
        The keys in order, and one row of unit length per passage with a column per key; a row of zeros for a
        passage without concepts.
    """
    keys = sorted({key for own in concepts for key in own})
    column = {key: at for at, key in enumerate(keys)}
    rows = np.zeros((len(concepts), len(keys)))
    for at, own in enumerate(concepts):
        rows[at, [column[key] for key in own]] = 1.0
    rows *= np.log1p(len(concepts) / np.maximum(rows.sum(axis=0), 1.0))
    return tuple(keys), rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), _TINY)


def join(signals: Mapping[str, Row], tags: Matrix, weights: Mapping[str, float]) -> tuple[Row, Row]:
    """Join the signals of all passages into one score.

    Each signal is put on a common scale, its distance from the mean over the passages in standard deviations,
    and weighted. The passages that then come first lend their concepts to the query, and what shares those
    concepts is lifted.

    Args:
        signals: one value per passage, by the signal's name.
        tags: the passages' concepts, as from `kinship`.
        weights: weight by signal, and `tags`.

    Returns:
        The score of each passage in standard deviations, and the weight of each concept for this query.
    """
    first = standard(
        sum((weights[name] * standard(row) for name, row in signals.items()), np.zeros(len(tags)))
    )
    share = np.exp(FEEDBACK * (first - first.max()))
    share /= share.sum()
    lent = share @ tags
    lift = tags @ lent - share * (tags * tags).sum(axis=1)
    return first + weights["tags"] * standard(lift), lent


def standard(row: Row) -> Row:
    """Distance from the mean in standard deviations; zeros where all values are equal.

    >>> standard(np.array([1.0, 3.0])).tolist()
    [-1.0, 1.0]
    """
    spread = float(row.std())
    return (row - row.mean()) / spread if spread > _TINY else np.zeros(len(row))


def features(signals: Mapping[str, Row], joined: Row, heard: Heard, held: float) -> dict[str, float]:
    """What the confidence is computed from.

    Args:
        signals: one value per passage, by the signal's name.
        joined: the joined score of each passage.
        heard: what of the query is known before anything is found.
        held: share of the query's words that the first passages hold, as from `Lexical.held`.

    Returns:
        `known` and `unknown` words of the query; `held`; `top`, the first joined score; the highest value of
        each signal, the lexical ones over the root of the number of tokens; `length` of the query; 1 for
        each kind of particular fact it asks for, and `fact_unknown`, its unknown words if it asks for one.
        With the embedding also `fall`, from the nearest passage by its asks to the sixth, and `agree`,
        whether it is the nearest by its text too.
    """
    found = {"known": heard.known, "unknown": min(heard.unknown, _MANY), "held": held}
    found["top"] = float(joined.max())
    for name, row in signals.items():
        scale = math.sqrt(max(heard.tokens, 1)) if name in {"text", "asks"} else 1.0
        found[name] = float(row.max()) / scale
    found["length"] = math.log1p(heard.tokens)
    found["fact_unknown"] = found["unknown"] if heard.facts else 0.0
    if "ask_meaning" in signals:
        near = np.sort(signals["ask_meaning"])[::-1]
        found["fall"] = float(near[0] - near[min(_FAR, len(near) - 1)])
        found["agree"] = float(np.argmax(signals["ask_meaning"]) == np.argmax(signals["text_meaning"]))
    return found | dict.fromkeys(heard.facts, 1.0)


def confidence(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Probability that the first hits answer the query, by logistic regression; 0 to 1."""
    total = weights["bias"] + sum(weight * values.get(name, 0.0) for name, weight in weights.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
