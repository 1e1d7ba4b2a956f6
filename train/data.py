"""The texts the embedding is trained with, read from the data folder."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAIRS = "sv_en_pairs.tsv.gz"
SYNONYMS = "sv_synonyms.tsv.gz"
ASKS = "asks_trial.jsonl"


@dataclass(frozen=True)
class Pair:
    """The same thing said in both languages.

    Attributes:
        kind: kind of pair, as the data folder's README names it.
        sv: the Swedish side.
        en: the English side.
    """

    kind: str
    sv: str
    en: str


@dataclass(frozen=True)
class Asked:
    """A passage with what a manager might ask for it.

    Attributes:
        text: the passage.
        asks: short questions, complaints and scenes for which it is a good answer.
    """

    text: str
    asks: tuple[str, ...]


def read_pairs(folder: Path) -> list[Pair]:
    """The Swedish-English pairs, in the order of the file, without repetitions."""
    rows = (row.split("\t") for row in _lines(folder / PAIRS))
    return list(dict.fromkeys(Pair(kind, sv, en) for kind, sv, en in rows))


def read_synonyms(folder: Path) -> list[tuple[str, str]]:
    """Pairs of Swedish words that people judged to mean the same, level 3 to 5."""
    rows = (row.split("\t") for row in _lines(folder / SYNONYMS))
    return [(one, other) for _level, one, other in rows]


def read_asks(path: Path) -> list[Asked]:
    """Passages with their asks, one JSON object with `text` and `asks` a line."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [Asked(row["text"], tuple(row["asks"])) for row in rows]


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")
