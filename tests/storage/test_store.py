"""The store, on SQLite and on PostgreSQL alike."""

from datetime import date

import pytest

from assessment import Answers, Reflection
from storage import MAX_TEXT, ValueRefusedError, open_store
from storage.calendar import local_day
from tests.storage.written import FULL

DAY = date(2026, 11, 21)


def test_a_new_one_is_empty_and_dated_by_the_day(store, token):
    record = store.load(token)
    today = local_day()
    assert (record.created, record.touched, record.answers.started) == (today, today, today.isoformat())
    assert record.answers.answers == {}
    assert record.answers.version == "1.0.0"
    assert record.answers.respondent
    assert record.mode == "server"
    assert not record.shared


def test_what_create_returns_is_what_load_finds(store):
    token, record = store.create("en", shared=True, role="medarbetare")
    assert store.load(token) == record
    assert (record.answers.lang, record.answers.role, record.shared) == ("en", "medarbetare", True)


def test_an_imported_set_comes_back_as_it_was(store):
    token, _ = store.create("sv", shared=False, answers=FULL)
    assert store.load(token).answers == FULL


def test_two_reflections_of_one_card_are_both_kept(store):
    twice = Answers(reflections=(Reflection("p", "ett"), Reflection("p#2", "två"), Reflection("p", "tre")))
    token, _ = store.create("sv", shared=False, answers=twice)
    assert store.load(token).answers.reflections == twice.reflections


@pytest.mark.parametrize(
    ("field", "code", "value"),
    [
        ("answers", "A1a", 5),
        ("answers", "B1a", "NR"),
        ("behov", "A1", -2),
        ("behov", "B1", "DK"),
        ("context", "span", "10-20"),
        ("summaries", "pairs1-3", "delvis"),
        ("seconds", "A1a", 1.5),
        ("modules", "M1", {"answers": {}}),
    ],
)
def test_a_tap_is_found_under_its_code(store, token, field, code, value):
    store.put(token, field, code, value)
    assert getattr(store.load(token).answers, field) == {code: value}
    store.remove(token, field, code)
    assert getattr(store.load(token).answers, field) == {}


@pytest.mark.parametrize(
    ("field", "value", "seen"),
    [
        ("place", "pair3", "pair3"),
        ("opening", "Hej\x00", "Hej\x00"),
        ("finished", "2026-11-21", "2026-11-21"),
        ("finished", None, None),
        ("lang", "en", "en"),
        ("role", "medarbetare", "medarbetare"),
        ("respondent", "r\x00\ud800", "r�?"),
        ("topics", ["B1", "A1"], ("B1", "A1")),
        ("aims", ["motivation"], ("motivation",)),
        ("plan", {"a": [1]}, {"a": [1]}),
        ("extra", {"x": 1}, {"x": 1}),
    ],
)
def test_a_field_with_one_value_is_saved(store, token, field, value, seen):
    store.put(token, field, "", value)
    assert getattr(store.load(token).answers, field) == seen


def test_a_reflection_is_saved_edited_and_erased_and_keeps_its_place_in_the_order(store, token):
    store.put(token, "reflections", "pair2", {"text": "a" * 10_000, "in_report": False})
    store.put(token, "reflections", "pair1", {"text": "b", "in_report": False})
    store.put(token, "reflections", "pair2", {"text": "c", "in_report": True})
    assert store.load(token).answers.reflections == (Reflection("pair2", "c", True), Reflection("pair1", "b"))
    store.put(token, "reflections", "pair2", None)
    assert store.load(token).answers.reflections == (Reflection("pair1", "b"),)


def test_the_latest_tap_wins(store, token):
    for value in (1, 5, "DK", 2):
        store.put(token, "answers", "A1a", value)
    assert store.load(token).answers.answers == {"A1a": 2}


@pytest.mark.parametrize(
    ("field", "code", "value", "problem", "place"),
    [
        ("answers", "A1a", 6, "wrong_value", "answers.A1a"),
        ("answers", "A1a", 0, "wrong_value", "answers.A1a"),
        ("answers", "A1a", True, "wrong_value", "answers.A1a"),
        ("answers", "A1a", 4.0, "wrong_value", "answers.A1a"),
        ("answers", "A1a", "4", "wrong_value", "answers.A1a"),
        ("answers", "Z9", 4, "unknown_code", "answers.Z9"),
        ("behov", "A1", 3, "wrong_value", "behov.A1"),
        ("behov", "A1", "NR", "wrong_value", "behov.A1"),
        ("behov", "K", 1, "unknown_code", "behov.K"),
        ("context", "span", "11", "wrong_value", "context.span"),
        ("context", "age", "11", "unknown_code", "context.age"),
        ("seconds", "A1a", -1, "wrong_value", "seconds.A1a"),
        ("seconds", "A1a", float("inf"), "wrong_value", "seconds.A1a"),
        ("seconds", "A1a", 10**400, "wrong_value", "seconds.A1a"),
        ("reflections", "pair1", "text", "wrong_type", "reflections.pair1"),
        ("reflections", "x" * 201, {"text": "a"}, "too_long", "reflections." + "x" * 200),
        ("reflections", "pair1", {"text": "x" * (MAX_TEXT + 1)}, "too_long", "reflections.pair1"),
        ("opening", "", "x" * (MAX_TEXT + 1), "too_long", "opening"),
        ("opening", "", 7, "wrong_type", "opening"),
        ("role", "", "boss", "wrong_value", "role"),
        ("role", "", None, "wrong_value", "role"),
        ("lang", "", "<b>", "wrong_value", "lang"),
        ("finished", "", "2026-11-21T10:00", "wrong_type", "finished"),
        ("finished", "", "2026-02-30", "wrong_type", "finished"),
        ("topics", "", ["Q"], "unknown_code", "topics.Q"),
        ("plan", "", {"x": float("nan")}, "wrong_type", "plan"),
        ("token_hash", "", "x", "unknown_code", "token_hash"),
        ("started_at", "", None, "unknown_code", "started_at"),
    ],
)
def test_a_value_that_may_not_stand_there_is_refused_and_nothing_is_stored(
    store, token, field, code, value, problem, place
):
    before = store.load(token)
    with pytest.raises(ValueRefusedError) as caught:
        store.put_many(token, [("answers", "B1b", 3), (field, code, value)])
    assert (caught.value.problem.code, caught.value.problem.place) == (problem, place)
    assert isinstance(caught.value, ValueError)
    assert store.load(token) == before


def test_a_page_is_saved_in_one_transaction(store, token):
    page = [("answers", "A1a", 1), ("answers", "B1a", 2), ("place", "", "pair2"), ("answers", "A1a", 3)]
    store.put_many(token, page)
    answers = store.load(token).answers
    assert (answers.answers, answers.place) == ({"A1a": 3, "B1a": 2}, "pair2")


def test_a_callable_may_check_instead_of_an_instrument():
    with open_store_refusing_all() as store:
        token, _ = store.create("sv", shared=False, answers=Answers())
        with pytest.raises(ValueRefusedError):
            store.put(token, "answers", "A1a", 3)


def open_store_refusing_all():
    from contextlib import closing

    from storage import Problem

    return closing(open_store("sqlite://", lambda field, code, value: Problem(field, "unknown_code")))
