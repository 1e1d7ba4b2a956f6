"""`cli.py change` and `cli.py pilot`: what they print, what they refuse, their exit codes."""

import json

import pytest

import cli

BASE = {
    "format": "tillit-answers/1",
    "instrument": "core",
    "version": "1.0.0",
    "respondent": "r",
    "finished": "2026-01-15",
    "answers": {"W1": 3, "W2": 2, "W3": 4, "W4": 3},
}
LATER = BASE | {"finished": "2026-06-15", "answers": {"W1": 4, "W2": 4, "W3": 2, "W4": 4}}


@pytest.fixture
def write(tmp_path):
    def put(name, data):
        path = tmp_path / "pilot" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
        return str(path)

    return put


def test_change_prints_example_11_as_json(write, capsys):
    assert cli.main(["change", write("1.json", BASE), write("2.json", LATER), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["comparable"] is True
    assert found["months"] == 5
    assert found["scales"] == {
        "W": {"before": 37.5, "after": 75.0, "delta": 37.5, "v": 4, "clear": True, "word": "oftare"}
    }
    assert found["missing"]["K"] == "too_few"


def test_change_says_why_nothing_is_compared(write, capsys):
    early = write("2.json", LATER | {"finished": "2026-05-14"})
    assert cli.main(["change", write("1.json", BASE), early]) == 0
    assert "from 2026-05-15" in capsys.readouterr().out
    assert cli.main(["change", write("1.json", BASE), early, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["obstacle"] == "months"
    other = write("3.json", LATER | {"respondent": "s"})
    assert cli.main(["change", write("1.json", BASE), other]) == 0
    assert "not of one respondent" in capsys.readouterr().out


def test_change_refuses_a_file_that_is_wrong_and_names_it(write, capsys):
    bad = write("bad.json", BASE | {"answers": {"W1": 9}})
    assert cli.main(["change", write("1.json", BASE), bad, "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "bad.json: answers.W1" in said.err


def test_pilot_reads_a_folder_with_the_earlier_rounds_inside_its_files(write, tmp_path, capsys):
    retest = BASE | {"finished": "2026-01-29", "answers": {"W1": 4, "W2": 2, "W3": 4, "W4": 3}}
    write("a.json", retest | {"earlier": [BASE]})
    write("b.json", BASE | {"respondent": "s", "seconds": {"W1": 8.0}})
    assert cli.main(["pilot", str(tmp_path / "pilot"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["files"], found["respondents"], found["retest_pairs"]) == (3, 2, 1)
    assert found["items"]["W1"]["seconds"] == {"n": 1, "median": 8.0, "low": 8.0, "high": 8.0}
    sd = next(one for one in found["constants"] if one["name"] == "constants.item_error_sd")
    # one difference of 25 points in four: sqrt(625 / 8) = 8.84
    assert sd["value"] == pytest.approx(8.84, abs=0.01)
    assert (sd["n"], sd["needed"], sd["enough"]) == (1, 15, False)
    assert found["skipped"] == []
    assert cli.main(["pilot", str(tmp_path / "pilot")]) == 0
    assert "too few: keep 17" in capsys.readouterr().out


def test_pilot_names_and_skips_bad_files_with_exit_code_1(write, tmp_path, capsys):
    write("a.json", BASE)
    write("b.json", "{")
    write("c.json", BASE | {"answers": {"W1": 9}})
    assert cli.main(["pilot", str(tmp_path / "pilot"), "--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["files"] == 1
    assert len(json.loads(said.out)["skipped"]) == 2
    assert "b.json" in said.err
    assert "c.json: answers.W1" in said.err


def test_pilot_without_a_folder_or_a_single_good_file_is_bad_input(write, tmp_path, capsys):
    assert cli.main(["pilot", str(tmp_path / "none")]) == 2
    write("b.json", "{")
    assert cli.main(["pilot", str(tmp_path / "pilot")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "b.json" in said.err
