"""Words, stems and pieces of words."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from retrieval.lexical import Lexical
from retrieval.words import load_words
from tests.retrieval.conftest import CORPUS

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [
    "Personalens handlingsutrymme växer när rutinerna blir färre.",
    "Kommunens ekonomi styrs av budgeten och revisorerna.",
    "Eleverna fick högre resultat.",
]
ASKS = [[("sv", "Får vi bestämma själva?")], [("en", "Who pays for all this?")], []]


@pytest.fixture(scope="module")
def words():
    return load_words(CORPUS)


@pytest.fixture(scope="module")
def lexical(words):
    return Lexical(TEXTS, ASKS, words)


def first(lexical, query, lang="sv"):
    texts, asks = lexical.scores(query, lang)
    total = texts + asks
    return int(np.argmax(total)) if total.any() else None


@pytest.mark.parametrize(
    ("query", "passage"),
    [
        ("rutin", 0),  # another ending
        ("utrymme", 0),  # inside a compound
        ("personalfrågor", 0),  # a compound of which only a part is there
        ("handlingsutryme", 0),  # mistyped
        ("VAXER", 0),  # without marks
        ("bestamma", 0),  # in an ask
        ("budgetering", 1),
        ("elever", 2),
        ("xyzzy", None),
        ("och att i", None),
    ],
)
def test_a_passage_is_found_by_what_its_words_are_made_of(lexical, query, passage):
    assert first(lexical, query) == passage


def test_english_asks_are_found_in_english(lexical):
    assert first(lexical, "paying", "en") == 1


def test_spoken_forms_count_as_the_word_itself(words, lexical):
    assert words.telling("Dom kollar jämt", "sv") == ["kontrollerar", "jämt"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Why do they have to ask?", "en"), ("Varför måste de fråga?", "sv"), ("", "sv"), ("tillit", "sv")],
)
def test_the_language_is_that_of_the_empty_words(words, text, lang):
    assert words.language(text) == lang


def test_what_nobody_has_words_for_is_not_known(lexical):
    assert lexical.heard("rutiner", "sv").known == 1.0
    assert lexical.heard("surdegsbröd", "sv").known == 0.0
    assert lexical.heard("surdegsbröd", "sv").unknown == 1
    assert 0.0 < lexical.heard("rutiner för surdegsbröd", "sv").known < 0.6
    assert lexical.heard("rutinner", "sv").known > 0.0  # mistyped
    assert lexical.heard("och", "sv").known == 0.0


def test_what_a_passage_holds_of_a_query_is_between_nothing_and_all(lexical):
    heard = lexical.heard("budgeten", "sv")
    assert lexical.held(heard, 1) > 0.9
    assert lexical.held(heard, 2) == 0.0
    assert lexical.held(lexical.heard("", "sv"), 1) == 0.0


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Hur många kommuner deltog?", {"quantity"}),
        ("Vilket år kom reformen?", {"which", "time"}),
        ("What did it cost?", {"money"}),
        ("Kollegorna granskar varandra", set()),
        ("Är vi flexibla nog?", set()),  # a phrase inside a word is no phrase
    ],
)
def test_a_question_for_one_particular_fact_is_heard(words, text, facts):
    assert words.facts(text) == facts


def test_without_pieces_and_asks_it_is_plain_bm25(words):
    plain = Lexical(TEXTS, [(), (), ()], words, pieces=False)
    assert plain.tokens("Rutinerna växer", "sv") == ["rutin", "vax"]
    assert first(plain, "utrymme") is None


def test_the_libraries_are_imported_late_and_only_there():
    code = "import retrieval, sys; print({'bm25s', 'Stemmer'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
    users = [
        path.name
        for path in (ROOT / "retrieval").glob("*.py")
        if "import bm25s" in path.read_text(encoding="utf-8")
    ]
    assert users == ["lexical.py"]
