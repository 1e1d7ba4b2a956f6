"""What a page that is open costs in memory while nobody touches it: up to 1,000 people at one process.

    python bench/open_pages.py [--pages 250 500 1000]

Everybody has answered everything. First they stand at a card of the walk, then they read their profile, which
is the largest page.
"""

import argparse
import asyncio
import random
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assessment import load_instrument
from bench.aged import made_up
from bench.clients import Person, free_port, memory_mb, product, server
from storage import Held, open_store
from storage.holdings import NOW

TOGETHER = 10  # people who open their page at the same time


async def opened(port, page, cookies, count):
    """So many pages, each opened and used once."""
    people = [Person(port, page, cookies(), patience=120) for _ in range(count)]
    waiting = asyncio.Semaphore(TOGETHER)

    async def one(person):
        async with waiting:
            await person.open()
            if person.radios:
                key, radio = next(iter(person.radios.items()))
                await person.tap(key, radio.options[0])

    await asyncio.gather(*(one(person) for person in people))
    return people


def answered(folder):
    """A function that stores a complete answer set and gives the cookies of its browser."""
    instrument, rng = load_instrument(), random.Random(1)
    store = open_store(f"sqlite:///{folder}/tillit.db", instrument)

    def make():
        whole = replace(made_up(instrument, rng), place="pair1")
        token, record = store.create("sv", shared=False, answers=whole)
        return {Held(record.id, "server", token).name: token, NOW: record.id}

    return make


async def measured(port, process, page, sizes, cookies):
    """Prints the memory at each size, and the slope from the first to the last."""
    people, seen = await opened(port, page, cookies, TOGETHER), []
    for size in (TOGETHER, *sizes):
        people += await opened(port, page, cookies, size - len(people))
        await asyncio.sleep(3)
        seen.append((len(people), memory_mb(process)))
        print(f"{page:<7} {len(people):>5} open pages  {seen[-1][1]:.0f} MB", flush=True)
    (few, low), (many, high) = seen[0], seen[-1]
    print(f"{page:<7} {1000 * (high - low) / (many - few):.0f} MB for 1,000 open pages", flush=True)
    for person in people:
        await person.close()


def main():
    """A fresh process for each kind of page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, nargs="+", default=(250, 500, 1000))
    args = parser.parse_args()
    for page in ("svara", "profil"):
        port = free_port()
        with tempfile.TemporaryDirectory() as folder:
            command, environment = product(port, folder)
            with server(command, port, **environment) as process:
                asyncio.run(measured(port, process, page, args.pages, answered(folder)))


if __name__ == "__main__":
    main()
