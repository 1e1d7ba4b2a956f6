"""The JSON of a profile: keys, order and nulls of house.md section 5."""

from __future__ import annotations

import json

from assessment import Answers, score

SCALE_KEYS = ["score", "status", "v", "m", "u", "low", "high", "word", "mixed", "kunskapslucka"]
PAIR_KEYS = ["D", "I", "u_D", "class", "lean", "lean_strength"]
KVV_KEYS = ["L", "M", "T", "weakest", "strength", "gap"]
TOP_KEYS = [
    "version",
    "scales",
    "kvv",
    "pairs",
    "quadrant",
    "delegation",
    "behov",
    "talk_topics",
    "rules",
    "flags",
    "typbilder",
    "near",
]
SCALES = [*(f"{pole}{n}" for pole in "AB" for n in range(1, 7)), *"KVWSCH"]


def as_json(instrument, answers: Answers) -> dict:
    return json.loads(json.dumps(score(instrument, answers).to_dict(), allow_nan=False))


def test_every_key_stands_in_order_also_when_nothing_was_answered(instrument):
    found = as_json(instrument, Answers())
    assert list(found) == TOP_KEYS
    assert list(found["scales"]) == SCALES
    assert all(list(scale) == SCALE_KEYS for scale in found["scales"].values())
    assert list(found["pairs"]) == list("123456")
    assert all(pair == dict.fromkeys(PAIR_KEYS) for pair in found["pairs"].values())
    assert found["kvv"] == dict.fromkeys(KVV_KEYS)
    assert found["quadrant"] == {"name": None, "strength": None}
    assert (found["delegation"], found["behov"], found["talk_topics"]) == (None, {}, [])
    assert (found["rules"], found["flags"], found["typbilder"], found["near"]) == ([], [], [], [])


def test_an_empty_scale_is_null_with_its_counts(instrument):
    found = as_json(instrument, Answers({"A1a": "NR", "A1b": "NR"}))["scales"]["A1"]
    assert found == {
        "score": None,
        "status": "saknas",
        "v": 0,
        "m": 0,
        "u": None,
        "low": None,
        "high": None,
        "word": None,
        "mixed": False,
        "kunskapslucka": False,
    }


def test_the_example_of_the_format_is_written_as_it_stands_there(instrument):
    given = {"A1a": 4, "A1b": 5, "B1a": 3, "B1b": 4, "A3a": 5, "A3b": 5, "B3a": 1, "B3b": 2}
    found = as_json(instrument, Answers(given, {"A1": 1, "B1": "DK", "B3": 0}))
    a1 = found["scales"]["A1"]
    assert round(a1.pop("u"), 1) == 19.8
    assert round(a1.pop("low"), 1) == 67.7
    assert a1 == {
        "score": 87.5,
        "status": "beraknad",
        "v": 2,
        "m": 2,
        "high": 100.0,
        "word": "tydligt hog",
        "mixed": False,
        "kunskapslucka": False,
    }
    assert found["pairs"]["1"]["class"] == "bada_bar"
    assert found["pairs"]["1"]["lean_strength"] == "antydan"
    assert found["behov"]["A1"] == {"d": 1, "gap": 25.0, "target": 100.0, "P": 0.125}
    assert list(found["behov"]) == ["A1", "B3"]
    assert (found["talk_topics"], found["rules"]) == (["A1"], ["N6:3"])


def test_the_poles_of_behov_come_in_presented_order(instrument):
    found = as_json(instrument, Answers(behov={"B6": 1, "A2": 0, "B1": -1, "A1": 2}))
    assert list(found["behov"]) == ["A1", "B1", "A2", "B6"]


def test_a_typbild_is_written_with_its_margin(instrument):
    found = as_json(instrument, Answers({"C1": 2, "C2": 2, "C3": 2, "C4": 4}))
    assert (found["typbilder"], found["near"]) == ([{"code": "T8", "margin": 15.0}], [])
