"""Two rounds of one respondent: when they are compared, and why not."""

from dataclasses import replace
from datetime import date

import pytest

from assessment import Answers, change_word, compare_rounds, load_instrument

INSTRUMENT = load_instrument("sv")
ONE = Answers(
    {"W1": 3, "W2": 2, "W3": 4, "W4": 3, "A1a": 4},
    respondent="r",
    version="1.0.0",
    finished="2026-01-31",
)
TWO = replace(ONE, answers={"W1": 4, "W2": 4, "W3": 2, "W4": 4, "A1a": 4}, finished="2026-05-31")


def test_example_11_between_two_rounds():
    found = compare_rounds(INSTRUMENT, ONE, TWO)
    assert (found.obstacle, found.months) == (None, 4)
    assert (found.changes["W"].before, found.changes["W"].after) == (37.5, 75.0)
    assert change_word(found.changes["W"]) == "oftare"
    assert set(found.changes) == {"W"}
    assert found.missing["A1"] == "too_few"
    assert len(found.missing) == 16


@pytest.mark.parametrize(
    ("first", "second", "obstacle"),
    [
        ({}, {"respondent": "s"}, "respondent"),
        ({"respondent": ""}, {"respondent": ""}, "respondent"),
        ({"finished": None}, {}, "day"),
        ({}, {"finished": "May"}, "day"),
        ({"version": ""}, {}, "version"),
        ({"version": "0.1.0"}, {}, "version"),
        ({}, {"version": "1.0.1"}, "version"),
        ({}, {"finished": "2026-05-30"}, "months"),
        ({"finished": "2026-05-31"}, {"finished": "2026-01-31"}, "months"),
    ],
)
def test_what_stands_in_the_way_is_named(first, second, obstacle):
    found = compare_rounds(INSTRUMENT, replace(ONE, **first), replace(TWO, **second))
    assert found.obstacle == obstacle
    assert found.to_dict()["comparable"] is False
    assert (found.changes, found.missing) == ({}, {})


def test_the_day_of_starting_stands_in_for_that_of_finishing_and_the_earliest_day_is_told():
    found = compare_rounds(INSTRUMENT, ONE, replace(TWO, finished=None, started="2026-03-01"))
    assert (found.obstacle, found.months, found.earliest) == ("months", 1, date(2026, 5, 31))


def test_a_change_that_is_less_than_clear_has_no_direction():
    second = replace(TWO, answers=ONE.answers | {"W1": 4})  # 6.25 points on four questions; clear from 20
    assert change_word(compare_rounds(INSTRUMENT, ONE, second).changes["W"]) == "ingen_tydlig"
    back = compare_rounds(
        INSTRUMENT, replace(TWO, finished="2026-01-01"), replace(ONE, finished="2026-05-01")
    )
    assert change_word(back.changes["W"]) == "mer_sallan"
