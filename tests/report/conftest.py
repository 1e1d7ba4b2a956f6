"""Made-up answer sets and the findings made of them."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from assessment import Answers, Reflection, load_instrument, score
from report import build_findings
from retrieval import load_sources
from texts import load_texts

CORPUS = Path(__file__).resolve().parents[2] / "corpus"

# A unit where much is decided near the work and support is seldom in place: T1 and T4 hold (by hand, 4.2).
# Items in presented order (2.20): Aa Ba Bb Ab for each pair, then K, V, W, S, C.
_ORDER = [f"{pole}{pair}{letter}" for pair in range(1, 7) for pole, letter in ("Aa", "Ba", "Bb", "Ab")]
_ORDER += [f"{scale}{number}" for scale in "KVWSC" for number in range(1, 5)]
_VALUES = "42354234522444344342221242444423234324232324"
CODES = {code: int(value) for code, value in zip(_ORDER, _VALUES, strict=True)}
BEHOV = {
    "A1": 0,
    "B1": 2,
    "A2": 0,
    "B2": 1,
    "A3": 0,
    "B3": 0,
    "A4": 0,
    "B4": -1,
    "A5": 1,
    "B5": 0,
    "A6": 2,
    "B6": 1,
}
FULL = Answers(
    CODES,
    BEHOV,
    context={
        "verksamhet": "hemtjanst",
        "besparing": "ja",
        "tbsl": "ja",
        "lagstyrt": "blandat",
        "tid_som_chef": "6-24",
    },
    opening="Tre olika schemasystem.",
    summaries={"pairs1-3": "ja", "pairs4-6": "nej", "kvw": "delvis"},
    reflections=(
        Reflection("pair4", "Rutinerna är skrivna för dagtid.", in_report=True),
        Reflection("kvw", "Det är tid som saknas.", in_report=True),
        Reflection("pair1", "Ska inte vara med på papper.", in_report=False),
    ),
)

SETS = {
    "full": FULL,
    "dont_know": Answers(dict.fromkeys(CODES, "DK"), dict.fromkeys(BEHOV, "DK")),
    "nothing": Answers(),
    "one_answer": Answers({"A1a": 4}),
    "one_pole_wished": Answers({"A1a": "NR", "A1b": "NR"}, {"A1": 2, "B4": -1}),
    "all_equal": Answers(dict.fromkeys(CODES, 3), dict.fromkeys(BEHOV, 0)),
    "all_highest": Answers(dict.fromkeys(CODES, 5), dict.fromkeys(BEHOV, 2)),
    "half": replace(FULL, answers={code: value for code, value in CODES.items() if code[-1] in "a13"}),
}


@cache
def loaded(lang):
    return load_instrument(lang), load_texts(lang), load_sources(CORPUS)


def findings_of(answers, lang="sv", **more):
    instrument, texts, sources = loaded(lang)
    return build_findings(score(instrument, answers), instrument, answers, texts, sources, lang, **more)


@cache
def findings_for(name, lang="sv"):
    return findings_of(SETS[name], lang)


@pytest.fixture
def texts():
    return loaded("sv")[1]
