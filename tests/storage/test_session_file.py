"""The answer file: whatever is right is kept, whatever is not is named, nothing written disappears."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment import Answers, Reflection, Turn
from storage import AnswerFileError, read_answers, write_answers
from storage.problems import ENGLISH
from storage.written_file import KNOWN
from tests.storage.conftest import make_instrument

INSTRUMENT = make_instrument()

# The example of the format's description, with the codes of the small questionnaire.
EXAMPLE = {
    "format": "tillit-answers/1",
    "instrument": "core",
    "version": "1.0.0",
    "role": "chef",
    "lang": "sv",
    "respondent": "random",
    "started": "2026-11-21",
    "finished": None,
    "place": "pair3",
    "opening": "…",
    "answers": {"A1a": 4, "B1a": "DK", "K2": 2, "K3": "NR", "K4": "SK"},
    "behov": {"A1": 1, "B1": 0, "A2": "DK"},
    "context": {"span": "<10", "tbsl": "ja"},
    "aims": [],
    "summaries": {"pairs1-3": "nej"},
    "topics": ["A1"],
    "seconds": {"A1a": 6.1},
    "reflections": [{"ref": "pair1", "text": "…", "in_report": False}],
    "modules": {"M1": {"version": "1.0.0", "answers": {}}},
    "plan": None,
}

text = st.text(st.characters(), max_size=40)  # lone surrogates and NUL included
short = st.text(max_size=20)
json_value = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | short,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(short, inner, max_size=3),
    max_leaves=8,
)
day = st.dates().map(lambda one: one.isoformat())
answer_sets = st.builds(
    Answers,
    answers=st.dictionaries(
        st.sampled_from(sorted(INSTRUMENT.items)), st.integers(1, 5) | st.sampled_from(["DK", "NR", "SK"])
    ),
    behov=st.dictionaries(st.sampled_from(INSTRUMENT.poles), st.integers(-2, 2) | st.just("DK")),
    context=st.fixed_dictionaries(
        {}, optional={"span": st.sampled_from(["<10", "10-20"]), "tbsl": st.just("ja")}
    ),
    role=st.sampled_from(["chef", "medarbetare"]),
    lang=st.sampled_from(["sv", "en", "fi"]),
    respondent=text,
    started=st.none() | day,
    finished=st.none() | day,
    place=st.none() | text,
    opening=text,
    aims=st.lists(text, max_size=2).map(tuple),
    summaries=st.dictionaries(short, text, max_size=4),
    topics=st.lists(st.sampled_from(sorted(INSTRUMENT.scales)), max_size=2).map(tuple),
    seconds=st.dictionaries(st.sampled_from(sorted(INSTRUMENT.items)), st.floats(0, 1e9)),
    reflections=st.lists(st.builds(Reflection, short, text, st.booleans()), max_size=4).map(tuple),
    conversation=st.lists(
        st.builds(Turn, short, st.dictionaries(short, json_value, max_size=2), st.booleans()), max_size=3
    ).map(tuple),
    modules=st.dictionaries(short, st.dictionaries(short, json_value, max_size=2), max_size=2),
    plan=json_value,
    version=st.sampled_from(["1.0.0", "0.9", "1"]),
    extra=st.dictionaries(short.filter(lambda key: key not in KNOWN), json_value, max_size=3),
)


def read(data, strict=False, instrument=INSTRUMENT):
    return read_answers(json.dumps(data), instrument, strict=strict)


def codes(problems):
    return [(problem.place, problem.code) for problem in problems]


@settings(deadline=None)
@given(answer_sets)
def test_what_is_written_is_read_back_equal(answers):
    written = write_answers(answers)
    written.encode()
    assert read_answers(written, INSTRUMENT, strict=True) == (answers, ())
    assert read_answers(written.encode(), INSTRUMENT, strict=True) == (answers, ())


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


def test_a_byte_order_mark_is_no_trouble():
    assert read_answers("\ufeff" + json.dumps(EXAMPLE), INSTRUMENT, strict=True)[1] == ()
    assert read_answers(("\ufeff" + json.dumps(EXAMPLE)).encode(), INSTRUMENT, strict=True)[1] == ()


def test_a_key_that_stands_twice_is_named():
    twice = '{"format":"tillit-answers/1","instrument":"core","version":"1.0.0","answers":{"A1a":4,"A1a":2}}'
    answers, problems = read_answers(twice, INSTRUMENT)
    assert codes(problems) == [("A1a", "repeated_key")]
    assert answers.answers == {"A1a": 2}
    with pytest.raises(AnswerFileError):
        read_answers(twice, INSTRUMENT, strict=True)


def test_swedish_letters_are_written_as_they_are():
    assert "förändring" in write_answers(Answers(opening="förändring", version="1.0.0"))
