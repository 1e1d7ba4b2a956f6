"""The backup: taken while people answer, checked before it is used, put back whole or not at all."""

import json
import os
import signal
import subprocess
import sys
import threading
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select, text

from assessment import Answers, Reflection, load_instrument
from storage import (
    BackupFileError,
    StoreError,
    StoreNewerError,
    StoreNotEmptyError,
    StoreUnavailableError,
    back_up,
    check_backup,
    count_wrong,
    open_store,
    open_workshops,
    restore,
)
from storage.database import parse_url
from storage.tables import VERSION_TABLE, metadata
from storage.workshop_tables import line, participant
from workshop import Plan

ROOT = Path(__file__).resolve().parents[2]
I = load_instrument()  # noqa: E741
NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
DAY = NOW.date()
MINE = Answers(
    started="2026-11-20",
    answers={"A1a": 4, "B1a": "DK"},
    reflections=(Reflection("pair1", "å, 漢字, 🙂 och \u2028 radslut"),),
    extra={"later": {"deep": [1, 2.5, None, True]}},
)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def other(request, tmp_path):
    """Another, empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'other' / 'tillit.db'}"
    return request.getfixturevalue("cluster").new_database()


class Filled:
    """A database with a self-assessment, an open workshop and a closed one that an open one follows."""

    def __init__(self, url):
        self.store = open_store(url, I)
        self.workshops = open_workshops(self.store)
        self.token, self.record = self.store.create("sv", shared=False, answers=MINE)
        self.closed = self.workshops.create(Plan("Natt", "sv", 12))
        self.workshops.set_phase(self.closed.facilitator, "open")
        for number in range(9):
            self.join(self.closed.id, number)
        self.workshops.close(self.closed.facilitator)
        self.open = self.workshops.create(Plan("Dag", "sv", 12))
        self.workshops.set_phase(self.open.facilitator, "open")
        self.seat = self.join(self.open.id, 3)

    def join(self, own, number):
        token = self.workshops.join(own)
        self.workshops.put_many(token, dict.fromkeys(I.workshop_items, number % 5 + 1))
        self.workshops.set_text(token, f"rad {number}", release=True)
        self.workshops.submit(token)
        return token


@pytest.fixture
def filled(url):
    one = Filled(url)
    yield one
    one.store.close()


def everything(url, but=()):
    """Every row of every table, as text."""
    engine = create_engine(parse_url(url))
    with engine.connect() as connection:
        found = {
            name: sorted(repr(row) for row in connection.execute(select(table)))
            for name, table in metadata.tables.items()
            if table not in but
        }
    engine.dispose()
    return found


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


def test_what_leads_to_participants_of_an_open_workshop_is_in_no_byte_of_a_backup(filled, url, tmp_path):
    from storage.rows import hash_of

    manifest = back_up(url, tmp_path / "backup.zip", NOW)
    assert manifest.left_out == 2
    with zipfile.ZipFile(tmp_path / "backup.zip") as file:
        written = b"".join(file.read(name) for name in file.namelist())
    assert filled.open.code.encode() in written
    for mark in (filled.seat, hash_of(filled.seat), hash_of(f"text:{filled.seat}")):
        assert mark.encode() not in written
    assert filled.token.encode() not in written


def test_the_checksums_can_be_checked_by_hand(filled, url, tmp_path):
    back_up(url, tmp_path / "backup.zip", NOW)
    with zipfile.ZipFile(tmp_path / "backup.zip") as file:
        file.extractall(tmp_path / "out")
    done = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "out", capture_output=True, check=False
    )
    assert done.returncode == 0
    said = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert (said["format"], said["made"]) == ("tillit-backup/1", "2026-11-21T03:00:00+00:00")


def test_a_backup_taken_while_people_answer_holds_one_moment(url, tmp_path):
    store = open_store(url)
    token, _ = store.create("sv", shared=False)
    stop = threading.Event()

    def tap():
        number = 0
        while not stop.is_set():
            number += 1  # both in one transaction: a backup with one of them only would be torn
            store.put_many(token, [("answers", "left", number % 5 + 1), ("answers", "right", number % 5 + 1)])

    tapping = threading.Thread(target=tap)
    tapping.start()
    try:
        for number in range(5):
            back_up(url, tmp_path / f"{number}.zip", NOW)
    finally:
        stop.set()
        tapping.join()
    store.close()
    for number in range(5):
        with zipfile.ZipFile(tmp_path / f"{number}.zip") as file:
            rows = [json.loads(row) for row in file.read("entry.jsonl").splitlines()]
        values = {row["code"]: row["value"] for row in rows}
        assert values.get("left") == values.get("right")


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


@pytest.mark.parametrize("harm", ["cut", "flipped", "added", "changed", "format", "empty", "text"])
def test_a_damaged_backup_is_refused_and_nothing_is_touched(filled, url, tmp_path, harm):
    file, bad = tmp_path / "backup.zip", tmp_path / "bad.zip"
    back_up(url, file, NOW)
    raw = file.read_bytes()
    if harm in {"added", "changed", "format"}:
        with zipfile.ZipFile(file) as good, zipfile.ZipFile(bad, "w") as made:
            for name in good.namelist():
                part = good.read(name)
                if harm == "changed" and name == "entry.jsonl":
                    part = part.replace(b'"value": 4', b'"value": 5')
                made.writestr(name, part)
            if harm == "added":
                made.writestr("more.jsonl", "{}")
    if harm == "format":
        rewrite(file, bad, lambda said: {**said, "format": "tillit-backup/2"})
    made_bad = {"cut": raw[: len(raw) // 2], "empty": b"", "text": b"my notes\n" * 50}
    if harm in made_bad:
        bad.write_bytes(made_bad[harm])
    if harm == "flipped":
        middle = len(raw) // 3
        bad.write_bytes(raw[:middle] + bytes([raw[middle] ^ 255]) + raw[middle + 1 :])
    before = everything(url)
    for use in (lambda: check_backup(bad), lambda: restore(bad, url, DAY, replace=True)):
        with pytest.raises(BackupFileError):
            use()
    assert everything(url) == before


def rewrite(file, out, change):
    """The same backup with another manifest and checksums that are right."""
    import hashlib

    with zipfile.ZipFile(file) as good:
        parts = {name: good.read(name) for name in good.namelist() if name != "SHA256SUMS"}
    parts["manifest.json"] = json.dumps(change(json.loads(parts["manifest.json"]))).encode()
    with zipfile.ZipFile(out, "w") as made:
        for name, part in parts.items():
            made.writestr(name, part)
        made.writestr(
            "SHA256SUMS",
            "".join(f"{hashlib.sha256(part).hexdigest()}  {name}\n" for name, part in parts.items()),
        )


def test_a_backup_of_a_newer_program_is_refused(filled, url, tmp_path):
    back_up(url, tmp_path / "backup.zip", NOW)
    rewrite(tmp_path / "backup.zip", tmp_path / "newer.zip", lambda said: {**said, "revision": "9999"})
    with pytest.raises(BackupFileError, match="newer program"):
        restore(tmp_path / "newer.zip", url, DAY, replace=True)
    assert filled.store.load(filled.token) == filled.record


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


def test_a_backup_never_takes_the_place_of_another_and_leaves_no_half(filled, url, tmp_path):
    file = tmp_path / "backup.zip"
    file.write_text("mine")
    with pytest.raises(BackupFileError, match="already"):
        back_up(url, file, NOW)
    assert file.read_text() == "mine"
    with pytest.raises(BackupFileError, match="cannot be written"):
        back_up(url, tmp_path / "no" / "backup.zip", NOW)
    with pytest.raises(StoreUnavailableError, match="no database"):
        back_up(f"sqlite:///{tmp_path / 'none.db'}", tmp_path / "x.zip", NOW)
    assert {one.name for one in tmp_path.glob("*.zip*")} == {"backup.zip"}


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


def test_the_error_is_one_of_the_store(tmp_path):
    with pytest.raises(StoreError, match="cannot be read"):
        check_backup(tmp_path / "none.zip")
