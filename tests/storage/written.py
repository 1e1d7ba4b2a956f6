"""Answers with something in every field, the example of the answer file, and how the tests read one."""

import json

from hypothesis import strategies as st

from assessment import Answers, Reflection, Turn
from storage import read_answers
from storage.written_file import KNOWN
from tests.storage.conftest import make_instrument

INSTRUMENT = make_instrument()

# The example of the format's description, with the codes of the small questionnaire.
EXAMPLE = {
    "format": "tillit-answers/1",
    "instrument": "core",
    "version": "1.0.0",
    "role": "chef",
    "lang": "sv",
    "respondent": "random",
    "started": "2026-11-21",
    "finished": None,
    "place": "pair3",
    "opening": "…",
    "answers": {"A1a": 4, "B1a": "DK", "K2": 2, "K3": "NR", "K4": "SK"},
    "behov": {"A1": 1, "B1": 0, "A2": "DK"},
    "context": {"span": "<10", "tbsl": "ja"},
    "aims": [],
    "summaries": {"pairs1-3": "nej"},
    "topics": ["A1"],
    "seconds": {"A1a": 6.1},
    "reflections": [{"ref": "pair1", "text": "…", "in_report": False}],
    "modules": {"M1": {"version": "1.0.0", "answers": {}}},
    "plan": None,
}

text = st.text(st.characters(), max_size=40)  # lone surrogates and NUL included
short = st.text(max_size=20)
json_value = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | short,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(short, inner, max_size=3),
    max_leaves=8,
)
day = st.dates().map(lambda one: one.isoformat())
answer_sets = st.builds(
    Answers,
    answers=st.dictionaries(
        st.sampled_from(sorted(INSTRUMENT.items)), st.integers(1, 5) | st.sampled_from(["DK", "NR", "SK"])
    ),
    behov=st.dictionaries(st.sampled_from(INSTRUMENT.poles), st.integers(-2, 2) | st.just("DK")),
    context=st.fixed_dictionaries(
        {}, optional={"span": st.sampled_from(["<10", "10-20"]), "tbsl": st.just("ja")}
    ),
    role=st.sampled_from(["chef", "medarbetare"]),
    lang=st.sampled_from(["sv", "en", "fi"]),
    respondent=text,
    started=st.none() | day,
    finished=st.none() | day,
    place=st.none() | text,
    opening=text,
    aims=st.lists(text, max_size=2).map(tuple),
    summaries=st.dictionaries(short, text, max_size=4),
    topics=st.lists(st.sampled_from(sorted(INSTRUMENT.scales)), max_size=2).map(tuple),
    seconds=st.dictionaries(st.sampled_from(sorted(INSTRUMENT.items)), st.floats(0, 1e9)),
    reflections=st.lists(st.builds(Reflection, short, text, st.booleans()), max_size=4).map(tuple),
    conversation=st.lists(
        st.builds(Turn, short, st.dictionaries(short, json_value, max_size=2), st.booleans()), max_size=3
    ).map(tuple),
    modules=st.dictionaries(short, st.dictionaries(short, json_value, max_size=2), max_size=2),
    plan=json_value,
    version=st.sampled_from(["1.0.0", "0.9", "1"]),
    extra=st.dictionaries(short.filter(lambda key: key not in KNOWN), json_value, max_size=3),
)

FULL = Answers(
    answers={"A1a": 4, "B1a": "DK", "K1": "NR", "K2": "SK"},
    behov={"A1": -2, "B1": 0, "A2": "DK"},
    context={"span": "<10"},
    role="medarbetare",
    lang="en",
    respondent="r1",
    started="2026-01-02",
    finished="2026-01-03",
    place="pair2",
    opening='Möten\u2028utan "tid" \\ 🙂',
    aims=("motivation",),
    summaries={"pairs1-3": "nej"},
    topics=("B1", "A1"),
    seconds={"A1a": 6.1},
    reflections=(Reflection("pair2", "x" * 10_000, in_report=True), Reflection("pair1", "två\x00\ud800")),
    modules={"M1": {"version": "1.0.0", "answers": {"P1": 3}}},
    plan={"strengthen": "A1"},
    version="1.0.0",
    extra={"mood": None, "deep": [1, {"a": "b"}]},
)


def read(data, strict=False, instrument=INSTRUMENT):
    return read_answers(json.dumps(data), instrument, strict=strict)


def codes(problems):
    return [(problem.place, problem.code) for problem in problems]
