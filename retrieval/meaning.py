"""The semantic leg: passages and their asks found by nearness of vectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float32]
Matrix = npt.NDArray[np.float64]
Encoder = Callable[[Sequence[str]], Rows]  # texts -> rows of unit length
_NOTHING = -2.0  # lower than any cosine


class Meaning:
    """The vectors of the passages and of their asks, and what turns a query into one.

    Args:
        encode: gives each text a row of unit length.
        texts: one row per passage.
        asks: one row per ask.
        owners: for each ask the number of its passage.
    """

    def __init__(self, encode: Encoder, texts: Rows, asks: Rows, owners: Sequence[int]) -> None:
        self._encode = encode
        self._texts = texts
        self._asks = asks
        self._owners = np.array(owners, dtype=np.intp)

    def scores(self, queries: Sequence[str]) -> tuple[Matrix, Matrix]:
        """How near each passage is to each query.

        Two asks count and not one, since a single ask may be near by chance.

        Args:
            queries: what is asked.

        Returns:
            Two arrays of queries x passages: the cosine with the passage's text, and the mean of the two
            highest with its asks (with its one ask, or its text, where it has no more).
        """
        rows = self._encode(list(queries))
        texts = (rows @ self._texts.T).astype(np.float64)
        near = (rows @ self._asks.T).astype(np.float64)
        return texts, np.array([self._two_best(one, text) for one, text in zip(near, texts, strict=True)])

    def _two_best(self, near: Matrix, texts: Matrix) -> Matrix:
        """The mean of the two highest values of each owner."""
        first, second = np.full(len(texts), _NOTHING), np.full(len(texts), _NOTHING)
        np.maximum.at(first, self._owners, near)
        rest = np.where(near < first[self._owners], near, _NOTHING)
        np.maximum.at(second, self._owners, rest)
        first = np.where(first > _NOTHING, first, texts)
        return np.where(second > _NOTHING, (first + second) / 2, first)


def make_meaning(encode: Encoder, texts: Sequence[str], asks: Sequence[Sequence[str]]) -> Meaning:
    """Encode passages and asks.

    Args:
        encode: gives each text a row of unit length.
        texts: the passages' words with their headings.
        asks: the asks of each passage.
    """
    flat = [ask for own in asks for ask in own]
    owners = [at for at, own in enumerate(asks) for _ in own]
    text_rows = encode(list(texts))
    return Meaning(encode, text_rows, encode(flat) if flat else text_rows[:0], owners)
