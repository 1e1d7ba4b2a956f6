"""An outsider, a member and two members try to find out who answered what (3.10, decision 0010).

The attack enumerates what could have been answered (worlds.py, written from the specification alone) and asks
what all worlds with the same view have in common. Persons with unknown answers can change places: an
answer is known only if all others stand on one side in every world; those without a number are left aside.
"""

from __future__ import annotations

import random
from itertools import combinations_with_replacement, product

import pytest

from assessment import Answers, Member, group_picture
from assessment.group_spread import item_measure
from tests.assessment import worlds as w
from tests.assessment.attack import ALONE, INSTRUMENT, NUMBERS, PAIRS, TWO, C, shown


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
