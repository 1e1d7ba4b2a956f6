"""The group file is read, or refused with the place that is wrong."""

from __future__ import annotations

import json

import pytest

from assessment import GroupFileError, Member, SplitPlan, load_instrument, read_group

INSTRUMENT = load_instrument("sv")
GOOD = {
    "format": "tillit-group/1",
    "instrument": "workshop",
    "version": "1.0.0",
    "manager": {"answers": {"A1a": 4, "C1": 2}},
    "members": [
        {"answers": {"A1a": 4, "K2": "NR"}, "priorities": {"stark": ["A1", "W"], "latta": "B4"}},
        {"answers": {}},
    ],
    "split": {"name": "natt", "members": [1]},
}


def test_a_good_file_is_read():
    found = read_group(json.dumps(GOOD), INSTRUMENT)
    assert found.members == (Member({"A1a": 4, "K2": "NR"}, ("A1", "W"), "B4"), Member({}))
    assert found.manager.answers == {"A1a": 4, "C1": 2}
    assert found.split == SplitPlan("natt", frozenset({1}))
    plain = read_group(json.dumps(GOOD | {"manager": None, "split": None}), INSTRUMENT)
    assert plain.manager is plain.split is None


def member(**changes):
    return {"members": [{"answers": {}} | changes]}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"format": "tillit-answers/1"}, "format"),
        ({"instrument": "core"}, "instrument"),
        ({"version": "9.0.0"}, "version"),
        ({"version": None}, "version"),
        ({"members": None}, "members"),
        ({"members": [3]}, "members[0]"),
        (member(answers={"A1a": 6}), "members[0].answers.A1a"),
        (member(answers={"A1a": True}), "members[0].answers.A1a"),
        (member(answers={"A1a": 4.0}), "members[0].answers.A1a"),
        (member(answers={"A1b": 4}), "members[0].answers.A1b"),
        (member(answers=None), "members[0].answers"),
        (member(name="Kim"), "members[0].name"),
        (member(priorities={"stark": ["A1", "A2", "A3"]}), "members[0].priorities.stark"),
        (member(priorities={"stark": ["A1", "A1"]}), "members[0].priorities.stark"),
        (member(priorities={"stark": ["A1a"]}), "members[0].priorities.stark"),
        (member(priorities={"stark": "A1"}), "members[0].priorities.stark"),
        (member(priorities={"latta": ["A1"]}), "members[0].priorities.latta"),
        (member(priorities={"latta": "Z"}), "members[0].priorities.latta"),
        ({"manager": {"answers": {"ZZ": 1}}}, "manager.answers.ZZ"),
        ({"manager": 3}, "manager"),
        ({"split": {"name": "", "members": []}}, "split.name"),
        ({"split": {"name": "x", "members": [2]}}, "split.members[0]"),
        ({"split": {"name": "x", "members": [-1]}}, "split.members[0]"),
        ({"split": {"name": "x", "members": [0, 0]}}, "split.members"),
        ({"split": {"name": "x", "members": 0}}, "split.members"),
        ({"split": [{"name": "x", "members": [0]}]}, "split"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place(change, place):
    with pytest.raises(GroupFileError) as caught:
        read_group(json.dumps(GOOD | change), INSTRUMENT)
    assert caught.value.place == place


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"format": 1, "format": 2}', "[" * 100_000])
def test_what_is_no_object_is_refused(text):
    with pytest.raises(GroupFileError) as caught:
        read_group(text, INSTRUMENT)
    assert caught.value.place == "file"
