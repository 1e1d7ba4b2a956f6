"""Server time from a tap to the redrawn card, at 1, 50 and 200 people, beside a bare Streamlit page.

Each person taps four answers and goes on, with about two seconds between taps. Aims: p95 at 50
people within 2x of the bare page; at 200 at most 250 ms and no error.
"""

import asyncio
import random
import statistics
import sys
import tempfile
from pathlib import Path

import httpx2 as httpx

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.clients import Person, free_port, memory_mb, product, server

PEOPLE = (1, 50, 200)
PAUSE_S = 2.0
TAPS = 15


async def crowd(port, page, count, cookies_of):
    """Lets `count` people tap; returns the seconds of each tap and how many errors were seen."""
    people = [Person(port, page, cookies_of()) for _ in range(count)]
    rng = random.Random(count)
    taken, errors = [], 0

    async def one(person):
        nonlocal errors
        await asyncio.sleep(rng.random() * PAUSE_S)
        await person.open()
        for _ in range(3):
            await person.press("next")
        for number in range(TAPS):
            await asyncio.sleep(rng.uniform(0.5, 1.5) * PAUSE_S)
            questions = list(person.radios.values())
            if number % 5 == 4 or not questions:
                taken.append(await person.press("next"))
            else:
                radio = questions[number % 5 % len(questions)]
                key = next(key for key, value in person.radios.items() if value is radio)
                taken.append(await person.tap(key, rng.choice(list(radio.options))))
        errors += person.errors
        await person.close()

    results = await asyncio.gather(*(one(person) for person in people), return_exceptions=True)
    return taken, errors + sum(isinstance(result, BaseException) for result in results)


def begun(port):
    """A function that begins a self-assessment and gives its cookies."""

    def begin():
        with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
            client.post("/borja", data={"store": "server"})
            return dict(client.cookies)

    return begin


def measured(name, port, page, cookies_of, process):
    """Runs every size and prints a line each; returns p95 in ms by size."""
    found = {}
    for count in PEOPLE:
        taken, errors = asyncio.run(crowd(port, page, count, cookies_of))
        p50 = statistics.median(taken) * 1000
        p95 = statistics.quantiles(taken, n=20)[-1] * 1000 if len(taken) > 1 else p50
        found[count] = p95
        print(
            f"{name:<8} {count:>4} people  p50 {p50:7.1f} ms  p95 {p95:7.1f} ms  "
            f"max {max(taken) * 1000:7.1f} ms  errors {errors}  memory {memory_mb(process):.0f} MB",
            flush=True,
        )
    return found


def main():
    """Runs the bare page and the product after each other and prints the ratios."""
    port = free_port()
    bare = [sys.executable, "-m", "streamlit", "run", "bench/bare_page.py", "--server.port", str(port)]
    bare += ["--server.headless", "true", "--runner.postScriptGC", "false", "--server.address", "127.0.0.1"]
    with server(bare, port) as process:
        beside = measured("bare", port, "", dict, process)
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        command, environment = product(port, folder)
        with server(command, port, **environment) as process:
            ours = measured("product", port, "svara", begun(port), process)
    for count in PEOPLE:
        print(f"ratio of p95 at {count:>3} people: {ours[count] / beside[count]:.2f}")


if __name__ == "__main__":
    main()
