"""What a participant saves while a workshop is open, and what is refused."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import event

from storage import (
    PhaseError,
    StoreUnavailableError,
    ValueRefusedError,
    WorkshopFullError,
    database,
    workshop_answering,
)
from storage.database import KEPT
from storage.workshop_tables import line
from tests.storage.gathering import PLAN, stored


def test_a_participant_joins_answers_and_comes_back(workshops, made):
    token = workshops.join(made.id, "a-device-of-its-own-0001")
    workshops.put_many(token, {"B1a": "DK", "A1a": 2}, place="card2")
    workshops.put(token, "W3", 5)
    workshops.put(token, "A1a", 4)
    workshops.put(token, "W3", None)
    workshops.set_priorities(token, ["B2", "A1"], "B4")
    workshops.set_text(token, " Vi \n behöver\ttid. ", release=True)
    assert workshops.join(made.id, "a-device-of-its-own-0001") == token
    found = workshops.participant(token)
    assert (dict(found.answers), list(found.answers)) == ({"A1a": 4, "B1a": "DK"}, ["A1a", "B1a"])
    assert (found.stark, found.latta, found.place) == (("A1", "B2"), "B4", "card2")
    assert (found.text, found.release, found.submitted, found.split_part) == (
        "Vi behöver tid.",
        True,
        False,
        None,
    )
    workshops.submit(token)
    workshops.submit(token)
    workshops.put(token, "A1a", 5)
    found = workshops.participant(token)
    assert (found.submitted, found.answers["A1a"], found.text) == (True, 5, "Vi behöver tid.")
    workshops.set_text(token, "", release=True)
    assert workshops.participant(token).text == ""
    assert stored(workshops, line) == []


def test_one_device_answers_once_unless_devices_are_shared(workshops, made):
    shared = workshops.create(replace(PLAN, shared_devices=True))
    workshops.set_phase(shared.facilitator, "open")
    device = "the-same-device-everywhere"
    assert workshops.join(made.id, device) == workshops.join(made.id, device)
    assert workshops.join(made.id, device) != workshops.join(made.id, device + "2")
    assert workshops.join(made.id) != workshops.join(made.id)
    assert workshops.join(shared.id, device) != workshops.join(shared.id, device)
    assert workshops.join(made.id, device) not in {workshops.join(shared.id, device)}
    with pytest.raises(ValueRefusedError):
        workshops.join(made.id, "short")


def test_no_more_can_join_than_a_workshop_holds(workshops, made, monkeypatch):
    monkeypatch.setattr(workshop_answering, "MAX_PARTICIPANTS", 2)
    first = workshops.join(made.id, "a-device-of-its-own-0001")
    workshops.join(made.id)
    with pytest.raises(WorkshopFullError):
        workshops.join(made.id)
    assert workshops.join(made.id, "a-device-of-its-own-0001") == first


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("put", ("A1a", 6)),
        ("put", ("A1a", True)),
        ("put", ("A1a", "4")),
        ("put", ("A1b", 3)),
        ("put", ("K3", 3)),
        ("put", ("x" * 5000, 3)),
        ("put_many", ({"A1a": 3, "B1a": 0},)),
        ("set_priorities", (["A1", "A2", "A3"], None)),
        ("set_priorities", (["W"], None)),
        ("set_priorities", ([], "X9")),
    ],
)
def test_what_may_not_stand_there_is_refused_and_nothing_is_stored(workshops, made, method, given):
    token = workshops.join(made.id)
    with pytest.raises(ValueRefusedError):
        getattr(workshops, method)(token, *given)
    found = workshops.participant(token)
    assert (found.answers, found.stark, found.latta) == ({}, (), None)


def test_texts_splits_and_places_that_do_not_fit_are_refused(workshops):
    created = workshops.create(replace(PLAN, ask_text=False))
    workshops.set_phase(created.facilitator, "open")
    token = workshops.join(created.id)
    with pytest.raises(ValueRefusedError):
        workshops.set_text(token, "x", release=True)
    with pytest.raises(ValueRefusedError):
        workshops.set_text(token, "x" * 281, release=True)
    with pytest.raises(ValueRefusedError):
        workshops.set_split(token, inside=True)
    with pytest.raises(ValueRefusedError):
        workshops.put_many(token, {}, place="x" * 21)


def test_participants_cannot_do_anything_before_opening(workshops):
    created = workshops.create(PLAN)
    with pytest.raises(PhaseError) as refused:
        workshops.join(created.id)
    assert refused.value.phase == "draft"


def test_people_at_once_open_no_more_connections_than_are_kept(workshops, made):
    opened, together = [], Barrier(KEPT - 1)
    event.listen(workshops.store.engine, "connect", lambda *_: opened.append(1))
    tokens = [workshops.join(made.id) for _ in range(KEPT - 1)]

    def look(token):
        with workshops.store.read() as connection:
            together.wait(30)
            connection.exec_driver_sql("SELECT 1")
        workshops.put(token, "A1a", 3)

    with ThreadPoolExecutor(KEPT - 1) as pool:
        for _ in range(3):
            list(pool.map(look, tokens))
    assert len(opened) <= KEPT
    assert [dict(workshops.participant(token).answers) for token in tokens] == [{"A1a": 3}] * len(tokens)


def test_those_who_save_at_once_in_one_process_stand_in_line_before_sqlite(workshops, made):
    asking, most = [], []
    engine, count = workshops.store.engine, 12
    tokens = [workshops.join(made.id) for _ in range(count)]

    def begins(_connection):
        asking.append(1)
        most.append(len(asking))

    event.listen(engine, "begin", begins, insert=True)  # before the lock is asked for
    event.listen(engine, "commit", lambda _connection: asking.pop())
    with ThreadPoolExecutor(count) as pool:
        list(pool.map(lambda token: workshops.put(token, "A1a", 4), tokens * 3))
    assert len(most) == count * 3
    if engine.dialect.name == "sqlite":
        assert max(most) == 1
    assert {workshops.participant(token).answers["A1a"] for token in tokens} == {4}


def test_a_writer_that_waits_too_long_for_others_is_told(workshops, made, monkeypatch):
    monkeypatch.setattr(database, "LINE_S", 0.05)
    line = database.Line(wanted=True)
    with line.turn(), ThreadPoolExecutor(1) as pool:

        def second():
            with line.turn():
                pass

        with pytest.raises(StoreUnavailableError, match="others write"):
            pool.submit(second).result()
    with line.turn():
        pass
