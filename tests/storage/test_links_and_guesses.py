"""Secrets in the database: kept as hashes only, exchanged, and wrong codes counted for a minute."""

import hashlib

import pytest
from sqlalchemy import select, text

from assessment import load_instrument
from storage import (
    PhaseError,
    RoleError,
    UnknownTokenError,
    count_wrong,
    forget_guesses,
    open_store,
    open_workshops,
)
from storage.tables import assessment, metadata
from workshop import FACILITATOR, MANAGER, PARTICIPANT, Plan

I = load_instrument()  # noqa: E741


@pytest.fixture
def workshops(url):
    store = open_store(url, I)
    yield open_workshops(store)
    store.close()


@pytest.fixture
def made(workshops):
    return workshops.create(Plan("Natt", "sv", 12))


def everything(store):
    with store.read() as connection:
        return [str(row) for table in metadata.sorted_tables for row in connection.execute(select(table))]


def test_no_secret_is_stored_but_as_its_hash(workshops, made):
    workshops.set_phase(made.facilitator, "open")
    seat = workshops.join(made.id, "d" * 22)
    workshops.set_text(seat, "rad", release=True)
    own, _ = workshops.store.create("sv", shared=False)
    stored = "\n".join(everything(workshops.store))
    for secret in (made.facilitator, made.co_facilitator, made.manager, seat, own, "d" * 22):
        assert secret not in stored
    for secret in (made.facilitator, made.co_facilitator, made.manager, seat, own):
        assert hashlib.sha256(secret.encode()).hexdigest() in stored
        assert len(secret) >= 22  # 128 bits as URL-safe text


def test_an_exchanged_private_link_opens_the_same_answers_and_the_old_one_nothing(store, token):
    store.put(token, "answers", "A1a", 4)
    new = store.exchange(token)
    assert store.load(token) is None
    assert store.load(new).answers.answers == {"A1a": 4}
    for act in (lambda: store.exchange(token), lambda: store.put(token, "answers", "A1a", 1)):
        with pytest.raises(UnknownTokenError):
            act()
    with store.read() as connection:
        assert len(connection.execute(select(assessment)).all()) == 1


def test_the_other_facilitators_link_is_exchanged_and_ones_own_goes_on(workshops, made):
    new = workshops.exchange_links(made.facilitator, FACILITATOR)
    assert workshops.find(made.co_facilitator) is None
    assert workshops.find(made.facilitator).role == workshops.find(new).role == FACILITATOR
    assert workshops.find(made.manager).role == MANAGER


def test_the_managers_link_is_exchanged_and_what_was_loaded_stays(workshops, made):
    workshops.manager_load(made.manager, {"A1a": 4})
    new = workshops.exchange_links(made.facilitator, MANAGER)
    assert workshops.find(made.manager) is None
    assert workshops.find(new).role == MANAGER
    assert workshops.find(new).workshop.manager_loaded


def test_every_link_to_the_result_is_exchanged_for_one(workshops, made):
    with pytest.raises(PhaseError):
        workshops.exchange_links(made.facilitator, PARTICIPANT)
    for phase in ("open", "closed", "revealed"):
        workshops.set_phase(made.facilitator, phase)
    old = [workshops.result_link(made.facilitator) for _ in range(3)]
    new = workshops.exchange_links(made.facilitator, PARTICIPANT)
    assert [workshops.find(one) for one in old] == [None] * 3
    assert workshops.find(new).role == PARTICIPANT


def test_only_a_facilitator_exchanges_links(workshops, made):
    with pytest.raises(RoleError):
        workshops.exchange_links(made.manager, FACILITATOR)
    with pytest.raises(UnknownTokenError):
        workshops.exchange_links("nothing", MANAGER)


def test_wrong_codes_are_counted_by_name_and_in_all_for_a_minute(store):
    assert [count_wrong(store, "a", second) for second in (100, 100, 130)] == [(1, 1), (2, 2), (3, 3)]
    assert count_wrong(store, "b", 131) == (1, 4)
    assert count_wrong(store, "a", 160) == (2, 3)
    forget_guesses(store, 500)
    with store.read() as connection:
        assert connection.execute(text("SELECT * FROM guess")).all() == []


def test_a_database_of_the_version_before_keeps_its_links(url):
    store = open_store(url, I)
    own, record = store.create("sv", shared=False)
    with store.write() as connection:
        connection.execute(text("DROP TABLE guess"))
        connection.execute(text("UPDATE storage_version SET version_num = '0003'"))
    store.close()
    again = open_store(url, I)
    assert again.load(own) == record
    assert count_wrong(again, "a", 1) == (1, 1)
    again.close()
