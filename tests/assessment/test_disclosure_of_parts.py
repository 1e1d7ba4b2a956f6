"""The attack of test_disclosure.py on parts, priorities, moments and merged units (3.10, decision 0010)."""

from __future__ import annotations

import json
import random
from itertools import combinations_with_replacement, product

import pytest

from assessment import GroupFileError, Member, SplitPlan, group_picture, read_group
from assessment.group_split import split_picture
from assessment.group_spread import item_measure
from tests.assessment import worlds as w
from tests.assessment.attack import INSTRUMENT, NUMBERS, C, shown


def shares(whole, inside):
    """Every way to share counts between a part of that size and the others."""
    for part in product(*(range(k + 1) for k in whole)):
        if sum(part) == inside:
            yield part, tuple(a - b for a, b in zip(whole, part, strict=True))


def values(counts):
    return [x for x, k in zip(NUMBERS, counts, strict=True) for _ in range(k)]


def product_split(parts):
    """What the product shows of two parts beside the whole."""
    answers = values(parts[0]) + values(parts[1])
    whole = item_measure(answers, C)
    plan = SplitPlan("natt", frozenset(range(sum(parts[0]))))
    found = split_picture({"A1a": answers}, {"A1a": whole}, plan, C)
    ends = (None, None) if found is None else (found.inside["A1a"], found.outside["A1a"])
    return shown(whole), *map(shown, ends)


def told(worlds):
    """Members of a part who can place all others of the part: (part, own answer, side)."""
    found = {}
    for parts in worlds:
        for place, counts in enumerate(parts):
            for own in {x for x in NUMBERS if counts[x - 1]}:
                rest = {w.side(x) for x in w.without(values(counts), own)}
                found.setdefault((place, own), set()).add(rest.pop() if len(rest) == 1 else None)
    return [(who, sides) for who, sides in found.items() if len(sides) == 1 and None not in sides]


def wholes(n, rng, number):
    found = set()
    while len(found) < number:
        pool = rng.choices(NUMBERS, k=rng.choice([2, 3, 5]))
        answers = rng.choices(pool, k=n)
        whole = tuple(answers.count(x) for x in NUMBERS)
        if w.item_view(tuple(sorted(answers)))[0] == "full":
            found.add(whole)
    return sorted(found)


@pytest.mark.parametrize("sizes", [(8, 8), (8, 9), (9, 10), (8, 12)])
def test_two_parts_beside_the_whole_tell_no_member_about_a_colleague(sizes):
    law_leaks = 0
    for whole in [(0, 8, 0, sum(sizes) - 8, 0), *wholes(sum(sizes), random.Random(sizes[1]), 40)]:
        worlds = list(shares(whole, sizes[0]))
        for found in w.classes(worlds, product_split).values():
            assert told(found) == []
        law_leaks += any(told(found) for found in w.classes(worlds, lambda p: w.split_view(*p)).values())
    assert law_leaks > 0


def test_bands_of_two_parts_beside_a_band_of_the_whole_tell_nothing():
    """All worlds of 8 + 8 in which the guard fails for the whole."""
    parts = [c for c in product(range(9), repeat=5) if sum(c) == 8]
    worlds = []
    for pair in product(parts, parts):
        low, high = (sum(p[i] + p[j] for p in pair) for i, j in ((0, 1), (3, 4)))
        if 1 in {low, high} or max(low, high, 16 - low - high) > 14:
            worlds.append(pair)
    for found in w.classes(worlds, lambda pair: w.split_view(*pair)).values():
        assert told(found) == []


ORDER = ("A1", "A2", "B1", "B2")
BALLOTS = [(), *((p,) for p in ORDER), *((p, q) for i, p in enumerate(ORDER) for q in ORDER[i + 1 :])]


@pytest.mark.parametrize("n", range(5, 9))
def test_the_priorities_tell_nobody_what_another_chose(n):
    ballots = list(combinations_with_replacement(BALLOTS, n))
    ours = w.classes(ballots, lambda world: w.votes_view(world, ORDER, w.OURS))
    assert w.chosen_by_all_others(ours, ORDER) == []
    letter = w.classes(ballots, lambda world: w.votes_view(world, ORDER, w.LAW))
    assert bool(w.chosen_by_all_others(letter, ORDER)) is (n != 7)


def test_the_attackers_model_sees_the_products_priorities():
    rng = random.Random(2)
    for _ in range(400):
        ballots = rng.choices(rng.choices(BALLOTS, k=4), k=rng.randint(5, 12))
        found = group_picture(INSTRUMENT, [Member({}, stark=b) for b in ballots]).priorities.stark
        order = tuple(sorted(ORDER, key=INSTRUMENT.poles.index))
        expected = w.votes_view(ballots, order, w.OURS)
        assert [c.pole if c.votes is None else (c.pole, c.votes) for c in found] == list(expected)


@pytest.mark.parametrize("n", [7, 8, 9])
def test_two_moments_would_tell_and_so_there_is_only_one(n):
    """3.10.10 computes the picture once: before and after one more member the newcomer can be read off."""
    moments = {}
    for world in w.worlds_of(n, NUMBERS):
        for x in NUMBERS:
            after = tuple(sorted((*world, x)))
            moments.setdefault((w.item_view(world), w.item_view(after)), set()).add(w.side(x))
    telling = [views for views, sides in moments.items() if len(sides) == 1]
    assert len(telling) > len(moments) / 3


def test_a_unit_inside_a_merged_one_would_tell_a_part_under_five():
    """Why a person counts in one reported group only (3.10.10): 11 minus 8 gives the hidden three."""
    eight, three = (1, 2, 2, 3, 3, 4, 5, 5), (4, 4, 4)
    inside, merged = w.item_view(eight), w.item_view(tuple(sorted(eight + three)))
    assert tuple(b - a for a, b in zip(inside[1:], merged[1:], strict=True)) == (0, 0, 0, 3, 0)
    assert w.item_view(three) == ("left out",)


def test_a_file_has_room_for_one_group_and_one_split():
    file = {"format": "tillit-group/1", "instrument": "workshop", "version": "1.0.0", "members": []}
    with pytest.raises(GroupFileError, match="split"):
        read_group(json.dumps(file | {"split": [{"name": "a", "members": []}]}), INSTRUMENT)
