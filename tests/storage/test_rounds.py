"""The next round under the same token, and sets of an earlier version of the questionnaire."""

import json
from dataclasses import replace
from datetime import date

import pytest

from assessment import Answers, Reflection, Version
from storage import (
    AnswerFileError,
    UnknownTokenError,
    ValueRefusedError,
    older_answers,
    open_store,
    read_answers,
    rounds_before,
    write_answers,
)
from tests.storage.conftest import make_instrument

FIRST = Answers(
    answers={"A1a": 4, "B1a": "DK", "K2": 2},
    behov={"A1": 1},
    respondent="r",
    started="2026-01-10",
    finished="2026-01-11",
    opening="Tre schemasystem.",
    reflections=(Reflection("pair1", "x", in_report=True),),
    plan={"strengthen": "A1", "steps": [{"id": "a", "what": "x"}]},
    seconds={"A1a": 6.1, "K2": 3.0},
    version="1.0.0",
)


def raised(version="1.1.0", *changed, removed=()):
    one = make_instrument(version)
    return replace(one, versions=(Version("1.0.0"), Version(version, changed, removed=removed)))


def test_the_next_round_is_empty_and_holds_the_one_before_whole(store, instrument):
    token, record = store.create("sv", shared=False, answers=FIRST)
    store.begin_again(token)
    again = store.load(token)
    assert again.id == record.id
    assert (again.answers.respondent, again.answers.answers, again.answers.plan) == ("r", {}, None)
    assert (again.answers.started, again.answers.finished) == (store.today().isoformat(), None)
    assert again.answers.opening == ""
    assert rounds_before(again.answers, instrument) == (FIRST,)


def test_a_third_round_holds_both_in_order_and_the_answer_file_holds_them_all(store, instrument):
    token, _ = store.create("sv", shared=False, answers=FIRST)
    store.begin_again(token)
    store.put(token, "answers", "A1a", 2)
    store.begin_again(token)
    store.put(token, "answers", "A1a", 1)
    found = store.load(token).answers
    assert [one.value("A1a") for one in (*rounds_before(found, instrument), found)] == [4, 2, 1]
    assert all("earlier" not in one for one in found.earlier)
    again, problems = read_answers(write_answers(found), instrument, strict=True)
    assert (again, problems) == (found, ())
    other, _ = store.create("sv", shared=False, answers=again)
    assert store.load(other).answers == found


def test_a_step_is_ticked_off_in_the_round_it_belongs_to(store, instrument):
    token, _ = store.create("sv", shared=False, answers=FIRST)
    store.begin_again(token)
    one = store.load(token).answers.earlier[0]
    store.put(token, "earlier", "0", {**one, "plan": {"strengthen": "B1"}, "opening": "x" * 60_000})
    assert rounds_before(store.load(token).answers, instrument)[0].plan == {"strengthen": "B1"}
    for wrong in ({"format": "tillit-answers/2"}, "x", {"format": "tillit-answers/1", "x": "y" * 2_000_001}):
        with pytest.raises(ValueRefusedError):
            store.put(token, "earlier", "0", wrong)


def test_what_was_deleted_with_a_round_is_gone_with_its_earlier_rounds(store):
    token, _ = store.create("sv", shared=False, answers=FIRST)
    store.begin_again(token)
    assert store.delete(token)
    assert store.load(token) is None
    with pytest.raises(UnknownTokenError):
        store.begin_again(token)


def test_the_yardstick_is_one_of_three_answers(store, token):
    for answer in ("ja", "nej", "vet_inte"):
        store.put(token, "yardstick", "", answer)
        assert store.load(token).answers.yardstick == answer
    with pytest.raises(ValueRefusedError):
        store.put(token, "yardstick", "", "kanske")
    store.put(token, "yardstick", "", None)
    assert store.load(token).answers.yardstick == ""


def test_an_earlier_round_that_is_none_is_left_out_and_named(instrument):
    text = json.loads(write_answers(FIRST)) | {"earlier": [7, json.loads(write_answers(FIRST))]}
    answers, problems = read_answers(json.dumps(text), instrument)
    assert [(one.place, one.code) for one in problems] == [("earlier.0", "wrong_type")]
    assert len(answers.earlier) == 1
    assert answers.extra["left_out"] == {"earlier": [7]}


def test_a_file_of_an_earlier_version_keeps_its_version_and_sets_aside_what_has_changed():
    answers, notes = read_answers(write_answers(FIRST), raised("1.1.0", "K2"), strict=True)
    assert answers.version == "1.0.0"
    assert answers.answers == {"A1a": 4, "B1a": "DK"}
    assert answers.seconds == {"A1a": 6.1}
    assert answers.extra == {"earlier_versions": {"1.0.0": {"answers": {"K2": 2}, "seconds": {"K2": 3.0}}}}
    assert [(one.place, one.code) for one in notes] == [("answers.K2", "changed_question")]
    again, none = read_answers(write_answers(answers), raised("1.1.0", "K2"), strict=True)
    assert (again, none) == (answers, ())
    assert older_answers(answers) == {"1.0.0": ("K2",)}


def test_a_question_that_is_no_longer_asked_is_set_aside_and_an_unknown_code_is_still_wrong():
    old = json.loads(write_answers(FIRST))
    old["answers"] |= {"Z9": 3}
    two = raised("2.0.0", removed=("Z9",))
    answers, notes = read_answers(json.dumps(old), two, strict=True)
    assert older_answers(answers) == {"1.0.0": ("Z9",)}
    assert [one.code for one in notes] == ["changed_question"]
    with pytest.raises(AnswerFileError, match=r"answers\.Z9"):
        read_answers(json.dumps(old), raised("2.0.0"), strict=True)
    old["answers"] |= {"Z9": 9}
    with pytest.raises(AnswerFileError, match=r"answers\.Z9"):
        read_answers(json.dumps(old), two, strict=True)


def test_stored_rows_of_an_earlier_version_are_read_unchanged_and_go_on_at_the_next_tap(url):
    day = date(2026, 6, 1)
    old = open_store(url, make_instrument("1.0.0"), today=lambda: day)
    token, _ = old.create("sv", shared=False, answers=FIRST)
    old.close()
    new = open_store(url, raised("1.1.0", "K2"), today=lambda: day)
    seen = new.load(token).answers
    assert (seen.version, seen.value("A1a"), seen.value("K2")) == ("1.0.0", 4, None)
    assert older_answers(seen) == {"1.0.0": ("K2",)}
    new.put(token, "answers", "K2", 5)
    found = new.load(token).answers
    assert (found.version, found.value("A1a"), found.value("K2")) == ("1.1.0", 4, 5)
    assert older_answers(found) == {"1.0.0": ("K2",)}
    assert found.extra["earlier_versions"]["1.0.0"]["answers"] == {"K2": 2}
    assert found.reflections == FIRST.reflections
    new.close()


def test_a_file_that_is_gone_on_from_belongs_to_the_version_it_goes_on_in(url):
    new = open_store(url, raised("1.1.0", "K2"))
    answers, _ = read_answers(write_answers(FIRST), new.instrument)
    token, record = new.create("sv", shared=False, answers=answers)
    assert record.answers.version == "1.1.0"
    new.put(token, "answers", "K2", 1)
    assert new.load(token).answers.value("K2") == 1
    new.close()


def test_an_earlier_round_keeps_its_own_version(url):
    old = open_store(url, make_instrument("1.0.0"))
    token, _ = old.create("sv", shared=False, answers=FIRST)
    old.close()
    new = open_store(url, raised("2.0.0", "K2"))
    new.begin_again(token)
    found = new.load(token).answers
    assert (found.version, found.earlier[0]["version"]) == ("2.0.0", "1.0.0")
    assert found.earlier[0]["answers"]["K2"] == 2
    assert rounds_before(found, new.instrument)[0].answers == {"A1a": 4, "B1a": "DK"}
    new.close()
