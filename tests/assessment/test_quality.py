"""Flags: worked example 8 of instrument.md 3.12 (by hand there) and the limits of 3.9."""

from __future__ import annotations

from statistics import pstdev

import pytest

from assessment import Answers, score
from assessment.quality import acquiescence, flags, is_extreme, is_fast, is_long, is_mid, longest_run

POLES = [4, 3, 3, 2, 4, 4, 2, 3, 4, 5, 3, 3, 4, 4, 2, 3, 5, 4, 3, 2, 3, 4, 4, 3]
FORWARD = [4, 4, 3, 4, 3, 4, 2, 4, 3, 3, 4, 2, 3, 4, 3]
REVERSED = [2, 3, 2, 4, 3]
LISTED = [*POLES, *FORWARD, *REVERSED]


def example_8c(instrument) -> dict[str, int]:
    block = list(instrument.items)[24:]
    forward = [code for code in block if not instrument.items[code].reversed]
    backward = [code for code in block if instrument.items[code].reversed]
    return dict(zip([*list(instrument.items)[:24], *forward, *backward], LISTED, strict=True))


def test_example_8a_answering_often_to_everything_suppresses_t9(instrument):
    profile = score(instrument, Answers(dict.fromkeys(instrument.items, 4)))
    assert profile.flags == ("LONG", "ACQ+")
    assert {profile.scales[code].score for code in "KVWSC"} == {62.5}
    assert (profile.typbilder, profile.near) == ((), ())


def test_example_8b_answering_sometimes_to_everything_is_no_typbild(instrument):
    profile = score(instrument, Answers(dict.fromkeys(instrument.items, 3)))
    assert profile.flags == ("LONG", "MID")
    assert {scale.score for scale in profile.scales.values()} == {50.0}
    assert (profile.typbilder, profile.near) == ((), ())


def test_example_8c_as_listed_has_no_flag(instrument):
    c = instrument.constants
    seconds = [1.5] * 4 + [8.0] * 40
    assert acquiescence(FORWARD, REVERSED, c) == pytest.approx(3.067, abs=0.001)
    assert pstdev(LISTED) == pytest.approx(0.814, abs=0.001)
    assert longest_run(LISTED) == 2
    assert not any([is_long(LISTED, c), is_mid(LISTED, c), is_extreme(LISTED, c), is_fast(seconds, 44, c)])


def test_example_8c_in_presented_order_has_no_flag_until_fast_and_more(instrument):
    given = example_8c(instrument)
    slow = dict(zip(instrument.items, [1.5] * 4 + [8.0] * 40, strict=True))
    assert flags(instrument, Answers(given, seconds=slow)) == ()
    quick = dict(zip(instrument.items, [1.5] * 30 + [8.0] * 14, strict=True))
    behov = dict(zip(instrument.poles, [1] * 11 + [0], strict=True))
    assert flags(instrument, Answers(given, behov, seconds=quick)) == ("FAST", "MORE")


def test_non_answers_break_no_run_and_count_as_no_answer(instrument):
    codes = list(instrument.items)
    given = dict.fromkeys(codes[:24], 4) | {codes[3]: "DK", codes[5]: "NR", codes[7]: "SK"}
    varied = dict(zip(codes[24:], [1, 5] * 10, strict=True))
    assert "LONG" in flags(instrument, Answers(given | varied))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"unknown": 11}, ("DK",)),
        ({"unknown": 10}, ()),
    ],
)
def test_unknown_is_flagged_from_eleven(instrument, given, expected):
    answers = dict.fromkeys(instrument.items, "NR") | dict.fromkeys(
        list(instrument.items)[: given["unknown"]], "DK"
    )
    assert flags(instrument, Answers(answers)) == expected


@pytest.mark.parametrize(("raised", "expected"), [(10, ("MORE",)), (9, ())])
def test_more_of_everything_is_flagged_from_ten_and_unknown_taps_do_not_count(instrument, raised, expected):
    behov = dict.fromkeys(instrument.poles, "DK") | dict.fromkeys(instrument.poles[:raised], 2)
    assert flags(instrument, Answers(behov=behov)) == expected


def test_saying_no_to_everything_is_flagged_as_the_opposite(instrument):
    assert flags(instrument, Answers(dict.fromkeys(instrument.items, 1))) == ("LONG", "EXT", "ACQ-")


def test_few_answers_raise_no_flag(instrument):
    assert flags(instrument, Answers(dict.fromkeys(list(instrument.items)[:19], 5))) == ()


def test_a_time_is_capped_and_needs_twenty_items(instrument):
    given = example_8c(instrument)
    few = dict.fromkeys(list(instrument.items)[:19], 1.0)
    assert flags(instrument, Answers(given, seconds=few)) == ()
    assert flags(instrument, Answers(given, seconds=few | {"C4": 4000.0})) == ("FAST",)
