"""What pure chance does to the results: reruns the simulations that instrument.md 3.4, 3.7 and 4.2 quote.

Run `python -m bench.chance [runs]`. Each block prints its assumptions, then the quoted figure beside two of
ours: one with answers on the five steps, one with an error that is not rounded (where that can be scored).
Nothing is tuned to agree.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from statistics import fmean

from assessment import Answers, Instrument, Profile, load_instrument, score

SEED = 20261121
DIFFERS = 1.0  # points between a quoted figure and ours from which the output says so
Draw = Callable[[random.Random, float], float]
Row = tuple[str, str, str, str]


def smooth(rng: random.Random, true: float, sd: float) -> float:
    """Return the true value plus a normal error, neither rounded nor cut."""
    return rng.gauss(true, sd)


def stepped(rng: random.Random, true: float, sd: float) -> float:
    """Return the nearest of 0, 25, 50, 75, 100 to the true value plus a normal error."""
    return 25.0 * min(4, max(0, round(rng.gauss(true, sd) / 25)))


def scales(rng: random.Random, draw: Draw, trues: tuple[float, ...], items: int) -> list[float]:
    """Return one scale score per true value, each the mean of so many items."""
    return [fmean(draw(rng, true) for _ in range(items)) for true in trues]


def named(values: list[float], gap: float) -> int | None:
    """Return the place of the lowest value if it lies at least so far under the second."""
    low, second = sorted(values)[:2]
    return values.index(low) if second - low >= gap - 1e-9 else None


def share(hits: int, runs: int) -> str:
    """Return a share as whole per cent with one decimal."""
    return f"{100 * hits / runs:.1f} %"


def chain_figures(draw: Draw, level: float, runs: int) -> list[str]:
    """Return the figures of CHAIN, in its order."""
    rng = random.Random(SEED)
    equal = [scales(rng, draw, (level,) * 3, 4) for _ in range(runs)]
    apart = [scales(rng, draw, (70.0, 70.0, 40.0), 4) for _ in range(runs)]
    harder = [scales(rng, draw, (level, level - 10, level), 4) for _ in range(runs)]
    bias = fmean(fmean(values) - min(values) for values in equal)
    limit = 2**0.5 * 14
    return [
        f"{bias:.1f}",
        share(sum(named(values, 15) is not None for values in equal), runs),
        share(sum(named(values, limit) is not None for values in equal), runs),
        share(sum(named(values, 15) == 2 for values in apart), runs),
        share(sum(named(values, limit) == 2 for values in apart), runs),
        share(sum(named(values, 15) == 1 for values in equal), runs),
        share(sum(named(values, 15) == 1 for values in harder), runs),
    ]


CHAIN = (
    ("minimum lies too low, points", "7.6"),
    ("a link named by chance at gap >= 15", "12 %"),
    ("a link named by chance at gap >= 19.8", "3 %"),
    ("true 70/70/40: the lowest named at >= 15", "78 %"),
    ("true 70/70/40: the lowest named at >= 19.8", "60 %"),
    ("V named (>= 15), all three alike", "4 %"),
    ("V named (>= 15), V's items 10 points harder", "19 %"),
)


def chain(runs: int, sd: float) -> None:
    """Print the figures of 3.4 at three true levels."""
    for level in (50.0, 55.0, 65.0):
        head(
            f"3.4 weakest link, true level {level:.0f}",
            "three scales of 4 items, all of one true value unless the row says otherwise;",
            f"item error normal, SD {sd:.0f}, independent between items; no missing answers; {runs} units;",
            "too low = mean of the three scores minus their minimum",
        )
        on_steps = chain_figures(lambda rng, true: stepped(rng, true, sd), level, runs)
        free = chain_figures(lambda rng, true: smooth(rng, true, sd), level, runs)
        table([(name, quoted, on_steps[i], free[i]) for i, (name, quoted) in enumerate(CHAIN)])


def lean_figures(draw: Draw, level: float, runs: int) -> list[str]:
    """Return how often |D| reaches 25 and 28 when the poles are alike."""
    rng = random.Random(SEED)
    drawn = [scales(rng, draw, (level, level), 2) for _ in range(runs)]
    return [share(sum(abs(a - b) >= limit for a, b in drawn), runs) for limit in (25, 28)]


def leans(runs: int, sd: float) -> None:
    """Print the figures of 3.7 at three true levels."""
    for level in (50.0, 55.0, 65.0):
        head(
            f"3.7 lean of a pair, true level {level:.0f}",
            f"two poles of 2 items, both of one true value; item error normal, SD {sd:.0f},",
            f"independent between items; no missing answers; {runs} pairs",
        )
        on_steps = lean_figures(lambda rng, true: stepped(rng, true, sd), level, runs)
        free = lean_figures(lambda rng, true: smooth(rng, true, sd), level, runs)
        names = (("|D| >= 25 by chance", "30 %"), ("|D| >= 28 by chance", "9 %"))
        table([(name, quoted, on_steps[i], free[i]) for i, (name, quoted) in enumerate(names)])


def unit(instrument: Instrument, rng: random.Random, level: float, spread: float, sd: float) -> Profile:
    """Return the profile of one simulated unit, answered on the five steps."""
    trues = {code: rng.gauss(level, spread) for code in instrument.scales}
    given = {}
    for code, item in instrument.items.items():
        points = stepped(rng, trues[item.scale], sd)
        given[code] = int(5 - points / 25 if item.reversed else 1 + points / 25)
    return score(instrument, Answers(given, context={"tbsl": "ja"}))


def typbilder(instrument: Instrument, runs: int, sd: float) -> None:
    """Print the figures of 4.2: without true differences, and with some."""
    quoted = (
        (55.0, 0.0, "34 %", "7 %"),
        (65.0, 0.0, "47 %", "2 %"),
        (55.0, 15.0, "~68 %", "~35 %"),
        (55.0, 20.0, "~68 %", "~35 %"),
    )
    for level, spread, at_0, at_5 in quoted:
        rng = random.Random(SEED)
        profiles = [unit(instrument, rng, level, spread, sd) for _ in range(runs)]
        truth = f"all scales have the true value {level:.0f};"
        if spread:
            truth = (
                f"true scale values normal, {level:.0f}, SD {spread:.0f} (the quoted spread is not stated);"
            )
        head(
            f"4.2 typbilder by chance, level {level:.0f}",
            truth,
            f"item error normal, SD {sd:.0f}, independent between items, answers on the five steps;",
            f"all 44 answered, tbsl = ja, scored by assessment.score; {runs} units",
        )
        near = sum(bool(profile.typbilder or profile.near) for profile in profiles)
        shown = sum(bool(profile.typbilder) for profile in profiles)
        table(
            [
                ("some typbild at margin >= 0", at_0, share(near, runs), "-"),
                ("some typbild at margin >= 5", at_5, share(shown, runs), "-"),
            ]
        )


def head(title: str, *assumptions: str) -> None:
    """Print a block's title and its assumptions."""
    print(f"\n{title}\n  assumed: " + "\n           ".join(assumptions))


def table(rows: list[Row]) -> None:
    """Print name, quoted figure and our two figures, and say where the one on five steps differs."""
    print(f"  {'':46}{'quoted':>9}{'5 steps':>10}{'unrounded':>11}")
    for name, quoted, on_steps, free in rows:
        apart = abs(number(quoted) - number(on_steps)) > DIFFERS
        print(f"  {name:46}{quoted:>9}{on_steps:>10}{free:>11}{'  differs' if apart else ''}")


def number(figure: str) -> float:
    """Return the number in a figure such as "~35 %"."""
    return float(figure.strip("~% "))


def main(runs: int) -> None:
    """Run all simulations; typbilder with a tenth of the runs."""
    instrument = load_instrument("sv")
    sd = instrument.constants.item_error_sd
    print(
        f"seed {SEED}; sampling error of a share in {runs} runs: {50 / runs**0.5:.1f} points at most (1 SD)"
    )
    chain(runs, sd)
    leans(runs, sd)
    typbilder(instrument, max(1, runs // 10), sd)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40_000)
