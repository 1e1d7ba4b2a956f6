"""How many answer sets are scored a second: `python -m bench.scoring [sets]`."""

from __future__ import annotations

import random
import sys
import time

from assessment import Answers, Instrument, load_instrument, score

DISTINCT = 1000
"""So many different answer sets are drawn, then scored in turn: drawing is not timed."""


def draw(instrument: Instrument, rng: random.Random) -> Answers:
    """Return one answer set: numbers mostly, one in ten without, all taps and times."""
    values = (1, 2, 3, 4, 5, 2, 3, 4, 3, "DK")
    return Answers(
        answers={code: rng.choice(values) for code in instrument.items},
        behov={pole: rng.choice((-1, 0, 0, 1, 2)) for pole in instrument.poles},
        context={"tbsl": "ja", "besparing": "ja", "lagstyrt": "detaljregler"},
        seconds={code: rng.uniform(1, 20) for code in instrument.items},
    )


def main(sets: int) -> None:
    """Score the sets and print sets a second."""
    instrument = load_instrument("sv")
    rng = random.Random(1)
    drawn = [draw(instrument, rng) for _ in range(DISTINCT)]
    start = time.perf_counter()
    for number in range(sets):
        score(instrument, drawn[number % DISTINCT])
    seconds = time.perf_counter() - start
    each = seconds / sets
    print(f"{sets} answer sets in {seconds:.1f} s: {1 / each:.0f} sets/s, {each * 1e6:.0f} us each")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
