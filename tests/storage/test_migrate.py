"""Bringing a database forward: what is newer, strange or broken is left alone."""

import shutil
import sqlite3
from datetime import date

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from storage import StoreError, StoreNewerError, StoreUnavailableError, open_store
from storage.database import make_engine, parse_url
from storage.migrate import MIGRATIONS, bring_forward
from storage.tables import VERSION_TABLE, metadata

DAY = date(2026, 11, 21)
NEWEST = max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("0*.py"))
SECOND = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "9999", "{newest}", None, None
def upgrade():
    op.add_column("assessment", sa.Column("colour", sa.Text))
    {more}
"""


@pytest.fixture
def later(tmp_path):
    """The migrations of a later version of the product."""

    def make(more: str = "pass"):
        folder = tmp_path / "later"
        shutil.copytree(MIGRATIONS, folder)
        (folder / "versions" / "9999_colour.py").write_text(SECOND.format(more=more, newest=NEWEST))
        return folder

    return make


def snapshot(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_migrations_build_exactly_the_tables_of_the_code(store):
    with store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": VERSION_TABLE, "compare_type": True}
        )
        assert compare_metadata(context, metadata) == []


def test_opening_again_changes_nothing(store, url, token):
    again = open_store(url)
    assert again.load(token) is not None
    again.close()


def test_a_newer_database_is_refused_and_untouched(tmp_path, instrument):
    path = tmp_path / "data" / "tillit.db"
    store = open_store(f"sqlite:///{path}", instrument)
    store.create("sv", shared=False)
    store.close()
    connection = sqlite3.connect(path)
    connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = snapshot(path.parent)
    with pytest.raises(StoreNewerError, match="9999"):
        open_store(f"sqlite:///{path}", instrument)
    assert snapshot(path.parent) == before


def test_a_newer_database_in_use_keeps_every_byte(tmp_path, instrument):
    path = tmp_path / "tillit.db"
    store = open_store(f"sqlite:///{path}", instrument)
    with store.engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    log = path.with_name("tillit.db-wal")
    before = path.read_bytes(), log.read_bytes()
    with pytest.raises(StoreNewerError):
        open_store(f"sqlite:///{path}", instrument)
    assert (path.read_bytes(), log.read_bytes()) == before
    store.close()


@pytest.mark.postgres
def test_a_newer_postgresql_is_refused(cluster, instrument):
    url = cluster.new_database()
    open_store(url, instrument).close()
    engine = create_engine(parse_url(url))
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(StoreNewerError, match="9999"):
        open_store(url, instrument)
    engine.dispose()


@pytest.mark.postgres
def test_tables_of_another_program_with_our_names_are_refused_in_postgresql(cluster):
    url = cluster.new_database()
    engine = create_engine(parse_url(url))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE entry (x int)"))
    with pytest.raises(StoreUnavailableError, match="another program"):
        open_store(url)
    engine.dispose()


def test_what_is_no_database_is_refused_and_untouched(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("my notes\n" * 200)
    before = snapshot(tmp_path)
    with pytest.raises(StoreUnavailableError):
        open_store(f"sqlite:///{path}")
    assert snapshot(tmp_path) == before


def test_another_programs_database_is_refused_and_untouched(tmp_path):
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE songs (name TEXT)")
    connection.close()
    before = snapshot(tmp_path)
    with pytest.raises(StoreUnavailableError, match="songs"):
        open_store(f"sqlite:///{path}")
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(
    "url",
    [
        "",
        "tillit.db",
        "mysql://localhost/x",
        "sqlite:////dev/null/x/tillit.db",
        "sqlite:////tmp",
        "postgresql://nobody@/x?host=/nowhere",
    ],
)
def test_what_cannot_be_opened_is_named(url):
    with pytest.raises(StoreUnavailableError):
        open_store(url)


def test_a_copy_is_put_beside_before_a_migration_and_holds_everything(tmp_path, instrument, later):
    path = tmp_path / "tillit.db"
    url = f"sqlite:///{path}"
    store = open_store(url, instrument)
    token, record = store.create("sv", shared=False)
    folder = later()
    bring_forward(store.engine, path, DAY, folder)
    copy = tmp_path / f"tillit-2026-11-21-{NEWEST}.db"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.glob("*.part*")) == []
    kept = open_store(f"sqlite:///{copy}", instrument)
    assert kept.load(token) == record
    with store.engine.connect() as connection:
        assert connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar() == "9999"
    with pytest.raises(StoreNewerError):
        open_store(url, instrument)
    store.close()
    kept.close()


def test_no_copy_is_made_when_nothing_is_due_or_nothing_is_stored(tmp_path, instrument, later):
    path = tmp_path / "tillit.db"
    store = open_store(f"sqlite:///{path}", instrument)
    bring_forward(store.engine, path, DAY, later())
    token = "x"
    assert store.load(token) is None
    store.close()
    assert [one.name for one in tmp_path.glob("tillit*.db")] == ["tillit.db"]


def test_a_migration_that_fails_leaves_the_database_as_it_was(url, instrument, later):
    store = open_store(url, instrument)
    token, record = store.create("sv", shared=False)
    with pytest.raises(StoreError):
        bring_forward(store.engine, None, DAY, later('op.execute("INSERT INTO nowhere VALUES (1)")'))
    again = open_store(url, instrument)
    assert again.load(token) == record
    again.close()
    store.close()


def test_sqlite_is_set_so_that_a_saved_tap_stays_and_a_deleted_one_goes(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'tillit.db'}")
    with store.engine.connect() as connection:
        told = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys", "secure_delete")
        }
    store.close()
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "busy_timeout": 5000,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
    assert told == expected


def test_passwords_never_stand_in_a_message():
    engine = make_engine(parse_url("postgresql://u:hemligt@127.0.0.1:1/x"))
    with pytest.raises(StoreUnavailableError) as caught:
        bring_forward(engine, None, DAY)
    assert "hemligt" not in str(caught.value)
