"""The backup: taken while people answer, checked before it is used."""

import json
import subprocess
import threading
import zipfile
from pathlib import Path

import pytest

from storage import (
    BackupFileError,
    StoreError,
    StoreUnavailableError,
    back_up,
    check_backup,
    open_store,
    restore,
)
from tests.storage.backups import DAY, NOW, everything, rewrite

ROOT = Path(__file__).resolve().parents[2]


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


def test_a_backup_of_a_newer_program_is_refused(filled, url, tmp_path):
    back_up(url, tmp_path / "backup.zip", NOW)
    rewrite(tmp_path / "backup.zip", tmp_path / "newer.zip", lambda said: {**said, "revision": "9999"})
    with pytest.raises(BackupFileError, match="newer program"):
        restore(tmp_path / "newer.zip", url, DAY, replace=True)
    assert filled.store.load(filled.token) == filled.record


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


def test_the_error_is_one_of_the_store(tmp_path):
    with pytest.raises(StoreError, match="cannot be read"):
        check_backup(tmp_path / "none.zip")
