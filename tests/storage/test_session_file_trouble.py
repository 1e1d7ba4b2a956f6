"""Answer files that are wrong: each problem named and kept aside, or the file refused with its reason."""

import json

import pytest
from hypothesis import given, settings

from storage import AnswerFileError, read_answers, write_answers
from storage.problems import ENGLISH
from tests.storage.written import EXAMPLE, INSTRUMENT, codes, json_value, read


@settings(deadline=None)
@given(json_value)
def test_any_json_at_all_is_read_or_refused_with_a_named_problem(value):
    whole = value if isinstance(value, dict) else {"answers": value, "reflections": value, "version": value}
    try:
        answers, problems = read({"format": "tillit-answers/1", **whole})
    except AnswerFileError as error:
        answers, problems = None, error.problems
        assert problems
    assert all(problem.code in ENGLISH and str(problem) for problem in problems)
    if answers is not None:
        assert read_answers(write_answers(answers), INSTRUMENT)[0] == answers


@pytest.mark.parametrize(
    ("change", "place", "code", "left"),
    [
        ({"answers": {"A1a": 4, "B1a": 7}}, "answers.B1a", "wrong_value", {"answers": {"B1a": 7}}),
        ({"answers": {"A1a": 4, "B1a": True}}, "answers.B1a", "wrong_value", {"answers": {"B1a": True}}),
        ({"answers": {"A1a": 4, "B1a": 4.0}}, "answers.B1a", "wrong_value", {"answers": {"B1a": 4.0}}),
        ({"answers": {"A1a": 4, "B1a": None}}, "answers.B1a", "wrong_value", {"answers": {"B1a": None}}),
        ({"answers": {"A1a": 4, "B1a": [1]}}, "answers.B1a", "wrong_value", {"answers": {"B1a": [1]}}),
        ({"answers": {"A1a": 4, "A1aR": 1}}, "answers.A1aR", "unknown_code", {"answers": {"A1aR": 1}}),
        ({"answers": [4]}, "answers", "wrong_type", {"answers": [4]}),
        ({"behov": {"A1": 3}}, "behov.A1", "wrong_value", {"behov": {"A1": 3}}),
        ({"behov": {"K": 1}}, "behov.K", "unknown_code", {"behov": {"K": 1}}),
        ({"context": {"span": "11"}}, "context.span", "wrong_value", {"context": {"span": "11"}}),
        ({"context": {"age": "x"}}, "context.age", "unknown_code", {"context": {"age": "x"}}),
        ({"seconds": {"A1a": "6"}}, "seconds.A1a", "wrong_type", {"seconds": {"A1a": "6"}}),
        ({"topics": ["A1", "Q"]}, "topics.Q", "unknown_code", {"topics": ["A1", "Q"]}),
        ({"aims": "more"}, None, None, None),
        ({"aims": [1]}, "aims", "wrong_type", {"aims": [1]}),
        ({"summaries": {"a": 1}}, "summaries.a", "wrong_type", {"summaries": {"a": 1}}),
        ({"modules": {"M1": 1}}, "modules.M1", "wrong_type", {"modules": {"M1": 1}}),
        ({"role": "boss"}, "role", "wrong_value", {"role": "boss"}),
        ({"lang": 7}, "lang", "wrong_value", {"lang": 7}),
        ({"started": "21/11"}, "started", "wrong_type", {"started": "21/11"}),
        ({"finished": "2026-02-30"}, "finished", "wrong_type", {"finished": "2026-02-30"}),
        ({"version": "one"}, "version", "wrong_value", {"version": "one"}),
        ({"reflections": ["x"]}, "reflections.0.ref", "wrong_type", {"reflections": ["x"]}),
        (
            {"reflections": [{"text": "x"}]},
            "reflections.0.ref",
            "wrong_type",
            {"reflections": [{"text": "x"}]},
        ),
        (
            {"reflections": [{"ref": "a", "text": 1}]},
            "reflections.a",
            "wrong_type",
            {"reflections": [{"ref": "a", "text": 1}]},
        ),
    ],
)
def test_what_is_wrong_is_named_and_kept_aside_and_the_rest_is_read(change, place, code, left):
    answers, problems = read(EXAMPLE | change)
    if code is None:
        assert codes(problems) == [("aims", "wrong_type")] or problems == ()
        return
    assert codes(problems) == [(place, code)]
    assert answers.extra == {"left_out": left}
    if "answers" not in change:
        assert answers.answers == EXAMPLE["answers"]
    elif isinstance(change["answers"], dict):
        assert answers.answers == {"A1a": 4}
    with pytest.raises(AnswerFileError) as caught:
        read(EXAMPLE | change, strict=True)
    assert codes(caught.value.problems) == [(place, code)]
    assert place in str(caught.value)
    again, none = read_answers(write_answers(answers), INSTRUMENT)
    assert again == answers
    assert none == () or code in {"wrong_value"}


def test_what_was_left_out_before_stays_beside_what_is_left_out_now():
    before = {"left_out": {"answers": {"Z1": 1}, "reflections": [1], "role": "boss"}}
    wrong = {"answers": {"A1a": 4, "Z2": 2}, "reflections": [2], "role": "chief"}
    answers, _ = read(EXAMPLE | before | wrong)
    kept = {"answers": {"Z1": 1, "Z2": 2}, "reflections": [1, 2], "role": "chief"}
    assert answers.extra["left_out"] == kept


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("", "empty", ""),
        (" \n", "empty", ""),
        ("hej", "not_json", "1"),
        ('{\n"format": }', "not_json", "2"),
        ('{"format": NaN}', "not_json", "1"),
        ("[]", "not_json", "1"),
        ("7" * 5000, "not_json", "1"),
        ("{}", "other_format", "format"),
        ('{"format": "tillit-answers/2"}', "other_format", "format"),
        ('{"format": "tillit-group/1"}', "other_format", "format"),
        ('{"format": "tillit-answers/1", "instrument": "workshop"}', "other_instrument", "instrument"),
        ('{"format": "tillit-answers/1", "instrument": 7}', "other_instrument", "instrument"),
        ("[" * 100_000, "too_deep", ""),
        ('{"a":' * 70 + "1" + "}" * 70, "too_deep", ""),
        (json.dumps("x" * 2_000_000), "too_large", ""),
        (json.dumps("å" * 1_000_000, ensure_ascii=False), "too_large", ""),
        (b"\xff\xfe{}", "not_text", ""),
    ],
)
def test_a_file_that_cannot_be_used_at_all_is_refused_with_its_reason(text, code, place, strict):
    with pytest.raises(AnswerFileError) as caught:
        read_answers(text, INSTRUMENT, strict=strict)
    assert (caught.value.problem.code, caught.value.problem.place) == (code, place)
    assert str(caught.value)


def test_a_syntax_error_is_told_with_line_and_column():
    with pytest.raises(AnswerFileError, match=r"not JSON \(line 2, column 11\)"):
        read_answers('{\n"format": }', INSTRUMENT)


def test_a_key_that_stands_twice_is_named():
    twice = '{"format":"tillit-answers/1","instrument":"core","version":"1.0.0","answers":{"A1a":4,"A1a":2}}'
    answers, problems = read_answers(twice, INSTRUMENT)
    assert codes(problems) == [("A1a", "repeated_key")]
    assert answers.answers == {"A1a": 2}
    with pytest.raises(AnswerFileError):
        read_answers(twice, INSTRUMENT, strict=True)
