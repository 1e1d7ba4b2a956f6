"""The search in the organisation's own documents, kept apart from the five texts and from the advice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock

import numpy as np

from retrieval.documents import Document
from retrieval.errors import DocumentProblem, IndexProblem
from retrieval.joining import Row, standard
from retrieval.lexical import Lexical
from retrieval.meaning import Encoder, Rows
from retrieval.own_passages import OwnPassage, cut_document
from retrieval.own_records import OwnDocument, words_of
from retrieval.own_store import OwnStore
from retrieval.queries import stretches
from retrieval.sources import CATALOGUE, Reading, read_data
from retrieval.words import Words, load_words

MANY = 1000  # passages; with more, pieces of words would take 70 MB for each 1000 and the stems have to do
# With these two, searching the five texts as if they were own documents refuses 1 of 44 questions that have
# an answer and a third of 216 that have none. Own documents are not known, so it rather shows too much.
NEAR = 0.3  # cosine from which a passage is near even if it shares no word with what is asked
HALF = 0.5  # share of what is asked that has to be known, where nothing is near
_SAMPLE = 20_000  # characters by which a document's language is told


@dataclass(frozen=True)
class OwnHit:
    """A passage of an own document. Never evidence for the instrument's advice.

    Attributes:
        rank: from 1.
        document: where it stands.
        passage: its words and its pages.
        score: how far it stands out, in standard deviations; for machines, never shown to people.
    """

    rank: int
    document: OwnDocument
    passage: OwnPassage
    score: float


@dataclass(frozen=True)
class OwnResult:
    """What a search in the own documents gives.

    Attributes:
        query: what was asked, as it was written.
        hits: the passages found, best first.
        reason: why there are none: `empty` (nothing was asked), `nothing` (there are no documents) or
            `unknown` (nothing in them is near); else empty.
    """

    query: str
    hits: tuple[OwnHit, ...]
    reason: str


class OwnDocuments:
    """The own documents; one object per process, usable from several threads.

    Args:
        store: where they are.
        words: what is known of everyday words.
        reading: joiners and abbreviations, as for the source texts.
        encode: the embedding; None for the lexical leg alone.
    """

    def __init__(self, store: OwnStore, words: Words, reading: Reading, encode: Encoder | None) -> None:
        self._store = store
        self._words = words
        self._reading = reading
        self._encode = encode
        self._lock = Lock()
        self._shelf = _Shelf((), (), (), None, words)

    def listed(self) -> tuple[OwnDocument, ...]:
        """All documents, the last added first.

        Raises:
            IndexProblem: the store cannot be reached or read.
        """
        return self._store.listed()

    def add(self, document: Document, today: date) -> OwnDocument:
        """Add a document: whole, or nothing of it. One with the same words stays as it is.

        Args:
            document: what was read.
            today: the day that is remembered.

        Returns:
            What is stored; the day tells whether it was there before.

        Raises:
            DocumentProblem: `empty`: it has no words.
            IndexProblem: the store cannot be reached or written.
        """
        passages = cut_document(document, self._reading)
        if not passages:
            raise DocumentProblem("empty", document.name)
        lang = self._words.language("".join(page.text for page in document.pages)[:_SAMPLE])
        return self._store.add(document, passages, lang, today)

    def remove(self, identity: str) -> bool:
        """Remove a document with all that was made of it; says whether it was there.

        Raises:
            IndexProblem: the store cannot be reached or written.
        """
        return self._store.remove(identity)

    def search(self, query: str, k: int = 5) -> OwnResult:
        """Find the passages behind a query.

        Args:
            query: a question, complaint, scene or claim in Swedish or English; anything else is survived.
            k: most hits that are wanted.

        Raises:
            IndexProblem: the store cannot be reached or read.
        """
        parts = stretches(query)
        if not parts or k < 1:
            return OwnResult(query, (), "empty")
        shelf = self._current()
        if not shelf.passages:
            return OwnResult(query, (), "nothing")
        near = self._near(parts, shelf)
        hits = shelf.hits(parts, near, k)
        return OwnResult(query, hits, "" if hits else "unknown")

    def _near(self, parts: Sequence[str], shelf: _Shelf) -> Row | None:
        """Highest cosine of each passage with a part of the query; None without an embedding."""
        if self._encode is None or shelf.rows is None:
            return None
        return np.asarray((self._encode(list(parts)) @ shelf.rows.T).max(axis=0), dtype=np.float64)

    def _current(self) -> _Shelf:
        """All passages as they are now: read again when this or another process changed something."""
        with self._lock:
            for last in (False, True):
                documents = self._store.listed()
                if {one.id for one in documents} == {one.id for one in self._shelf.documents}:
                    break
                try:
                    self._shelf = self._read(documents)
                except IndexProblem:  # removed by another process just now: look again
                    if last:
                        raise
            return self._shelf

    def _read(self, documents: Sequence[OwnDocument]) -> _Shelf:
        """All passages of some documents."""
        found = [self._store.read(one) for one in documents]
        owners = tuple(one for one, (own, _) in zip(documents, found, strict=True) for _ in own)
        passages = tuple(one for own, _ in found for one in own)
        rows = [row for _, row in found if row is not None]
        together = np.concatenate(rows) if rows and self._encode else None
        return _Shelf(tuple(documents), owners, passages, together, self._words)


@dataclass(frozen=True)
class _Shelf:
    """All passages of all documents, ready to be searched."""

    documents: tuple[OwnDocument, ...]
    owners: tuple[OwnDocument, ...]
    passages: tuple[OwnPassage, ...]
    rows: Rows | None
    words: Words

    @cached_property
    def _lexical(self) -> Lexical:
        """The words of the passages; each counts in its own language, as asks do in the five texts."""
        own = [[(owner.lang, words_of(one))] for owner, one in zip(self.owners, self.passages, strict=True)]
        return Lexical([""] * len(own), own, self.words, pieces=len(own) <= MANY)

    def hits(self, parts: Sequence[str], near: Row | None, k: int) -> tuple[OwnHit, ...]:
        """The passages that stand out most; none if too little of the query is known and nothing is near."""
        shared = np.zeros(len(self.passages))
        known = 0.0
        for part in parts:
            lang = self.words.language(part)
            shared = np.maximum(shared, self._lexical.scores(part, lang)[1])
            known = max(known, self._lexical.heard(part, lang).known)
        close = near if near is not None else np.zeros(len(self.passages))
        if known < HALF and close.max() < NEAR:
            return ()
        joined = standard(shared) + standard(close)
        order = [at for at in np.argsort(-joined, kind="stable") if shared[at] > 0.0 or close[at] >= NEAR]
        return tuple(
            OwnHit(rank, self.owners[at], self.passages[at], float(joined[at]))
            for rank, at in enumerate(order[:k], 1)
        )


def open_own(corpus: Path, where: Path | str, encode: Encoder | None) -> OwnDocuments:
    """Open the own documents.

    Args:
        corpus: the corpus folder, for what is known of words.
        where: a folder for these documents alone, or the address of a Chroma server.
        encode: the embedding; None for the lexical leg alone.

    Raises:
        SourceError: a file of the corpus folder is missing or not what it should be.
    """
    common = read_data(corpus / CATALOGUE).get("reading", {})
    reading = Reading(
        joiners=frozenset(common.get("joiners", ())), abbreviations=frozenset(common.get("abbreviations", ()))
    )
    return OwnDocuments(OwnStore(where, encode), load_words(corpus), reading, encode)
