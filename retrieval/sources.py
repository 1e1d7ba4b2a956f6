"""What the source texts are: who wrote them, whose voice they are, how each has to be read."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from retrieval.errors import SourceError

CATALOGUE = "sources.toml"
VOICES = frozenset({"for", "critical", "both", "background"})
LAYOUTS = frozenset({"prose", "slides", "markdown"})
_KEYS = {
    "code": str,
    "file": str,
    "title": str,
    "short": str,
    "kind": str,
    "kind_words": dict,
    "voice": str,
    "language": str,
    "sha256": str,
    "rights": dict,
    "layout": str,
}


@dataclass(frozen=True)
class Flaw:
    """Words of a file that are not as their author wrote them.

    Attributes:
        first: first line they stand in, counted from 1.
        last: last line they stand in.
        text: the words as the file has them.
        shown: how they are shown around a quote.
    """

    first: int
    last: int
    text: str
    shown: str


@dataclass(frozen=True)
class Reading:
    """How a file has to be read.

    Attributes:
        layout: `prose`, `slides` or `markdown`: which marks the extraction left behind.
        compounds: words whose hyphen at a line's end belongs to the word.
        joiners: words before which a hyphen at a line's end stands for a left-out part.
        abbreviations: words whose full stop does not end a sentence.
        glued: words run together; separated around quotes, never part of one.
        sic: errors of the file; marked around quotes, never part of one.
    """

    layout: str = "prose"
    compounds: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    glued: tuple[Flaw, ...] = ()
    sic: tuple[Flaw, ...] = ()


@dataclass(frozen=True)
class Source:
    """One source text, without its words.

    Attributes:
        code: short code in citations, `004`.
        file: file name in the corpus folder.
        title: title, as the file has it.
        short: the name in short citations.
        author: author, or None where the file names none.
        year: year, or None where the file does not date itself.
        kind: kind of text, a code.
        kind_words: kind of text in words, by language.
        voice: `for`, `critical`, `both` or `background`.
        language: language of the text.
        sha256: checksum of the file's bytes.
        rights: whose text it is, in words, by language.
        path: the file.
        reading: how it has to be read.
    """

    code: str
    file: str
    title: str
    short: str
    author: str | None
    year: int | None
    kind: str
    kind_words: Mapping[str, str]
    voice: str
    language: str
    sha256: str
    rights: Mapping[str, str]
    path: Path = field(repr=False, compare=False)
    reading: Reading = field(repr=False, default_factory=Reading)


@contextmanager
def built(name: str) -> Iterator[None]:
    """Refuse by its name a file that has a list, a table or a text where something else should stand."""
    try:
        yield
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise SourceError(name, f"is not built as it should be: {error}") from error


@built(CATALOGUE)
def load_sources(folder: Path) -> Mapping[str, Source]:
    """Read `sources.toml` and check every text it names against its checksum.

    Args:
        folder: the corpus folder.

    Returns:
        The sources by code, in the order of the file.

    Raises:
        SourceError: a file is missing or changed, a key is missing or wrong, or a code is given twice.
    """
    data = read_data(folder / CATALOGUE)
    common = data.get("reading", {})
    sources: dict[str, Source] = {}
    for table in data.get("source", []):
        source = _source(folder, table, common)
        if source.code in sources:
            raise SourceError(CATALOGUE, f"code {source.code} is given twice")
        raw_text(source)
        sources[source.code] = source
    if not sources:
        raise SourceError(CATALOGUE, "names no source")
    return sources


def raw_text(source: Source) -> str:
    """The characters of a source's file, line ends as they are; for this room only.

    Raises:
        SourceError: the file is missing, is not UTF-8, or has changed since its checksum was taken.
    """
    try:
        data = source.path.read_bytes()
    except OSError as error:
        raise SourceError(source.file, f"cannot be read ({error.strerror})") from error
    found = hashlib.sha256(data).hexdigest()
    if found != source.sha256:
        raise SourceError(source.file, f"has changed: checksum {found}, {CATALOGUE} says {source.sha256}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(source.file, f"is not UTF-8 ({error.reason})") from error


def read_data(path: Path) -> dict[str, Any]:
    """Read a TOML file of the corpus folder.

    Raises:
        SourceError: it is missing, not UTF-8, or not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(path.name, f"cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:  # no UTF-8, no TOML, a number without end, too deep a nest
        raise SourceError(path.name, f"is not valid TOML: {error}") from error


def _source(folder: Path, table: Mapping[str, Any], common: Mapping[str, Any]) -> Source:
    """Build one source and refuse what does not fit."""
    code = table.get("code", "?")
    for key, kind in _KEYS.items():
        if not isinstance(table.get(key), kind) or not table[key]:
            raise SourceError(CATALOGUE, f"source {code}: {key} is missing or not a {kind.__name__}")
    if table["voice"] not in VOICES or table["layout"] not in LAYOUTS:
        raise SourceError(CATALOGUE, f"source {code}: voice or layout is not one of those there are")
    if Path(table["file"]).name != table["file"]:
        raise SourceError(CATALOGUE, f"source {code}: file is not a plain file name")
    own = {key: table[key] for key in _KEYS if key != "layout"}
    return Source(
        **own,
        author=table.get("author"),
        year=table.get("year"),
        path=folder / table["file"],
        reading=_reading(table, common),
    )


def _reading(table: Mapping[str, Any], common: Mapping[str, Any]) -> Reading:
    """How one file has to be read: its own keys, with what holds for all."""
    return Reading(
        layout=table["layout"],
        compounds=frozenset(table.get("compounds", ())),
        joiners=frozenset(common.get("joiners", ())),
        abbreviations=frozenset(common.get("abbreviations", ())),
        glued=tuple(_flaw(one) for one in table.get("glued", ())),
        sic=tuple(_flaw(one) for one in table.get("sic", ())),
    )


def _flaw(table: Mapping[str, Any]) -> Flaw:
    """One flaw; an error is shown with [sic] after it."""
    try:
        first, last = table["lines"]
        return Flaw(first, last, table["text"], table.get("shown", f"{table['text']} [sic]"))
    except (KeyError, TypeError, ValueError) as error:
        raise SourceError(CATALOGUE, f"glued or sic: {dict(table)} has no lines and text") from error
