"""What may never stand in the database's files after closing, archiving and deleting."""

import sqlite3
from datetime import date
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Date, DateTime, Integer, Numeric, inspect

from assessment import load_instrument
from storage import open_store, open_workshops
from storage.backup import copy_beside
from storage.rows import hash_of
from storage.workshop_tables import OF_PERSONS
from workshop import Plan

I = load_instrument()  # noqa: E741
PLAN = Plan("hemligrubrik", "sv", 12)


def on_disk(folder) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())


@pytest.fixture
def files(url, request):
    """Reads every byte of the database: its files beside SQLite's, or PostgreSQL's own (not its log)."""
    if url.startswith("sqlite"):
        return lambda: on_disk(Path(url.removeprefix("sqlite:///")).parent)
    cluster = request.getfixturevalue("cluster")

    def read() -> bytes:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            (oid,) = connection.execute(
                "SELECT oid FROM pg_database WHERE datname = current_database()"
            ).fetchone()
        return on_disk(cluster.folder / "data" / "base" / str(oid))

    return read


def held(workshops, n=9):
    created = workshops.create(PLAN)
    workshops.set_phase(created.facilitator, "open")
    tokens = []
    for number in range(n):
        token = workshops.join(created.id, f"device-number-{number:06d}")
        workshops.put_many(token, dict.fromkeys(I.workshop_items, number % 5 + 1), place="kortet")
        workshops.set_text(token, f"hemlig-{number}", release=number == 0)
        workshops.submit(token)
        tokens.append(token)
    return created, tokens


def found_in(written, created, tokens):
    """The marks of a person that stand in the bytes."""
    marks = [*tokens, *(hash_of(one) for one in tokens), *(hash_of(f"text:{one}") for one in tokens)]
    marks += [f"hemlig-{number}" for number in range(1, len(tokens))]
    marks += ["device-number", "kortet", created.facilitator, created.manager]
    return {mark for mark in marks if mark.encode() in written}


def test_nothing_leads_from_an_answer_to_a_person_in_any_byte_after_closing(workshops, files):
    created, tokens = held(workshops)
    before = found_in(files(), created, tokens)
    assert before >= {hash_of(one) for one in tokens} | {"hemlig-1", "kortet"}  # the search can find
    assert not before & {*tokens, "device-number", created.facilitator}  # and tokens are never written
    workshops.close(created.facilitator)
    written = files()
    assert found_in(written, created, tokens) == set()
    assert b"hemlig-0" in written  # released: for the facilitator, until archived
    workshops.set_phase(created.facilitator, "revealed")
    workshops.set_phase(created.facilitator, "decided")
    workshops.set_phase(created.facilitator, "archived")
    assert b"hemlig-0" not in files()


def test_an_answer_changed_before_closing_is_in_no_byte_after(workshops, files):
    created, tokens = held(workshops, 5)
    workshops.set_text(tokens[0], "angrad text", release=True)
    workshops.set_text(tokens[0], "kvar", release=True)
    late = workshops.join(created.id)
    workshops.set_text(late, "aldrig lamnad", release=True)
    workshops.close(created.facilitator)
    written = files()
    assert b"kvar" in written
    assert b"angrad text" not in written
    assert b"aldrig lamnad" not in written


def test_a_deleted_workshop_is_in_no_byte(workshops, files):
    created, _ = held(workshops)
    workshops.manager_load(created.manager, {"A1a": 3})
    workshops.close(created.facilitator)
    workshops.set_phase(created.facilitator, "revealed")
    workshops.set_notes(created.facilitator, "anteckning om gruppen")
    marks = [created.code, created.id, "hemligrubrik", "anteckning om gruppen", hash_of(created.facilitator)]
    written = files()
    assert all(mark.encode() in written for mark in marks)
    workshops.delete(created.facilitator)
    written = files()
    assert [mark for mark in marks if mark.encode() in written] == []


def test_a_purged_workshop_is_in_no_byte(workshops, files):
    created, _ = held(workshops, 5)
    assert workshops.purge(1, date(2999, 1, 1)) == 1
    written = files()
    assert created.code.encode() not in written
    assert b"hemligrubrik" not in written


def test_tables_of_persons_have_no_time_and_no_number(workshops):
    for table in OF_PERSONS:
        assert [
            c.name for c in table.columns if isinstance(c.type, Date | DateTime | Integer | Numeric)
        ] == []
    looked = inspect(workshops.store.engine)
    for table in OF_PERSONS:
        columns = looked.get_columns(table.name)
        assert not [one for one in columns if one.get("autoincrement") is True or one["default"]]


def test_sqlite_keeps_no_hidden_row_number_beside_answers(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'tillit.db'}", I)
    connection = sqlite3.connect(tmp_path / "tillit.db")
    for table in OF_PERSONS:
        with pytest.raises(sqlite3.OperationalError, match="no such column: rowid"):
            connection.execute(f"SELECT rowid FROM {table.name}")
    connection.close()
    store.close()


@pytest.mark.postgres
def test_postgresql_rows_of_one_closing_share_one_transaction_number(cluster):
    url = cluster.new_database()
    store = open_store(url, I)
    workshops = open_workshops(store)
    created, _ = held(workshops)
    workshops.close(created.facilitator)
    with psycopg.connect(url) as connection:
        for name in ("row", "choice"):
            found = connection.execute(f"SELECT count(DISTINCT xmin::text), count(*) FROM workshop_{name}")
            assert found.fetchone() == (1, 9)
    store.close()


def test_what_could_not_be_cleaned_while_somebody_read_is_cleaned_at_the_next_start(tmp_path, monkeypatch):
    from storage import database

    monkeypatch.setattr(database, "BUSY_S", 0)
    monkeypatch.setattr(database, "_PRAGMAS", ("PRAGMA busy_timeout = 50", *database._PRAGMAS[1:]))
    url = f"sqlite:///{tmp_path / 'tillit.db'}"
    store = open_store(url, I)
    workshops = open_workshops(store)
    created, tokens = held(workshops)
    with database.reading(store.engine) as connection:
        connection.exec_driver_sql("SELECT count(*) FROM workshop").scalar()
        workshops.close(created.facilitator)
        assert found_in(on_disk(tmp_path), created, tokens)
    again = open_store(url, I)
    open_workshops(again)
    assert found_in(on_disk(tmp_path), created, tokens) == set()
    again.close()
    store.close()


def test_the_copy_before_a_migration_leaves_out_what_leads_to_participants(tmp_path):
    path = tmp_path / "tillit.db"
    store = open_store(f"sqlite:///{path}", I)
    workshops = open_workshops(store)
    open_one, tokens = held(workshops)
    done, _ = held(workshops, 6)
    workshops.close(done.facilitator)
    copy = copy_beside(path, "0002", date(2026, 11, 21))
    assert found_in(copy.read_bytes(), open_one, tokens) == set()
    kept = open_store(f"sqlite:///{copy}", I)
    assert open_workshops(kept).picture(done.facilitator)["n"] == 6
    assert open_workshops(kept).by_code(open_one.code).phase == "open"
    kept.close()
    store.close()
