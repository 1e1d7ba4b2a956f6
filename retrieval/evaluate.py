"""How good the search is: measures against a gold file, with intervals."""

from __future__ import annotations

import json
import math
import random
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from retrieval.errors import RetrievalError

NONE = "none"  # the kind of a question no passage answers
MEASURES = ("ndcg5", "mrr", "success1", "success3", "success5")
DEPTH = 5  # passages that count for ndcg5
LOOKED_AT = 10  # passages that count for mrr
_MAX_CHARS = 900
_BEST = 2  # grade of a snippet that answers
_RESAMPLES = 1000
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")


class GoldError(RetrievalError):
    """A gold file or a file of queries is not what it should be; the message names the line."""


@dataclass(frozen=True)
class Gold:
    """A question with what answers it.

    Attributes:
        id: its name.
        query: the question.
        kind: kind of question; `none` if no passage answers it.
        snippets: words of a source and their grade, 2 answers and 1 helps.
    """

    id: str
    query: str
    kind: str
    snippets: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Answer:
    """What the search gave for a question: passages, best first, and whether it abstained."""

    passages: tuple[str, ...]
    abstained: bool


@dataclass(frozen=True)
class Estimate:
    """A mean with the 90 % interval that resampling the questions gives."""

    mean: float
    low: float
    high: float


def read_rows(text: str, needed: Sequence[str]) -> list[dict[str, Any]]:
    """Read one JSON object a line; empty lines are left out.

    Args:
        text: the file's text.
        needed: keys every object has to have, with text in them.

    Raises:
        GoldError: a line is no such object, or an id is used twice.
    """
    rows: list[dict[str, Any]] = []
    seen: set[str] = set()
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise GoldError(f"line {number}: not JSON ({type(error).__name__})") from error
        if not isinstance(row, dict) or any(not isinstance(row.get(key), str) for key in needed):
            raise GoldError(f"line {number}: not an object with {', '.join(needed)}")
        if row["id"] in seen:
            raise GoldError(f"line {number}: id {row['id']} is used twice")
        seen.add(row["id"])
        rows.append(row)
    return rows


def load_gold(text: str) -> tuple[Gold, ...]:
    """Read a gold file: id, query, kind, and gold with source, snippet and grade.

    Raises:
        GoldError: a line is not such an object, or the file holds none.
    """
    found: list[Gold] = []
    for row in read_rows(text, ("id", "query", "kind")):
        try:
            snippets = tuple((str(one["snippet"]), int(one["grade"])) for one in row.get("gold", ()))
        except (KeyError, OverflowError, TypeError, ValueError) as error:
            raise GoldError(f"{row['id']}: gold has no snippet and grade") from error
        if (row["kind"] == NONE) != (not snippets):
            raise GoldError(f"{row['id']}: kind {row['kind']} with {len(snippets)} gold snippets")
        found.append(Gold(row["id"], row["query"], row["kind"], snippets))
    if not found:
        raise GoldError("holds no question")
    return tuple(found)


def holds(passage: str, snippet: str) -> bool:
    """Whether a passage's first 900 characters hold at least half of a snippet in one piece.

    >>> holds("Först det ena, sedan det andra.", "det ena, SEDAN det")
    True
    """
    there, wanted = _compact(passage[:_MAX_CHARS]), _compact(snippet)
    run = max(1, math.ceil(len(wanted) / 2))
    return bool(wanted) and any(wanted[at : at + run] in there for at in range(len(wanted) - run + 1))


def measure(gold: Gold, answer: Answer) -> dict[str, float]:
    """The measures of one answerable question, each 0 to 1.

    ndcg5: the gain of a rank is the highest grade among the snippets first held there, discounted by the
    binary logarithm of the rank plus one, over the best possible. mrr: one over the rank of the first passage
    that holds a snippet of grade 2, among the first ten. successN: whether one of the first N does.
    """
    left = list(gold.snippets)
    total = 0.0
    for rank, text in enumerate(answer.passages[:DEPTH], 1):
        found = [one for one in left if holds(text, one[0])]
        left = [one for one in left if one not in found]
        total += max((grade for _, grade in found), default=0) / math.log2(rank + 1)
    grades = sorted((grade for _, grade in gold.snippets), reverse=True)[:DEPTH]
    best = sum(grade / math.log2(rank + 1) for rank, grade in enumerate(grades, 1))
    first = next(
        (
            rank
            for rank, text in enumerate(answer.passages[:LOOKED_AT], 1)
            if any(grade == _BEST and holds(text, snippet) for snippet, grade in gold.snippets)
        ),
        None,
    )
    found_by = {f"success{k}": float(first is not None and first <= k) for k in (1, 3, 5)}
    return {"ndcg5": min(1.0, total / best), "mrr": 1.0 / first if first else 0.0, **found_by}


def by_kind(golds: Sequence[Gold], answers: Mapping[str, Answer]) -> dict[str, dict[str, Estimate]]:
    """The measures of every kind of answerable question, and of all of them as `ALL`.

    Args:
        golds: the questions.
        answers: what the search gave, by id.
    """
    rows: dict[str, list[dict[str, float]]] = {}
    for gold in golds:
        if gold.kind != NONE:
            values = measure(gold, answers[gold.id])
            for kind in (gold.kind, "ALL"):
                rows.setdefault(kind, []).append(values)
    kinds = sorted(rows, key=lambda kind: (kind == "ALL", kind))
    return {kind: {name: estimate([row[name] for row in rows[kind]]) for name in MEASURES} for kind in kinds}


def abstentions(golds: Sequence[Gold], answers: Mapping[str, Answer]) -> dict[str, Estimate]:
    """Share of abstentions where no passage answers (`right`), and where one does (`wrong`)."""
    none = [float(answers[gold.id].abstained) for gold in golds if gold.kind == NONE]
    some = [float(answers[gold.id].abstained) for gold in golds if gold.kind != NONE]
    return {"right": estimate(none), "wrong": estimate(some)}


def estimate(values: Iterable[float], seed: int = 0) -> Estimate:
    """The mean of values and its 90 % bootstrap interval (1,000 resamples, percentiles); NaN without values.

    >>> estimate([1.0, 1.0])
    Estimate(mean=1.0, low=1.0, high=1.0)
    """
    all_ = list(values)
    if not all_:
        return Estimate(math.nan, math.nan, math.nan)
    chance = random.Random(seed)  # noqa: S311 - resampling, no secret
    means = sorted(math.fsum(chance.choices(all_, k=len(all_))) / len(all_) for _ in range(_RESAMPLES))
    return Estimate(
        math.fsum(all_) / len(all_), means[_RESAMPLES // 20], means[_RESAMPLES - _RESAMPLES // 20 - 1]
    )


def _compact(text: str) -> str:
    """Letters and digits only, lower-cased."""
    bare = _TAG.sub(" ", unicodedata.normalize("NFC", text))
    return "".join(char for char in bare.lower() if char.isalnum())
