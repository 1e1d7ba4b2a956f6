"""How good an embedding is: on our own asks, between the languages, and beside the teacher."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from train.data import Asked

Rows = npt.NDArray[np.float32]
FIRST = 3  # hits a person looks at
Encoder = Callable[[Sequence[str]], Rows]


def ask_scores(encode: Encoder, passages: Sequence[Asked], held_out: Sequence[int]) -> dict[str, float]:
    """Where the right passage stands among all, for every ask of the passages held out.

    Returns:
        `mrr` and `recall@3` by the passage's text; `asks_mrr` and `asks_recall@3` by the best match of its
        text and its asks, the ask itself left out.
    """
    texts = encode([passage.text for passage in passages])
    owners = np.array([at for at, passage in enumerate(passages) for _ in passage.asks])
    asks = encode([ask for passage in passages for ask in passage.asks])
    by_text, by_asks = [], []
    for number in np.flatnonzero(np.isin(owners, held_out)):
        scores = texts @ asks[number]
        by_text.append(_rank(scores, owners[number]))
        near = asks @ asks[number]
        near[number] = -1.0
        best = scores.copy()
        np.maximum.at(best, owners, near)
        by_asks.append(_rank(best, owners[number]))
    return {**_summary("", by_text), **_summary("asks_", by_asks)}


def language_scores(encode: Encoder, sv: Sequence[str], en: Sequence[str], teacher: Rows) -> dict[str, float]:
    """Swedish and English sides of sentences the student has not seen.

    Returns:
        `sv_en@1`: share of Swedish sentences whose nearest English one is their own; `sts_sv`, `sts_en`: rank
        correlation of the student's similarity between nearer and farther neighbours with the teacher's
        between their English sides.
    """
    swedish, english = encode(sv), encode(en)
    found = (swedish @ english.T).argmax(axis=1)
    one, other = _neighbours(teacher)
    truth = (teacher[one] * teacher[other]).sum(axis=1)
    return {
        "sv_en@1": float((found == np.arange(len(sv))).mean()),
        "sts_sv": _correlation((swedish[one] * swedish[other]).sum(axis=1), truth),
        "sts_en": _correlation((english[one] * english[other]).sum(axis=1), truth),
    }


def _neighbours(rows: Rows) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Pairs of rows from very near to far: each with its 1st, 3rd, 10th, 30th, 100th and 300th neighbour."""
    near = np.argsort(-(rows @ rows.T), axis=1)[:, [1, 3, 10, 30, 100, 300]]
    return np.repeat(np.arange(len(rows)), near.shape[1]), near.ravel()


def _rank(scores: Rows, own: int) -> int:
    return int((scores > scores[own]).sum()) + 1


def _summary(prefix: str, ranks: Sequence[int]) -> dict[str, float]:
    found = np.array(ranks)
    return {f"{prefix}mrr": float((1 / found).mean()), f"{prefix}recall@3": float((found <= FIRST).mean())}


def _correlation(one: Rows, other: Rows) -> float:
    """Spearman's rank correlation; ties do not occur."""
    ranks = [np.argsort(np.argsort(values)) for values in (one, other)]
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])
