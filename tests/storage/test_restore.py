"""A backup put back: whole or not at all, from either kind of database to either."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import (
    StoreNewerError,
    StoreNotEmptyError,
    back_up,
    check_backup,
    count_wrong,
    open_store,
    open_workshops,
    restore,
)
from storage.tables import VERSION_TABLE, metadata
from storage.workshop_tables import line, participant
from tests.storage.backups import DAY, NOW, I, everything

ROOT = Path(__file__).resolve().parents[2]


def test_the_restore_drill_brings_everything_back_from_either_database_to_either(
    filled, url, other, tmp_path
):
    file = tmp_path / "backup.zip"
    count_wrong(filled.store, "an-address", 1)
    manifest = back_up(url, file, NOW)
    assert manifest.rows["guess"] == 0
    assert file.stat().st_mode & 0o777 == 0o600
    assert check_backup(file) == restore(file, other, DAY) == manifest
    left_out = (participant, line, metadata.tables["guess"])
    assert everything(other, but=left_out) == everything(url, but=left_out)
    store = open_store(other, I)
    workshops = open_workshops(store)
    assert store.load(filled.token) == filled.record
    assert workshops.picture(filled.closed.facilitator)["n"] == 9
    assert sorted(workshops.texts(filled.closed.facilitator)) == [f"rad {number}" for number in range(9)]
    assert workshops.find(filled.open.facilitator).workshop.phase == "open"
    store.put(filled.token, "answers", "A1a", 1)
    store.close()


def test_a_database_that_holds_something_is_replaced_only_when_asked(filled, url, other, tmp_path):
    back_up(url, tmp_path / "backup.zip", NOW)
    store = open_store(other, I)
    token, _ = store.create("sv", shared=False)
    store.put(token, "opening", "", "det som fanns")
    before = everything(other)
    with pytest.raises(StoreNotEmptyError, match="--replace"):
        restore(tmp_path / "backup.zip", other, DAY)
    assert everything(other) == before
    restore(tmp_path / "backup.zip", other, DAY, replace=True)
    assert store.load(token) is None
    assert store.load(filled.token) == filled.record
    store.close()


def test_a_restore_into_a_newer_database_is_refused(filled, url, tmp_path):
    back_up(url, tmp_path / "backup.zip", NOW)
    with filled.store.engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    for use in (
        lambda: restore(tmp_path / "backup.zip", url, DAY, replace=True),
        lambda: back_up(url, tmp_path / "second.zip", NOW),
    ):
        with pytest.raises(StoreNewerError, match="9999"):
            use()
    assert not list(tmp_path.glob("second*"))


KILLED = """
import sys, time
from datetime import date
from pathlib import Path
from storage import restore, restoring
put = restoring._put
def slow(connection, table, rows):
    count = put(connection, table, rows)
    if connection.dialect.name == sys.argv[3] and connection.engine.url.database and table.name == "entry":
        print("cut", flush=True)
        time.sleep(60)
    return count
restoring._put = slow
restore(Path(sys.argv[1]), sys.argv[2], date(2026, 11, 21), replace=True)
"""


def test_a_restore_that_is_killed_in_the_middle_has_not_happened(filled, url, tmp_path):
    file = tmp_path / "backup.zip"
    back_up(url, file, NOW)
    filled.store.put(filled.token, "answers", "A1a", 2)
    before = everything(url)
    worker = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(file), url, filled.store.engine.dialect.name],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert worker.stdout.readline() == "cut\n"
    os.kill(worker.pid, signal.SIGKILL)
    worker.communicate(timeout=120)
    assert everything(url) == before
    filled.store.put(filled.token, "answers", "A1a", 5)
    restore(file, url, DAY, replace=True)
    assert filled.store.load(filled.token).answers.answers["A1a"] == 4


def test_a_round_that_follows_another_is_put_back_after_it(url, other, tmp_path):
    store = open_store(url, I, today=lambda: date(2026, 1, 1))
    with store.write() as connection:
        for own, code in (("a", "AAAAAA"), ("b", "BBBBBB"), ("c", "CCCCCC")):
            row = {
                "id": own, "code": code, "phase": "closed", "plan": {}, "version": "1", "round": 1,
                "created": DAY, "kept_from": DAY, "steps": [], "stage": "", "notes": "", "unclean": False,
            }  # fmt: skip
            connection.execute(metadata.tables["workshop"].insert(), [row])
        for own, follows in (("a", "b"), ("b", "c")):
            table = metadata.tables["workshop"]
            connection.execute(table.update().where(table.c.id == own).values(follows=follows))
    store.close()
    back_up(url, tmp_path / "backup.zip", NOW)
    restore(tmp_path / "backup.zip", other, DAY)
    assert everything(other) == everything(url)
