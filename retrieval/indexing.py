"""The index: vectors kept in a store under a version made from what they come from.

Chroma keeps the vectors; they are read once when the search opens, and scored exactly in memory. The corpus
is small (some 7,000 rows): exact scoring in numpy takes a fraction of a millisecond, finds what is nearest
always and not almost always, and the joining needs all rows anyway, since it weighs how far a passage stands
out from all the others.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from retrieval.errors import IndexProblem
from retrieval.material import Material, Vectors, make_vectors
from retrieval.meaning import Encoder, Rows
from retrieval.vectors import (
    Client,
    Collection,
    collection_names,
    drop_collection,
    find_collection,
    make_collection,
    talking,
)

CURRENT = "tillit-current"  # holds no row: its metadata says which index is in use
_PREFIX = "tillit-texts-"
_BATCH = 1000  # rows that are written or read at once
_TEXT, _ASK = "text", "ask"


@dataclass(frozen=True)
class Built:
    """What a build did.

    Attributes:
        version: the index in use now.
        vectors: what it holds.
        made: whether anything had to be done.
    """

    version: str
    vectors: Vectors
    made: bool


def build_index(client: Client, material: Material, encode: Encoder, version: str) -> Built:
    """Make an index and put it to use; nothing is done if it is in use and whole.

    The rows go into a collection of their own, are counted and read back, and only then does one record say
    that this is the index in use; a build that breaks leaves the one before as it was. Older ones are then
    removed.

    Args:
        client: an open store.
        material: what is made into vectors.
        encode: gives each text a row of unit length.
        version: what `index_version` gives for both.

    Raises:
        IndexProblem: the store cannot be reached or written.
    """
    try:
        return Built(version, read_index(client, version), made=False)
    except IndexProblem as problem:
        if problem.code == "unreachable":
            raise
        if problem.code == "broken":  # said to be whole, and is not
            drop_collection(client, _PREFIX + version)
    vectors = make_vectors(material, encode)
    collection = make_collection(client, _PREFIX + version)
    with talking():
        _fill(collection, vectors)
    _same(_read(collection), vectors)
    _point(client, version, vectors)
    for name in collection_names(client):
        if name.startswith(_PREFIX) and name != _PREFIX + version:
            drop_collection(client, name)
    return Built(version, vectors, made=True)


def current_version(client: Client) -> str:
    """The version of the index in use, or an empty text.

    Raises:
        IndexProblem: the store cannot be reached or read.
    """
    return str(_pointer(client).get("version", ""))


def read_index(client: Client, version: str) -> Vectors:
    """Read the vectors of a version.

    Raises:
        IndexProblem: `missing` (no index is in use), `other_version`, `broken` (it does not hold what was
            put into it), `unreachable`.
    """
    pointer = _pointer(client)
    found = str(pointer.get("version", ""))
    if found != version:
        what = f"{found} is stored, {version} is needed" if found else "nothing is stored yet"
        raise IndexProblem("other_version" if found else "missing", what)
    collection = find_collection(client, _PREFIX + version)
    if collection is None:
        raise IndexProblem("broken", f"{version} has no rows")
    vectors = _read(collection)
    if _checksum(vectors) != pointer.get("checksum"):
        raise IndexProblem("broken", f"{version} does not hold what was put into it")
    return vectors


def _fill(collection: Collection, vectors: Vectors) -> None:
    """Write all rows; those that are there already, from a build that was cut short, are written again."""
    ids = [f"{_TEXT}:{at:06d}" for at in range(len(vectors.texts))]
    ids += [f"{_ASK}:{at:06d}:{owner:06d}" for at, owner in enumerate(vectors.owners)]
    rows = np.concatenate([vectors.texts, vectors.asks])
    for at in range(0, len(ids), _BATCH):
        collection.upsert(ids=ids[at : at + _BATCH], embeddings=rows[at : at + _BATCH])


def _read(collection: Collection) -> Vectors:
    """All rows of a collection in their order."""
    found: dict[str, Rows] = {}
    with talking():
        for at in range(0, int(collection.count()), _BATCH):
            page = collection.get(include=["embeddings"], limit=_BATCH, offset=at)
            found.update(zip(page["ids"], page["embeddings"], strict=True))
        texts = [found[name] for name in sorted(found) if name.startswith(_TEXT)]
        names = sorted(name for name in found if name.startswith(_ASK))
        owners = tuple(int(name.rpartition(":")[2]) for name in names)
        rows = np.array([*texts, *(found[name] for name in names)], dtype=np.float32)
    return Vectors(rows[: len(texts)], rows[len(texts) :], owners)


def _same(stored: Vectors, made: Vectors) -> None:
    """Refuse an index that gives back something else than was put into it."""
    if _checksum(stored) != _checksum(made):
        raise IndexProblem(
            "broken", f"{len(stored.texts)} texts and {len(stored.asks)} asks came back changed"
        )


def _checksum(vectors: Vectors) -> str:
    """Of every number, in order."""
    found = hashlib.sha256(json.dumps([vectors.texts.shape, vectors.owners]).encode())
    for rows in (vectors.texts, vectors.asks):
        found.update(np.ascontiguousarray(rows, dtype="<f4").tobytes())
    return found.hexdigest()


def _pointer(client: Client) -> Mapping[str, object]:
    """What says which index is in use; empty if nothing does."""
    collection = find_collection(client, CURRENT)
    return dict(collection.metadata or {}) if collection is not None else {}


def _point(client: Client, version: str, vectors: Vectors) -> None:
    """Put a version to use."""
    collection = make_collection(client, CURRENT)
    said = {"version": version, "checksum": _checksum(vectors)}
    with talking():
        collection.modify(metadata=said | {"passages": len(vectors.texts), "asks": len(vectors.asks)})
