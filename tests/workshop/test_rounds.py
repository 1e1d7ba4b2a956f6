"""Two rounds of one group (3.11): compared in words, by what both pictures show, or not at all."""

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations_with_replacement

import pytest

from assessment import TURNOVER, Member, SplitPlan, group_picture, group_scales, load_instrument
from tests.assessment import worlds as w
from workshop import Comparison, Round, compare_rounds, shown
from workshop.rounds import REASONS

I = load_instrument()  # noqa: E741
FIRST, LATER = date(2026, 11, 21), date(2027, 3, 21)
LOW, HIGH = (1, 1, 2, 2, 3, 3, 4, 5), (5, 5, 5, 4, 4, 3, 2, 2)


def picture(*items, split=None):
    """The stored picture of answers to A1a, and to K1 and K2 where they are given."""
    codes = ("A1a", "K1", "K2")
    rows = zip(*items, strict=True)
    return group_picture(
        I, [Member(dict(zip(codes, row, strict=False))) for row in rows], None, split
    ).to_dict()


def a_round(world, day=FIRST, version="1.0.0"):
    return Round(day, version, picture(world))


def compared(first, second, turnover="liten", day=LATER):
    return compare_rounds(I, a_round(first), a_round(second, day), turnover)


def test_the_word_of_a_clear_change():
    assert compared(LOW, HIGH) == Comparison({"A1": "hogre"})
    assert compared(HIGH, LOW) == Comparison({"A1": "lagre"})
    assert compared(LOW, LOW, "tredjedel") == Comparison({"A1": "ungefar_lika"})


@pytest.mark.parametrize(
    ("earlier", "later", "turnover", "reason"),
    [
        (None, a_round(HIGH, LATER), "liten", "gone"),
        (a_round(LOW), a_round(HIGH, LATER, "1.1.0"), "liten", "version"),
        (a_round(LOW), a_round(HIGH, LATER - timedelta(days=1)), "liten", "too_soon"),
        (a_round(LOW[:7]), a_round(HIGH, LATER), "liten", "few"),
        (a_round(LOW), a_round(HIGH[:4], LATER), "liten", "few"),
        (a_round((3,) * 8), a_round(HIGH, LATER), None, "hidden"),
        (a_round(LOW), a_round(HIGH, LATER), None, "unstated"),
        (a_round(LOW), a_round(HIGH, LATER), "storre", "larger"),
    ],
)
def test_why_two_rounds_are_not_compared(earlier, later, turnover, reason):
    found = compare_rounds(I, earlier, later, turnover)
    assert found == Comparison(reason=reason)
    assert found.may_come is (reason in {"unstated", "larger"})


def test_every_reason_is_tried_above():
    assert set(REASONS) == {"gone", "version", "too_soon", "few", "hidden", "unstated", "larger"}


@pytest.mark.parametrize("days", [0, 1, 7, 30, 90, 119])
def test_one_more_member_within_four_months_changes_nothing_that_is_said(days):
    """Two moments would tell what the newcomer answered (test_disclosure), so nothing is said."""
    said = set()
    for x in (1, 2, 3, 4, 5):
        for turnover in (None, *TURNOVER):
            later = a_round((*LOW, x), FIRST + timedelta(days=days))
            found = compare_rounds(I, a_round(LOW), later, turnover)
            said.add((found.reason, tuple(found.words)))
    assert said == {("too_soon", ())}


def test_worlds_that_look_alike_give_the_same_change():
    """An outsider who has both pictures learns nothing from the words: they are made of the pictures."""
    worlds = w.classes(combinations_with_replacement((1, 2, 3, 4, 5), 8), w.item_view)
    alike = [found for found in worlds.values() if len(found) > 1][:12]
    for first in alike:
        for second in (alike[0], alike[-1], [LOW], [HIGH]):
            said = {json.dumps(compared(one, other).words) for one in first[:6] for other in second[:6]}
            assert len(said) == 1


def test_a_kept_back_median_has_no_word():
    for world in combinations_with_replacement((1, 2, 3, 4, 5), 8):
        if w.item_view(world)[0] != "full":
            assert compared(world, HIGH) == compared(LOW, world) == Comparison(reason="hidden")


def test_parts_of_the_group_are_never_compared():
    parts = SplitPlan("natt", frozenset(range(8)))
    halves = LOW + HIGH
    with_parts = picture(halves, split=parts)
    assert "split" in with_parts
    plain = Round(FIRST, "1.0.0", picture(halves))
    split = replace(plain, picture=with_parts)
    later = Round(LATER, "1.0.0", picture(HIGH * 2, split=parts))
    assert compare_rounds(I, split, later, "liten") == compare_rounds(I, plain, later, "liten")
    assert set(compare_rounds(I, split, later, "liten").words) <= set(group_scales(I))


def test_what_the_room_has_seen_of_the_earlier_round_is_enough():
    stored = picture(LOW, LOW, HIGH)
    room = shown(I, stored, "participant", "decided", ())
    assert room is not None
    later = Round(LATER, "1.0.0", picture(HIGH, HIGH, LOW))
    by_room = compare_rounds(I, Round(FIRST, "1.0.0", room), later, "liten")
    assert by_room == compare_rounds(I, Round(FIRST, "1.0.0", stored), later, "liten")
    assert by_room.words
