"""What the targets work on, made once: instruments, stores in memory, valid inputs of every kind."""

import json
from functools import cache
from pathlib import Path

from assessment import load_instrument
from report import example_answers
from storage import open_store, open_workshops, write_answers
from texts import languages, load_texts

ROOT = Path(__file__).resolve().parents[2]


@cache
def instrument(lang="sv"):
    return load_instrument(lang)


@cache
def texts(lang="sv"):
    return load_texts(lang)


@cache
def store():
    """A store in memory that outlives an example."""
    return open_store("sqlite://", instrument())


@cache
def workshops():
    return open_workshops(store())


@cache
def answer_file():
    """A whole answer file: every field, earlier rounds, modules, a plan, a conversation."""
    whole = json.loads(write_answers(example_answers(texts())))
    before = {key: value for key, value in whole.items() if key not in {"earlier", "conversation"}}
    turn = {"id": "t1", "reply": {"question": "Vad är tvivel?", "parts": []}, "in_report": True}
    step = {
        "id": "s1",
        "what": "Prova",
        "who": "chef",
        "when": "2026-12-01",
        "notice": "syns",
        "status": "gjort",
    }
    module = {"version": "1.0.0", "answers": {f"M1_{number:02}": "used" for number in range(1, 5)}}
    return whole | {
        "respondent": "r1",
        "started": "2026-11-21",
        "finished": "2026-11-21",
        "place": "pair3",
        "opening": "Vi hinner inte med.",
        "seconds": {"A1a": 6.1, "B1a": 4.0},
        "aims": ["AIM1"],
        "topics": ["A1"],
        "summaries": {"pairs1-3": "nej"},
        "reflections": [{"ref": "pair1", "text": "Så är det.", "in_report": True}],
        "conversation": [turn],
        "modules": {"M1": module, "Z9": {"answers": {"x": 1}}},
        "plan": {"id": "p", "strengthen": "A", "take_away": "B", "steps": [step], "follow_up": "2027-03-21"},
        "yardstick": "nej",
        "earlier": [before | {"started": "2026-05-01", "finished": "2026-05-02", "version": "1.0.0"}],
        "left_out": {"answers": {"A9z": 3}},
        "earlier_versions": {"0.9.0": {"answers": {"A1a": 3}}},
        "okänd": {"nyckel": [1, 2, {"x": None}]},
    }


@cache
def group_file():
    """A whole group file: a manager, ten members with choices, a split."""
    codes = list(instrument().workshop_items)
    members = [
        {
            "answers": {code: (place + number) % 5 + 1 for number, code in enumerate(codes)},
            "priorities": {"stark": ["A1", "W"], "latta": "B4"},
        }
        for place in range(16)
    ]
    return {
        "format": "tillit-group/1",
        "instrument": "workshop",
        "version": instrument().version,
        "manager": {"answers": dict.fromkeys(instrument().items, 4)},
        "members": members,
        "split": {"name": "natt", "members": list(range(8))},
    }


@cache
def langs():
    return languages()
