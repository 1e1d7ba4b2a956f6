"""A reply that is stored comes back as it was; what does not stand in its source does not come back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue import Part, Reply, from_record, to_record
from dialogue.reply import KINDS, SIDES

words = st.text(max_size=20)
lines = st.tuples(st.integers(1, 9), st.integers(9, 99))
parts = st.builds(
    Part,
    st.sampled_from(KINDS),
    words,
    st.none() | st.sampled_from(SIDES),
    words,
    st.none() | lines,
    words,
    words,
    words,
    st.booleans(),
)
replies = st.builds(
    Reply,
    words,
    words,
    st.lists(parts, min_size=1, max_size=5).map(tuple),
    st.booleans(),
    st.booleans(),
    st.none() | words,
    st.lists(words, max_size=3).map(tuple),
    st.none() | st.integers(0, 9),
    st.none() | st.integers(0, 9),
)


@given(replies)
def test_a_reply_comes_back_as_it_was(reply):
    assert from_record(json.loads(json.dumps(to_record(reply))), lambda _: True) == reply


@given(replies)
def test_what_does_not_stand_in_its_source_is_left_out(reply):
    found = from_record(to_record(reply), lambda _: False)
    kinds = {part.kind for part in found.parts} if found else set()
    assert not kinds & {"quote", "claim", "unknown"}


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"format": 2, "question": "a", "intent": "b", "parts": []},
        {"format": 1, "question": 1, "intent": "b", "parts": [{"kind": "note", "text": "c"}]},
        {"format": 1, "question": "a", "intent": "b", "parts": "c"},
        {"format": 1, "question": "a", "intent": "b", "parts": [{"kind": "script", "text": "c"}]},
        {"format": 1, "question": "a", "intent": "b", "parts": [{"kind": "note", "text": 3}, 4, None]},
    ],
)
def test_what_is_no_reply_is_none(data):
    assert from_record(data, lambda _: True) is None


@given(
    st.recursive(st.none() | words | st.integers(), lambda one: st.lists(one) | st.dictionaries(words, one))
)
def test_any_json_is_a_reply_or_none(value):
    data = {"format": 1, "question": "a", "intent": "b", "parts": value, "lines": value, "concepts": value}
    assert from_record(data, lambda _: True) is None or value
