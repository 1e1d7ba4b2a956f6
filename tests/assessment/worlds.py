"""An attacker's own model of the group picture: written from instrument.md 3.10, sharing no code with it.

A world is a sorted tuple of answers. A view is what is shown of it. Worlds with the same view cannot be told
apart from outside; a member also knows one answer of the world.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement

NONE = 0
ANSWERS = (NONE, 1, 2, 3, 4, 5)


def worlds_of(n, answers=ANSWERS):
    """Every multiset of n answers: as a sorted tuple."""
    return combinations_with_replacement(answers, n)


def side(x):
    """Low, mid or high; None for no number."""
    return None if x == NONE else "low" if x <= 2 else "mid" if x == 3 else "high"


def middle(xs):
    """The median times two, so that it stays a whole number."""
    xs = sorted(xs)
    return xs[(len(xs) - 1) // 2] + xs[len(xs) // 2]


def band(xs, low, high):
    """The band of the median; low and high are limits of a single value."""
    twice = middle(xs)
    return "lag" if twice <= 2 * low else "hog" if twice >= 2 * high else "mellan"


def distance(xs):
    """AD as an exact fraction."""
    total, v = sum(xs), len(xs)
    return Fraction(sum(abs(x * v - total) for x in xs), v * v)


def guarded(xs, low, high):
    """The guard of 3.10.3."""
    lows, highs = sum(x <= low for x in xs), sum(x >= high for x in xs)
    return 1 not in (lows, highs) and max(lows, highs, len(xs) - lows - highs) <= len(xs) - 2


@cache
def item_view(world):
    """What is shown of one item: a tuple whose first part is the mode."""
    xs = [x for x in world if x != NONE]
    if len(xs) < 5:
        return ("left out",)
    shown = band(xs, 2, 4)
    if len(xs) < 8:
        return ("bands", shown, "samlad" if distance(xs) < Fraction(5, 6) else "delad")
    if guarded(xs, 2, 4):
        return ("full", *(xs.count(step) for step in range(1, 6)))
    return ("band", shown)


def classes(worlds, view):
    """The worlds that look alike, by their view."""
    found = defaultdict(list)
    for world in worlds:
        found[view(world)].append(world)
    return found


def placed(rests, of=side):
    """The side on which every answer of every rest stands; None when there is more than one, or none."""
    found = set()
    for rest in rests:
        sides = {of(x) for x in rest} - {None}
        if len(sides) != 1:
            return None
        found |= sides
        if len(found) > 1:
            return None
    return found.pop() if found else None


def without(world, *known):
    """The rest of a world, or None when it does not hold the known answers."""
    rest = list(world)
    for x in known:
        if x not in rest:
            return None
        rest.remove(x)
    return tuple(rest)


def learned(found, knowing, of=side):
    """What people who know these answers learn of all the others: a list of (view, known, side)."""
    out = []
    for view, worlds in found.items():
        for known in knowing:
            rests = [rest for world in worlds if (rest := without(world, *known)) is not None]
            where = placed(rests, of)
            if where is not None:
                out.append((view, known, where))
    return out


LAW, OURS = "law", "ours"
"""The letter of 3.10, and the reading of docs/decisions/0010."""


def gap_view(world, manager, reading):
    """What is shown of a pole of one item beside a manager's answer (3.10.7)."""
    shown = item_view(world)
    xs = [x for x in world if x != NONE]
    if len(xs) < 8:
        return shown, None
    twice = 2 * manager - middle(xs)
    divided = distance(xs) > Fraction(5, 6)
    if shown[0] == "full":
        return shown, "gruppen_delad" if divided else twice if abs(twice) >= 3 else None
    word = "ljusare" if twice >= 3 else "morkare" if twice <= -3 else None
    if reading == LAW:
        return shown, "gruppen_delad" if divided else word
    settled = {"lag": manager >= 4, "mellan": manager in {1, 5}, "hog": manager <= 2}
    return shown, word if not divided and settled[shown[1]] else None


def score(pair):
    """A person's score on a forward and a turned item, in steps of 12.5; None unless both are numbers."""
    return None if NONE in pair else (pair[0] - 1) + (5 - pair[1])


@cache
def score_view(xs):
    """What is shown of a two-item scale, by its scores 0-8."""
    if len(xs) < 5:
        return ("left out",)
    shown = band(xs, 3, 5)
    if len(xs) < 8:
        return ("bands", shown, "samlad" if distance(xs) < Fraction(5, 3) else "delad")
    if guarded(xs, 3, 5):
        return ("full", len(xs), middle(xs), distance(xs))
    return ("band", shown)


@cache
def delicate(world):
    """Kept back by the guard, with all but two of the answers, or more, on one side."""
    xs = [x for x in world if x != NONE]
    sides = [side(x) for x in xs]
    return len(xs) >= 8 and not guarded(xs, 2, 4) and max(map(sides.count, sides)) >= len(xs) - 2


TURNED = {"lag": "hog", "mellan": "mellan", "hog": "lag"}


def scale_view(pairs, reading):
    """What is shown of two items (the second turned) and their scale; pairs is one (x, y) a person."""
    first, second = (tuple(sorted(column)) for column in zip(*pairs, strict=True))
    scores = tuple(sorted(s for pair in pairs if (s := score(pair)) is not None))
    shown = score_view(scores)
    if reading == OURS and (delicate(first) or delicate(second)):
        shown = ("left out",)
    if reading == OURS and shown[0] == "bands":
        bands = {
            band([x for x in first if x != NONE], 2, 4),
            TURNED[band([x for x in second if x != NONE], 2, 4)],
        }
        shown = ("left out",) if bands == {"lag", "hog"} else shown[:2] if len(bands) > 1 else shown
    return item_view(first), item_view(second), shown


def split_view(inside, outside):
    """What the letter of 3.10.6 shows of two parts, all with a number, by their counts."""
    parts = [tuple(x for x, k in enumerate(c, start=1) for _ in range(k)) for c in (inside, outside)]
    whole = item_view(tuple(sorted(parts[0] + parts[1])))
    shown = [item_view(part) for part in parts]
    if all(one[0] == "full" for one in shown):
        return whole, *shown
    return whole, *(("band", band(part, 2, 4)) for part in parts)


def votes_view(ballots, order, reading):
    """What is shown of the choices to strengthen (3.10.8)."""
    n = len(ballots)
    votes = {pole: sum(pole in ballot for ballot in ballots) for pole in order}
    ranked = sorted((p for p in order if votes[p] >= 3), key=lambda p: (-votes[p], order.index(p)))
    if n < 8:
        first = ranked[:3]
        return tuple(first if reading == LAW else sorted(first, key=order.index))
    if reading == LAW:
        return tuple((p, votes[p]) for p in ranked)
    capped = {p: min(votes[p], n - 2) for p in ranked}
    return tuple((p, capped[p]) for p in sorted(ranked, key=lambda p: (-capped[p], order.index(p))))


def chosen_by_all_others(found, order):
    """Who knows that every other chose a pole: a list of (view, own ballot, poles)."""
    out = []
    for view, worlds in found.items():
        known = {}
        for world in worlds:
            for own in set(world):
                rest = list(world)
                rest.remove(own)
                everyone = {p for p in order if all(p in ballot for ballot in rest)}
                known[own] = known.get(own, set(order)) & everyone
        out += [(view, own, poles) for own, poles in known.items() if poles]
    return out
