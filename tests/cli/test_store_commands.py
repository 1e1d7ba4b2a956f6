"""Backup and restore on the command line."""

import re

import pytest

import cli
from assessment import Answers, load_instrument
from storage import open_store, open_workshops
from workshop import Plan


@pytest.fixture
def url(tmp_path, monkeypatch):
    """The database that is set."""
    there = f"sqlite:///{tmp_path / 'tillit.db'}"
    monkeypatch.setenv("DATABASE_URL", there)
    return there


def test_a_backup_is_made_checked_and_restored(url, tmp_path, capsys):
    store = open_store(url, load_instrument())
    token, record = store.create("sv", shared=False, answers=Answers(answers={"A1a": 3}))
    workshops = open_workshops(store)
    made = workshops.create(Plan("Natt", "sv", 12))
    workshops.set_phase(made.facilitator, "open")
    workshops.join(made.id)
    assert cli.main(["backup", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    (file,) = tmp_path.glob("tillit-*.zip")
    assert re.fullmatch(r"tillit-\d{4}-\d\d-\d\d-\d{6}\.zip", file.name)
    assert said.startswith(f"{file}: 1 self-assessments, 1 workshops, ")
    assert "left out: 1 rows of participants" in said
    assert cli.main(["restore", str(file), "--check"]) == 0
    assert capsys.readouterr().out.startswith("can be restored: 1 self-assessments")
    store.put(token, "answers", "A1a", 5)
    assert cli.main(["restore", str(file)]) == 2
    assert "--replace" in capsys.readouterr().err
    assert cli.main(["restore", str(file), "--replace"]) == 0
    assert store.load(token).answers.answers == record.answers.answers
    store.close()


def test_what_cannot_be_restored_or_backed_up_says_why(url, tmp_path, capsys):
    (tmp_path / "notes.txt").write_text("mine")
    assert cli.main(["restore", str(tmp_path / "notes.txt")]) == 2
    assert cli.main(["backup", str(tmp_path / "b.zip")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "no backup of this program" in said.err
    assert "no database yet" in said.err
