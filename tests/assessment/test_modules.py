"""The optional modules: what an answer may be, how answers are set out, which are proposed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment import (
    KINDS,
    AnswerError,
    Answers,
    by_state,
    by_value,
    load_instrument,
    mended,
    module_given,
    module_problems,
    module_progress,
    pointed_to,
    score,
    stance,
    with_module_answer,
)

SV = load_instrument()
M = SV.modules
ASKED = [code for code, module in M.items() if module.items]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_each_card_holds_two_to_six_questions_and_each_question_stands_on_one(lang):
    for module in load_instrument(lang).modules.values():
        picked = {
            code: list(item.options)[: item.at_most] for code, item in module.items.items() if item.options
        }
        cards = module.cards(picked)
        keys = [one.key for card in cards for one in card.questions]
        assert keys == list(dict.fromkeys(keys))
        assert set(keys) == {one.key for one in module.questions(picked)}
        assert all(len(card.questions) <= 6 for card in cards)
        assert not any("{" in one.text for card in cards for one in card.questions)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [  # by hand: both from 4 up; else a difference of 2 leans; else neither
        (5, 5, "bada"),
        (4, 4, "bada"),
        (5, 4, "bada"),
        (5, 3, "lutar_a"),
        (4, 2, "lutar_a"),
        (3, 1, "lutar_a"),
        (1, 5, "lutar_b"),
        (3, 5, "lutar_b"),
        (4, 3, "ingetdera"),
        (3, 3, "ingetdera"),
        (1, 1, "ingetdera"),
        (2, 1, "ingetdera"),
        ("DK", 4, None),
        (4, None, None),
    ],
)
def test_a_row_of_two_statements_leans_by_hand(first, second, found):
    assert stance(first, second, M["M3"].rules) == found


@given(st.integers(1, 5), st.integers(1, 5))
def test_turning_a_row_round_turns_its_lean_and_nothing_else(a, b):
    turned = {"lutar_a": "lutar_b", "lutar_b": "lutar_a", "bada": "bada", "ingetdera": "ingetdera"}
    assert stance(b, a, M["M3"].rules) == turned[stance(a, b, M["M3"].rules)]


def test_brakes_stand_strongest_first_with_ties_in_the_questions_order():
    answers = {"M7_01": 1, "M7_02": 3, "M7_03": "DK", "M7_04": 3, "M7_05": 0, "M7_06": 1}
    rows = [(value, [item.code for item in items]) for value, items in by_value(M["M7"], answers)]
    assert rows == [
        (3, ["M7_02", "M7_04"]),
        (1, ["M7_01", "M7_06"]),
        (0, ["M7_05"]),
        ("DK", ["M7_03"]),
        (None, ["M7_07", "M7_08", "M7_09", "M7_10", "M7_11"]),
    ]


def test_practices_stand_by_their_state_with_ties_in_the_questions_order():
    items = M["M1"].in_group(next(iter(M["M1"].groups)))
    codes = [item.code for item in items]
    states = dict(zip(codes, ["not_used", "used", "DK", "planned", "used", "removed"], strict=True))
    expected = [codes[n] for n in (1, 4, 3, 5, 0, 2)]
    assert [item.code for item in by_state(items, states)] == expected


def module_answers(module):
    """A strategy: any answers to a module."""
    plain = {code: item for code, item in module.items.items() if not item.per}

    def of(item):
        if item.answer == "text":
            return st.text(max_size=20)
        if item.answer == "pick":
            return st.lists(st.sampled_from(list(item.options)), unique=True, max_size=item.at_most)
        return st.sampled_from(KINDS[item.answer])

    return st.fixed_dictionaries({}, optional={code: of(item) for code, item in plain.items()})


@given(st.data())
def test_the_cores_result_is_the_same_whatever_modules_hold(data):
    codes = list(SV.items)
    core = data.draw(st.dictionaries(st.sampled_from(codes), st.sampled_from([1, 2, 3, 4, 5, "DK", "NR"])))
    held = {code: {"version": "1.0.0", "answers": data.draw(module_answers(M[code]))} for code in ASKED}
    held["M99"] = {"anything": [1, 2]}
    assert score(SV, Answers(core, modules=held)).to_dict() == score(SV, Answers(core)).to_dict()
    assert pointed_to(SV, score(SV, Answers(core, modules=held))) == pointed_to(SV, score(SV, Answers(core)))


@given(st.data())
def test_what_is_given_fits_and_is_counted_within_what_is_asked(data):
    for code in ASKED:
        answers = data.draw(module_answers(M[code]))
        stored = {"version": "1.0.0", "answers": answers}
        assert module_problems(M[code], stored) == {}
        assert module_given(M[code], stored) == answers
        done, asked = module_progress(M[code], answers)
        assert 0 <= done <= asked


@pytest.mark.parametrize(
    ("module", "key", "value"),
    [
        ("M7", "M7_01", 4),
        ("M7", "M7_01", True),
        ("M7", "M7_01", 1.0),
        ("M7", "M7_99", 1),
        ("M7", "M7_01_text", "no line under this question"),
        ("M1", "M1_01_text", "x" * 301),
        ("M1", "M1_01", "maybe"),
        ("M5", "M5_pick", ["chef", "chef"]),
        ("M5", "M5_pick", ["nobody"]),
        ("M5", "M5_01@nobody", 3),
        ("M5", "M5_01", 3),
    ],
)
def test_what_is_no_answer_is_refused(module, key, value):
    with pytest.raises(AnswerError):
        M[module].check(key, value)


def test_answers_on_a_relation_that_is_no_longer_chosen_are_not_shown_but_come_back_with_it():
    stored = with_module_answer(M["M5"], None, "M5_pick", ["chef", "politiker"])
    stored = with_module_answer(M["M5"], stored, "M5_01@politiker", 2)
    without = with_module_answer(M["M5"], stored, "M5_pick", ["chef"])
    assert module_given(M["M5"], without) == {"M5_pick": ["chef"]}
    again = with_module_answer(M["M5"], without, "M5_pick", ["politiker"])
    assert module_given(M["M5"], again)["M5_01@politiker"] == 2


def test_an_answer_that_no_longer_fits_is_set_aside_and_never_lost():
    stored = {"version": "0.9.0", "answers": {"M7_01": 9, "M7_02": 1}, "note": "kept"}
    assert mended(M["M7"], stored)["left_out"] == {"M7_01": 9}
    tapped = with_module_answer(M["M7"], stored, "M7_03", 2)
    assert tapped == {
        "version": "1.0.0",
        "answers": {"M7_02": 1, "M7_03": 2},
        "left_out": {"M7_01": 9},
        "note": "kept",
    }


def test_a_profile_points_to_at_most_three_modules_and_an_empty_one_to_none():
    assert pointed_to(SV, score(SV, Answers())) == ()
    low = score(SV, Answers(dict.fromkeys(SV.items, 1)))
    found = pointed_to(SV, low)
    assert 1 <= len(found) <= 3
    assert len(set(found)) == len(found)


def test_a_typbild_leads_before_a_scale():
    answers = {"A1a": 5, "A1b": 5, "S1": 1, "S2": 5, "S3": 1, "S4": 1}
    profile = score(SV, Answers(answers))
    assert profile.typbilder[0].code == "T1"
    first = pointed_to(SV, profile)[0]
    assert "T1" in M[first].leads


def test_no_module_is_named_by_a_lead_that_the_profile_does_not_show():
    high = score(SV, Answers({code: 1 if item.reversed else 5 for code, item in SV.items.items()}))
    for code in pointed_to(SV, high):
        assert set(M[code].leads) & {match.code for match in high.typbilder}
