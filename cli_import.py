"""The command `import`: the organisation's own documents, added, listed and removed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli_search import Adder, SearchCommandError
from settings import ROOT, load_settings

if TYPE_CHECKING:
    from retrieval import Document, OwnDocument, OwnDocuments

DONE = 0
_LARGEST = 100 * 1024 * 1024  # bytes that are looked at to say that a file is too large


def register(add: Adder) -> None:
    """Add the command to the command line."""
    parser = add(
        "import", _import, "make documents of the organisation's own searchable, apart from the texts"
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="PDF, DOCX, Markdown or TXT")
    parser.add_argument("--list", action="store_true", help="list the documents that were added")
    parser.add_argument("--remove", metavar="ID", help="remove a document and all that was made of it")


def own_hits(query: str, k: int) -> list[dict[str, Any]]:
    """What a search in the own documents finds, as plain data.

    Raises:
        SearchCommandError: the documents cannot be opened.
    """
    from retrieval import RetrievalError

    try:
        found = _open().search(query, k)
    except RetrievalError as error:
        raise SearchCommandError(f"own documents: {error}") from error
    return [
        {
            "rank": hit.rank,
            "document": hit.document.id,
            "name": hit.document.name,
            "pages": [hit.passage.first, hit.passage.last] if hit.passage.first else None,
            "heading": hit.passage.heading,
            "text": hit.passage.text,
            "score": hit.score,
        }
        for hit in found.hits
    ]


def shown(hits: Sequence[dict[str, Any]]) -> str:
    """Own hits for people."""
    lines = ["own documents of the organisation, not sources of the tool:\n"]
    for hit in hits:
        pages = "page " + "-".join(map(str, sorted(set(hit["pages"])))) if hit["pages"] else hit["heading"]
        lines.append(f"{hit['rank']}. {hit['name']}{', ' if pages else ''}{pages}\n{hit['text']}\n\n")
    return "".join(lines) if hits else f"{lines[0]}none\n"


def _import(args: argparse.Namespace) -> int:
    if [bool(args.files), args.list, args.remove is not None].count(True) != 1:
        raise SearchCommandError("import: give one or more files, or --list, or --remove ID")
    from retrieval import RetrievalError

    documents = [_read(file) for file in args.files]
    try:
        own = _open()
        if args.remove is not None:
            return _remove(own, args.remove)
        found = own.listed() if args.list else _add(own, documents)
    except RetrievalError as error:
        raise SearchCommandError(f"own documents: {error}") from error
    sys.stdout.writelines(f"{_line(one)}\n" for one in found)
    return DONE


def _open() -> OwnDocuments:
    """The own documents, with the embedding if there is one."""
    from retrieval import ModelError, find_model, open_own

    settings = load_settings()
    try:
        encode = find_model(settings.model).encode
    except ModelError as error:
        sys.stderr.write(f"searching by the words alone: {error}\n")
        encode = None
    return open_own(ROOT / "corpus", settings.own_place, encode)


def _read(path: Path) -> Document:
    """A document that the user named."""
    from retrieval import DocumentProblem, read_document
    from texts import load_texts

    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
        return read_document(path.name, data)
    except OSError as error:
        raise SearchCommandError(f"{path}: cannot be read ({error.strerror})") from error
    except DocumentProblem as problem:
        raise SearchCommandError(f"{path}: {load_texts('en')(f'own.problem.{problem.code}')}") from problem


def _add(own: OwnDocuments, documents: Sequence[Document]) -> list[OwnDocument]:
    """Add all documents; if one cannot be stored, those that are new go again."""
    before = {one.id for one in own.listed()}
    today = datetime.now(UTC).date()
    found: list[OwnDocument] = []
    try:
        found.extend(own.add(one, today) for one in documents)
    except BaseException:
        for one in found:
            if one.id not in before:
                own.remove(one.id)
        raise
    return found


def _remove(own: OwnDocuments, identity: str) -> int:
    if not own.remove(identity):
        raise SearchCommandError(f"import: --remove {identity}: no such document; see --list")
    sys.stdout.write("removed\n")
    return DONE


def _line(one: OwnDocument) -> str:
    pages = f"{one.length} pages" if one.length else "no pages"
    silent = f", {one.silent} of them without text" if one.silent else ""
    return f"{one.id}  {one.added}  {one.lang}  {one.name}: {pages}{silent}, {one.passages} passages"
