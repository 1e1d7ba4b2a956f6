"""The commands of the search: `search` and `evaluate`."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from settings import ROOT

if TYPE_CHECKING:
    from retrieval import Answer, Estimate, Gold, Passage, Searcher, Source

Adder = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]
DONE = 0
FIVE = 5  # passages of a batch answer


class SearchCommandError(Exception):
    """Bad input or usage; the message names file and place."""


def register(add: Adder) -> None:
    """Add the commands of the search to the command line."""
    search = add("search", _search, "find the passages behind a question, complaint, scene or claim")
    search.add_argument("query", nargs="?", help="what is asked, in Swedish or English")
    search.add_argument("-k", type=int, default=5, help="most passages (default: 5)")
    search.add_argument("--json", action="store_true", help="print one JSON object")
    search.add_argument("--batch", type=Path, help="JSONL with id and query; prints five passages a line")
    _add_legs(search)
    evaluate = add("evaluate", _evaluate, "measure the search against a gold file, beside BM25 alone")
    evaluate.add_argument("file", type=Path)
    evaluate.add_argument("--noise", action="store_true", help="also with the questions as people write")
    evaluate.add_argument("--json", action="store_true", help="print one JSON object")
    _add_legs(evaluate)


def _add_legs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lexical", action="store_true", help="search by the words alone")
    parser.add_argument(
        "--embedding",
        type=Path,
        default=ROOT / "models",
        help="folder of another embedding (default: models)",
    )


def _open(args: argparse.Namespace) -> tuple[Searcher, str]:
    """The searcher, and a note on stderr if it has to do without the embedding."""
    from retrieval import SourceError, find_encoder, open_searcher

    try:
        encode, why = (None, "") if args.lexical else find_encoder(args.embedding)
        if why:
            sys.stderr.write(f"{why}; searching by the words alone\n")
        return open_searcher(ROOT / "corpus", encode), why
    except SourceError as error:
        raise SearchCommandError(str(error)) from error


def _read(path: Path) -> str:
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

    searcher, _ = _open(args)
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
    return "".join(lines)


def _batch(args: argparse.Namespace) -> int:
    from retrieval import GoldError, read_rows

    try:
        rows = read_rows(_read(args.batch), ("id", "query"))
    except GoldError as error:
        raise SearchCommandError(f"{args.batch}: {error}") from error
    searcher, _ = _open(args)
    for row in rows:
        result = searcher.search(row["query"], FIVE)
        texts = [hit.passage.text for hit in result.hits]
        line = {"id": row["id"], "passages": texts, "abstained": result.abstained}
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    return DONE


def _evaluate(args: argparse.Namespace) -> int:
    from retrieval import GoldError, abstentions, by_kind, load_gold

    try:
        golds = load_gold(_read(args.file))
    except GoldError as error:
        raise SearchCommandError(f"{args.file}: {error}") from error
    searcher, _ = _open(args)
    ours = _answers(searcher, golds)
    found: dict[str, Any] = {
        "search": by_kind(golds, ours),
        "bm25": by_kind(golds, _plain(searcher, golds)),
        "abstain": abstentions(golds, ours),
    }
    if args.noise:
        found["noise"] = _noise(searcher, golds)
    if args.json:
        sys.stdout.write(json.dumps(_plain_data(found), ensure_ascii=False) + "\n")
        return DONE
    for name in ("search", "bm25"):
        sys.stdout.write(_table(name, found[name], golds))
    sys.stdout.write("\nabstained where no passage answers (right), where one does (wrong)\n")
    sys.stdout.writelines(f"{name:<16} {_figure(value)}\n" for name, value in found["abstain"].items())
    if args.noise:
        _say_noise(found["noise"], found["search"])
    return DONE


def _answers(searcher: Searcher, golds: Sequence[Gold]) -> dict[str, Answer]:
    from retrieval import Answer

    found = {}
    for gold in golds:
        result = searcher.search(gold.query, 10)
        found[gold.id] = Answer(tuple(hit.passage.text for hit in result.hits), result.abstained)
    return found


def _plain(searcher: Searcher, golds: Sequence[Gold]) -> dict[str, Answer]:
    """What BM25 over the passages' Swedish stems gives, without asks, embedding or anything else."""
    from retrieval import Answer

    return {gold.id: Answer(searcher.bm25(gold.query, 10), abstained=False) for gold in golds}


def _noise(searcher: Searcher, golds: Sequence[Gold]) -> dict[str, Estimate]:
    """nDCG@5 over all answerable questions by kind of noise."""
    from dataclasses import replace

    from retrieval import NOISE_KINDS, by_kind, noisy

    found = {}
    some = [gold for gold in golds if gold.snippets]
    for kind in NOISE_KINDS:
        changed = [replace(one, query=noisy(one.query, kind, searcher.words, one.id)) for one in some]
        found[kind] = by_kind(changed, _answers(searcher, changed))["ALL"]["ndcg5"]
    return found


def _say_noise(noise: Mapping[str, Estimate], clean: Mapping[str, Mapping[str, Estimate]]) -> None:
    base = clean["ALL"]["ndcg5"].mean
    sys.stdout.write("\nndcg5 with the questions as people write\n")
    for kind, value in noise.items():
        change = (value.mean / base - 1) if base else math.nan
        sys.stdout.write(f"{kind:<16} {_figure(value)}  {change:+.1%}\n")


def _table(name: str, kinds: Mapping[str, Mapping[str, Estimate]], golds: Sequence[Gold]) -> str:
    """One line per kind of question: every measure with its 90 % interval."""
    lines = [
        f"\n{name}\n{'kind':<16} {'n':>3}  " + "".join(f"{one:<20}" for one in next(iter(kinds.values())))
    ]
    for kind, values in kinds.items():
        count = sum(gold.kind == kind or (kind == "ALL" and bool(gold.snippets)) for gold in golds)
        lines.append(f"{kind:<16} {count:>3}  " + "".join(f"{_figure(one):<20}" for one in values.values()))
    return "\n".join(lines) + "\n"


def _figure(value: Estimate) -> str:
    return f"{value.mean:.3f} [{value.low:.2f} {value.high:.2f}]"


def _plain_data(value: object) -> object:
    """Dataclasses and dictionaries as JSON knows them; a figure that is not a number is null."""
    if isinstance(value, Mapping):
        return {key: _plain_data(one) for key, one in value.items()}
    if hasattr(value, "mean"):
        return {key: None if math.isnan(one) else one for key, one in vars(value).items()}
    return value
