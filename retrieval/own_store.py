"""The organisation's own documents as they are stored: a collection each, in a store apart from the index.

A collection is filled by one process and never changed afterwards; that it is whole is written last, into its
metadata, with all that is known of the document. Other processes see it from then on. Chroma's embedded store
bears several processes only in this way: rows that another one adds to a collection already open here cannot
be read with their vectors.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from retrieval.documents import Document
from retrieval.errors import RetrievalError
from retrieval.meaning import Encoder, Rows
from retrieval.own_passages import OwnPassage
from retrieval.own_records import (
    BEGUN,
    PREFIX,
    WHOLE,
    OwnDocument,
    collection_name,
    content_id,
    from_metadata,
    passage_metadata,
    passage_of,
    record,
    to_metadata,
    words_of,
)
from retrieval.scrub import scrub
from retrieval.store_folder import one_at_a_time, sweep
from retrieval.vectors import (
    Client,
    Collection,
    drop_collection,
    find_collection,
    is_server,
    make_collection,
    open_client,
    talking,
)

_BATCH = 500  # rows that are written or read at once
_GIVEN_UP_S = 3600  # after which what another machine began on a server is thought to be broken off
_NONE = "none"  # the mark where there is no embedding
_PROBE = ("trust", "freedom to act")  # what an embedding makes of these tells it from others
_DIGITS = 3  # of a number of a vector that tell embeddings apart


class OwnStore:
    """Adds, lists, reads and removes own documents; one object per process.

    Args:
        where: a folder for these documents alone, or the address of a Chroma server.
        encode: the embedding; None where there is none.
    """

    def __init__(self, where: Path | str, encode: Encoder | None) -> None:
        self._where = where
        self._encode = encode
        self._mark = mark_of(encode)
        self._opened: Client | None = None

    def listed(self) -> tuple[OwnDocument, ...]:
        """All whole documents, the last added first.

        Raises:
            IndexProblem: the store cannot be reached or read.
        """
        found: dict[str, OwnDocument] = {}
        with talking():
            for one in sorted(self._client().list_collections(), key=lambda one: str(one.name)):
                if one.name.startswith(PREFIX) and (one.metadata or {}).get(WHOLE):
                    document = from_metadata(one.name, one.metadata)
                    if document.id not in found or self._is_ours(document):
                        found[document.id] = document
        return tuple(sorted(found.values(), key=lambda one: (-one.added.toordinal(), one.name, one.id)))

    def add(self, document: Document, passages: Sequence[OwnPassage], lang: str, today: date) -> OwnDocument:
        """Store a document: whole, or nothing of it. One that is there already stays as it is.

        Args:
            document: what was read.
            passages: what it was cut into, at least one.
            lang: its language.
            today: the day that is remembered.

        Raises:
            IndexProblem: the store cannot be reached or written.
        """
        with self._alone() as client:
            identity = content_id(passages)
            there = next((one for one in self.listed() if one.id == identity), None)
            if there:
                return there
            self._tidy(client)
            whole = record(document, passages, lang, today, self._mark)
            self._fill(client, whole, passages)
        return whole

    def remove(self, identity: str) -> bool:
        """Remove a document and all that was made of it; in an embedded store its words are overwritten.

        Returns:
            Whether it was there.

        Raises:
            IndexProblem: the store cannot be reached or written.
        """
        with self._alone() as client:
            with talking():
                names = [str(one.name) for one in client.list_collections()]
            own = [name for name in names if name.startswith(collection_name(identity, ""))]
            for name in own:
                drop_collection(client, name)
            self._tidy(client)
            if own and not is_server(self._where):
                scrub(Path(self._where))
        return bool(own)

    def read(self, document: OwnDocument) -> tuple[tuple[OwnPassage, ...], Rows | None]:
        """The passages of a document in order with a row each; no rows without an embedding.

        Rows made by another embedding are made again from the stored words.

        Raises:
            IndexProblem: the store cannot be reached or read, or does not hold what was put into it.
        """
        passages, rows = self._rows(document)
        if self._encode is None:
            return passages, None
        if self._is_ours(document):
            return passages, rows
        with self._alone() as client:
            ours = replace(document, collection=collection_name(document.id, self._mark))
            rows = self._fill(client, ours, passages)
            drop_collection(client, document.collection)
        return passages, rows

    def _is_ours(self, document: OwnDocument) -> bool:
        """Whether a document's rows were made by this embedding."""
        return document.collection == collection_name(document.id, self._mark)

    def _rows(self, document: OwnDocument) -> tuple[tuple[OwnPassage, ...], Rows]:
        """What stands in a document's collection."""
        collection: Collection = find_collection(self._client(), document.collection)
        found: dict[str, tuple[OwnPassage, Rows]] = {}
        with talking():
            for at in range(0, document.passages if collection is not None else 0, _BATCH):
                page = collection.get(
                    include=["documents", "metadatas", "embeddings"], limit=_BATCH, offset=at
                )
                told = zip(page["ids"], page["documents"], page["metadatas"], page["embeddings"], strict=True)
                found |= {key: (passage_of(text, about), row) for key, text, about, row in told}
            if len(found) != document.passages:
                raise LookupError(f"{document.collection} has {len(found)} of {document.passages} rows")
        both = [found[key] for key in sorted(found)]
        return tuple(one for one, _ in both), np.array([row for _, row in both], dtype=np.float32)

    def _fill(self, client: Client, document: OwnDocument, passages: Sequence[OwnPassage]) -> Rows:
        """Write the rows and then, last, that all are there; what is broken off is removed."""
        rows = self._vectors(passages)
        drop_collection(client, document.collection)
        try:
            collection = make_collection(client, document.collection)
            with talking():
                collection.modify(metadata={BEGUN: int(time.time())})
                _write(collection, passages, rows)
                collection.modify(metadata=to_metadata(document))
        except BaseException:
            with suppress(RetrievalError):
                drop_collection(client, document.collection)
            raise
        return rows

    def _vectors(self, passages: Sequence[OwnPassage]) -> Rows:
        """A row for each passage; of one zero where there is no embedding."""
        if self._encode is None:
            return np.zeros((len(passages), 1), dtype=np.float32)
        return self._encode([words_of(one) for one in passages])

    def _tidy(self, client: Client) -> None:
        """Remove what was left by a process that was killed while it added or removed."""
        late = int(time.time()) - _GIVEN_UP_S if is_server(self._where) else None
        with talking():
            for one in client.list_collections():
                told = one.metadata or {}
                if not one.name.startswith(PREFIX) or told.get(WHOLE):
                    continue
                if late is None or told.get(BEGUN, 0) < late:
                    client.delete_collection(one.name)
        if not is_server(self._where):
            sweep(Path(self._where))

    def _client(self) -> Client:
        """The store, opened when first asked for."""
        if self._opened is None:
            self._opened = open_client(self._where)
        return self._opened

    @contextmanager
    def _alone(self) -> Iterator[Client]:
        """The store, while no other process of this machine writes to its folder."""
        if is_server(self._where):
            yield self._client()
            return
        with one_at_a_time(Path(self._where)):
            yield self._client()


def mark_of(encode: Encoder | None) -> str:
    """What tells an embedding from others: what it makes of two texts, to three digits."""
    if encode is None:
        return _NONE
    rows = np.round(np.asarray(encode(_PROBE), dtype=np.float64), _DIGITS) + 0.0
    return hashlib.sha256(json.dumps(rows.tolist()).encode()).hexdigest()[:8]


def _write(collection: Collection, passages: Sequence[OwnPassage], rows: Rows) -> None:
    """Write a row for each passage."""
    for at in range(0, len(passages), _BATCH):
        some = passages[at : at + _BATCH]
        collection.add(
            ids=[f"{number:06d}" for number in range(at, at + len(some))],
            embeddings=rows[at : at + _BATCH],
            documents=[one.text for one in some],
            metadatas=[passage_metadata(one) for one in some],
        )
