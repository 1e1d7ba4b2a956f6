"""What an index is made of: passages and asks as texts, and the vectors they become."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.asks import Ask
from retrieval.cut import Passage
from retrieval.errors import IndexProblem
from retrieval.meaning import Encoder, Rows
from retrieval.same import words_of

FORMAT = 1  # raised when rows are stored in another way


@dataclass(frozen=True)
class Material:
    """What is made into vectors.

    Attributes:
        ids: the passages' ids.
        texts: the passages' words with their headings.
        asks: all asks, those of a passage together.
        owners: for each ask the number of its passage, from 0.
    """

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    asks: tuple[str, ...]
    owners: tuple[int, ...]


@dataclass(frozen=True)
class Vectors:
    """What an index holds.

    Attributes:
        texts: one row of length 1 per passage.
        asks: one row per ask.
        owners: for each ask the number of its passage, from 0.
    """

    texts: Rows
    asks: Rows
    owners: tuple[int, ...]


def gather(passages: Sequence[Passage], asks: Mapping[str, Sequence[Ask]]) -> Material:
    """What is made into vectors, in the passages' order."""
    own = [[ask.text for ask in asks.get(one.id, ())] for one in passages]
    return Material(
        ids=tuple(one.id for one in passages),
        texts=tuple(words_of(one) for one in passages),
        asks=tuple(text for texts in own for text in texts),
        owners=tuple(at for at, texts in enumerate(own) for _ in texts),
    )


def index_version(material: Material, name: str, fingerprint: str, form: int = FORMAT) -> str:
    """The version of the index that belongs to texts and an embedding: the same from the same, everywhere.

    Args:
        material: what is made into vectors.
        name: name of the embedding.
        fingerprint: of its weights.
        form: number of the way rows are stored.

    Returns:
        12 hexadecimal characters.

    >>> one = Material(("004:1",), ("tillit",), ("trust",), (0,))
    >>> index_version(one, "a", "1") == index_version(one, "a", "1") != index_version(one, "a", "2")
    True
    """
    all_of_it = [form, name, fingerprint, material.ids, material.texts, material.asks, material.owners]
    return hashlib.sha256(json.dumps(all_of_it).encode()).hexdigest()[:12]


def make_vectors(material: Material, encode: Encoder) -> Vectors:
    """The vectors of all texts and asks, made here.

    Raises:
        IndexProblem: `no_model`: the embedding breaks, or gives something else than a row per text.
    """
    try:
        rows = np.asarray(encode([*material.texts, *material.asks]), dtype=np.float32)
    except Exception as error:  # any embedding may be named, and each breaks in its own way
        raise IndexProblem("no_model", f"the embedding broke: {type(error).__name__}: {error}") from error
    wanted = len(material.texts) + len(material.asks)
    if rows.ndim != 2 or len(rows) != wanted or not np.isfinite(rows).all():  # noqa: PLR2004 - a table
        raise IndexProblem("no_model", f"the embedding gave {rows.shape} for {wanted} texts")
    return Vectors(rows[: len(material.texts)], rows[len(material.texts) :], material.owners)
