"""The glossary: terms, our own definitions, and the passages they lean on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.errors import SourceError
from retrieval.sources import built, read_data

GLOSSARY = "concepts.toml"
_ANCHOR = re.compile(r"(?P<source>\d{3}):(?P<first>\d+)(?:[-–](?P<last>\d+))?")


@dataclass(frozen=True)
class Concept:
    """A term of the glossary in one language.

    Attributes:
        key: code of the term.
        term: the term.
        definition: our definition.
        ours: whether no source defines the term, so that the definition is our reading.
        anchors: where the sources use or define it, `004:110` or `004:378-380`.
        related: keys of related terms.
        everyday: words and scenes by which a person would mean the term without knowing it.
    """

    key: str
    term: str
    definition: str
    ours: bool
    anchors: tuple[str, ...]
    related: tuple[str, ...]
    everyday: tuple[str, ...] = ()


@built(GLOSSARY)
def load_concepts(folder: Path, lang: str) -> Mapping[str, Concept]:
    """Read `concepts.toml` in one language.

    Args:
        folder: the corpus folder.
        lang: language code, a table of each concept.

    Returns:
        The concepts by key, in the order of the file.

    Raises:
        SourceError: the file is missing or not TOML, a concept lacks its wording, a key is given twice,
            an anchor is not a place, its everyday wordings are not a list of words, or a related key is
            unknown.
    """
    concepts: dict[str, Concept] = {}
    for table in read_data(folder / GLOSSARY).get("concept", []):
        concept = _concept(table, lang)
        if concept.key in concepts:
            raise SourceError(GLOSSARY, f"{concept.key} is given twice")
        concepts[concept.key] = concept
    for concept in concepts.values():
        for key in concept.related:
            if key not in concepts:
                raise SourceError(GLOSSARY, f"{concept.key}: unknown related concept {key!r}")
    return concepts


def place(anchor: str) -> tuple[str, int, int]:
    """Source, first and last line of an anchor.

    >>> place("004:378-380")
    ('004', 378, 380)

    Raises:
        SourceError: it is not a place.
    """
    found = _ANCHOR.fullmatch(anchor)
    if not found:
        raise SourceError(GLOSSARY, f"{anchor!r} is not a place such as 004:378-380")
    first = int(found["first"])
    last = int(found["last"] or first)
    if not 1 <= first <= last:
        raise SourceError(GLOSSARY, f"{anchor!r} ends before it begins")
    return found["source"], first, last


def _concept(table: Mapping[str, Any], lang: str) -> Concept:
    """Build one concept and refuse what does not fit."""
    key = table.get("key")
    wording = table.get(lang)
    if not isinstance(key, str) or not key:
        raise SourceError(GLOSSARY, f"a concept has no key: {dict(table)}")
    if not isinstance(wording, dict) or not wording.get("term") or not wording.get("definition"):
        raise SourceError(GLOSSARY, f"{key}: no term and definition in {lang!r}")
    if not isinstance(table.get("ours"), bool):
        raise SourceError(GLOSSARY, f"{key}: ours is not true or false")
    anchors = tuple(table.get("anchors", ()))
    for anchor in anchors:
        place(anchor)
    related = tuple(table.get("related", ()))
    everyday = wording.get("everyday", [])
    if not isinstance(everyday, list) or not all(isinstance(one, str) and one.strip() for one in everyday):
        raise SourceError(GLOSSARY, f"{key}: the everyday wordings in {lang!r} are not a list of words")
    return Concept(
        key, wording["term"], wording["definition"], table["ours"], anchors, related, tuple(everyday)
    )
