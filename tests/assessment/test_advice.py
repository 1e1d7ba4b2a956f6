"""Typbilder: the tests of instrument.md 4.2 (margins by hand there); interaction rules of 3.8."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessment import Answers, Match, ScaleScore, score
from assessment.advice import Facts, match_rules, match_typbilder
from assessment.chain import kunna_vilja_vaga
from assessment.polarity import needs, pair_result


def facts(instrument, values, context=None, raw=None, flags=(), behov=None, unsettled=()) -> Facts:
    """Facts from scale values; all unlisted are 55 and beraknad."""
    scales = {}
    for code in instrument.scales:
        status = "preliminar" if code in unsettled else "beraknad"
        x = float(values.get(code, 55))
        scales[code] = ScaleScore(
            x, status, 4, 4, 14.0, x - 14, x + 14, "mellan", mixed=False, kunskapslucka=False
        )
    answers = Answers(raw or {}, behov or {}, context or {})
    kvv = kunna_vilja_vaga(scales, instrument.constants)
    pairs = {n: pair_result(p, scales, instrument.constants) for n, p in instrument.pairs.items()}
    return Facts(instrument, answers, scales, kvv, pairs, needs(instrument, scales, answers), flags)


def many(codes: str, value: float) -> dict[str, float]:
    return dict.fromkeys(codes.split(), value)


T9 = many("A1 A2 A3 A4 A5 B1 B2 B3 B4 B5 K V", 75) | many("W S", 68.75)
T10 = {"values": {"H": 35, "S": 35}, "context": {"tbsl": "ja"}, "raw": {"S2": 5}}
CASES = [
    ("T1", {"values": {"A1": 87.5, "S": 31.25}}, 13.75),
    ("T2", {"values": many("V A2 A3", 75) | many("B3 B4", 37.5)}, 7.5),
    ("T3", {"values": {"K": 75, "H": 30, "B3": 75, "B4": 75, "B5": 62.5}}, 10.83),
    ("T4", {"values": {"K": 75, "V": 68.75, "W": 37.5}}, 13.75),
    ("T5", {"values": {"A3": 75, "B1": 37.5, "B2": 37.5}}, 7.5),
    ("T6", {"values": {"H": 75, "K": 25, "V": 50, "W": 43.75}}, 12.71),
    ("T7", {"values": many("A1 B1 A2 B2 A5", 25) | {"B5": 12.5}}, 15),
    ("T8", {"values": {"C": 25}}, 15),
    ("T9", {"values": T9}, 13.75),
    ("T10", T10, 15),
]


@pytest.mark.parametrize(
    ("code", "given", "expected"), CASES, ids=lambda part: part if isinstance(part, str) else ""
)
def test_each_typbild_is_found_with_the_margin_of_the_table(instrument, code, given, expected):
    shown, _ = match_typbilder(facts(instrument, **given))
    assert [match.code for match in shown] == [code]
    assert shown[0].margin == pytest.approx(expected, abs=0.01)


def test_the_foundation_of_t6_is_the_one_in_the_table(instrument):
    assert pytest.approx(32.29, abs=0.01) == facts(instrument, CASES[5][1]["values"]).kvv.T


def test_all_55_is_no_typbild(instrument):
    assert match_typbilder(facts(instrument, {}, context={"tbsl": "ja"}, raw={"S2": 5})) == ((), ())


@pytest.mark.parametrize("flag", ["LONG", "ACQ+"])
def test_t9_suppressed_by_a_flag_is_in_neither_list(instrument, flag):
    shown, near = match_typbilder(facts(instrument, T9, flags=(flag,)))
    assert "T9" not in [*[match.code for match in shown], *near]


@pytest.mark.parametrize("flag", ["MID", "EXT", "FAST", "ACQ-", "DK", "MORE"])
def test_t9_stands_with_other_flags(instrument, flag):
    assert match_typbilder(facts(instrument, T9, flags=(flag,)))[0][0].code == "T9"


@pytest.mark.parametrize(
    "change", [{"context": {"tbsl": "vet_inte"}}, {"raw": {"S2": 3}}, {"raw": {"S2": "DK"}}]
)
def test_t10_needs_its_categorical_conditions(instrument, change):
    assert match_typbilder(facts(instrument, **(T10 | change))) == ((), ())


def test_a_preliminary_scale_leads_to_no_typbild(instrument):
    assert match_typbilder(facts(instrument, {"C": 0}, unsettled=("C",))) == ((), ())
    assert match_typbilder(facts(instrument, CASES[5][1]["values"], unsettled=("V",))) == ((), ())
    assert match_typbilder(facts(instrument, CASES[6][1]["values"], unsettled=("B5",))) == ((), ())


def test_between_0_and_5_a_typbild_is_near_and_a_tie_goes_to_the_lower_code(instrument):
    # T1: A1 62.5 -> 2.5, A1 - S 27.5 -> 2.5; T8: C 37.5 -> 2.5
    shown, near = match_typbilder(facts(instrument, {"A1": 62.5, "S": 35, "C": 37.5}))
    assert (shown, near) == ((), ("T1", "T8"))


def test_at_most_two_are_shown_and_the_next_three_are_near(instrument):
    values = CASES[6][1]["values"] | {"C": 0, "H": 0, "S": 0, "A3": 100, "K": 70, "V": 70, "W": 0}
    values |= {"B1": 25, "B2": 25, "A4": 0, "B4": 0, "B3": 0, "A2": 30}
    shown, near = match_typbilder(facts(instrument, values, context={"tbsl": "ja"}, raw={"S2": 4}))
    # T10 50, T8 40, T5 20 (45 - 25), T7 15 (pairs 4, 1, 5, 2: 40, 15, 15, 10; the third),
    # T4 15 (K 70 - 55), T2 5 ((A2 + A3) / 2 = 65)
    assert shown == (Match("T10", 50.0), Match("T8", 40.0))
    assert near == ("T5", "T4", "T7")


def test_exactly_five_is_shown(instrument):
    assert match_typbilder(facts(instrument, {"C": 35}))[0] == (Match("T8", 5.0),)


def test_the_kth_largest_pair_gives_the_margin_and_unsettled_pairs_do_not_count(instrument):
    values = many("A1 B1", 10) | many("A2 B2", 20) | many("A3 B3", 30) | many("A4 B4", 35)
    assert match_typbilder(facts(instrument, values))[0] == (Match("T7", 10.0),)
    assert match_typbilder(facts(instrument, values, unsettled=("A1",)))[0] == (Match("T7", 5.0),)


RULES = [
    ({"behov": {"A1": 1}, "values": {"S": 45}}, ("N1",)),
    ({"behov": {"A1": 0}, "values": {"S": 45}}, ()),
    ({"behov": {"A1": "DK"}, "values": {"S": 45}}, ()),
    ({"behov": {"B4": -1}, "values": {"K": 45}}, ("N2",)),
    ({"behov": {"B5": -2}, "values": {"K": 50, "V": 30, "W": 50}}, ("N2",)),  # T = 36.67
    ({"behov": {"B6": -2}, "values": {"K": 45}}, ()),
    ({"behov": {"B3": 1}, "values": {"B3": 60}}, ("N3",)),
    ({"behov": {"A5": 2}, "context": {"lagstyrt": "detaljregler"}, "values": {}}, ("N4",)),
    ({"behov": {"A5": 2}, "context": {"lagstyrt": "blandat"}, "values": {}}, ()),
    ({"behov": {"A1": 1}, "context": {"besparing": "ja"}, "values": {"S": 10}}, ("N1", "N5")),
    ({"behov": {"B3": 0, "A6": 0}, "values": {"A3": 90, "B3": 50, "A6": 20, "B6": 60}}, ("N6:3", "N6:6")),
    ({"behov": {"A3": 0}, "values": {"A3": 90, "B3": 50}}, ()),
]


@pytest.mark.parametrize(("given", "expected"), RULES)
def test_a_rule_holds_when_its_conditions_do(instrument, given, expected):
    assert match_rules(facts(instrument, **given)) == expected


def test_a_hinted_lean_asks_no_question(instrument):
    given = {"A3a": 5, "A3b": 5, "B3a": 4, "B3b": 4}
    assert score(instrument, Answers(given, {"B3": 0})).rules == ()


def test_a_rule_stands_on_a_preliminary_score_but_not_on_a_missing_one(instrument):
    prelim = facts(instrument, {"S": 40}, behov={"A1": 1}, unsettled=("S",))
    assert match_rules(prelim) == ("N1",)
    missing = replace(prelim, scales=dict(prelim.scales) | {"S": replace(prelim.scales["S"], score=None)})
    assert match_rules(missing) == ()


def test_a_typbild_of_groups_is_never_matched_to_one_person(instrument):
    assert instrument.typbilder["G1"].group
    assert "G1" not in match_typbilder(facts(instrument, {"C": 0}))[1]
