"""A stored self-assessment: found by its token, deleted, purged, counted in days, kept in memory."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event, func, select

from storage import StoreUnavailableError, UnknownTokenError, open_store
from storage.tables import assessment, entry
from tests.storage.written import FULL

DAY = date(2026, 11, 21)


@pytest.mark.parametrize("wrong", ["", "x", "å\ud800", "x" * 1000, "' OR 1=1 --"])
def test_an_unknown_token_finds_nothing_and_a_tap_on_it_is_not_swallowed(store, token, wrong):
    assert store.load(wrong) is None
    assert store.delete(wrong) is False
    with pytest.raises(UnknownTokenError):
        store.put(wrong, "answers", "A1a", 3)
    assert store.count() == 1


def test_a_deleted_one_leaves_no_row_and_no_tombstone(store, token):
    other, _ = store.create("sv", shared=False, answers=FULL)
    store.put(token, "answers", "A1a", 3)
    assert store.delete(token) is True
    assert store.load(token) is None
    assert store.delete(token) is False
    with store.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(assessment)).scalar() == 1
        own = store.load(other).id
        assert set(connection.execute(select(entry.c.assessment_id)).scalars()) == {own}
    assert store.load(other).answers == FULL


def test_loading_takes_at_most_two_queries_whatever_there_is(store):
    token, _ = store.create("sv", shared=False, answers=FULL)
    queries = []
    event.listen(store.engine, "before_cursor_execute", lambda *args: queries.append(args[2]))
    store.load(token)
    assert len(queries) <= 2
    store.list_by_tokens([token, "x", token])
    assert len(queries) <= 4


def test_several_tokens_are_found_in_the_order_given(store):
    tokens = [store.create("sv", shared=False)[0] for _ in range(3)]
    found = store.list_by_tokens([tokens[2], "unknown", tokens[0]])
    assert list(found) == [tokens[2], tokens[0]]
    assert found[tokens[0]] == store.load(tokens[0])
    assert store.list_by_tokens([]) == {}


def test_what_nobody_has_touched_for_longer_than_the_days_is_purged(url, instrument):
    now = [DAY - timedelta(days=401)]
    store = open_store(url, instrument, today=lambda: now[0])
    old, _ = store.create("sv", shared=False, answers=FULL)
    touched, _ = store.create("sv", shared=False)
    now[0] = DAY - timedelta(days=400)
    store.put(touched, "answers", "A1a", 3)
    now[0] = DAY
    assert store.load(touched).touched == DAY - timedelta(days=400)
    assert store.purge(400) == 1
    assert store.load(old) is None
    assert store.load(touched) is not None
    assert store.purge(399, today=DAY) == 1
    assert store.count() == 0
    with pytest.raises(ValueError, match="negative"):
        store.purge(-1)
    store.close()


def test_no_column_knows_more_than_the_day(store, token):
    assert {str(column.type) for column in assessment.columns} <= {
        "VARCHAR(24)",
        "VARCHAR(64)",
        "TEXT",
        "BOOLEAN",
        "DATE",
    }


def test_tokens_have_128_bits_and_ids_open_nothing(store):
    made = [store.create("sv", shared=False) for _ in range(20)]
    tokens, ids = {token for token, _ in made}, {record.id for _, record in made}
    assert len(tokens) == len(ids) == 20
    assert all(len(token) == 22 for token in tokens)
    assert all(store.load(own) is None for own in ids)


def test_memory_keeps_answers_until_it_is_closed_and_says_so(instrument):
    store = open_store("sqlite://", instrument)
    token, record = store.create("sv", shared=False, answers=FULL)
    assert record.mode == "file"
    assert store.load(token).answers == FULL
    assert open_store("sqlite://", instrument).count() == 0
    assert store.purge(0, today=record.touched + timedelta(days=1)) == 1


@pytest.mark.postgres
def test_a_lost_connection_is_made_anew(cluster, instrument):
    import psycopg

    url = cluster.new_database()
    store = open_store(url, instrument)
    token, _ = store.create("sv", shared=False)
    name = url.split("/")[-2 if url.endswith("/") else 3].split("?")[0]
    with psycopg.connect(f"host={cluster.folder} user=tillit dbname=postgres", autocommit=True) as admin:
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
    store.put(token, "answers", "A1a", 3)
    assert store.load(token).answers.answers == {"A1a": 3}
    store.close()


def test_trouble_names_itself_without_anyones_words(store, token):
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE entry")
    with pytest.raises(StoreUnavailableError) as caught:
        store.put(token, "opening", "", "hemligt ord")
    assert "hemligt" not in str(caught.value)
    assert "hemligt" not in str(caught.value.__cause__)
