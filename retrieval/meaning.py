"""The semantic leg: passages and their asks found by nearness of vectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float32]
Matrix = npt.NDArray[np.float64]
Encoder = Callable[[Sequence[str]], Rows]  # texts -> rows of unit length


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

        Args:
            queries: what is asked.

        Returns:
            Two arrays of queries x passages: the cosine with the passage's text, and the highest with one of
            its asks (with its text where it has none).
        """
        rows = self._encode(list(queries))
        texts = (rows @ self._texts.T).astype(np.float64)
        asks = np.full_like(texts, -1.0)
        if len(self._owners):
            near = (rows @ self._asks.T).astype(np.float64)
            for one, best in zip(near, asks, strict=True):
                np.maximum.at(best, self._owners, one)
        return texts, np.where(asks > -1.0, asks, texts)


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
