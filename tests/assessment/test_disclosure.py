"""An outsider, a member and two members try to find out who answered what (3.10, decision 0010).

The attack enumerates what could have been answered (worlds.py, written from the specification alone) and asks
what all worlds with the same view have in common. Persons with unknown answers can change places: an
answer is known only if all others stand on one side in every world; those without a number are left aside.
"""

from __future__ import annotations

import json
import random
from itertools import combinations_with_replacement, product

import pytest

from assessment import Answers, GroupFileError, Member, SplitPlan, group_picture, load_instrument, read_group
from assessment.group_split import split_picture
from assessment.group_spread import item_measure
from tests.assessment import worlds as w

INSTRUMENT = load_instrument("sv")
C = INSTRUMENT.constants.group
NUMBERS = (1, 2, 3, 4, 5)
PAIRS = tuple(product(NUMBERS, NUMBERS))
ALONE = [(x,) for x in w.ANSWERS]
TWO = list(combinations_with_replacement(w.ANSWERS, 2))


def shown(measure):
    """A measure of the product in the attacker's terms."""
    if measure is None:
        return ("left out",)
    if measure.mode == "full":
        return ("full", *measure.distribution)
    return tuple(part for part in (measure.mode, measure.band, measure.spread) if part is not None)


def picture(first, second=None, manager=None):
    """The product's picture of answers to K1 and K2."""
    rows = [(x, w.NONE if second is None else y) for x, y in zip(first, second or first, strict=True)]
    members = [Member({c: x for c, x in zip(("K1", "K2"), row, strict=True) if x != w.NONE}) for row in rows]
    return group_picture(INSTRUMENT, members, manager)


@pytest.mark.parametrize("n", range(5, 13))
def test_the_attackers_model_sees_what_the_product_shows_of_one_item(n):
    for world in w.worlds_of(n):
        assert shown(item_measure([x for x in world if x != w.NONE], C)) == w.item_view(world), world


def test_the_attackers_model_sees_what_the_product_shows_of_two_items_and_their_scale():
    rng = random.Random(5)
    for _ in range(1500):
        n = rng.randint(5, 12)
        pool = rng.choices(w.ANSWERS, k=rng.choice([2, 3, 6]))
        world = [(rng.choice(pool), rng.choice(pool)) for _ in range(n)]
        found = picture(*zip(*world, strict=True))
        first, second, scale = w.scale_view(world, w.OURS)
        assert (shown(found.items.get("K1")), shown(found.items.get("K2"))) == (first, second)
        measure = found.scales.get("K")
        if measure is not None and measure.mode == "full":
            assert scale[:3] == ("full", measure.v, measure.median * 2 / 12.5)
            assert float(scale[3]) * 12.5 == pytest.approx(measure.ad)
            assert measure.distribution is None
        else:
            assert shown(measure) == scale


@pytest.mark.parametrize("n", range(5, 13))
def test_one_item_tells_nobody_what_another_answered(n):
    found = w.classes(w.worlds_of(n), w.item_view)
    assert w.learned(found, [()]) == []
    assert w.learned(found, ALONE) == []


@pytest.mark.parametrize("n", range(5, 13))
def test_what_a_rule_hides_cannot_be_derived_from_one_item(n):
    """Except where n leaves no room: v is 5 of 5 and 8 of 8; the median of five in the band mellan is 3."""
    found = w.classes(w.worlds_of(n), w.item_view)
    for view, worlds in found.items():
        if view[0] == "full":
            continue
        numbers = [[x for x in world if x != w.NONE] for world in worlds]
        counts = {len(xs) for xs in numbers}
        assert len(counts) > 1 or (view[0] == "bands" and n == 5) or (view[0] == "band" and n == 8)
        if view[0] != "left out":
            assert len({w.middle(xs) for xs in numbers}) > 1 or (n == 5 and view[1] == "mellan")
            assert len({w.distance(xs) for xs in numbers}) > 1
        if view[0] == "band":
            assert {w.distance(xs) <= w.Fraction(5, 6) for xs in numbers} == {True, False}


def test_list_what_two_members_together_can_learn(capsys):
    """3.10 accepts this: two who tell each other their answers may know where all others stand."""
    listed = {}
    for n in range(5, 13):
        found = w.learned(w.classes(w.worlds_of(n), w.item_view), TWO)
        listed[n] = found
        for view, known, where in found:
            print(f"n {n}: two who answered {known[0]} and {known[1]}, shown {view}: all others {where}")
    sizes = [len(found) for found in listed.values()]
    assert sizes == [21, 5, 2, 64, 134, 212, 298, 392]
    assert (("full", 2, 0, 0, 6, 0), (1, 1), "high") in listed[8]
    full = [row for n in range(8, 13) for row in listed[n] if row[0][0] == "full"]
    assert all(max(sum(v[1:3]), v[3], sum(v[4:6])) == sum(v[1:]) - 2 for v, _, _ in full)
    assert "all others" in capsys.readouterr().out


@pytest.mark.parametrize(("n", "reading", "leaks"), [(5, w.LAW, 56), (5, w.OURS, 0)])
def test_the_scale_beside_its_two_items_tells_no_member_about_another(n, reading, leaks):
    """The letter of 3.10.5 does, in bands; n = 6 and 7, and blanks at 5 and 6, were searched once: ours 0."""
    found = {}
    for world in combinations_with_replacement(PAIRS, n):
        view = w.scale_view(world, reading)
        for own in set(world):
            rest = w.without(world, own)
            for k in (0, 1):
                sides = {w.side(pair[k]) for pair in rest}
                found.setdefault((view, own, k), set()).add(sides.pop() if len(sides) == 1 else None)
    assert sum(len(sides) == 1 and None not in sides for sides in found.values()) == leaks


def another_world(own, other, one_side, view, reading):
    """Whether the item can lie otherwise with the same view, the other item's answers being known."""
    groups = sorted((x, other.count(x)) for x in set(other))
    spread = [x for x, count in groups for _ in range(count)]
    for parts in product(*(combinations_with_replacement(NUMBERS, count) for _, count in groups)):
        mine = [x for part in parts for x in part]
        if {w.side(x) for x in mine} == {one_side}:
            continue
        if w.scale_view((own, *zip(mine, spread, strict=True)), reading) == view:
            return True
    return False


@pytest.mark.parametrize(("reading", "leaky"), [(w.LAW, True), (w.OURS, False)])
def test_numbers_of_a_scale_never_tell_that_all_answered_an_item_alike(reading, leaky):
    """Eight persons, seven of them on one side of an item; another world must look the same."""
    rng = random.Random(7)
    found = 0
    for _ in range(250):
        sides, pool = rng.choice([(1, 2), (3,), (4, 5)]), rng.choices(NUMBERS, k=rng.choice([1, 2, 2, 3]))
        own = (rng.choice(NUMBERS), rng.choice(NUMBERS))
        other = [rng.choice(pool) for _ in range(7)]
        world = (own, *((rng.choice(sides), y) for y in other))
        view = w.scale_view(world, reading)
        found += not another_world(own, other, w.side(sides[0]), view, reading)
    assert (found > 0) is leaky


@pytest.mark.parametrize("manager", NUMBERS)
@pytest.mark.parametrize("n", range(8, 13))
def test_the_gap_to_the_manager_tells_nobody_what_another_answered(n, manager):
    found = w.classes(w.worlds_of(n), lambda world: w.gap_view(world, manager, w.OURS))
    assert w.learned(found, [()]) == []
    assert w.learned(found, ALONE) == []


def test_the_letter_of_the_gap_rule_would_tell():
    found = w.classes(w.worlds_of(8), lambda world: w.gap_view(world, 3, w.LAW))
    assert ((("band", "lag"), "ljusare"), (4,), "low") in w.learned(found, ALONE)


def test_the_attackers_model_sees_the_products_gap():
    rng = random.Random(3)
    for _ in range(1500):
        world = rng.choices(rng.choices(NUMBERS, k=3), k=rng.randint(7, 12))
        answer = rng.choice(NUMBERS)
        members = [Member({"A1a": x}) for x in world]
        found = group_picture(INSTRUMENT, members, Answers({"A1a": answer})).gaps.get("A1")
        _, expected = w.gap_view(tuple(sorted(world)), answer, w.OURS)
        if isinstance(expected, int):
            assert found.g == expected * 12.5
            assert found.word == ("ljusare" if expected > 0 else "morkare")
        else:
            assert (None if found is None else found.word) == expected
            assert found is None or found.g is None


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
