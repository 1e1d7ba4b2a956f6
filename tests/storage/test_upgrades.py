"""Old data on new code: a database of each earlier revision, with answers in it, comes forward whole."""

import subprocess
import sys
from datetime import date

import pytest
from sqlalchemy import Boolean, Date, Integer, insert, select

from assessment import load_instrument
from storage import open_store, open_workshops
from storage.backing_up import tables_of
from storage.database import make_engine, parse_url, writing
from storage.migrate import MIGRATIONS, _revisions, head, upgrade
from storage.rows import hash_of
from tests.storage.test_processes import start

TOKEN, LEADER = "the-token-of-a-person-1", "the-link-of-a-leader-01"
DAY = date(2026, 1, 2)
OWN = {"workshop_id": "wwwwwwwwwwwwwwwwwwwwwwww"}
PLAN = {"title": "Natt", "lang": "sv", "expected": 12}
ROWS = {  # as the first revision that had the table stored them
    "assessment": {
        "id": "aaaaaaaaaaaa", "token_hash": hash_of(TOKEN), "respondent": "r", "instrument": "core",
        "version": "1.0.0", "role": "chef", "lang": "sv", "shared": False, "created": DAY, "touched": DAY,
        "started": DAY, "place": "pair3",
    },
    "entry": {"assessment_id": "aaaaaaaaaaaa", "field": "answers", "code": "A1a", "value": 4, "position": 0},
    "workshop": {
        "id": OWN["workshop_id"], "code": "ABC234", "phase": "open", "plan": PLAN, "version": "1.0.0",
        "round": 1, "created": DAY, "kept_from": DAY, "steps": [], "stage": "", "notes": "", "unclean": False,
    },
    "workshop_link": {**OWN, "token_hash": hash_of(LEADER), "role": "facilitator"},
    "workshop_participant": {**OWN, "token_hash": hash_of("p"), "answers": {"A1a": 3}, "stark": [],
                             "submitted": True},
    "workshop_line": {**OWN, "key": "k", "text": "en rad", "released": True, "submitted": True},
}  # fmt: skip
EMPTY = {Boolean: False, Integer: 0, Date: DAY}


def old(url, revision):
    """A database as a program of that revision left it; returns the names of its tables."""
    engine = make_engine(parse_url(url))
    with writing(engine) as connection:
        upgrade(connection, revision)
        tables = tables_of(connection)
        for name, table in tables.items():
            if name in ROWS:
                needed = {
                    column.name: EMPTY.get(type(column.type), "")
                    for column in table.columns
                    if not column.nullable and column.server_default is None
                }
                connection.execute(insert(table).values(needed | ROWS[name]))
    engine.dispose()
    return set(tables)


def holds_everything(url, tables):
    store = open_store(url, load_instrument())
    record = store.load(TOKEN)
    assert (record.answers.answers, record.answers.place) == ({"A1a": 4}, "pair3")
    store.put(TOKEN, "answers", "A1b", 2)
    if "workshop" in tables:
        found = open_workshops(store).find(LEADER).workshop
        assert (found.plan.title, found.phase) == ("Natt", "open")
    with store.read() as connection:
        kept = {
            name for name, table in tables_of(connection).items() if connection.execute(select(table)).first()
        }
    assert kept >= tables & set(ROWS)
    store.close()


@pytest.mark.parametrize("revision", _revisions(MIGRATIONS))
def test_a_database_of_each_revision_comes_forward_with_everything_in_it(url, revision):
    holds_everything(url, old(url, revision))


@pytest.mark.parametrize("revision", [one for one in _revisions(MIGRATIONS) if one != head()])
def test_processes_that_bring_old_data_forward_at_once_do_it_once(url, revision):
    tables = old(url, revision)
    workers = [start(url, "-", "migrate", number) for number in range(3)]
    assert [worker.communicate(timeout=60)[0] for worker in workers] == ["open\n"] * 3
    holds_everything(url, tables)


def test_a_newer_database_is_refused_in_words_an_operator_understands(tmp_path):
    url = f"sqlite:///{tmp_path / 'tillit.db'}"
    old(url, head())
    engine = make_engine(parse_url(url))
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE storage_version SET version_num = '9999'")
    engine.dispose()
    done = subprocess.run(
        [sys.executable, "cli.py", "purge"],
        env={"DATABASE_URL": url, "PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == "the database has revision 9999, newer than this program knows\n"
