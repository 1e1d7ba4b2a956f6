"""What a database costs after years of use: start, purge, reading, saving, overview, backup, restore.

    python bench/age.py [--sets 100000] [--on sqlite postgresql]

Each set is complete (some 110 to 125 entries); a tenth has not been touched for more than 400 days; one
workshop to 30 sets. While the purge runs, one person goes on tapping: the longest tap is what people feel of
it. Commands are run as an operator would, in a process of their own, with the most memory that it took.
"""

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sqlalchemy import text

from assessment import load_instrument
from bench.aged import KEPT_DAYS, fill
from bench.clients import ROOT, free_port, memory_mb, wait_for
from storage import StoreError, figures, open_store, open_workshops
from tests.storage.cluster import Cluster

TIMES = 200
TAP_EVERY_S = 0.1


def say(side, what, found):
    """One line of figures."""
    print(f"{side:<11} {what:<44} {found}", flush=True)


def timed(act):
    """Seconds of something and what it returned."""
    begun = time.perf_counter()
    found = act()
    return time.perf_counter() - begun, found


def spread(act, arguments):
    """Median and 95th percentile in milliseconds of something done with each argument."""
    taken = [timed(lambda one=one: act(one))[0] * 1000 for one in arguments]
    return f"p50 {statistics.median(taken):.1f} ms  p95 {statistics.quantiles(taken, n=20)[-1]:.1f} ms"


def environment(url, folder):
    """What a command of the product is run with."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("TILLIT_")}
    return clean | {"DATABASE_URL": url, "TILLIT_DATA_DIR": str(folder), "TMPDIR": str(folder)}


def command(side, what, url, folder, *arguments):
    """Runs a command of the product; prints its seconds, the most memory it took and what it said."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "cli.py", *arguments],
        cwd=ROOT,
        env=environment(url, folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    most = 0.0
    while process.poll() is None:
        most = max(most, memory_mb(process))
        time.sleep(0.05)
    seconds = time.perf_counter() - begun
    said = process.stdout.read().strip().replace("\n", "; ").removeprefix(f"{folder}/")
    say(side, what, f"{seconds:.1f} s  most memory {most:.0f} MB  {said[:160]}")


@contextmanager
def tapping(side, what, store, token):
    """Somebody who goes on answering; prints the longest tap and how many were refused."""
    taken, refused, done = [], [], threading.Event()

    def taps():
        number = 0
        while not done.wait(TAP_EVERY_S):
            number += 1
            begun = time.perf_counter()
            try:
                store.put(token, "answers", "A1a", number % 5 + 1)
            except StoreError:
                refused.append(number)
            taken.append(time.perf_counter() - begun)

    person = threading.Thread(target=taps)
    person.start()
    try:
        yield
    finally:
        done.set()
        person.join()
    longest = max(taken, default=0) * 1000
    say(
        side,
        f"... taps meanwhile ({what})",
        f"{len(taken)}  longest {longest:.0f} ms  refused {len(refused)}",
    )


def started(side, url, folder, token):
    """A server's start until it is ready, and until its first purge is over, while somebody taps."""
    port = free_port()
    store = open_store(url, load_instrument())
    log = folder / "serve.log"
    begun = time.perf_counter()
    with log.open("wb") as out, tapping(side, "start", store, token):
        process = subprocess.Popen(
            [sys.executable, "cli.py", "serve", "--port", str(port)],
            cwd=ROOT,
            env=environment(url, folder) | {"TILLIT_RETENTION_DAYS": "36500"},
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
        wait_for(f"http://127.0.0.1:{port}/readyz")
        ready = time.perf_counter() - begun
        while b"purge:" not in log.read_bytes() and time.perf_counter() - begun < 600:
            time.sleep(0.05)
        purged = time.perf_counter() - begun
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    store.close()
    say(
        side,
        "start until /readyz",
        f"{ready:.1f} s; first purge (nothing to remove) over after {purged:.1f} s",
    )


def used(side, url, tokens):
    """What people and administrators do."""
    store = open_store(url, load_instrument())
    workshops = open_workshops(store)
    some = tokens[:: max(1, len(tokens) // TIMES)][:TIMES]
    say(side, "reading one set", spread(store.load, some))
    say(
        side,
        "reading five at once (mine)",
        spread(store.list_by_tokens, [some[at : at + 5] for at in range(50)]),
    )
    say(side, "saving a tap", spread(lambda one: store.put(one, "answers", "A1a", 3), some))
    say(side, "overview of the administrator", spread(lambda _: len(workshops.overview()[0]), range(10)))
    say(side, "numbers for /metrics", spread(lambda _: figures(store), range(10)))
    with tapping(side, "one set deleted", store, tokens[1]):
        seconds, _ = timed(lambda: store.delete(tokens[2]))
    say(side, "deleting one set, every byte", f"{seconds:.2f} s")
    store.close()


def removed(side, url, folder, token):
    """The purge as a command, beside somebody who taps."""
    store = open_store(url, load_instrument())
    with tapping(side, "purge", store, token):
        command(side, f"purge after {KEPT_DAYS} days", url, folder, "purge", "--days", str(KEPT_DAYS))
    with tapping(side, "purge again", store, token):
        command(side, "purge again, nothing to remove", url, folder, "purge", "--days", str(KEPT_DAYS))
    store.close()


def size(url):
    """Bytes of a database."""
    store = open_store(url)
    with store.read() as connection:
        if store.path is not None:
            found = store.path.stat().st_size
        else:
            found = connection.execute(text("SELECT pg_database_size(current_database())")).scalar()
    store.close()
    return found


def measured(side, count, folder, opened):
    """Everything on one kind of database."""
    if side == "postgresql":
        cluster = Cluster(durable=True)
        opened.callback(cluster.stop)
        url, other = cluster.new_database(), cluster.new_database()
    else:
        url, other = (f"sqlite:///{folder / name / 'tillit.db'}" for name in ("one", "other"))
    today = datetime.now(UTC).date()
    seconds, tokens = timed(lambda: fill(url, count, today))
    say(side, f"{count} sets put in", f"{seconds:.0f} s, {size(url) / 1e6:.0f} MB")
    say(side, "load average", os.getloadavg())
    started(side, url, folder, tokens[0])
    used(side, url, tokens)
    removed(side, url, folder, tokens[0])
    file = folder / "backup.zip"
    store = open_store(url, load_instrument())
    with tapping(side, "backup", store, tokens[0]):
        command(side, "backup", url, folder, "backup", str(file))
    store.close()
    say(side, "size of the backup", f"{file.stat().st_size / 1e6:.0f} MB")
    command(side, "restore --check", url, folder, "restore", "--check", str(file))
    command(side, "restore into an empty database", other, folder, "restore", str(file))
    say(side, "size after it", f"{size(other) / 1e6:.0f} MB")
    say(side, "load average", os.getloadavg())


def main():
    """Fills and measures each kind of database."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sets", type=int, default=100_000)
    parser.add_argument("--on", nargs="+", choices=("sqlite", "postgresql"), default=("sqlite", "postgresql"))
    args = parser.parse_args()
    for side in args.on:
        with ExitStack() as opened:
            folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="tillit-age-")))
            measured(side, args.sets, folder, opened)


if __name__ == "__main__":
    main()
