"""`cli.py group`: one JSON object, a readable form, one message for a bad file."""

from __future__ import annotations

import json

import pytest

import cli

ANSWERS = [2, 2, 3, 4, 4, 4, 5, 5]


@pytest.fixture
def group_file(tmp_path):
    def write(n=16, **changes):
        members = [
            {
                "answers": {"A1a": ANSWERS[k % 8], "W1": ANSWERS[k % 8], "W3": 6 - ANSWERS[k % 8]},
                "priorities": {"stark": ["A1"], "latta": None},
            }
            for k in range(n)
        ]
        data = {"format": "tillit-group/1", "instrument": "workshop", "version": "1.0.0", "members": members}
        data |= {"manager": {"answers": {"A1a": 1}}, "split": {"name": "natt", "members": list(range(8))}}
        path = tmp_path / "group.json"
        path.write_text(json.dumps(data | changes), encoding="utf-8")
        return str(path)

    return write


def test_the_json_has_the_keys_of_the_house(group_file, capsys):
    assert cli.main(["group", group_file(), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"n", "mode", "items", "scales", "chain", "gaps", "priorities", "split"}
    assert found["items"]["A1a"]["distribution"] == [0, 4, 2, 6, 4]
    assert found["gaps"] == {"A1": {"word": "gruppen_delad"}}
    assert found["split"]["in"]["items"]["A1a"]["v"] == 8
    assert found["priorities"] == {"stark": {"A1": 14}, "latta": {}, "at_least": 14}


def test_without_json_it_prints_lines_for_people(group_file, capsys):
    assert cli.main(["group", group_file()]) == 0
    said = capsys.readouterr().out
    assert "A1a full" in said
    assert "A1 14 or more" in said
    assert "split natt, in" in said
    assert cli.main(["group", group_file(6, split=None)]) == 0
    assert "hog delad" in capsys.readouterr().out


def test_a_group_of_four_gets_nothing(group_file, capsys):
    path = group_file(4, split=None)
    assert cli.main(["group", path, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"n": 4, "mode": "none"}
    assert cli.main(["group", path]) == 0
    assert "nothing is shown" in capsys.readouterr().out


def test_a_bad_file_gives_one_message_and_exit_code_2(group_file, capsys):
    assert cli.main(["group", group_file(members=[{"answers": {"A1a": 9}}]), "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "group.json: members[0].answers.A1a" in said.err
    assert cli.main(["group", "none.json"]) == 2
