"""Several processes in one workshop, and closing that is cut off in the middle."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from assessment import load_instrument
from storage import StoreError, open_store, open_workshops, workshop_closing
from storage.workshop_tables import OF_PERSONS, participant, workshop
from workshop import Plan

ROOT = Path(__file__).resolve().parents[2]
I = load_instrument()  # noqa: E741
PLAN = Plan("Natt", "sv", 12)


def start(url: str, kind: str, given: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(Path(__file__).with_name("attendant.py")), url, kind, given]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )


def fill(workshops, own, n=9):
    tokens = []
    for number in range(n):
        token = workshops.join(own)
        workshops.put_many(token, dict.fromkeys(I.workshop_items, number % 5 + 1))
        workshops.set_text(token, f"rad {number}", release=True)
        workshops.submit(token)
        tokens.append(token)
    return tokens


def everything(workshops):
    with workshops.store.read() as connection:
        return {
            table.name: sorted(map(str, connection.execute(select(table)).all()))
            for table in (*OF_PERSONS, workshop)
        }


def cut(worker):
    """Waits until the process says that it stands at the cut, then kills it."""
    assert [worker.stdout.readline() for _ in range(2)] == ["open\n", "cut\n"]
    os.kill(worker.pid, signal.SIGKILL)
    worker.communicate(timeout=120)


def test_closing_that_is_killed_in_the_middle_has_not_happened(workshops, made, url):
    tokens = fill(workshops, made.id)
    before = everything(workshops)
    cut(start(url, "closing-cut", made.facilitator))
    assert everything(workshops) == before
    workshops.put(tokens[0], "A1a", 5)
    assert workshops.close(made.facilitator).phase == "closed"
    assert workshops.picture(made.facilitator)["n"] == 9
    assert len(workshops.texts(made.facilitator)) == 9


def test_closing_that_fails_changes_nothing(workshops, made, monkeypatch):
    tokens = fill(workshops, made.id)
    before = everything(workshops)

    def broken(*_, **__):
        raise StoreError("the disk is full")

    for name in ("group_picture", "_keep", "change"):
        with monkeypatch.context() as patch:
            patch.setattr(workshop_closing, name, broken)
            with pytest.raises(StoreError, match="full"):
                workshops.close(made.facilitator)
        assert everything(workshops) == before
        assert workshops.participant(tokens[0]).submitted


def test_a_kill_between_closing_and_cleaning_is_made_good_at_the_next_start(workshops, made, url):
    fill(workshops, made.id)
    cut(start(url, "closed-cut", made.facilitator))
    asks = select(workshop.c.unclean)
    with workshops.store.read() as connection:
        assert connection.execute(asks).scalar() is True
        assert connection.execute(select(participant)).all() == []
    again = open_store(url, I)
    open_workshops(again)
    with again.read() as connection:
        assert connection.execute(asks).scalar() is False
    again.close()


def test_everybody_who_was_told_is_counted_when_it_closes_meanwhile(workshops, made, url):
    workers = [start(url, "people", made.id) for _ in range(2)]
    for worker in workers:
        heard = [worker.stdout.readline() for _ in range(6)]
        assert heard == ["open\n"] + ["in\n"] * 5
    workshops.close(made.facilitator)
    # Not communicate(): it would lose the lines that readline() has already taken into its buffer.
    rest = [worker.stdout.read().split() for worker in workers]
    for worker in workers:
        worker.stdout.close()
        assert worker.wait(timeout=60) == 0
    assert all(lines[-1] == "closed" for lines in rest)
    told = sum(lines.count("in") for lines in rest) + 10
    assert workshops.picture(made.facilitator)["n"] == told
    with workshops.store.read() as connection:
        assert connection.execute(select(participant)).all() == []


def test_two_processes_that_close_at_once_close_once(workshops, made, url):
    fill(workshops, made.id)
    workers = [start(url, "close", made.facilitator) for _ in range(2)]
    assert [worker.communicate(timeout=60)[0] for worker in workers] == ["open\nclosed\n"] * 2
    assert workshops.picture(made.facilitator)["n"] == 9
    assert len(everything(workshops)["workshop_row"]) == 9


def test_what_one_process_saves_another_reads(url, workshops, made):
    other_store = open_store(url, I)
    other = open_workshops(other_store)
    token = workshops.join(made.id)
    other.put(token, "A1a", 3)
    workshops.put(token, "B1a", 4)
    assert other.participant(token).answers == {"A1a": 3, "B1a": 4}
    other.submit(token)
    other.set_phase(made.co_facilitator, "closed")
    assert workshops.participant(token) is None
    other_store.close()
