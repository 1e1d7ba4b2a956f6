"""Chooses the weights of the joining and the limit of the abstention, never on the development set.

    python bench/weights.py [--lexical] [--embedding FOLDER] [--write]

The weights are those that give the highest nDCG@5 on tests/data/retrieval_own.jsonl: questions written by
readers of the passages who had seen neither the asks nor the development set. The confidence is a logistic
regression that tells those questions from the ones no passage answers (the same file's and
tests/data/none.jsonl), measured on folds it was not fitted to. As a check, a fifth of each passage's asks is
left out of the index and searched with; an embedding that was trained on them knows those. `--write` puts the
numbers into retrieval/weights.toml.
"""

import argparse
import json
import random
import sys
import tomllib
from itertools import product
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.logistic import apply, fit, limit_of
from retrieval import asks_of, cut_passages, find_encoder, load_asks, load_gold, load_sources, read_source
from retrieval.evaluate import holds
from retrieval.joining import join, kinship
from retrieval.meaning import make_meaning
from retrieval.search import Searcher, words_of
from retrieval.words import load_words

FOLDS = 8
HELD_OUT = 1000  # asks that are searched with
BOTH = (
    "known",
    "unknown",
    "held",
    "top",
    "length",
    "quantity",
    "money",
    "name",
    "which",
    "time",
    "form",
    "fact_unknown",
)
USED = {
    "lexical": (*BOTH, "asks", "text"),
    "both": (*BOTH, "ask_meaning", "fall", "agree"),
}  # features of the confidence
GRID = {
    "lexical": {"asks": (1.0, 2.0, 3.0), "tags": (0.1, 0.2, 0.3, 0.4)},
    "both": {
        "asks": (1.0, 2.0, 3.0), "text_meaning": (2.0, 4.0, 6.0), "ask_meaning": (6.0, 9.0, 12.0),
        "tags": (0.1, 0.2, 0.3),
    },
}  # fmt: skip
FACTS = 0.35  # weight of questions for a particular fact: there are more of them in the file than people ask


def main():
    """Run the whole of it."""
    args = arguments()
    encode, why = (None, "lexical only") if args.lexical else find_encoder(args.embedding)
    way = "both" if encode else "lexical"
    passages, asks, words = corpus(ROOT / "corpus")
    print(f"{len(passages)} passages, {sum(map(len, asks.values()))} asks, way: {way} {why}")
    searcher = searcher_of(passages, asks, words, encode)
    _, tags = kinship([one.concepts for one in passages])
    golds = load_gold((ROOT / "tests/data/retrieval_own.jsonl").read_text("utf-8"))
    some = [
        (signals, grades_of(gold, passages), gold.kind)
        for gold, signals in zip(golds, searched(searcher, [one.query for one in golds]), strict=True)
        if gold.snippets
    ]
    weights = best_weights(some, tags, way)
    check_on_asks(passages, asks, words, encode, tags, weights)
    model, limit = best_confidence(searcher, golds, weights, USED[way])
    if args.write:
        write(way, weights, model, limit)


def arguments():
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--embedding", type=Path, default=ROOT / "models", help="folder of embedding folders")
    parser.add_argument("--lexical", action="store_true")
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def corpus(folder):
    """The passages, their asks and the everyday words."""
    sources = load_sources(folder)
    passages = cut_passages(sources)
    texts = {code: read_source(source) for code, source in sources.items()}
    return passages, asks_of(passages, load_asks(folder), texts), load_words(folder)


def searcher_of(passages, asks, words, encode):
    """A searcher over some asks."""
    meaning = None
    if encode:
        own = [[ask.text for ask in asks[one.id]] for one in passages]
        meaning = make_meaning(encode, [words_of(one) for one in passages], own)
    return Searcher(passages, asks, words, meaning)


def searched(searcher, queries):
    """The signals of each query."""
    return [rows for rows, _ in searcher.signals(queries)]


def grades_of(gold, passages):
    """The grade of each passage that holds a snippet."""
    found = {}
    for at, one in enumerate(passages):
        grade = max((grade for snippet, grade in gold.snippets if holds(one.text, snippet)), default=0)
        if grade:
            found[at] = grade
    return found


def figures(rows, tags, weights):
    """nDCG@5 and success@3 of each row."""
    found = []
    for signals, grades, _ in rows:
        order = np.argsort(-join(signals, tags, weights)[0], kind="stable")[:5]
        gain = sum(grades.get(int(at), 0) / np.log2(rank + 2) for rank, at in enumerate(order))
        best = sum(one / np.log2(rank + 2) for rank, one in enumerate(sorted(grades.values())[::-1][:5]))
        found.append((gain / best, any(grades.get(int(at)) == 2 for at in order[:3])))
    return np.array(found)


def best_weights(rows, tags, way):
    """The point of a small grid with the highest nDCG@5, smoothed over its neighbours; `text` is the unit."""
    names, points = list(GRID[way]), list(product(*GRID[way].values()))
    share = [FACTS if kind == "fact" else 1.0 for _, _, kind in rows]
    score = {
        point: np.average(
            figures(rows, tags, {"text": 1.0, **dict(zip(names, point, strict=True))})[:, 0], weights=share
        )
        for point in points
    }
    steps = [GRID[way][name] for name in names]

    def apart(point, other):
        return sum(abs(axis.index(a) - axis.index(b)) for axis, a, b in zip(steps, point, other, strict=True))

    def smooth(point):
        near = [
            other
            for other in points
            if sum(abs(axis.index(a) - axis.index(b)) for axis, a, b in zip(steps, point, other, strict=True))
            <= 1
        ]
        return np.mean([score[other] for other in near])

    best = max(points, key=smooth)
    weights = {"text": 1.0, **dict(zip(names, best, strict=True))}
    alone = [{**dict.fromkeys(weights, 0.0), name: 1.0} for name in weights if name != "tags"]
    for one in (*alone, {**weights, "tags": 0.0}, weights):
        values = figures(rows, tags, one)
        kinds = [row[2] for row in rows]
        each = " ".join(
            f"{kind}={values[[own == kind for own in kinds]].mean(0).round(2)}" for kind in sorted(set(kinds))
        )
        print(f"ndcg5={values[:, 0].mean():.3f} success3={values[:, 1].mean():.3f} {each} {json.dumps(one)}")
    return weights


def check_on_asks(passages, asks, words, encode, tags, weights):
    """The measures for asks that are left out of the index, by language, with an interval."""
    chance = random.Random(1)
    fold = {ask: chance.randrange(5) for own in asks.values() for ask in own}
    kept = {name: [ask for ask in own if fold[ask]] for name, own in asks.items()}
    searcher = searcher_of(passages, kept, words, encode)
    out = [(at, ask) for at, one in enumerate(passages) for ask in asks[one.id] if not fold[ask]]
    out = chance.sample(out, min(len(out), HELD_OUT))
    signals = searched(searcher, [ask.text for _, ask in out])
    rows = [(one, {at: 2}, ask.lang) for one, (at, ask) in zip(signals, out, strict=True)]
    values = figures(rows, tags, weights)
    for lang in ("sv", "en"):
        own = values[[row[2] == lang for row in rows]]
        means = np.sort([np.random.default_rng(n).choice(own[:, 0], len(own)).mean() for n in range(1000)])
        print(
            f"held-out asks, {lang}: n={len(own)} ndcg5={own[:, 0].mean():.3f} "
            f"[{means[50]:.3f} {means[949]:.3f}] success3={own[:, 1].mean():.3f}"
        )


def best_confidence(searcher, golds, weights, names):
    """Fit on all folds but one, measure on the one; then fit on all."""
    lines = (ROOT / "tests/data/none.jsonl").read_text("utf-8").splitlines()
    rows = [(one.query, bool(one.snippets), one.kind) for one in golds]
    rows += [(row["query"], False, row["group"]) for row in map(json.loads, lines)]
    searcher._weights = type(searcher._weights)(weights, {}, 0.0)  # noqa: SLF001 - the ones just chosen
    found = [searcher.features(*one) for one in searcher.signals([query for query, _, _ in rows])]
    table = np.array([[values.get(name, 0.0) for name in names] for values in found])
    right = np.array([some for _, some, _ in rows])
    groups = np.array([group for _, _, group in rows])
    sure = np.zeros(len(table))
    fold = np.random.default_rng(1).integers(0, FOLDS, len(table))
    for number in range(FOLDS):
        model = fit(table[fold != number], right[fold != number])
        sure[fold == number] = apply(model, table[fold == number])
    limit = limit_of(sure[right], np.where(groups[right] == "fact", FACTS, 1.0))
    print(
        f"abstains on {(sure[~right] < limit).mean():.3f} of {sum(~right)} without an answer, "
        f"wrongly on {(sure[right] < limit).mean():.3f} of {sum(right)} (limit {limit:.3f})"
    )
    for group in sorted(set(groups)):
        own = groups == group
        print(f"  {group}: {(sure[own] < limit).mean():.3f} of {sum(own)}")
    order, n1, n0 = np.argsort(np.argsort(sure)), right.sum(), (~right).sum()
    print(f"area under the curve {(order[right].sum() - n1 * (n1 - 1) / 2) / (n1 * n0):.3f}")
    model = fit(table, right)
    return dict(zip(("bias", *names), map(float, model), strict=True)), limit


def write(way, weights, model, limit):
    """Put the numbers into weights.toml; the other way's stay."""
    path = ROOT / "retrieval" / "weights.toml"
    text = path.read_text("utf-8")
    head = text[: text.index("\n[")].rstrip()
    data = tomllib.loads(text)
    data[way] = {"join": weights, "confidence": {**model, "limit": limit}}
    parts = [
        f"\n[{name}.{table}]\n"
        + "".join(f"{key} = {round(value, 4)}\n" for key, value in data[name][table].items())
        for name in ("lexical", "both")
        for table in ("join", "confidence")
    ]
    path.write_text(head + "\n" + "".join(parts), "utf-8")


if __name__ == "__main__":
    main()
