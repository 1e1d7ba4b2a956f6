"""The sentence embedding as the product reads it: a vector per subword, averaged, without torch."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from tokenizers import Tokenizer

    Rows = npt.NDArray[np.float32]

TOKENIZER = "tokenizer.json"
WEIGHTS = "model.safetensors"
_VECTORS = "embedding.weight"
_TYPES = {"F16": "<f2", "F32": "<f4"}
_SMALLEST = 1e-12  # a shorter row is no direction


class Embedding:
    """A static embedding: texts to rows of length 1.

    Attributes:
        name: name of the model's folder.
        dimensions: numbers in a row.
    """

    def __init__(self, name: str, tokenizer: Tokenizer, vectors: Rows) -> None:
        self.name = name
        self.dimensions = int(vectors.shape[1])
        self._tokenizer = tokenizer
        self._vectors = vectors

    def encode(self, texts: Sequence[str]) -> Rows:
        """One row per text: the mean of its subwords' vectors, brought to length 1.

        A text without a known subword (empty, only marks) has a row of zeros, so that it is like nothing.

        Args:
            texts: texts of any length, in Swedish or English.

        Returns:
            float32, texts x dimensions.
        """
        import numpy as np

        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        sound = [text.encode("utf-8", "replace").decode() for text in texts]  # half a character is none
        for at, found in enumerate(self._tokenizer.encode_batch(sound, add_special_tokens=False)):
            if found.ids:
                rows[at] = self._vectors[found.ids].mean(axis=0)
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(_SMALLEST))
        return rows

    def __call__(self, texts: Sequence[str]) -> Rows:
        """The same as `encode`, for rooms that take a function."""
        return self.encode(texts)


def load_embedding(folder: Path) -> Embedding:
    """Read an embedding from its folder.

    Args:
        folder: a folder in sentence-transformers' form that holds one static embedding.

    Raises:
        ModelError: the folder or a file of it is missing or not what it should be.
    """
    vectors = _read_vectors(folder)
    tokenizer = _read_tokenizer(folder)
    if tokenizer.get_vocab_size() != len(vectors):
        what = f"has {tokenizer.get_vocab_size()} subwords, {WEIGHTS} has {len(vectors)} rows"
        raise ModelError(folder.name, TOKENIZER, what)
    return Embedding(folder.name, tokenizer, vectors)


def _bytes(folder: Path, file: str) -> bytes:
    try:
        return (folder / file).read_bytes()
    except OSError as error:
        raise ModelError(folder.name, file, f"cannot be read ({error.strerror})") from error


def _read_tokenizer(folder: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    data = _bytes(folder, TOKENIZER)
    try:
        tokenizer = Tokenizer.from_buffer(data)
    except Exception as error:  # the library raises bare Exception and ValueError
        raise ModelError(folder.name, TOKENIZER, f"is not a tokenizer: {error}") from error
    tokenizer.no_padding()
    return tokenizer


def _read_vectors(folder: Path) -> Rows:
    """The one table of a safetensors file: 8 bytes of header length, a JSON header, then the numbers."""
    import numpy as np

    data = _bytes(folder, WEIGHTS)
    try:
        (length,) = struct.unpack_from("<Q", data)
        table = json.loads(data[8 : 8 + length])[_VECTORS]
        first, after = table["data_offsets"]
        found = np.frombuffer(data[8 + length + first : 8 + length + after], dtype=_TYPES[table["dtype"]])
        rows = found.reshape(table["shape"]).astype(np.float32)
    except (struct.error, ValueError, KeyError, TypeError, IndexError) as error:
        what = f"is not a safetensors file with {_VECTORS} ({error!r})"
        raise ModelError(folder.name, WEIGHTS, what) from error
    if rows.ndim != 2 or not rows.size or not np.isfinite(rows).all():  # noqa: PLR2004 - a table has two sides
        raise ModelError(folder.name, WEIGHTS, f"{_VECTORS} is not a table of finite numbers")
    return rows
