"""Worked examples 1-8 of instrument.md 3.12: expected numbers as printed there (by hand), tolerance 0.01."""

from __future__ import annotations

import pytest

from assessment import Answers, Instrument, score

NEAR = 0.01
K75 = dict(zip(["K1", "K2", "K3", "K4"], [4, 2, 4, 4], strict=True))
V6875 = dict(zip(["V1", "V2", "V3", "V4"], [4, 4, 2, 3], strict=True))
W375 = dict(zip(["W1", "W2", "W3", "W4"], [2, 3, 4, 3], strict=True))
W625 = dict(zip(["W1", "W2", "W3", "W4"], [3, 4, 3, 4], strict=True))
H75 = dict(zip(["A1a", "A1b", "A4a", "A4b", "A5a"], [4, 5, 4, 4, 3], strict=True))


def scale(instrument: Instrument, code: str, values: list[int | str]):
    given = dict(zip(instrument.scales[code].items, values, strict=True))
    return score(instrument, Answers(given)).scales[code]


def pair(instrument: Instrument, a: list[int | str], b: list[int | str]):
    given = dict(zip(["A2a", "A2b", "B2a", "B2b"], [*a, *b], strict=True))
    return score(instrument, Answers(given)).pairs[2]


SCALES = [
    # example, scale, answers, score, status, v, m, u, low, high, word
    ("1", "K", [4, 2, "DK", 5], 83.33, "beraknad", 3, 4, 18.67, 64.67, 100.0, "tydligt hog"),
    ("2", "S", [2, 4, "NR", 3], 33.33, "beraknad", 3, 3, 16.17, 17.17, 49.50, "tydligt lag"),
    ("2b", "K", ["DK", "DK", 4, 3], 62.5, "preliminar", 2, 4, 24.80, 37.70, 87.30, "lutar hog"),
    ("2b pole", "A1", [4, "DK"], 75.0, "preliminar", 1, 2, 33.0, 42.0, 100.0, "lutar hog"),
    ("one NR in a pole", "A1", [4, "NR"], 75.0, "preliminar", 1, 1, 28.0, 47.0, 100.0, "lutar hog"),
    ("H of 5", "H", [4, 5, 4, 4, 3], 75.0, "beraknad", 5, 5, 12.52, 62.48, 87.52, "tydligt hog"),
    ("H 3 of 5", "H", [4, 5, 4, "SK", "DK"], 83.33, "preliminar", 3, 5, 20.17, 63.17, 100.0, "tydligt hog"),
]


@pytest.mark.parametrize("row", SCALES, ids=lambda row: row[0])
def test_a_scale_gets_the_score_status_and_band_of_the_example(instrument, row):
    _, code, values, expected, status, v, m, u, low, high, word = row
    found = scale(instrument, code, values)
    assert (found.score, found.u, found.low, found.high) == pytest.approx((expected, u, low, high), abs=NEAR)
    assert (found.status, found.v, found.m, found.word) == (status, v, m, word)


@pytest.mark.parametrize("values", [["DK", "DK", "DK", 3], ["NR", "NR", "NR", "NR"], ["SK"] * 4])
def test_a_scale_with_too_few_answers_is_missing(instrument, values):
    found = scale(instrument, "V", values)
    assert (found.score, found.status, found.u, found.low, found.high, found.word) == (
        None,
        "saknas",
        None,
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("code", "values", "expected"),
    [
        ("K", ["DK", "DK", 4, 3], True),
        ("K", ["DK", "SK", 4, 3], False),
        ("K", ["NR", "NR", 4, 3], False),
        ("A1", ["DK", "DK"], True),
        ("A1", ["DK", 3], False),
        ("H", ["DK", "DK", "DK", 4, 4], False),
    ],
)
def test_several_unknowns_are_a_kunskapslucka_but_never_for_room(instrument, code, values, expected):
    assert scale(instrument, code, values).kunskapslucka is expected


@pytest.mark.parametrize(
    ("code", "values", "expected"),
    [
        ("K", [5, 4, 5, 5], True),  # K2 is reversed: 100, 25, 100, 100
        ("K", [5, 3, 4, 5], False),  # 100, 50, 75, 100
        ("A1", [1, 4], True),
        ("A1", [2, 4], False),
        ("A1", [1, "DK"], False),
        ("H", [1, 5, 1, 5, 1], False),
    ],
)
def test_answers_75_points_apart_are_mixed_but_never_for_room(instrument, code, values, expected):
    assert scale(instrument, code, values).mixed is expected


@pytest.mark.parametrize("silent", ["W1", "W2"])
def test_an_objection_that_never_came_keeps_vaga_preliminary_without_moving_its_score(instrument, silent):
    given = {"W1": 4, "W2": 4, "W3": 2, "W4": 4, silent: "NR"}
    found = score(instrument, Answers(given)).scales["W"]
    assert (found.score, found.v, found.m, found.status) == (75.0, 3, 3, "preliminar")


PAIRS = [
    # example, A, B, D, I, class, lean, strength
    ("3", [5, 5], [4, 4], 25.0, 87.5, "bada_bar", "tillit", "antydan"),
    ("3b", [5, 4], [2, 2], 62.5, 56.25, "lutar_tillit", "tillit", "tydlig"),
    ("3c low", [2, 2], [3, 2], -12.5, 31.25, "bada_svaga", None, None),
    ("3c tvivel", [3, 3], [4, 4], -25.0, 62.5, "lutar_tvivel", "tvivel", "antydan"),
    ("3c middle", [3, 3], [4, 3], -12.5, 56.25, "mellanlage", None, None),
]


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: row[0])
def test_a_pair_gets_the_balance_class_and_lean_of_the_example(instrument, row):
    _, a, b, d, i, kind, lean, strength = row
    found = pair(instrument, a, b)
    assert (found.D, found.I, found.u_D) == pytest.approx((d, i, 28.0), abs=NEAR)
    assert (found.pair_class, found.lean, found.lean_strength) == (kind, lean, strength)


def test_a_preliminary_pair_never_leans_clearly(instrument):
    found = pair(instrument, [5, "NR"], [1, 1])
    assert (found.D, found.lean, found.lean_strength, found.preliminary) == (100.0, "tillit", "antydan", True)


def test_a_pair_with_a_missing_pole_says_which(instrument):
    found = pair(instrument, [5, 5], ["DK", "DK"])
    assert set(found.to_dict().values()) == {None}
    assert found.missing == ("B2",)


def test_example_4_names_vaga_clearly(instrument):
    found = score(instrument, Answers(K75 | V6875 | W375)).kvv
    assert (found.L, found.M, found.T, found.gap) == pytest.approx((37.5, 60.42, 48.96, 31.25), abs=NEAR)
    assert (found.weakest, found.strength, found.u) == ("W", "tydlig", 14.0)


def test_example_4b_names_no_link(instrument):
    found = score(instrument, Answers(K75 | V6875 | W625)).kvv
    assert (found.L, found.M, found.T, found.gap) == pytest.approx((62.5, 68.75, 65.63, 6.25), abs=NEAR)
    assert (found.weakest, found.strength) == (None, None)


def test_a_gap_between_15_and_the_error_is_likely_only(instrument):
    found = score(instrument, Answers(K75 | V6875 | {"W1": 3, "W2": 3, "W3": 3, "W4": 3})).kvv  # gap 18.75
    assert (found.weakest, found.strength) == ("W", "trolig")


def test_a_preliminary_chain_is_never_clear(instrument):
    found = score(instrument, Answers(K75 | V6875 | W375 | {"W1": "NR"})).kvv  # W 41.67, gap 27.08, u 16.17
    assert found.gap == pytest.approx(27.08, abs=NEAR)
    assert (found.weakest, found.strength, found.preliminary) == ("W", "trolig", True)


def test_the_chain_needs_all_three(instrument):
    profile = score(instrument, Answers(K75 | V6875 | H75))
    assert profile.kvv is None
    assert (profile.quadrant.name, profile.quadrant.missing) == (None, ("W",))


def test_example_5_stands_in_the_middle_field(instrument):
    found = score(instrument, Answers(H75 | K75 | V6875 | W375)).quadrant
    assert (found.name, found.strength) == ("mittfalt", None)


def test_example_5b_has_room_without_foundation_as_a_hint(instrument):
    low = dict(zip(["K1", "K2", "K3", "K4"], [3, 4, 3, 2], strict=True))
    low |= dict(zip(["V1", "V2", "V3", "V4"], [4, 3, 4, 3], strict=True))
    low |= dict(zip(["W1", "W2", "W3", "W4"], [2, 3, 3, 3], strict=True))
    profile = score(instrument, Answers(H75 | low))
    assert pytest.approx((37.5, 43.75, 40.63), abs=NEAR) == (profile.kvv.L, profile.kvv.M, profile.kvv.T)
    assert (profile.quadrant.name, profile.quadrant.strength) == ("utrymme_utan_grund", "antydan")


@pytest.mark.parametrize(
    ("room", "links", "name"),
    [
        (5, 5, "utrymme_med_grund"),
        (5, 1, "utrymme_utan_grund"),
        (1, 5, "outnyttjad_grund"),
        (1, 1, "varken_eller"),
    ],
)
def test_far_from_the_middle_the_quadrant_is_clear(instrument, room, links, name):
    given = {code: 6 - links if instrument.items[code].reversed else links for code in instrument.items}
    given |= dict.fromkeys(H75, room)
    found = score(instrument, Answers(given)).quadrant
    assert (found.name, found.strength) == (name, "tydlig")
    hint = score(instrument, Answers(given | {"W1": "NR"})).quadrant
    assert (hint.name, hint.strength, hint.preliminary) == (name, "antydan", True)


def test_example_6_is_the_dumping_pattern(instrument):
    given = {"A1a": 4, "A1b": 5, "S1": 2, "S2": 4, "S3": 2, "S4": 3}
    profile = score(instrument, Answers(given))
    assert (profile.scales["A1"].score, profile.scales["S"].score) == (87.5, 31.25)
    assert profile.delegation == "dumpande"


@pytest.mark.parametrize(
    ("support", "expected"), [([4, 2, 4, 3], "distribuerande"), ([3, 3, 3, 3], None), (["DK"] * 4, None)]
)
def test_delegation_needs_high_or_low_support(instrument, support, expected):
    given = {"A1a": 4, "A1b": 5} | dict(zip(["S1", "S2", "S3", "S4"], support, strict=True))
    assert score(instrument, Answers(given)).delegation == expected


def test_example_7_orders_topics_by_priority(instrument):
    # poles A1..: scores 37.5, 62.5, 87.5, 75, 50 with d +2, +1, +1, -1, 0
    given = {
        "A1a": 2,
        "A1b": 3,
        "B1a": 3,
        "B1b": 4,
        "A2a": 4,
        "A2b": 5,
        "B2a": 4,
        "B2b": 4,
        "A3a": 3,
        "A3b": 3,
    }
    behov = {"A1": 2, "B1": 1, "A2": 1, "B2": -1, "A3": 0, "B3": "DK"}
    profile = score(instrument, Answers(given, behov))
    assert {pole: (n.P, n.target) for pole, n in profile.behov.items()} == {
        "A1": (1.25, 87.5),
        "B1": (0.375, 87.5),
        "A2": (0.125, 100.0),
        "B2": (0.75, 50.0),
        "A3": (0.0, 50.0),
    }
    assert profile.talk_topics == ("A1", "B2")


def test_a_wish_without_a_score_has_no_priority_and_comes_after(instrument):
    profile = score(instrument, Answers({"A1a": 3, "A1b": 3}, {"A1": 1, "B1": 1, "A2": -2, "B2": 0}))
    assert profile.talk_topics == ("A1",)
    assert profile.wishes == ("A2", "B1")
    assert profile.behov["A2"].to_dict() == {"d": -2, "gap": -50.0, "target": None, "P": None}


def test_offsets_move_comparisons_and_leave_scores_alone(instrument):
    from dataclasses import replace

    offset = dict(instrument.constants.offset) | {"V": 20, "A2": 30, "H": -20}
    moved = replace(instrument, constants=replace(instrument.constants, offset=offset))
    given = dict.fromkeys(instrument.items, 3)
    plain, shifted = score(instrument, Answers(given)), score(moved, Answers(given))
    assert plain.scales == shifted.scales
    assert (plain.kvv.weakest, shifted.kvv.weakest, shifted.kvv.strength) == (None, "V", "tydlig")
    assert (plain.pairs[2].lean, shifted.pairs[2].lean, shifted.pairs[1].lean) == (None, "tvivel", None)
