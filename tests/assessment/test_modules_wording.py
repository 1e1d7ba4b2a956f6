"""The rules for the modules' questions, checked on the shipped files."""

import tomllib

import pytest

from retrieval import cut_passages, load_sources
from tests.assessment.test_wording import (
    BANNED,
    CONTENT,
    EN,
    ROOT,
    STRUCTURE,
    SV,
    WHOLE_WORDS,
    lix,
    runs_of_five,
    source_runs,
    words,
)

__all__ = ["source_runs"]  # the fixture is used here too

FILES = sorted((CONTENT / "modules").glob("*.toml"))
MODULES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in FILES}
ITEMS = {item["code"]: item for module in MODULES.values() for item in module.get("item", [])}
TEXTS = {code: SV["module"][code.split("_")[0]]["item"][code] for code in ITEMS}
COUNTS = {  # instrument.md section 1 and 2.20
    "M1": {"practice": 18},
    "M2": {"frequency": 16},
    "M3": {"agree": 16},
    "M4": {"frequency": 8 + 6, "direction": 3},
    "M5": {"pick": 1, "frequency": 3},
    "M6": {"frequency": 10},
    "M7": {"brake": 11},
    "M8": {},
    "M9": {"frequency": 12, "text": 6},
    "M10": {"frequency": 4, "text": 3},
}
ASKED = [code for code, item in ITEMS.items() if item["answer"] not in {"text", "pick"}]
HOW_OFTEN = [code for code in ASKED if ITEMS[code]["answer"] == "frequency"]
MAY_SAY = {  # instrument.md 5.1 holds for what happened; these name a thing by its own name
    "M7_03": {"tillit"},
    "M7_04": {"tillit"},
    "M6_07": {"och"},
}


def spans(module):
    """Every line reference of a module."""
    yield from module["refs"]
    for item in module.get("item", []):
        yield from item["refs"]


def is_opinion(code):
    return ITEMS[code]["answer"] in {"agree", "direction"}


def spans_exist(refs):
    """Fail for a reference to a line that is not there, or to lines without words."""
    sources = load_sources(ROOT / "corpus")
    for ref in refs:
        source, _, lines = ref.partition(":")
        first, _, last = lines.partition("-")
        text = (ROOT / "corpus" / sources[source].file).read_text(encoding="utf-8").split("\n")
        assert int(first) <= int(last or first) <= len(text), ref
        assert any(line.strip() for line in text[int(first) - 1 : int(last or first)]), ref


@pytest.fixture(scope="module")
def sources():
    return load_sources(ROOT / "corpus")


def test_the_ten_modules_are_there_with_as_many_questions_as_they_should_have():
    assert set(MODULES) == set(COUNTS)
    for code, module in MODULES.items():
        found = [item["answer"] for item in module.get("item", [])]
        assert {kind: found.count(kind) for kind in found} == COUNTS[code]


def test_every_code_belongs_to_its_module_and_stands_once():
    codes = [item["code"] for module in MODULES.values() for item in module.get("item", [])]
    assert len(codes) == len(set(codes))
    for code, module in MODULES.items():
        assert module["code"] == code
        assert all(item["code"].startswith(f"{code}_") for item in module.get("item", []))


def test_every_module_says_where_it_stands_and_what_it_does_not_claim():
    for language in (SV, EN):
        for code in MODULES:
            table = language["module"][code]
            assert all(table[key] for key in ("name", "lead", "intro", "limits"))


@pytest.mark.parametrize("code", MODULES)
def test_every_line_reference_of_a_module_exists(code):
    spans_exist(spans(MODULES[code]))


@pytest.mark.parametrize("code", MODULES)
def test_a_module_has_passages_on_both_sides_that_exist_and_are_quotable(code, sources):
    anchors = {anchor["id"]: anchor for anchor in STRUCTURE["anchor"]}
    passages = {passage.id: passage for passage in cut_passages(sources)}
    module = MODULES[code]
    sides = module["passages_for"], module["passages_against"]
    assert all(sides)
    assert not set(sides[0]) & set(sides[1])
    for name in (*sides[0], *sides[1]):
        assert name in anchors or not passages[name].rebuilt
        if name not in anchors:
            assert all(language["module"][code]["passage"][name] for language in (SV, EN))


def test_a_module_follows_only_from_results_that_exist():
    scales = {scale["code"] for scale in STRUCTURE["scale"]}
    known = scales | {one["code"] for part in ("typbild", "rule") for one in STRUCTURE[part]}
    known |= {f"pair:{number}" for number in range(1, 7)}
    for module in MODULES.values():
        assert module["leads"]
        assert set(module["leads"]) <= known


@pytest.mark.parametrize("code", ITEMS)
def test_a_question_of_a_module_shares_no_five_words_in_a_row_with_a_source(code, source_runs):
    assert not runs_of_five(TEXTS[code]) & source_runs


def test_what_stands_around_the_questions_is_in_our_own_words_too(source_runs):
    for code in MODULES:
        table = SV["module"][code]
        for key in ("lead", "intro", "limits", "reason", "beside"):
            assert not runs_of_five(table.get(key, "")) & source_runs, (code, key)


@pytest.mark.parametrize("code", ASKED)
def test_a_question_of_a_module_is_short_and_one_sentence(code):
    assert len(words(TEXTS[code])) <= 16
    assert len(TEXTS[code]) <= 90
    assert TEXTS[code].count(".") + TEXTS[code].count("?") == 1


@pytest.mark.parametrize("code", HOW_OFTEN)
def test_what_is_asked_how_often_has_happened(code):
    assert {"har", "fått"} & set(words(TEXTS[code]))
    assert len(words(TEXTS[code])) >= 7


@pytest.mark.parametrize("code", [code for code in ASKED if not is_opinion(code)])
def test_a_question_of_a_module_holds_no_value_word_absolute_or_negation(code):
    joins = set() if ITEMS[code]["answer"] == "frequency" else {"och"}  # a practice may have two parts
    for word in set(words(TEXTS[code])) - MAY_SAY.get(code, set()) - joins:
        assert word not in WHOLE_WORDS
        assert not word.startswith(BANNED)


@pytest.mark.parametrize("code", MODULES)
def test_the_questions_of_a_module_are_easy_to_read(code):
    texts = [TEXTS[item["code"]] for item in MODULES[code].get("item", []) if item["answer"] != "pick"]
    assert not texts or lix(texts) <= 36


def test_every_question_with_a_scale_has_a_short_name():
    for language in (SV, EN):
        for code in ASKED:
            assert 2 <= len(language["module"][code.split("_")[0]]["short"][code].split()) <= 5


def test_neither_stance_nor_side_is_easier_to_read_than_the_other():
    for code in ("M3", "M9"):
        first = lix([text for item, text in TEXTS.items() if item.startswith(code) and item.endswith("a")])
        second = lix([text for item, text in TEXTS.items() if item.startswith(code) and item.endswith("b")])
        assert abs(first - second) <= 10


def test_the_stances_are_introduced_as_opinions_drawn_up_by_the_critic():
    intro = SV["module"]["M3"]["intro"]
    assert intro.startswith("Här finns inga rätta svar.")
    assert "kritikern" in intro
    assert "367–368" in intro
    assert {item["referent"] for item in MODULES["M3"]["item"]} == {"jag"}


def test_the_principles_are_asked_of_the_unit_and_of_management_and_say_which_list_has_how_many():
    asked = [item["referent"] for item in MODULES["M2"]["item"]]
    assert asked == ["enheten", "ledningen"] * 8
    assert "sju" in SV["module"]["M2"]["intro"]
    assert "åtta" in SV["module"]["M2"]["intro"]


def test_at_most_five_relations_are_chosen_and_each_gets_the_same_three_questions():
    pick, *asked = MODULES["M5"]["item"]
    assert pick["at_most"] == 5
    for language in (SV, EN):
        assert list(language["module"]["M5"]["option"]) == pick["options"]
        assert list(language["module"]["M5"]["relation"]) == pick["options"]
        for item in asked:
            assert "{relation}" in language["module"]["M5"]["item"][item["code"]]
