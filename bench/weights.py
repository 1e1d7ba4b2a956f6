"""Chooses the weights of the joining and the limit of the abstention, on asks the index does not hold.

    python bench/weights.py [--corpus FOLDER] [--lexical] [--asks N] [--write]

Every fold leaves a fifth of each passage's asks out of the index and searches with them. The embedding, if
there is one, may have seen those asks in training: `--embedding FOLDER` names a folder with one that has not.
The confidence is a logistic regression that tells those searches from the ones of tests/data/none.jsonl,
measured on folds it was not fitted to. `--write` puts the numbers into retrieval/weights.toml.
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

from retrieval import asks_of, cut_passages, find_encoder, load_asks, load_sources, read_source
from retrieval.joining import features, join, kinship
from retrieval.meaning import Meaning
from retrieval.search import Searcher, words_of
from retrieval.words import load_words

FOLDS = 5
USED = {  # features of the confidence
    "lexical": ("known", "top", "fall", "text", "asks", "text_first", "asks_first", "length"),
    "both": (
        "known", "top", "fall", "text", "asks", "text_first", "asks_first", "length",
        "text_meaning", "ask_meaning", "text_meaning_first", "ask_meaning_first",
    ),
}  # fmt: skip
GRID = {
    "lexical": {"asks": (1.0, 1.5, 2.0), "tags": (0.0, 0.1, 0.2, 0.3)},
    "both": {
        "asks": (0.5, 1.0, 1.5), "text_meaning": (0.0, 0.5, 1.0), "ask_meaning": (1.0, 2.0, 3.0),
        "tags": (0.0, 0.2, 0.3),
    },
}  # fmt: skip
WRONG = 0.05  # share of answerable questions that may be turned away
RIDGE = 1.0


def main():
    """Run the whole of it."""
    args = arguments()
    chance = random.Random(1)
    passages, asks, words = corpus(args.corpus)
    encode, why = (None, "lexical only") if args.lexical else find_encoder(args.embedding)
    way = "both" if encode else "lexical"
    print(f"{len(passages)} passages, {sum(map(len, asks.values()))} asks, way: {way} {why}")
    lines = (ROOT / "tests/data/none.jsonl").read_text("utf-8").splitlines()
    none = [(row["query"], row["group"]) for row in map(json.loads, lines)]
    found = runs(passages, asks, words, encode, args.asks, none, chance)
    _, tags = kinship([one.concepts for one in passages])
    weights = best_weights(found["asked"], tags, way)
    say_by_language(found["asked"], tags, weights)
    model, limit = best_confidence(found, tags, weights, USED[way])
    if args.write:
        write(way, weights, model, limit)


def arguments():
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--embedding", type=Path, default=ROOT / "models", help="folder of embedding folders")
    parser.add_argument("--lexical", action="store_true")
    parser.add_argument("--asks", type=int, default=1500, help="held-out asks that are searched with")
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def corpus(folder):
    """The passages, their asks and the everyday words."""
    sources = load_sources(folder)
    passages = cut_passages(sources)
    texts = {code: read_source(source) for code, source in sources.items()}
    return passages, asks_of(passages, load_asks(folder), texts), load_words(folder)


def runs(passages, asks, words, encode, wanted, none, chance):
    """Held-out asks and questions without an answer: (signals, share, tokens, gold, fold, lang) of each."""
    fold = {ask: chance.randrange(FOLDS) for own in asks.values() for ask in own}
    vectors = {}
    if encode:
        texts = [words_of(one) for one in passages]
        every = list(dict.fromkeys([*texts, *(ask.text for own in asks.values() for ask in own)]))
        vectors = dict(zip(every, encode(every), strict=True))
    asked, unasked = [], []
    for number in range(FOLDS):
        kept = {name: [ask for ask in own if fold[ask] != number] for name, own in asks.items()}
        meaning = None
        if encode:
            flat = [(at, ask.text) for at, one in enumerate(passages) for ask in kept[one.id]]
            rows = np.stack([vectors[text] for _, text in flat])
            meaning = Meaning(
                encode, np.stack([vectors[text] for text in texts]), rows, [at for at, _ in flat]
            )
        searcher = Searcher(passages, kept, words, meaning)
        out = [(at, ask) for at, one in enumerate(passages) for ask in asks[one.id] if fold[ask] == number]
        out = chance.sample(out, min(len(out), wanted // FOLDS))
        for (at, ask), signals in zip(out, searcher.signals([ask.text for _, ask in out]), strict=True):
            asked.append((*signals, at, number, ask.lang))
        share = none[number::FOLDS]
        for (_, group), signals in zip(share, searcher.signals([query for query, _ in share]), strict=True):
            unasked.append((*signals, -1, number, group))
    return {"asked": asked, "none": unasked}


def ranks(rows, tags, weights):
    """How many passages stand above the right one, for each row."""
    found = []
    for signals, _, _, gold, _, _ in rows:
        joined, _ = join(signals, tags, weights)
        found.append(int((joined > joined[gold]).sum()))
    return np.array(found)


def figures(rank):
    """The measures with one right passage."""
    return {
        "mrr": (1 / (1 + rank)).mean(),
        "ndcg5": np.where(rank < 5, 1 / np.log2(rank + 2), 0).mean(),
        "s@1": (rank < 1).mean(),
        "s@3": (rank < 3).mean(),
        "s@5": (rank < 5).mean(),
    }


def best_weights(rows, tags, way):
    """The best point of a small grid by nDCG@5 with one right passage; `text` is the unit."""
    tried = []
    for values in product(*GRID[way].values()):
        weights = {"text": 1.0, **dict(zip(GRID[way], values, strict=True))}
        tried.append((figures(ranks(rows, tags, weights))["ndcg5"], weights))
    tried.sort(key=lambda one: -one[0])
    alone = [{**dict.fromkeys(tried[0][1], 0.0), name: 1.0} for name in tried[0][1] if name != "tags"]
    for weights in (*alone, *(weights for _, weights in tried[:5]), tried[-1][1]):
        values = figures(ranks(rows, tags, weights))
        print(" ".join(f"{k}={v:.3f}" for k, v in values.items()), json.dumps(weights))
    return tried[0][1]


def say_by_language(rows, tags, weights):
    """The measures for each language, with an interval."""
    rank = ranks(rows, tags, weights)
    for lang in ("sv", "en"):
        own = rank[[row[5] == lang for row in rows]]
        values = np.where(own < 5, 1 / np.log2(own + 2), 0)
        means = np.sort([np.random.default_rng(n).choice(values, len(values)).mean() for n in range(1000)])
        said = " ".join(f"{k}={v:.3f}" for k, v in figures(own).items())
        print(f"{lang} n={len(own)} {said}, 90 % interval of ndcg5 {means[50]:.3f}-{means[949]:.3f}")


def best_confidence(found, tags, weights, names):
    """Fit on all folds but one, measure on the one; then fit on all."""
    rows = [(row, True) for row in found["asked"]] + [(row, False) for row in found["none"]]
    table, right, fold, answerable = [], [], [], []
    for (signals, share, tokens, _, number, _), some in rows:
        joined, _ = join(signals, tags, weights)
        values = features(signals, joined, share, tokens)
        table.append([values[name] for name in names])
        right.append(some)
        fold.append(number)
        answerable.append(some)
    table, right, fold, answerable = map(np.array, (table, right, fold, answerable))
    sure = np.zeros(len(table))
    for number in range(FOLDS):
        model = fit(table[fold != number], right[fold != number])
        sure[fold == number] = apply(model, table[fold == number])
    limit = float(np.quantile(sure[answerable], WRONG))
    print(
        f"abstains on {(sure[~answerable] < limit).mean():.3f} of {sum(~answerable)} without an answer, "
        f"wrongly on {(sure[answerable] < limit).mean():.3f} of {sum(answerable)} (limit {limit:.3f})"
    )
    for group in ("far", "near", "half"):
        own = [row[5] == group for row, _ in rows]
        print(f"  {group}: {(sure[own] < limit).mean():.3f} of {sum(own)}")
    order = np.argsort(np.argsort(sure))
    n1, n0 = answerable.sum(), (~answerable).sum()
    print(f"area under the curve {(order[answerable].sum() - n1 * (n1 - 1) / 2) / (n1 * n0):.3f}")
    model = fit(table, right)
    print({name: round(float(value), 3) for name, value in zip(("bias", *names), model, strict=True)})
    return dict(zip(("bias", *names), map(float, model), strict=True)), limit


def fit(table, right):
    """Logistic regression with a ridge, both classes weighing the same; bias first."""
    mean, spread = table.mean(0), table.std(0) + 1e-9
    x = np.column_stack([np.ones(len(table)), (table - mean) / spread])
    weight = np.where(right, 0.5 / right.mean(), 0.5 / (1 - right.mean()))
    beta = np.zeros(x.shape[1])
    ridge = RIDGE * np.eye(x.shape[1])
    ridge[0, 0] = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        slope = x.T @ (weight * (right - p)) - ridge @ beta
        beta += np.linalg.solve((x * (weight * p * (1 - p))[:, None]).T @ x + ridge, slope)
    own = beta[1:] / spread
    return np.array([beta[0] - own @ mean, *own])


def apply(model, table):
    """The confidence of each row."""
    return 1 / (1 + np.exp(-(model[0] + table @ model[1:])))


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
