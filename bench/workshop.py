"""A hall that answers at once: time from a tap to the next card, at 30, 200 and 500 people at a real pace.

Each person has a phone of their own, comes in during the first fifth of the window and hands in before
it ends. On SQLite, on PostgreSQL with one and with two app processes, and beside a bare Starlette page
with one commit a form. What was acknowledged is compared with the store afterwards.

    python bench/workshop.py [--minutes 5] [--people 30 200 500] [--on bare sqlite postgresql-1 postgresql-2]
"""

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assessment import Member, group_picture, load_instrument
from bench.clients import free_port, memory_mb, product, server
from bench.phones import CHOICES, POLES, hall
from storage import open_store, open_workshops
from tests.storage.cluster import Cluster
from workshop import Plan

PEOPLE = (30, 200, 500)
SIDES = ("bare", "sqlite", "postgresql-1", "postgresql-2")
MINUTES = 5.0
_TICKS = os.sysconf("SC_CLK_TCK")


def cpu_s(pids):
    """Processor seconds that processes have used so far."""
    fields = (Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split() for pid in pids)
    return sum(int(one[11]) + int(one[12]) for one in fields) / _TICKS


async def watched(processes, work):
    """Runs the hall beside the servers; returns the phones, the cores used and the most memory in MB."""
    pids, most = [one.pid for one in processes], 0.0
    before, begun = cpu_s(pids), time.monotonic()
    running = asyncio.ensure_future(work)
    while not running.done():
        most = max(most, sum(memory_mb(one) for one in processes))
        await asyncio.wait([running], timeout=1)
    return await running, (cpu_s(pids) - before) / (time.monotonic() - begun), most


class Bare:
    """Where the bare page keeps what it is sent."""

    code = "ACDEFG"

    def lost(self, phones):
        """The bare page is not asked what it kept."""
        return 0


class Kept:
    """A workshop in the product's database, and what is in it."""

    def __init__(self, url):
        self._workshops = open_workshops(open_store(url, load_instrument()))
        made = self._workshops.create(Plan("Hall", "sv", 200))
        self._workshops.set_phase(made.facilitator, "open")
        self.code = made.code

    def lost(self, phones):
        """How much of what was acknowledged is not in the store."""
        return sum(phone.lost(self._workshops.participant(phone.token)) for phone in phones)


@contextmanager
def serving(side):
    """Runs what is measured; yields its processes, its addresses and a function that makes a workshop."""
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        ports = [free_port() for _ in range(2 if side.endswith("2") else 1)]
        if side == "bare":
            bare = [sys.executable, "bench/bare_card.py", str(ports[0]), str(folder / "bare.db")]
            processes = [opened.enter_context(server(bare, ports[0]))]
            make = Bare
        else:
            url = f"sqlite:///{folder / 'tillit.db'}"
            if side.startswith("postgresql"):
                cluster = Cluster(durable=True)
                opened.callback(cluster.stop)
                url = cluster.new_database()
            processes = []
            for port in ports:
                command, environment = product(port, folder)
                environment["DATABASE_URL"] = url
                processes.append(opened.enter_context(server(command, port, **environment)))

            def make():
                return Kept(url)

        yield processes, [f"http://127.0.0.1:{port}" for port in ports], make


def measured(side, people, minutes):
    """Runs every size on a fresh start and prints a line each; returns p95 in ms by size."""
    found = {}
    for count in people:
        with serving(side) as (processes, addresses, make):
            room = make()
            work = hall(addresses, room.code, count, minutes * 60)
            phones, cores, memory = asyncio.run(watched(processes, work))
            taken = [seconds * 1000 for phone in phones for seconds in phone.taken]
            errors = Counter(error for phone in phones for error in phone.errors)
            found[count] = statistics.quantiles(taken, n=20)[-1]
            first = statistics.quantiles([phone.first * 1000 for phone in phones], n=20)[-1]
            print(
                f"{side:<13} {count:>4} people in {minutes:g} min  p50 {statistics.median(taken):6.1f} ms  "
                f"p95 {found[count]:7.1f} ms  max {max(taken):7.1f} ms  first page p95 {first:6.1f} ms  "
                f"errors {sum(errors.values())} {dict(errors) or ''}  lost {room.lost(phones)}  "
                f"cores {cores:.2f}  memory {memory:.0f} MB",
                flush=True,
            )
    return found


def drawn(instrument, rng, members):
    """A made-up group."""
    return [
        Member(
            {code: rng.choice(CHOICES) for code in instrument.workshop_items},
            tuple(rng.sample(POLES, 2)),
            rng.choice(POLES),
        )
        for _ in range(members)
    ]


def pictures():
    """Prints how long the picture of ten thousand people takes, and those of a thousand workshops."""
    instrument, rng = load_instrument(), random.Random(1)
    for groups, members in ((1, 10_000), (1000, 17)):
        halls = [drawn(instrument, rng, members) for _ in range(groups)]
        begun = time.perf_counter()
        for one in halls:
            group_picture(instrument, one).to_dict()
        print(f"{groups} group picture(s) of {members}: {time.perf_counter() - begun:.2f} s", flush=True)


def main():
    """Prints everything, and the ratio of each p95 to the bare page's."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=MINUTES, help="the window in which all answer")
    parser.add_argument("--people", type=int, nargs="+", default=PEOPLE)
    parser.add_argument("--on", nargs="+", choices=SIDES, default=SIDES)
    args = parser.parse_args()
    pictures()
    p95 = {side: measured(side, args.people, args.minutes) for side in args.on}
    for side in [side for side in args.on if "bare" in p95 and side != "bare"]:
        for count in args.people:
            print(f"ratio of p95 at {count} people, {side}: {p95[side][count] / p95['bare'][count]:.2f}")


if __name__ == "__main__":
    main()
