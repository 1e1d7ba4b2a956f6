"""The conversation is kept in order, in both databases and in the file, and can be taken away."""

import json

import pytest

from assessment import Answers, Turn
from storage import ValueRefusedError, open_store, read_answers, write_answers

REPLY = {
    "format": 1,
    "question": "Vad är tillit?",
    "intent": "term",
    "parts": [{"kind": "note", "text": "…"}],
}
SECRET = "Hur pratar jag med den som alltid kommer sent?"


def turn(question, **more):
    return {"reply": {**REPLY, "question": question}, **more}


def kept(store, token):
    return store.load(token).answers.conversation


def test_turns_come_back_in_order_with_their_tick(store, token):
    for name in ("z", "a", "m"):
        store.put(token, "conversation", name, turn(name))
    store.put(token, "conversation", "a", turn("a", in_report=True))
    assert [one.id for one in kept(store, token)] == ["z", "a", "m"]
    assert [one.in_report for one in kept(store, token)] == [False, True, False]
    assert kept(store, token)[0].reply == {**REPLY, "question": "z"}


def test_one_is_deleted_or_all_and_the_answers_stay(store, token):
    store.put(token, "answers", "A1a", 4)
    for name in ("a", "b", "c"):
        store.put(token, "conversation", name, turn(name))
    store.remove(token, "conversation", "b")
    assert [one.id for one in kept(store, token)] == ["a", "c"]
    store.put_many(token, [("conversation", one.id, None) for one in kept(store, token)])
    assert kept(store, token) == ()
    assert store.load(token).answers.answers == {"A1a": 4}


def test_what_is_deleted_stands_nowhere_in_the_file(tmp_path, instrument):
    path = tmp_path / "tillit.db"
    store = open_store(f"sqlite:///{path}", instrument)
    token, _ = store.create("sv", shared=False)
    store.put(token, "conversation", "a", turn(SECRET))
    store.remove(token, "conversation", "a")
    everything = b"".join(one.read_bytes() for one in tmp_path.iterdir())
    assert SECRET.encode() not in everything
    store.close()


def test_the_conversation_goes_with_the_self_assessment(store, token):
    store.put(token, "conversation", "a", turn("a"))
    assert store.delete(token)
    assert store.load(token) is None


@pytest.mark.parametrize("value", ["text", {}, {"reply": "text"}, turn("a", in_report=1), turn("x" * 60_000)])
def test_what_is_no_turn_is_refused(store, token, value):
    with pytest.raises(ValueRefusedError):
        store.put(token, "conversation", "a", value)
    assert kept(store, token) == ()


def test_a_file_brings_the_conversation_along(store, instrument):
    answers = Answers(conversation=(Turn("a", REPLY, in_report=True), Turn("a", REPLY)), version="1.0.0")
    read, problems = read_answers(write_answers(answers), instrument, strict=True)
    assert (read.conversation, problems) == (answers.conversation, ())
    token, _ = store.create("sv", shared=False, answers=read)
    assert [one.id for one in kept(store, token)] == ["a", "a#2"]


def test_without_a_conversation_the_file_has_no_such_key():
    assert "conversation" not in json.loads(write_answers(Answers()))


def test_wrong_turns_are_named_and_written_back(instrument):
    sent = {"format": "tillit-answers/1", "instrument": "core", "version": "1.0.0", "answers": {}}
    sent["conversation"] = [{"id": "a", "reply": REPLY, "tone": 1}, {"reply": REPLY}, 7]
    read, problems = read_answers(json.dumps(sent), instrument)
    assert [one.id for one in read.conversation] == ["a"]
    assert [one.place for one in problems] == ["conversation.1.id", "conversation.2.id"]
    aside = json.loads(write_answers(read))["left_out"]["conversation"]
    assert aside == [{"id": "a", "tone": 1}, {"reply": REPLY}, 7]
