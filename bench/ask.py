"""Time to an answer without a model: one person, twenty at once, and a tap's own work meanwhile.

    python bench/ask.py [--people 20] [--rounds 3]

Prints the median and the 95th percentile in milliseconds, warm, and the share of chosen sentences that a gold
snippet of tests/data/retrieval_dev.jsonl says are right.
"""

import argparse
import json
import os
import re
import sys
import threading
import time
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("OMP_NUM_THREADS", "1")  # as cli.py does; before numpy

from assessment import Answers, load_instrument, score
from cli_ask import open_desk_for
from dialogue import ask

RUN = 4  # words in a row by which a sentence and a snippet are the same


def main() -> None:
    """Opens the desk, asks, and prints."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    started = time.perf_counter()
    desk = open_desk_for("sv")
    print(f"opened in {time.perf_counter() - started:.1f} s")
    rows = map(json.loads, (ROOT / "tests/data/questions.jsonl").read_text(encoding="utf-8").splitlines())
    questions = [row["question"] for row in rows if row["lang"] == "sv" and not row.get("profile")]
    tell("first time asked", [timed(question, desk) for question in questions])
    alone = [timed(question, desk) for _ in range(args.rounds) for question in questions]
    tell("one at a time, warm", alone)
    tap = [tapped() for _ in range(200)]
    tell("a tap's scoring, nobody asking", tap)
    together, meanwhile = crowd(questions, desk, args.people, args.rounds)
    tell(f"{args.people} people asking at once", together)
    tell("a tap's scoring meanwhile", meanwhile)
    right(desk)


def timed(question, desk) -> float:
    """Milliseconds of one answer."""
    started = time.perf_counter()
    ask(question, desk)
    return (time.perf_counter() - started) * 1000


def tapped() -> float:
    """Milliseconds of the scoring that follows a tap."""
    instrument = load_once()
    answers = Answers(dict.fromkeys(instrument.items, 3))
    started = time.perf_counter()
    score(instrument, answers)
    return (time.perf_counter() - started) * 1000


def load_once(held=[]):  # noqa: B006 - kept on purpose
    """The instrument, read once."""
    if not held:
        held.append(load_instrument("sv"))
    return held[0]


def crowd(questions, desk, people, rounds) -> tuple[list[float], list[float]]:
    """Everyone sends a question at the same moment, waits for all answers, and sends the next."""
    found, taps = [], []
    gate = threading.Barrier(people + 1)

    def person(number) -> None:
        for step in range(rounds):
            gate.wait()
            found.append(timed(questions[(number * 7 + step * 13) % len(questions)], desk))
            gate.wait()

    threads = [threading.Thread(target=person, args=(number,)) for number in range(people)]
    for thread in threads:
        thread.start()
    for _ in range(rounds):
        gate.wait()
        taps.append(tapped())
        gate.wait()
    for thread in threads:
        thread.join()
    return found, taps


def right(desk) -> None:
    """How often the first, or any, chosen sentence is one that the gold names."""
    library = desk.library
    rows = map(json.loads, (ROOT / "tests/data/retrieval_dev.jsonl").read_text(encoding="utf-8").splitlines())
    rows = [row for row in rows if row["gold"]]
    first = every = asked = 0
    for row in rows:
        result = library.searcher.search(row["query"])
        if result.abstained:
            continue
        asked += 1
        chosen = library.quoter.choose(row["query"], result.hits)
        hits = [any(same(one.excerpt.text, gold["snippet"]) for gold in row["gold"]) for one in chosen]
        first += bool(hits and hits[0])
        every += any(hits)
    print(
        f"of {asked} questions with gold: first sentence right {first / asked:.2f}, any {every / asked:.2f}"
    )


def same(one, other) -> bool:
    """Whether two texts share a run of words."""
    return bool(runs(one) & runs(other))


def runs(text) -> set[tuple[str, ...]]:
    """Every run of words in a text."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def tell(what, times) -> None:
    """Prints one line of figures."""
    high = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    print(f"{what:<34} median {median(times):7.1f} ms   p95 {high:7.1f} ms   n {len(times)}")


if __name__ == "__main__":
    main()
