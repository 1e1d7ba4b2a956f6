"""Answers: values, reasons, progress and time left (instrument.md 2.20)."""

from __future__ import annotations

import pytest

from assessment import (
    AnswerError,
    Answers,
    check_behov,
    check_value,
    left_out,
    minutes_left,
    progress,
    seconds_left,
)


@pytest.mark.parametrize("value", [1, 2, 3, 4, 5, "DK", "NR", "SK"])
def test_an_answer_is_one_to_five_or_a_reason_for_none(value):
    assert check_value("A1a", value) == value


@pytest.mark.parametrize("value", [0, 6, -1, 4.0, True, None, "4", "dk", "", [], {}])
def test_anything_else_is_refused_with_its_code(value):
    with pytest.raises(AnswerError, match=r"^A1a: "):
        check_value("A1a", value)


@pytest.mark.parametrize("value", [-2, -1, 0, 1, 2, "DK"])
def test_a_behov_is_minus_two_to_two_or_unknown(value):
    assert check_behov("A1", value) == value


@pytest.mark.parametrize("value", [-3, 3, 1.0, False, None, "1", "NR", "SK", []])
def test_another_behov_is_refused_with_its_code(value):
    with pytest.raises(AnswerError, match=r"^A1: "):
        check_behov("A1", value)


def test_the_reason_of_a_code_left_out_is_skipped(instrument):
    answers = Answers(dict.fromkeys(instrument.items, 3) | {"B2a": "SK", "K1": "DK", "C1": "NR"})
    kept = Answers({code: value for code, value in answers.answers.items() if code != "W4"})
    assert left_out(instrument, answers) == ("B2a",)
    assert left_out(instrument, kept) == ("B2a", "W4")
    assert [answers.reason(code) for code in ("K1", "C1", "A1a")] == ["DK", "NR", None]


def test_a_new_walk_takes_all_items_taps_and_summaries(instrument):
    # by hand: 44 x 10.5 + 12 x 5 + 4 x 8 = 554 s, 9.2 min
    assert seconds_left(instrument, Answers()) == 554
    assert minutes_left(instrument, Answers()) == 10


def test_the_own_median_counts_from_eight_items_and_a_long_pause_is_capped(instrument):
    codes = list(instrument.items)
    seven = Answers(dict.fromkeys(codes[:7], 3), seconds=dict.fromkeys(codes[:7], 4.0))
    assert seconds_left(instrument, seven) == 37 * 10.5 + 60 + 32
    times = dict(zip(codes[:8], [2.0, 2.0, 2.0, 4.0, 6.0, 9.0, 9.0, 9999.0], strict=True))
    eight = Answers(dict.fromkeys(codes[:8], 3), seconds=times)
    assert seconds_left(instrument, eight) == 36 * 5.0 + 60 + 32  # median of 4 and 6


def test_nothing_is_left_when_all_is_done(instrument):
    done = Answers(
        dict.fromkeys(instrument.items, "NR"),
        dict.fromkeys(instrument.poles, "DK"),
        summaries={"a": "ja", "b": "ja", "c": "ja", "d": "nej"},
    )
    assert seconds_left(instrument, done) == 0
    assert minutes_left(instrument, done) == 0
    assert progress(instrument, done).share == 1


def test_progress_follows_the_presented_order(instrument):
    answers = Answers({"A1a": 3, "B1a": "SK", "A1b": 2}, {"A1": 0})
    found = progress(instrument, answers)
    assert (found.items_done, found.items_total, found.taps_done, found.taps_total) == (3, 44, 1, 12)
    assert found.next_item == "B1b"
    assert found.share == pytest.approx(4 / 56)


def test_a_number_of_seconds_below_a_minute_rounds_up(instrument):
    almost = dict.fromkeys(list(instrument.items)[:-1], 3)
    answers = Answers(almost, dict.fromkeys(instrument.poles, 0), summaries=dict.fromkeys("abcd", "ja"))
    assert minutes_left(instrument, answers) == 1
