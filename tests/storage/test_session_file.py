"""The answer file: what is written is read back, and nothing unknown is lost."""

import json

import pytest
from hypothesis import given, settings

from assessment import Answers, Reflection
from storage import AnswerFileError, read_answers, write_answers
from tests.storage.conftest import make_instrument
from tests.storage.written import EXAMPLE, INSTRUMENT, answer_sets, codes, read


@settings(deadline=None)
@given(answer_sets)
def test_what_is_written_is_read_back_equal(answers):
    written = write_answers(answers)
    written.encode()
    assert read_answers(written, INSTRUMENT, strict=True) == (answers, ())
    assert read_answers(written.encode(), INSTRUMENT, strict=True) == (answers, ())


def test_the_example_of_the_format_is_read():
    answers, problems = read(EXAMPLE, strict=True)
    assert problems == ()
    assert answers.answers == {"A1a": 4, "B1a": "DK", "K2": 2, "K3": "NR", "K4": "SK"}
    assert answers.reason("A1b") == "SK"
    assert answers.reflections == (Reflection("pair1", "…", False),)
    assert (answers.started, answers.finished, answers.place) == ("2026-11-21", None, "pair3")
    assert json.loads(write_answers(answers)) == EXAMPLE


def test_only_four_keys_are_required():
    least = {key: EXAMPLE[key] for key in ("format", "instrument", "version", "answers")}
    answers, problems = read(least, strict=True)
    assert problems == ()
    assert (answers.role, answers.lang, answers.behov, answers.plan) == ("chef", "sv", {}, None)
    for key in ("instrument", "version", "answers"):
        without = {name: value for name, value in EXAMPLE.items() if name != key}
        _, problems = read(without)
        assert codes(problems) == [(key, "missing_key")]
        with pytest.raises(AnswerFileError, match=f"{key}: a required key is missing"):
            read(without, strict=True)


def test_null_is_the_same_as_left_out():
    empty = dict.fromkeys(EXAMPLE) | {
        key: EXAMPLE[key] for key in ("format", "instrument", "version", "answers")
    }
    answers, problems = read(empty, strict=True)
    assert problems == ()
    assert answers.opening == ""


def test_unknown_keys_are_kept_and_written_back():
    more = {"mood": {"deep": [1, None]}, "nothing": None}
    answers, problems = read(EXAMPLE | more, strict=True)
    assert problems == ()
    assert answers.extra == more
    assert json.loads(write_answers(answers)) == EXAMPLE | more


def test_unknown_keys_of_a_reflection_are_kept_without_a_second_copy_of_its_text():
    one = {"ref": "pair1", "text": "hemligt", "in_report": True, "colour": "blue"}
    answers, problems = read(EXAMPLE | {"reflections": [one]}, strict=True)
    assert problems == ()
    assert answers.reflections == (Reflection("pair1", "hemligt", True),)
    assert answers.extra == {"left_out": {"reflections": [{"ref": "pair1", "colour": "blue"}]}}


def test_long_texts_are_kept_whole():
    long = "å" * 10_000 + "\n🙂" + "x" * 90_000
    answers, problems = read(
        EXAMPLE | {"opening": long, "reflections": [{"ref": "pair1", "text": long, "in_report": True}]},
        strict=True,
    )
    assert problems == ()
    assert answers.opening == answers.reflections[0].text == long
    assert read_answers(write_answers(answers), INSTRUMENT, strict=True)[0] == answers


@pytest.mark.parametrize("version", ["1.0.1", "2.0.0", "1.1"])
def test_a_newer_version_is_named_and_what_is_known_is_kept(version):
    answers, problems = read(EXAMPLE | {"version": version})
    assert codes(problems) == [("version", "newer_version")]
    assert problems[0].params == {"found": version, "known": "1.0.0"}
    assert answers.version == version
    assert answers.answers == EXAMPLE["answers"]
    with pytest.raises(AnswerFileError, match=version):
        read(EXAMPLE | {"version": version}, strict=True)


def test_an_older_version_is_read_and_keeps_its_number():
    answers, problems = read(EXAMPLE, strict=True, instrument=make_instrument("1.4.0"))
    assert (answers.version, problems) == ("1.0.0", ())


def test_a_byte_order_mark_is_no_trouble():
    assert read_answers("\ufeff" + json.dumps(EXAMPLE), INSTRUMENT, strict=True)[1] == ()
    assert read_answers(("\ufeff" + json.dumps(EXAMPLE)).encode(), INSTRUMENT, strict=True)[1] == ()


def test_swedish_letters_are_written_as_they_are():
    assert "förändring" in write_answers(Answers(opening="förändring", version="1.0.0"))
