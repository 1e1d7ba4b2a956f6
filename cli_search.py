"""The command `search`, with what `evaluate` shares with it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from settings import ROOT, load_settings

if TYPE_CHECKING:
    from retrieval import Passage, Searcher, Source

Adder = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]
DONE = 0
FIVE = 5  # passages of a batch answer
_NOTICES = {
    "no_model": "searching by the words alone",
    "index_unreachable": "the index cannot be reached, searching without it",
    "index_unusable": "the index cannot be kept, searching without it",
    "index_rebuilt": "the index was of another version and is made anew",
    "index_mended": "the index was damaged and is made anew",
}


class SearchCommandError(Exception):
    """Bad input or usage; the message names file and place."""


def register(add: Adder) -> None:
    """Add the command to the command line."""
    search = add("search", _search, "find the passages behind a question, complaint, scene or claim")
    search.add_argument("query", nargs="?", help="what is asked, in Swedish or English")
    search.add_argument("-k", type=int, default=5, help="most passages (default: 5)")
    search.add_argument("--json", action="store_true", help="print one JSON object")
    search.add_argument("--own", action="store_true", help="also search the organisation's own documents")
    search.add_argument("--batch", type=Path, help="JSONL with id and query; prints five passages a line")
    add_legs(search)


def add_legs(parser: argparse.ArgumentParser) -> None:
    """Add the choice of what is searched with."""
    parser.add_argument("--lexical", action="store_true", help="search by the words alone")
    parser.add_argument(
        "--embedding", help="folder or hub id of another embedding (default: TILLIT_EMBEDDING)"
    )


def open_for(args: argparse.Namespace) -> Searcher:
    """The search, and a note on stderr if something had to be worked around.

    The product's own embedding makes its vectors faster than a store gives them, so the index is not asked.
    """
    from retrieval import SourceError, open_search, open_searcher

    settings = load_settings()
    try:
        if args.lexical:
            return open_searcher(ROOT / "corpus")
        slow = bool(settings.embedding) and not args.embedding
        where = settings.index_place if slow else None
        opened = open_search(ROOT / "corpus", args.embedding or settings.model, where)
    except SourceError as error:
        raise SearchCommandError(str(error)) from error
    for notice in opened.notices:
        sys.stderr.write(f"{_NOTICES[notice.code]}: {notice.detail}\n")
    return opened.searcher


def read_text(path: Path) -> str:
    """A file the user named.

    Raises:
        SearchCommandError: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SearchCommandError(f"{path}: cannot be read as UTF-8 text ({type(error).__name__})") from error


def _search(args: argparse.Namespace) -> int:
    if (args.query is None) == (args.batch is None):
        raise SearchCommandError("search: give either a query or --batch FILE")
    if args.batch:
        return _batch(args)
    if args.k < 1:
        raise SearchCommandError(f"search: -k {args.k} is not 1 or more")
    from retrieval import load_sources
    from texts import load_texts

    searcher = open_for(args)
    result = searcher.search(args.query.encode("utf-8", "replace").decode("utf-8"), args.k)
    sources, texts = load_sources(ROOT / "corpus"), load_texts("sv")
    row, rows = texts("report.row"), texts("report.rows")
    hits = [
        {
            "rank": hit.rank,
            "id": hit.passage.id,
            "source": hit.passage.source,
            "lines": [hit.passage.first, hit.passage.last],
            "heading": " / ".join(hit.passage.heading),
            "citation": _citation(sources, hit.passage, row, rows),
            "text": hit.passage.text,
            "rebuilt": hit.passage.rebuilt,
            **({"quotes": list(hit.passage.quotes)} if hit.passage.rebuilt else {}),
            "same": list(hit.same),
            "score": hit.score,
        }
        for hit in result.hits
    ]
    found: dict[str, Any] = {"query": result.query, "abstained": result.abstained, "reason": result.reason}
    found |= {"confidence": result.confidence, "concepts": list(result.concepts), "hits": hits}
    if args.own:
        from cli_import import own_hits

        found["own"] = own_hits(result.query, args.k)
    sys.stdout.write(_shown(found) if not args.json else json.dumps(found, ensure_ascii=False) + "\n")
    return DONE


def _citation(sources: Mapping[str, Source], passage: Passage, row: str, rows: str) -> str:
    from retrieval import Citation

    one = sources[passage.source]
    lines = (passage.first, passage.last)
    return Citation(one.code, one.short, one.title, one.author, one.year, *lines, start=0, end=0).short(
        row, rows
    )


def _shown(found: Mapping[str, Any]) -> str:
    """A result for people."""
    lines = [f"no answer in the sources ({found['reason']}); the nearest:\n"] if found["abstained"] else []
    for hit in found["hits"]:
        also = f" (the same: {', '.join(hit['same'])})" if hit["same"] else ""
        lines.append(f"{hit['rank']}. {hit['citation']}{also}\n   {hit['heading']}\n{hit['text']}\n\n")
    lines.append(f"nearest concepts: {', '.join(found['concepts']) or 'none'}\n")
    if "own" in found:
        from cli_import import shown

        lines.append(shown(found["own"]))
    return "".join(lines)


def _batch(args: argparse.Namespace) -> int:
    from retrieval import GoldError, read_rows

    try:
        rows = read_rows(read_text(args.batch), ("id", "query"))
    except GoldError as error:
        raise SearchCommandError(f"{args.batch}: {error}") from error
    searcher = open_for(args)
    for row in rows:
        result = searcher.search(row["query"], FIVE)
        texts = [hit.passage.text for hit in result.hits]
        line = {"id": row["id"], "passages": texts, "abstained": result.abstained}
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    return DONE
