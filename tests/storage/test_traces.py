"""What may never stand in a file: a token, a deleted text. And how long copies stay."""

import random
from datetime import date

from assessment import Answers, Reflection
from storage import open_store
from storage.backup import copy_beside, remove_old_copies


def on_disk(folder) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def test_the_token_is_written_nowhere(tmp_path, instrument):
    store = open_store(f"sqlite:///{tmp_path / 'tillit.db'}", instrument)
    token, record = store.create("sv", shared=False)
    store.put(token, "answers", "A1a", 3)
    store.load(token)
    written = on_disk(tmp_path)
    assert record.id.encode() in written
    assert token.encode() not in written
    store.close()
    assert token.encode() not in on_disk(tmp_path)


def test_files_and_their_folder_are_for_their_owner_only(tmp_path, instrument):
    folder = tmp_path / "var"
    store = open_store(f"sqlite:///{folder / 'tillit.db'}", instrument)
    store.create("sv", shared=False)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    store.close()


def test_deleted_text_is_gone_from_every_byte_while_the_store_is_open(tmp_path, instrument, monkeypatch):
    rng = random.Random(3)  # with these edits two texts stay in unused space when the file is not rewritten
    monkeypatch.setattr("secrets.token_urlsafe", lambda size: rng.randbytes(size).hex()[:22])
    store = open_store(f"sqlite:///{tmp_path / 'tillit.db'}", instrument)
    tokens = {store.create("sv", shared=False)[0]: f"hem{number:03d}lig" for number in range(40)}
    for _ in range(800):
        token, card, chance = rng.choice(list(tokens)), rng.choice(["p1", "p2", "p3", "K", "V"]), rng.random()
        text = tokens[token] * rng.choice([1, 2, 5, 20, 80, 300, 900])
        if chance < 0.5:
            store.put(token, "summaries", card, tokens[token] * rng.randint(1, 8))
        else:
            store.put(token, "reflections", card, {"text": text, "in_report": False})
    gone = rng.sample(list(tokens), 20)
    for token in gone:
        store.delete(token)
    written = on_disk(tmp_path)
    assert [tokens[token] for token in gone if tokens[token].encode() in written] == []
    assert all(tokens[token].encode() in written for token in set(tokens) - set(gone))
    store.close()


def test_an_erased_reflection_is_gone_from_every_byte(tmp_path, instrument):
    store = open_store(f"sqlite:///{tmp_path / 'tillit.db'}", instrument)
    token, _ = store.create("sv", shared=False)
    store.put(token, "reflections", "pair1", {"text": "hemligt om Kim", "in_report": False})
    store.put(token, "reflections", "pair1", None)
    assert b"hemligt om Kim" not in on_disk(tmp_path)
    store.close()


def test_purged_text_is_gone_from_every_byte(tmp_path, instrument):
    store = open_store(f"sqlite:///{tmp_path / 'tillit.db'}", instrument, today=lambda: date(2025, 1, 1))
    store.create("sv", shared=False, answers=Answers(reflections=(Reflection("pair1", "hemligt om Kim"),)))
    assert store.purge(400, today=date(2026, 11, 21)) == 1
    assert b"hemligt om Kim" not in on_disk(tmp_path)
    store.close()


def test_a_deletion_while_somebody_reads_is_wiped_at_the_next_change(tmp_path, instrument, monkeypatch):
    from storage import database

    monkeypatch.setattr(database, "BUSY_S", 0)
    monkeypatch.setattr(database, "_PRAGMAS", ("PRAGMA busy_timeout = 50", *database._PRAGMAS[1:]))
    store = open_store(f"sqlite:///{tmp_path / 'tillit.db'}", instrument)
    token, _ = store.create("sv", shared=False)
    other, _ = store.create("sv", shared=False)
    store.put(token, "opening", "", "hemligt om Kim")
    with database.reading(store.engine) as connection:
        connection.exec_driver_sql("SELECT count(*) FROM entry").scalar()
        assert store.delete(token)
    store.put(other, "answers", "A1a", 3)
    assert b"hemligt om Kim" not in on_disk(tmp_path)
    store.close()


def test_a_copy_never_takes_the_place_of_another(tmp_path, instrument):
    path = tmp_path / "tillit.db"
    open_store(f"sqlite:///{path}", instrument).close()
    day = date(2026, 11, 21)
    names = [copy_beside(path, "0001", day).name for _ in range(3)]
    assert names == [
        "tillit-2026-11-21-0001.db",
        "tillit-2026-11-21-0001-2.db",
        "tillit-2026-11-21-0001-3.db",
    ]


def test_copies_older_than_a_month_go_with_the_purge(tmp_path, instrument):
    path = tmp_path / "tillit.db"
    store = open_store(f"sqlite:///{path}", instrument)
    for day in (date(2026, 10, 21), date(2026, 10, 22)):
        copy_beside(path, "0001", day)
    (tmp_path / "tillit-notes.db").write_text("mine")
    store.purge(400, today=date(2026, 11, 21))
    assert {one.name for one in tmp_path.glob("tillit-*")} - {"tillit.db-wal", "tillit.db-shm"} == {
        "tillit-2026-10-22-0001.db",
        "tillit-notes.db",
    }
    assert remove_old_copies(path, 0, date(2026, 11, 21)) == 1
    store.close()
