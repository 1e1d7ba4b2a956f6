"""What is stored about one person is counted by kind."""

from dataclasses import fields

from assessment import Answers, Reflection, Turn
from storage import contents_of

FULL = Answers(
    answers={"A1a": 4, "B1a": "DK", "K2": 2},
    behov={"A1": 1},
    context={"verksamhet": "hemtjanst"},
    aims=("innovation",),
    summaries={"pairs1-3": "nej"},
    topics=("A1",),
    opening="Vi hinner inte",
    reflections=(Reflection("pair1", "En tanke"),),
    conversation=(Turn("1", {}),),
    modules={"M1": {"version": "1.0.0", "answers": {"M1_01": "used", "M1_02": "DK"}}, "M7": "broken"},
    plan={"strengthen": "A1"},
    earlier=({"format": "tillit-answers/1"},),
    yardstick="ja",
    seconds={"A1a": 6.1, "B1a": 3},
)
NOT_A_PERSONS = {
    "role",
    "lang",
    "respondent",
    "started",
    "finished",
    "place",
    "instrument",
    "version",
    "extra",
}


def test_every_kind_is_counted():
    assert contents_of(FULL) == {
        "answers": 3,
        "wishes": 1,
        "about": 5,
        "texts": 2,
        "turns": 1,
        "modules": 2,
        "plan": 1,
        "rounds": 1,
        "times": 2,
    }


def test_an_empty_set_holds_nothing():
    assert contents_of(Answers()) == {}


def test_a_new_field_of_the_answer_set_must_be_counted_or_named_here():
    counted = {one.name for one in fields(Answers)} - NOT_A_PERSONS
    empty = Answers()
    for name in counted:
        assert contents_of(Answers(**{name: getattr(FULL, name)})) != contents_of(empty), name
