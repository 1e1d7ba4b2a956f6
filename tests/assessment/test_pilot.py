"""What a pilot says, against numbers worked out by hand."""

import math

import pytest

from assessment import Answers, load_instrument, pilot_numbers
from assessment.pilot import spread

INSTRUMENT = load_instrument("sv")
CODES = tuple(INSTRUMENT.items)


def one(respondent="", day="2026-01-10", seconds=None, **answers):
    return Answers(answers, respondent=respondent, version="1.0.0", finished=day, seconds=seconds or {})


def links(k, v, w):
    """K, V, W answered so that each score is 25 * (x - 1): the reversed question gets 6 - x."""
    found = {}
    for code, x in (("K", k), ("V", v), ("W", w)):
        for item in INSTRUMENT.scales[code].items:
            found[item] = 6 - x if INSTRUMENT.items[item].reversed else x
    return found


def constants(sets):
    return {found.name: found for found in pilot_numbers(INSTRUMENT, sets).suggestions}


def test_quartiles_lie_linearly_between_the_values():
    # 4, 6, 8, 20: the quartiles stand at places 0.75 and 2.25: 5.5 and 11
    found = spread([8, 4, 20, 6])
    assert (found.n, found.low, found.median, found.high) == (4, 5.5, 7, 11)
    assert spread([]).median is None
    assert spread([3]).high == 3


def test_seconds_dk_and_nr_are_told_of_each_question():
    sets = [one(K1=4, seconds={"K1": 4.0}), one(K1="DK", seconds={"K1": 8.0}), one(K1="NR"), one(K2=3)]
    found = pilot_numbers(INSTRUMENT, sets).items["K1"]
    assert (found.seconds.n, found.seconds.median) == (2, 6.0)
    assert (found.reached, found.dk, found.nr) == (3, 1, 1)  # the fourth never came to it


def test_the_minutes_are_those_of_persons_with_a_time_on_nearly_every_question():
    whole = one(seconds=dict.fromkeys(CODES, 10.0))
    half = one(seconds=dict.fromkeys(CODES[:20], 1.0))
    # 44 x 10 s + 12 x 5 s + 4 x 8 s + 121 s = 653 s
    assert pilot_numbers(INSTRUMENT, [whole, half]).minutes.median == pytest.approx(653 / 60)
    assert pilot_numbers(INSTRUMENT, [whole, half]).minutes.n == 1


def test_a_time_is_capped_as_in_the_walk():
    assert pilot_numbers(INSTRUMENT, [one(seconds={"K1": 4000.0})]).items["K1"].seconds.median == 300


def test_offsets_are_how_far_each_mean_lies_from_the_mean_of_the_three():
    # K 75 and 50, V 50 and 50, W 25 and 50: means 62.5, 50, 37.5; their mean 50
    found = constants([one(**links(4, 3, 2)), one(**links(3, 3, 3)), one(K1=5)])
    assert [found[f"offset.{code}"].value for code in "KVW"] == [12.5, 0.0, -12.5]
    assert (found["offset.K"].n, found["offset.K"].enough) == (2, False)


def test_the_error_of_a_question_comes_from_persons_who_answered_twice_within_weeks():
    first, again = one("r", K1=3, K2=2, K3=4), one("r", "2026-01-24", K1=4, K2=2, K3=2)
    # differences 25, 0 and 50 points: sqrt((625 + 0 + 2500) / (2 x 3)) = 22.82
    found = constants([first, again])
    sd = math.sqrt(3125 / 6)
    assert found["constants.item_error_sd"].value == pytest.approx(sd)
    assert found["constants.band_base"].value == pytest.approx(1.645 * sd)
    assert found["group.change_clear"].value == pytest.approx(1.645 * sd * math.sqrt(2))
    assert found["constants.item_error_sd"].n == 1
    for day in ("2026-01-12", "2026-06-10"):  # remembered; another time
        late = Answers(again.answers, respondent="r", version="1.0.0", finished=day)
        assert pilot_numbers(INSTRUMENT, [first, late]).pairs == 0


def test_a_second_round_counts_as_retest_only_and_the_same_file_twice_is_one():
    first, again = one("r", K1=3), one("r", "2026-01-24", K1="DK")
    found = pilot_numbers(INSTRUMENT, [again, first, first])
    assert (found.files, found.respondents, found.pairs) == (3, 1, 1)
    assert (found.items["K1"].reached, found.items["K1"].dk) == (1, 0)


def test_a_constant_follows_only_from_enough_persons():
    sets = [one(**links(4, 3, 2), seconds={"K1": 8.0}) for _ in range(30)]
    found = constants(sets)
    assert found["offset.K"].enough
    assert (found["constants.item_s"].value, found["constants.item_s"].enough) == (8.0, True)
    assert not constants(sets[:9])["constants.item_s"].enough
    pairs = [pair for n in range(15) for pair in (one(f"r{n}", K1=3), one(f"r{n}", "2026-01-24", K1=4))]
    assert constants(pairs)["constants.band_base"].enough
    assert not constants(pairs[2:])["constants.band_base"].enough
    # every difference is 25 points: sqrt(625 / 2) = 17.68
    assert constants(pairs)["constants.item_error_sd"].value == pytest.approx(17.68, abs=0.01)


def test_answers_of_another_version_count_only_where_the_question_is_the_same():
    strange = Answers({"K1": 3}, version="9.0.0")
    assert pilot_numbers(INSTRUMENT, [strange]).items["K1"].reached == 0
