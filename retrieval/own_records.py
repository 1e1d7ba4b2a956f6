"""What is known of an own document, and how it is written down beside its words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from retrieval.documents import Document
from retrieval.own_passages import OwnPassage

PREFIX = "tillit-own-"
WHOLE = "whole"  # set last: all rows are there
BEGUN = "begun"  # seconds since 1970, while it is being filled


@dataclass(frozen=True)
class OwnDocument:
    """A document of the organisation's own, without its words.

    Attributes:
        id: 12 hexadecimal characters made from its words: the same text has the same id.
        name: name of the file.
        title: what it calls itself.
        lang: its language, `sv` or `en`.
        length: number of pages; 0 where the format has none.
        silent: how many of its pages have no text.
        passages: how many passages it was cut into.
        added: the day it was added.
        collection: where its rows are.
    """

    id: str
    name: str
    title: str
    lang: str
    length: int
    silent: int
    passages: int
    added: date
    collection: str = field(repr=False)


def record(
    document: Document, passages: Sequence[OwnPassage], lang: str, today: date, mark: str
) -> OwnDocument:
    """What is known of a document that is to be stored.

    Args:
        document: what was read.
        passages: what it was cut into.
        lang: its language.
        today: the day that is remembered.
        mark: of the embedding that makes its rows.
    """
    identity = content_id(passages)
    return OwnDocument(
        id=identity,
        name=document.name,
        title=document.title,
        lang=lang,
        length=document.length,
        silent=document.silent,
        passages=len(passages),
        added=today,
        collection=collection_name(identity, mark),
    )


def collection_name(identity: str, mark: str) -> str:
    """Name of the collection of a document whose rows were made by an embedding."""
    return f"{PREFIX}{identity}-{mark}"


def content_id(passages: Sequence[OwnPassage]) -> str:
    """The id of a document, from its words and where they stand."""
    told = [[one.text, one.first, one.heading] for one in passages]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]


def words_of(passage: OwnPassage) -> str:
    """What is searched of a passage: its words with its heading."""
    return f"{passage.heading}\n{passage.text}" if passage.heading else passage.text


def to_metadata(document: OwnDocument) -> dict[str, str | int | bool]:
    """A document as a collection's metadata, marked as whole."""
    told = asdict(document) | {"added": document.added.isoformat(), WHOLE: True}
    return {key: value for key, value in told.items() if key != "collection"}


def from_metadata(collection: str, told: Mapping[str, Any]) -> OwnDocument:
    """The document that a collection's metadata tells of.

    Raises:
        KeyError, ValueError: they tell of none.
    """
    known = {key: told[key] for key in ("id", "name", "title", "lang", "length", "silent", "passages")}
    return OwnDocument(**known, added=date.fromisoformat(told["added"]), collection=collection)


def passage_metadata(passage: OwnPassage) -> dict[str, str | int]:
    """Where a passage stands, beside its words."""
    return {"first": passage.first, "last": passage.last, "heading": passage.heading}


def passage_of(text: str, told: Mapping[str, Any]) -> OwnPassage:
    """A passage from its words and what is written beside them."""
    return OwnPassage(text, int(told["first"]), int(told["last"]), str(told["heading"]))
