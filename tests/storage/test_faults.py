"""When things break: what a person is told, that no acknowledged answer is lost, how soon it works again.

Kill -9, migrating at once and an interrupted restore have tests of their own: test_processes,
test_workshop_processes, test_upgrades, test_backup. FAULT_PAUSE_S=30 keeps the database away for 30 seconds.
"""

import os
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from storage import (
    SteadyClock,
    StoreError,
    StoreUnavailableError,
    back_up,
    errors,
    open_store,
    restore,
    standing,
)
from tests.storage.cluster import Cluster

ROOT = Path(__file__).resolve().parents[2]
PAUSE_S = float(os.environ.get("FAULT_PAUSE_S", "1"))
SOON_S = 6
NOW = datetime(2026, 11, 21, tzinfo=UTC)
TEXT = "ett svar med ord " * 200


def told(name, **measured):
    """For docs/faults.md: `pytest -s tests/storage/test_faults.py` prints what was measured."""
    print(f"\nfault: {name}: {measured}")


FULL = """
import resource, sys
from storage import StoreError, open_store, standing
store = open_store(sys.argv[1])
token, _ = store.create("sv", shared=False)
size = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
number = 0
try:
    while True:
        store.put(token, "reflections", f"n{number}", {"text": sys.argv[3], "in_report": False})
        number += 1
        print("kept", number, flush=True)
except StoreError as error:
    print("refused", str(error), flush=True)
print("kept still", len(store.load(token).answers.reflections), flush=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.put(token, "reflections", "after", {"text": "plats igen", "in_report": False})
print("kept after", len(store.load(token).answers.reflections), standing(store), flush=True)
"""


def test_a_full_disk_refuses_the_tap_keeps_the_others_and_goes_on_when_there_is_room(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", FULL, f"sqlite:///{tmp_path / 'tillit.db'}", "500000", TEXT],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    *kept, refused, still, after = done.stdout.splitlines()
    assert len(kept) > 10
    assert refused.startswith("refused the database cannot be used: ")
    assert still == f"kept still {len(kept)}"
    assert after == f"kept after {len(kept) + 1} None"
    told("full disk", taps_before=len(kept), lost=0, said=refused)


@pytest.fixture
def shut(tmp_path):
    """A data folder on a disk that can be made read-only: a mount where that is allowed."""
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], check=False, capture_output=True)
    if done.returncode:
        pytest.skip("mounting is not allowed here")
    yield folder, lambda how: subprocess.run(["mount", "-o", f"remount,{how}", folder], check=True)
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_disk_that_turns_read_only_refuses_the_tap_and_is_said_by_ready(shut):
    folder, remount = shut
    store = open_store(f"sqlite:///{folder / 'tillit.db'}")
    token, _ = store.create("sv", shared=False)
    store.put(token, "answers", "A1a", 3)
    store.close()
    remount("ro")
    with pytest.raises(StoreUnavailableError):
        store.put(token, "answers", "A1a", 4)
    assert standing(store) in {"read_only", "unreachable"}
    remount("rw")
    store.put(token, "answers", "A1b", 5)
    assert store.load(token).answers.answers == {"A1a": 3, "A1b": 5}
    assert standing(store) is None
    store.close()


@pytest.mark.postgres
def test_a_database_that_goes_away_and_comes_back_loses_nothing_that_was_acknowledged():
    cluster = Cluster()
    store = open_store(cluster.new_database())
    token, _ = store.create("sv", shared=False)
    store.put(token, "answers", "A1a", 3)
    counted = sum(errors().values())
    cluster.halt()
    began = time.monotonic()
    with pytest.raises(StoreUnavailableError):
        store.put(token, "answers", "A1a", 4)
    refused_s = time.monotonic() - began
    assert standing(store) == "unreachable"
    assert sum(errors().values()) >= counted + 2
    time.sleep(PAUSE_S)
    cluster.start()
    began = time.monotonic()
    store.put(token, "answers", "A1b", 5)
    back_s = time.monotonic() - began
    assert store.load(token).answers.answers == {"A1a": 3, "A1b": 5}
    assert standing(store) is None
    assert max(refused_s, back_s) < SOON_S
    told(
        "database away", seconds=PAUSE_S, refused_s=round(refused_s, 2), first_tap_s=round(back_s, 2), lost=0
    )
    store.close()
    cluster.stop()


def damaged(path):
    """Writes over every page of the answers but the first, as a broken disk would."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (page,) = connection.execute("PRAGMA page_size").fetchone()
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'entry'").fetchone()
    connection.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * page)
        file.write(b"\xff" * page)


def test_a_page_that_is_destroyed_is_never_read_as_answers_and_the_backup_brings_them_back(tmp_path):
    path = tmp_path / "tillit.db"
    url = f"sqlite:///{path}"
    store = open_store(url)
    token, _ = store.create("sv", shared=False)
    for number in range(50):
        store.put(token, "answers", f"a{number}", 3)
    back_up(url, tmp_path / "backup.zip", NOW)
    store.close()
    damaged(path)
    store = open_store(url)
    with pytest.raises(StoreUnavailableError, match="malformed"):
        store.load(token)
    store.close()
    with pytest.raises(StoreError):
        back_up(url, tmp_path / "second.zip", NOW)
    assert not (tmp_path / "second.zip").exists()
    began = time.monotonic()
    for one in tmp_path.glob("tillit.db*"):
        one.rename(tmp_path / f"broken-{one.name}")
    restore(tmp_path / "backup.zip", url, NOW.date())
    took = time.monotonic() - began
    store = open_store(url)
    assert len(store.load(token).answers.answers) == 50
    store.close()
    told("destroyed page", restored_s=round(took, 2), lost="what came after the backup")


def test_a_clock_that_is_set_back_does_not_make_answers_look_forgotten(url):
    days = [date(2026, 11, 21)]
    store = open_store(url, today=lambda: days[-1])
    token, _ = store.create("sv", shared=False)
    days.append(date(2000, 1, 1))
    store.put(token, "answers", "A1a", 3)
    days.append(date(2026, 11, 22))
    assert store.purge(400) == 0
    assert store.load(token).touched == date(2026, 11, 21)
    store.put(token, "answers", "A1a", 4)
    assert store.load(token).touched == date(2026, 11, 22)
    store.close()


def test_a_clock_that_is_set_by_years_holds_up_the_purge_once():
    wall, steady = [1000.0], [50.0]
    clock = SteadyClock(lambda: wall[0], lambda: steady[0])
    day = 24 * 3600
    for jump, expected in ((0, None), (6 * day, None), (3650 * day, 3656), (0, None), (-3656 * day, -3656)):
        wall[0] += jump + day
        steady[0] += day
        assert clock.jumped() == expected
