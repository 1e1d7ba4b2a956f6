"""Many people for a long time while processes are killed: what they wait, see and lose, and what it costs.

    python bench/endurance.py [--minutes 30] [--people 200] [--kill-every 5] [--pause 9] [--phones 10]

PostgreSQL that flushes each commit, two app processes, and people who are sent to them as a load balancer
would (bench/front.py). One process after the other gets kill -9 and is started again. Every value that was
acknowledged is compared with the store at the end; exit code 1 when one is missing, 2 when a simulated person
broke. Clients, servers and database share the machine, so the times hold the clients' own work too. The last
line is one JSON object.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack, suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assessment import load_instrument
from bench.clients import free_port
from bench.front import Balanced, Front
from bench.phones import Phone
from bench.processes import cpu_s, slopes, started, tree_s
from bench.respondent import PAUSE_S, Seat
from storage import open_store, open_workshops
from tests.storage.cluster import Cluster
from workshop import Plan

SAMPLE_S = 5
HALL_S = 300
"""Seconds of one workshop; the next begins when it is over."""
_FIELDS = ("answers", "behov", "summaries", "context")


class Hall:
    """A few phones in one workshop after another."""

    def __init__(self, front, workshops, count):
        self._front, self._workshops, self._count = front, workshops, count
        self.phones, self.cut_off = [], Counter()

    async def run(self, seconds):
        """Workshops until the time is over."""
        for number in range(max(1, round(seconds / HALL_S))):
            await self._one(number, min(seconds, HALL_S))

    async def _one(self, number, seconds):
        made = await asyncio.to_thread(self._workshops.create, Plan("Hall", "sv", max(8, self._count)))
        await asyncio.to_thread(self._workshops.set_phase, made.facilitator, "open")
        lines = [Balanced(self._front, f"phone{number}:{one}") for one in range(self._count)]
        phones = [
            Phone(["http://127.0.0.1"], made.code, random.Random(f"{number}:{one}"), transport=line)
            for one, line in enumerate(lines)
        ]
        self.phones += phones
        await asyncio.gather(*(phone.answer(seconds) for phone in phones))
        self.cut_off["page of the proxy"] += sum(line.refused_pages for line in lines)

    def lost(self):
        """How much of what the phones were told is saved is not in the store."""
        return sum(phone.lost(self._workshops.participant(phone.token)) for phone in self.phones)


async def killing(processes, every_s, seconds):
    """Kills one process after the other until the time is over."""
    begun = time.monotonic()
    for number in range(1, int(seconds / every_s - 1e-9) + 1):
        await asyncio.sleep(max(0.0, begun + number * every_s - time.monotonic()))
        await processes[(number - 1) % len(processes)].kill_and_start()


async def sampling(processes, seats):
    """Notes memory now and then until it is cancelled."""
    while True:
        open_at = Counter(seat.open_at for seat in seats)
        for one in processes:
            one.sample(open_at[one.port])
        await asyncio.sleep(SAMPLE_S)


async def played(args, front, processes, seats, hall):
    """Lets everything happen at once for the time that is wanted."""
    seconds = args.minutes * 60
    for_ever = [asyncio.create_task(seat.run(min(60, seconds / 4))) for seat in seats]
    for_ever.append(asyncio.create_task(sampling(processes, seats)))
    await asyncio.gather(
        asyncio.sleep(seconds),
        killing(processes, args.kill_every * 60, seconds),
        hall.run(seconds) if args.phones else asyncio.sleep(0),
    )
    for task in for_ever:
        task.cancel()
    ended = await asyncio.gather(*for_ever, return_exceptions=True)
    return [one for one in ended if not isinstance(one, asyncio.CancelledError)]


def missing(store, seats):
    """How many acknowledged values there are, and which of them are not what the store holds."""
    count, lost = 0, []
    for seat in seats:
        records = store.list_by_tokens(list(seat.kept))
        for token, kept in seat.kept.items():
            found = records.get(token)
            for (field, code), values in kept.items():
                there = getattr(found.answers, field).get(code) if found else None
                count += 1
                if there not in values and not (len(values) > 1 and there is None):
                    lost.append((field, code, there, sorted(map(str, values))))
    return count, lost


def quantiles(taken):
    """Median, 95th and 99th percentile and the longest, in milliseconds."""
    if len(taken) < 2:
        return None
    cuts = statistics.quantiles(taken, n=100)
    return {name: round(value * 1000, 1) for name, value in
            (("p50", cuts[49]), ("p95", cuts[94]), ("p99", cuts[98]), ("max", max(taken)))}  # fmt: skip


def result(args, processes, seats, hall, store, wall_s, clock):
    """Everything that was found, as one object."""
    count, lost = missing(store, seats)
    taken = {kind: [one for seat in seats for one in seat.taken[kind]] for kind in
             ("tap", "open", "page", "question", "pdf")}  # fmt: skip
    waited = [one for seat in seats for one in seat.waited]
    saved_by = sum((seat.saved_by for seat in seats), Counter())
    errors = sum((seat.errors for seat in seats), Counter()) + Counter()
    phone_errors = Counter(error for phone in hall.phones for error in phone.errors)
    growth, page_mb = slopes(processes)
    app_s, database_s, clients_s = clock
    return {
        "minutes": args.minutes, "people": args.people, "pause_s": args.pause, "phones": args.phones,
        "visits": dict(sum((seat.visits for seat in seats), Counter())),
        "taps": len(taken["tap"]), "taps_a_second": round(len(taken["tap"]) / wall_s, 1),
        "ms": {kind: quantiles(values) for kind, values in taken.items()},
        "errors": dict(errors), "phone_errors": dict(phone_errors + hall.cut_off),
        "came_back": {"times": sum(len(seat.back) for seat in seats),
                      "ms": quantiles([one for seat in seats for one in seat.back])},
        "waited_while_reconnecting": {"times": len(waited), "ms": quantiles(waited)},
        "acknowledged": count, "lost": len(lost), "lost_which": lost[:20],
        "phones_lost": hall.lost(), "saved_by_process": {str(port): n for port, n in saved_by.items()},
        "kills": sum(len(one.back_s) for one in processes),
        "process_back_s": [round(one, 1) for process in processes for one in process.back_s],
        "memory_mb": {str(one.port): [round(min(m for _, _, m, _ in one.samples)),
                                      round(max(m for _, _, m, _ in one.samples))] for one in processes},
        "memory_slope_mb_h": growth, "mb_an_open_page": page_mb,
        "cores": {"apps": round(app_s / wall_s, 2), "postgresql": round(database_s / wall_s, 2),
                  "clients": round(clients_s / wall_s, 2)},
        "ms_of_processor_a_tap": round(1000 * app_s / max(1, len(taken["tap"])), 1),
        "errors_in_logs": [one.errors() for one in processes],
        "load_average": [round(one, 1) for one in os.getloadavg()],
    }  # fmt: skip


def table(found):
    """Prints what was found, a line each."""
    for name, value in found.items():
        rows = value.items() if isinstance(value, dict) and name in {"ms", "cores"} else ((name, value),)
        for key, one in rows:
            print(f"{name + ' ' + key if key != name else name:<28} {one}", flush=True)


def options():
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--kill-every", type=float, default=5, help="minutes between two kills")
    parser.add_argument("--pause", type=float, default=PAUSE_S, help="mean seconds between two taps")
    parser.add_argument("--phones", type=int, default=10, help="participants of one workshop after another")
    parser.add_argument(
        "--patience", type=float, default=30, help="seconds without a reply that are an error"
    )
    return parser.parse_args()


def main():
    """Runs everything and prints it; exit code 1 when an answer was lost."""
    args = options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was started is taken down all the same
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="tillit-endurance-")))
        cluster = Cluster(durable=True)
        opened.callback(cluster.stop)
        database = cluster.new_database()
        processes = started([free_port() for _ in range(2)], folder, database)
        for one in processes:
            opened.callback(one.kill)
        store = open_store(database, load_instrument())
        opened.callback(store.close)
        front = Front([one.port for one in processes])
        contexts = {code: tuple(one.options) for code, one in load_instrument().contexts.items()}
        seats = [Seat(front, contexts, number, args.pause, args.patience) for number in range(args.people)]
        hall = Hall(front, open_workshops(store), args.phones)
        postmaster = int((cluster.folder / "data/postmaster.pid").read_text().splitlines()[0])

        def clock():
            return (sum(one.cpu_now_s() for one in processes), tree_s(postmaster), cpu_s(os.getpid()))

        begun, before = time.monotonic(), clock()
        broken = asyncio.run(played(args, front, processes, seats, hall))
        used = [now - then for now, then in zip(clock(), before, strict=True)]
        found = result(args, processes, seats, hall, store, time.monotonic() - begun, used)
        found["broken"] = [repr(one) for one in broken]
    table(found)
    with suppress(BrokenPipeError):
        print(json.dumps(found))
    sys.exit(1 if found["lost"] or found["phones_lost"] else 2 if broken else 0)


if __name__ == "__main__":
    main()
