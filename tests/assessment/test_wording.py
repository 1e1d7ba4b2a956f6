"""The rules for the wording of the questionnaire, checked on the shipped files."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "assessment" / "content"


def read(name):
    return tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))


SV, EN, STRUCTURE = read("sv.toml"), read("en.toml"), read("instrument.toml")
ITEMS = SV["item"]
ORDER = [item["code"] for item in STRUCTURE["item"]]
BLOCKS = {"poles": "AB", "kunna vilja vaga": "KVW", "stod": "S", "chefens villkor": "C"}
BANNED = (
    *("tillit", "trygg", "god", "bra", "tydlig", "professionell", "effektiv", "respekt", "delaktig"),
    *("ärende", "brukare", "patient", "elev", "alltid", "aldrig", "ingen", "inte"),
)
WHOLE_WORDS = {"inget", "inga", "goda", "gott", "alla", "och", "eller"}
REVERSED = {"K2", "V3", "W3", "S2", "C4"}


def words(text):
    return re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", text.lower())


def lix(texts):
    """Words per sentence plus the percentage of words longer than six letters; an item is a sentence."""
    found = [word for text in texts for word in words(text)]
    long = sum(len(word) > 6 for word in found)
    return len(found) / len(texts) + 100 * long / len(found)


def runs_of_five(text):
    found = words(text)
    return {tuple(found[start : start + 5]) for start in range(len(found) - 4)}


def key_paths(table, path=()):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from key_paths(value, (*path, key))
        else:
            yield (*path, key)


@pytest.fixture(scope="module")
def source_runs():
    files = sorted((ROOT / "corpus").glob("*.txt"))
    assert len(files) >= 5
    found = set()
    for file in files:
        text = file.read_text(encoding="utf-8")
        found |= runs_of_five(text) | runs_of_five(re.sub(r"-[ \t]*\n\s*", "", text))
    return found


def test_every_item_of_the_structure_has_words_in_presented_order():
    assert len(ORDER) == 44
    for language in (SV, EN):
        assert list(language["item"]) == ORDER
        assert list(language["short"]) == ORDER


def test_both_languages_have_the_same_keys():
    assert sorted(key_paths(SV)) == sorted(key_paths(EN))


@pytest.mark.parametrize("code", ORDER)
def test_an_item_has_eight_to_sixteen_words_and_at_most_ninety_characters(code):
    assert 8 <= len(words(ITEMS[code])) <= 16
    assert len(ITEMS[code]) <= 90


@pytest.mark.parametrize("code", ORDER)
def test_an_item_is_one_sentence_in_the_perfect_tense(code):
    assert re.search(r"\bhar\b", ITEMS[code])
    assert re.fullmatch(r"[^.?!]+\.", ITEMS[code])


@pytest.mark.parametrize("code", ORDER)
def test_an_item_holds_no_value_word_absolute_or_negation(code):
    text = ITEMS[code].replace("alla gamla", "gamla")
    for word in words(text):
        assert word not in WHOLE_WORDS
        assert not word.startswith(BANNED)


@pytest.mark.parametrize("code", ORDER)
def test_an_item_shares_no_five_words_in_a_row_with_a_source(code, source_runs):
    assert not runs_of_five(ITEMS[code]) & source_runs


@pytest.mark.parametrize("scales", BLOCKS.values(), ids=BLOCKS.keys())
def test_a_block_of_items_is_easy_to_read(scales):
    texts = [text for code, text in ITEMS.items() if code[0] in scales]
    assert lix(texts) <= 30


def test_no_single_item_is_heavy_to_read():
    assert max(lix([text]) for text in ITEMS.values()) <= 50


def test_neither_pole_is_easier_to_read_than_the_other():
    tillit = lix([text for code, text in ITEMS.items() if code.startswith("A")])
    tvivel = lix([text for code, text in ITEMS.items() if code.startswith("B")])
    assert abs(tillit - tvivel) <= 5


def test_only_the_five_agreed_items_are_reversed():
    assert {item["code"] for item in STRUCTURE["item"] if item["reversed"]} == REVERSED


def test_only_the_managers_own_conditions_speak_of_the_manager_as_i():
    for code, text in ITEMS.items():
        own = {"jag", "mig", "min", "mitt", "mina"} & set(words(text))
        assert bool(own) == code.startswith("C")


def test_a_short_name_has_two_to_five_words():
    for language in (SV, EN):
        for text in language["short"].values():
            assert 2 <= len(text.split()) <= 5


def test_the_opening_has_at_most_sixty_words():
    for language in (SV, EN):
        assert len(words(language["opening"]["text"])) <= 60


def test_every_pole_has_a_need_question_of_one_form():
    for scale in STRUCTURE["scale"]:
        if scale["kind"] == "pole":
            text = SV["scale"][scale["code"]]["behov"]
            assert text.startswith("Att ")
            assert text.endswith(" – behöver ni mer eller mindre av det om ett år?")


def test_every_context_option_has_words_in_the_order_of_the_structure():
    for language in (SV, EN):
        for context in STRUCTURE["context"]:
            assert list(language["context"][context["code"]]["options"]) == context["options"]


def test_how_often_is_said_in_words_of_frequency():
    assert list(SV["word"].values()) == ["oftast", "lutar mot ofta", "ibland", "lutar mot sällan", "sällan"]
    assert not any("låg" in text or "hög" in text for text in SV["word"].values())


def test_the_disclaimer_stands_word_for_word():
    text = "Egenutvecklat verktyg. Inte validerat. För samtal, inte för mätning av resultat."
    assert SV["instrument"]["disclaimer"] == text
