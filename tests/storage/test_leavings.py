"""When a SQLite file is rewritten: at once when it is small, with a purge when it is large, never in vain."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from assessment import Answers, Reflection
from storage import database, leavings, open_store

ROOT = Path(__file__).resolve().parents[2]
OLD, TODAY = date(2025, 1, 1), date(2026, 11, 21)


@pytest.fixture
def address(tmp_path):
    return f"sqlite:///{tmp_path / 'tillit.db'}"


@pytest.fixture
def rewritten(monkeypatch):
    """How often the file was rewritten."""
    found = []

    def counted(path):
        found.append(path)
        return database.wipe(path)

    monkeypatch.setattr(leavings, "wipe", counted)
    return found


@pytest.fixture
def large(monkeypatch):
    """Every file counts as large."""
    monkeypatch.setattr(leavings, "AT_ONCE_BYTES", 0)


def test_a_purge_that_removes_nothing_rewrites_nothing(address, rewritten):
    store = open_store(address)
    store.create("sv", shared=False)
    assert store.purge(400) == 0
    assert not store.delete("unknown")
    assert rewritten == []
    store.close()


def test_a_small_file_is_rewritten_once_for_each_deletion(address, rewritten):
    store = open_store(address)
    token, _ = store.create("sv", shared=False)
    store.put(token, "opening", "", "hemligt")
    store.put(token, "opening", "", None)
    store.put(token, "answers", "A1a", 3)
    assert len(rewritten) == 1
    store.delete(token)
    assert len(rewritten) == 2
    assert store.purge(400) == 0
    assert len(rewritten) == 2
    store.close()


@pytest.mark.usefixtures("large")
def test_a_large_file_is_rewritten_by_the_next_purge_also_of_another_process(address, rewritten, tmp_path):
    store = open_store(address)
    gone, kept = (store.create("sv", shared=False)[0] for _ in range(2))
    store.put(gone, "reflections", "pair1", {"text": "hemligt om Kim", "in_report": False})
    store.delete(gone)
    store.put(kept, "answers", "A1a", 3)
    assert rewritten == []
    store.close()
    again = open_store(address)
    again.purge(400)
    again.purge(400)
    assert len(rewritten) == 1
    assert b"hemligt om Kim" not in b"".join(one.read_bytes() for one in tmp_path.iterdir())
    again.close()


KILLED = """
import os, signal, sys
from storage import leavings, open_store
leavings.wipe = lambda path: os.kill(os.getpid(), signal.SIGKILL)
store = open_store(sys.argv[1])
store.delete(sys.argv[2])
"""


def test_a_process_that_is_killed_before_it_rewrites_leaves_word(address, rewritten):
    store = open_store(address)
    token, _ = store.create("sv", shared=False)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, address, token],
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == -signal.SIGKILL
    assert store.load(token) is None
    store.purge(400)
    assert len(rewritten) == 1
    store.close()


def test_many_old_ones_are_purged_a_few_at_a_time_and_all_of_them(url, monkeypatch):
    store = open_store(url, today=lambda: OLD)
    for number in range(120):
        store.create(
            "sv", shared=False, answers=Answers(reflections=(Reflection("pair1", f"text {number}"),))
        )
    new = open_store(url, today=lambda: TODAY)
    new.create("sv", shared=False)
    turns = []
    write = new.write
    monkeypatch.setattr(new, "write", lambda: turns.append(1) or write())
    assert new.purge(400) == 120
    assert len(turns) == 3
    assert new.count() == 1
    store.close()
    new.close()
