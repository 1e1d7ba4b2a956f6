"""The index at many sizes: Chroma in a folder and on a server beside exact search in numpy.

Usage: `python bench/index.py [--sizes 1000 10000 100000]`
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

os.environ.setdefault("OMP_NUM_THREADS", "1")  # as the product does

import numpy as np

TOP, QUERIES, SEED = 10, 200, 7
JITTER = 0.05  # added to each of 256 numbers of a row of length 1: a cosine of about 0.78 with the real one
BATCH = 2000
MODEL = ROOT / "models" / "tillit-sv-en-static"


def memory_mb(pid="self"):
    """Resident memory of a process now, in MB."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def disk_mb(folder):
    """What a folder takes, in MB."""
    return sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 1e6


def real_rows():
    """The vectors of all passages and asks, and of the questions of the development set."""
    from retrieval.embedding import load_embedding
    from retrieval.material import make_vectors
    from retrieval.opening import _read

    encode = load_embedding(MODEL).encode
    made = make_vectors(_read(ROOT / "corpus").material(), encode)
    lines = (ROOT / "tests" / "data" / "retrieval_dev.jsonl").read_text(encoding="utf-8").splitlines()
    return np.concatenate([made.texts, made.asks]), encode([json.loads(line)["query"] for line in lines])


def varied(rows, count, chance):
    """As many rows as wanted: real ones with noise, of length 1."""
    found = rows[chance.integers(len(rows), size=count)]
    found = found + chance.normal(0, JITTER, found.shape).astype(np.float32)
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


def spread(seconds):
    """Median and 95th percentile in milliseconds."""
    return float(np.percentile(seconds, 50) * 1e3), float(np.percentile(seconds, 95) * 1e3)


def exact(rows, query):
    """The numbers of the nearest rows, nearest first."""
    scores = rows @ query
    first = np.argpartition(-scores, TOP)[:TOP]
    return first[np.argsort(-scores[first])]


def timed(ask, queries):
    """Seconds for each query, after a few to warm up, and what was found."""
    for query in queries[:5]:
        ask(query)
    taken, found = [], []
    for query in queries:
        begun = time.perf_counter()
        found.append(ask(query))
        taken.append(time.perf_counter() - begun)
    return taken, found


def measure(kind, rows_file, where):
    """One store at one size, in a process of its own; prints a JSON object."""
    data = np.load(rows_file)
    queries = data["queries"]
    if kind == "numpy":
        before = memory_mb()
        begun = time.perf_counter()
        rows = np.array(data["rows"])
        built, client = time.perf_counter() - begun, None

        def ask(query):
            return exact(rows, query)
    else:
        from retrieval.vectors import make_collection, open_client

        client = open_client(where if where.startswith("http") else Path(where))
        rows, before = data["rows"], memory_mb()
        collection = make_collection(client, "tillit-bench")
        begun = time.perf_counter()
        for at in range(0, len(rows), BATCH):
            ids = [str(one) for one in range(at, min(at + BATCH, len(rows)))]
            collection.upsert(ids=ids, embeddings=rows[at : at + BATCH])
        built = time.perf_counter() - begun

        def ask(query):
            found = collection.query(query_embeddings=[query], n_results=TOP, include=["distances"])
            return [int(one) for one in found["ids"][0]]

    taken, found = timed(ask, queries)
    right = [
        len({*map(int, got)} & {*map(int, exact(rows, query))})
        for got, query in zip(found, queries, strict=True)
    ]
    p50, p95 = spread(taken)
    said = {"built": built, "p50": p50, "p95": p95, "recall": sum(right) / TOP / len(right)}
    print(json.dumps(said | {"memory": memory_mb() - before}))


def in_process(kind, rows_file, where):
    """Runs `measure` in a process of its own."""
    command = [sys.executable, __file__, "--one", kind, str(rows_file), str(where)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def line(kind, size, said, memory, disk, base):
    """One row of the table."""
    ratio = f"{said['p95'] / base:6.1f}" if base else "   1.0"
    print(
        f"{kind:<9} {size:>7} {said['built']:>9.2f} {said['p50']:>8.2f} {said['p95']:>8.2f} {ratio}"
        f" {said['recall']:>7.3f} {memory:>8.0f} {disk:>8.0f}",
        flush=True,
    )


def stores(sizes):
    """The table of stores and sizes; gives the largest size and what a folder needed there."""
    from tests.retrieval.stores import chroma_server

    real, asked = real_rows()
    chance = np.random.default_rng(SEED)
    queries = varied(asked, QUERIES, chance)
    print("store        rows   build s   p50 ms   p95 ms x numpy recall@10 memory MB disk MB")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "rows.npz"
            np.savez(file, rows=varied(real, size, chance), queries=queries)
            said = in_process("numpy", file, folder)
            base = said["p95"]
            line("numpy", size, said, said["memory"], 0, None)
            said = in_process("embedded", file, Path(folder) / "embedded")
            disk = disk_mb(Path(folder) / "embedded")
            line("embedded", size, said, said["memory"], disk, base)
            largest = (size, said["built"], said["memory"], disk)
            with chroma_server(Path(folder) / "served") as (address, process):
                before = memory_mb(process.pid)
                said = in_process("server", file, address)
                memory = memory_mb(process.pid) - before
                line("server", size, said, memory, disk_mb(Path(folder) / "served"), base)
    return largest


def beyond(dimensions, measured, built, memory, disk):
    """What sizes that were not measured need: exact search by its bytes at 10 GB/s, Chroma in proportion."""
    print("\nbeyond, by arithmetic (exact: all rows are read once a query; Chroma: in proportion)")
    for size in (10**6, 10**7):
        held, times = size * dimensions * 4, size / measured
        print(f"{size:>9} rows: exact {held / 1e9:5.1f} GB, {held / 10e9 * 1e3:5.0f} ms a query;", end=" ")
        print(f"Chroma {memory * times / 1e3:5.1f} GB memory, {disk * times / 1e3:5.1f} GB disk,", end=" ")
        print(f"{built * times / 60:5.0f} min to build")


def searching():
    """The product's own search over the real corpus: with vectors from the index and made in memory."""
    from retrieval import open_search

    lines = (ROOT / "tests" / "data" / "retrieval_dev.jsonl").read_text(encoding="utf-8").splitlines()
    queries = [json.loads(one)["query"] for one in lines]
    print("\nthe product's search over the real corpus (start: with corpus, model and vectors)")
    with tempfile.TemporaryDirectory() as folder:
        ways = [
            ("in memory", None),
            ("index, made", Path(folder) / "index"),
            ("index, read", Path(folder) / "index"),
        ]
        for name, where in ways:
            begun = time.perf_counter()
            opened = open_search(ROOT / "corpus", ROOT / "models", where)
            start = time.perf_counter() - begun
            p50, p95 = spread(timed(opened.searcher.search, queries)[0])
            print(f"{name:<12} start {start:5.2f} s, query p50 {p50:5.2f} ms, p95 {p95:5.2f} ms")


def main():
    """Prints every table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000, 100_000])
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        measure(*args.one)
        return
    beyond(256, *stores(args.sizes))
    searching()


if __name__ == "__main__":
    main()
