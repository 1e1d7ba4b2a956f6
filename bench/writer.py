"""What the checks of a model's answer cost for each sentence: `python -m bench.writer [answers]`."""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from retrieval import Sentence, cut_passages, find_encoder, load_sources, make_writer, write_answer
from retrieval.claims import check_sentence
from retrieval.grounds import grounds

PIECE = 4  # characters that a model writes at a time
AT_ONCE = 5  # passages that are handed over


class Chunk:
    """A piece of an answer."""

    def __init__(self, content):
        self.content = content


class Scripted:
    """A model that writes a text without waiting."""

    def __init__(self):
        self.text = ""

    def stream(self, messages):
        """Writes the text piece by piece."""
        for at in range(0, len(self.text), PIECE):
            yield Chunk(self.text[at : at + PIECE])


def percentile(values, share):
    """A percentile of seconds, in milliseconds."""
    return 1000 * sorted(values)[min(len(values) - 1, int(share * len(values)))]


def report(what, values):
    """One line of figures."""
    middle, high = 1000 * statistics.median(values), percentile(values, 0.95)
    print(f"{what:<58} median {middle:7.3f} ms   p95 {high:7.3f} ms   n {len(values)}")


def main(answers):
    """Prints the cost of opening, of one sentence, and of a whole answer beside reading it unchecked."""
    chat = Scripted()
    begun = time.perf_counter()
    writer = make_writer("bench", chat, ROOT / "corpus", ROOT / "prompts", find_encoder(ROOT / "models")[0])
    print(f"opened once in {time.perf_counter() - begun:.2f} s")
    passages = {one.id: one for one in cut_passages(load_sources(ROOT / "corpus"))}
    lines = (ROOT / "tests/data/written.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    handed = list(passages.values())

    def over(row, at):
        own = [passages[key] for key in row["passages"]]
        return own + [one for one in handed[at : at + AT_ONCE] if one not in own][: AT_ONCE - len(own)]

    ready, checked = [], []
    for at, row in enumerate(rows):
        begun = time.perf_counter()
        there = grounds(over(row, at), writer.known, writer.checks)
        middle = time.perf_counter()
        check_sentence(row["written"], there, writer.known, writer.checks)
        checked.append(time.perf_counter() - middle)
        ready.append(middle - begun)
    report(f"making {AT_ONCE} passages ready, once an answer", ready)
    report("checking one sentence", checked)
    good = [row for row in rows if row["want"] == "shown"]
    chosen = good[:6]
    some = list({key: passages[key] for row in chosen for key in row["passages"]}.values())
    chat.text = "\n".join(row["written"] for row in chosen) + "\n"
    whole, bare = [], []
    for _ in range(answers):
        begun = time.perf_counter()
        shown = [one for one in write_answer("?", some, writer, 20.0) if isinstance(one, Sentence)]
        middle = time.perf_counter()
        "".join(chunk.content for chunk in chat.stream([]))
        bare.append(time.perf_counter() - middle)
        whole.append(middle - begun)
    report(f"a whole answer of {len(shown)} sentences, checked", whole)
    report("the same read without checks or thread", bare)
    over_each = (statistics.median(whole) - statistics.median(bare)) / max(len(shown), 1)
    print(f"overhead for each streamed sentence: {1000 * over_each:.2f} ms ({len(chat.text)} characters)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
