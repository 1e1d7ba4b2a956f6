"""The command line: exit codes, one message on stderr, nothing on stdout when the input is bad."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import cli
from report import example_answers
from storage import write_answers
from texts import load_texts

KEYS = "version scales kvv pairs quadrant delegation behov talk_topics rules flags typbilder near"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "answers.json"
    path.write_text(write_answers(example_answers(load_texts("sv"))), encoding="utf-8")
    return path


def run(*args):
    command = [sys.executable, "cli.py", *map(str, args)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_check_finds_everything_in_order(capsys):
    assert cli.main(["check"]) == 0
    assert "in order" in capsys.readouterr().out


def test_passages_are_in_order_and_printed_as_json(capsys):
    assert cli.main(["passages", "--check"]) == 0
    assert "all in order" in capsys.readouterr().out
    assert cli.main(["passages", "--json"]) == 0
    found = {one["id"]: one for one in json.loads(capsys.readouterr().out)}
    assert found["004:128"]["kind"] == "R"
    assert found["002:252-288"]["rebuilt"] is True
    assert cli.main(["passages"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(found)


def test_passages_with_something_wrong_give_exit_code_1_and_the_list(capsys, monkeypatch):
    monkeypatch.setattr(
        "retrieval.check_passages", lambda sources, concepts: ["004:128: cut", "004:130: gap"]
    )
    assert cli.main(["passages", "--check", "--json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == ["004:128: cut", "004:130: gap"]


def test_score_prints_one_json_object_with_every_scale(answers, capsys):
    assert cli.main(["score", str(answers), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    scales = {f"{pole}{number}" for pole in "AB" for number in range(1, 7)} | set("KVWSCH")
    assert set(found["scales"]) == scales
    assert set(found) == set(KEYS.split())
    assert found["typbilder"][0]["code"] == "T4"


def test_score_prints_lines_for_people(answers, capsys):
    assert cli.main(["score", str(answers)]) == 0
    assert "typbilder: T4" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{", "JSON"),
        ('{"format": "other/1"}', "other/1"),
        ('{"format":"tillit-answers/1","instrument":"core","version":"1.0.0","answers":{"A1a":6}}', "A1a"),
        ('{"format":"tillit-answers/1","instrument":"core","version":"1.0.0","answers":{"ZZ":1}}', "ZZ"),
        ('{"format":"tillit-answers/1","instrument":"core","version":"9.0.0","answers":{}}', "9.0.0"),
        ('{"format":"tillit-answers/1","instrument":"core","version":"1.0.0"}', "answers"),
    ],
)
def test_a_bad_file_gives_exit_code_2_one_message_and_no_output(tmp_path, text, named):
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    done = run("score", path, "--json")
    assert done.returncode == 2
    assert done.stdout == ""
    assert named in done.stderr
    assert path.name in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_file_and_wrong_usage_give_exit_code_2(tmp_path):
    assert run("score", tmp_path / "none.json").returncode == 2
    assert run("no-such-command").returncode == 2


def test_report_is_byte_identical_for_the_same_input_and_date(answers, tmp_path):
    files = [tmp_path / name for name in ("a.pdf", "b.pdf")]
    for file in files:
        assert (
            cli.main(["report", str(answers), "-o", str(file), "--lang", "sv", "--date", "2026-11-21"]) == 0
        )
    assert files[0].read_bytes() == files[1].read_bytes()
    assert files[0].read_bytes().startswith(b"%PDF")


def test_report_refuses_a_language_without_wording_and_a_folder_that_is_not_there(answers, tmp_path, capsys):
    assert cli.main(["report", str(answers), "-o", str(tmp_path / "x.pdf"), "--lang", "fi"]) == 2
    assert cli.main(["report", str(answers), "-o", str(tmp_path / "no" / "x.pdf")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_purge_and_settings_run(capsys, monkeypatch):
    assert cli.main(["purge", "--days", "1"]) == 0
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone:hemlig7@localhost/x")
    assert cli.main(["settings"]) == 0
    assert "hemlig7" not in capsys.readouterr().out


def test_purge_covers_workshops(tmp_path, capsys, monkeypatch):
    from assessment import load_instrument
    from storage import open_store, open_workshops
    from workshop import Plan

    url = f"sqlite:///{tmp_path / 'tillit.db'}"
    store = open_store(url, load_instrument(), today=lambda: date(2020, 1, 1))
    open_workshops(store).create(Plan("Natt", "sv", 12))
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("TILLIT_WORKSHOP_RETENTION_DAYS", "36500")
    assert cli.main(["purge", "--workshop-days", "36500"]) == 0
    assert capsys.readouterr().out == "0 removed\n1 workshops removed\n"
    assert cli.main(["purge", "--workshop-days", "-1"]) == 2
    assert "negative" in capsys.readouterr().err
    store.close()


def test_every_wrong_setting_is_listed_at_once(monkeypatch, capsys):
    monkeypatch.setenv("PORT", "70000")
    monkeypatch.setenv("TILLIT_STORE", "cloud")
    monkeypatch.setenv("TILLIT_PUBLIC_URL", "tillit.example.se")
    assert cli.main(["settings"]) == 2
    said = capsys.readouterr().err
    assert len(said.strip().splitlines()) == 3


def test_the_readme_names_every_command():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = "serve check passages search evaluate index score group report kit guide purge settings"
    for name in names.split():
        assert f"cli.py {name}" in readme
