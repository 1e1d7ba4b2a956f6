"""Modules in the answer file and in the store: what fits is kept, what is unknown is left as it is."""

import json

import pytest

from assessment import load_instrument
from storage import AnswerFileError, ValueRefusedError, open_store, read_answers, write_answers

INSTRUMENT = load_instrument()


def file(modules, **more):
    core = {"format": "tillit-answers/1", "instrument": "core", "version": "1.0.0", "answers": {"A1a": 4}}
    return json.dumps({**core, "modules": modules, **more})


def codes(problems):
    return {(problem.place, problem.code) for problem in problems}


def test_a_module_goes_through_the_file_as_it_is():
    held = {"M7": {"version": "1.0.0", "answers": {"M7_01": 3, "M7_02": "DK"}}}
    answers, problems = read_answers(file(held), INSTRUMENT)
    assert problems == ()
    assert json.loads(write_answers(answers))["modules"] == held


def test_an_unknown_module_is_untouched_and_written_back():
    held = {"M99": {"version": "7", "answers": {"x": [1, {"y": None}]}, "more": True}}
    answers, problems = read_answers(file(held), INSTRUMENT, strict=True)
    assert problems == ()
    assert json.loads(write_answers(answers))["modules"] == held


def test_a_wrong_answer_is_told_and_set_aside_and_the_right_ones_stay():
    held = {"M7": {"version": "1.0.0", "answers": {"M7_01": 9, "M7_02": 2, "other": 1}}}
    answers, problems = read_answers(file(held), INSTRUMENT)
    assert codes(problems) == {("modules.M7.M7_01", "not_an_answer"), ("modules.M7.other", "not_an_answer")}
    assert answers.modules["M7"]["answers"] == {"M7_02": 2}
    assert answers.modules["M7"]["left_out"] == {"M7_01": 9, "other": 1}
    again, problems = read_answers(write_answers(answers), INSTRUMENT, strict=True)
    assert problems == ()
    assert again == answers
    with pytest.raises(AnswerFileError, match=r"modules\.M7\.M7_01"):
        read_answers(file(held), INSTRUMENT, strict=True)


def test_another_version_of_a_module_is_said_and_refuses_nothing():
    held = {"M7": {"version": "0.9.0", "answers": {"M7_01": 3}}}
    answers, problems = read_answers(file(held), INSTRUMENT, strict=True)
    assert codes(problems) == {("modules.M7.version", "other_module_version")}
    assert "version 0.9.0 of this module; this program has 1.0.0" in str(problems[0])
    assert answers.modules["M7"] == held["M7"]


@pytest.mark.parametrize("value", [3, "x", [], {"answers": [1]}])
def test_a_module_of_another_shape_is_kept_aside(value):
    answers, problems = read_answers(file({"M7": value}), INSTRUMENT)
    assert [problem.place for problem in problems] == ["modules.M7"]
    assert answers.modules == {}
    assert json.loads(write_answers(answers))["left_out"]["modules"] == {"M7": value}


def test_the_store_keeps_a_tap_refuses_a_wrong_one_and_deletes_all():
    store = open_store("sqlite://", INSTRUMENT)
    token, _ = store.create(lang="sv", shared=False)
    right = {"version": "1.0.0", "answers": {"M7_01": 3}}
    store.put(token, "modules", "M7", right)
    with pytest.raises(ValueRefusedError):
        store.put(token, "modules", "M7", {"version": "1.0.0", "answers": {"M7_01": 4}})
    store.put(token, "modules", "M99", {"anything": 1})
    assert store.load(token).answers.modules == {"M7": right, "M99": {"anything": 1}}
    assert store.delete(token)
    assert store.load(token) is None
