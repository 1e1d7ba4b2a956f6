"""Change over time: example 11 and the rules of 3.11."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assessment import (
    Answers,
    GroupPicture,
    Measure,
    far_enough,
    group_change,
    load_instrument,
    respondent_change,
)

INSTRUMENT = load_instrument("sv")
C = INSTRUMENT.constants.group


def w(*values):
    return Answers(dict(zip(("W1", "W2", "W3", "W4"), values, strict=True)))


def test_example_11():
    clear = respondent_change(INSTRUMENT, w(3, 2, 4, 3), w(4, 4, 2, 4))["W"]
    assert (clear.delta, clear.v, clear.clear) == (37.5, 4, True)
    unclear = respondent_change(INSTRUMENT, w(3, 2, "DK", 3), w(4, 3, 2, 3))["W"]
    assert unclear.delta == pytest.approx(16.67, abs=0.01)
    assert (unclear.v, unclear.clear) == (3, False)


def test_a_scale_needs_two_common_answers_and_half_of_its_items():
    assert respondent_change(INSTRUMENT, w(3, "DK", "DK", "SK"), w(4, 4, 2, 4)) == {}
    assert respondent_change(INSTRUMENT, w(3, 3, "DK", "SK"), w(4, 4, 2, 4))["W"].v == 2
    pole = respondent_change(INSTRUMENT, Answers({"A1a": 2, "A1b": 2}), Answers({"A1a": 3, "A1b": 3}))
    assert pole["A1"].delta == 25
    assert pole["A1"].clear is False  # 40 / sqrt(2) = 28.28
    assert respondent_change(INSTRUMENT, Answers({"A1a": 2}), Answers({"A1a": 3})) == {}


def test_nothing_is_compared_for_what_is_derived():
    full = Answers(dict.fromkeys(INSTRUMENT.items, 3))
    assert set(respondent_change(INSTRUMENT, full, full)) == {*INSTRUMENT.poles, "K", "V", "W", "S", "C"}


def test_a_change_tells_what_it_is_the_difference_of():
    found = respondent_change(INSTRUMENT, w(3, 2, "DK", 3), w(4, 3, 2, 3))["W"]
    assert found.before == pytest.approx(41.67, abs=0.01)
    assert found.after == pytest.approx(58.33, abs=0.01)


def test_rounds_lie_four_whole_months_apart():
    assert not far_enough(date(2026, 5, 31), date(2026, 1, 31), C)
    assert far_enough(date(2026, 1, 31), date(2026, 5, 31), C)
    assert not far_enough(date(2026, 1, 31), date(2026, 5, 30), C)


def group(**medians):
    scales = {code: Measure("full", v=8, median=m) for code, m in medians.items()}
    return GroupPicture(8, "full", "1.0.0", scales=scales)


def test_a_groups_change_is_a_word_from_the_limit():
    found = group_change(
        INSTRUMENT, group(A1=50, K=50, V=50, S=75), group(A1=75, K=75, V=31.25, S=50), "liten"
    )
    assert found == {"A1": "ungefar_lika", "K": "hogre", "V": "ungefar_lika", "S": "lagre"}
    assert group_change(INSTRUMENT, group(A1=50), group(A1=87.5), "tredjedel") == {"A1": "hogre"}


def test_no_change_without_numbers_both_times_or_when_the_group_is_another():
    hidden = GroupPicture(8, "full", "1.0.0", scales={"K": Measure("band", band="hog")})
    assert group_change(INSTRUMENT, hidden, group(K=50), "liten") == {}
    assert group_change(INSTRUMENT, group(K=50), hidden, "liten") == {}
    assert group_change(INSTRUMENT, group(K=50), group(K=100), "storre") == {}
    assert group_change(INSTRUMENT, group(K=50), replace(group(K=100), version="2.0.0"), "liten") == {}
    with pytest.raises(ValueError, match="turnover"):
        group_change(INSTRUMENT, group(K=50), group(K=50), "half")
