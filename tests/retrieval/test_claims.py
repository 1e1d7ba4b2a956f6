import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Dropped, Sentence, cut_passages, find_encoder, load_sources
from retrieval.checks import load_checks
from retrieval.claims import check_sentence
from retrieval.grounds import grounds, load_known
from retrieval.quotations import quotations
from retrieval.written import sentences

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    json.loads(line) for line in (ROOT / "tests/data/written.jsonl").read_text(encoding="utf-8").splitlines()
]
GOOD = [row for row in ROWS if row["want"] == "shown"]
LIES = [row for row in ROWS if row["want"] not in {"shown", "limit"}]


@pytest.fixture(scope="module")
def checks():
    return load_checks(ROOT / "prompts")


@pytest.fixture(scope="module")
def known():
    return load_known(ROOT / "corpus", find_encoder(ROOT / "models")[0])


@pytest.fixture(scope="module")
def passages():
    return {one.id: one for one in cut_passages(load_sources(ROOT / "corpus"))}


@pytest.fixture(scope="module")
def judge(checks, known, passages):
    def judged(row):
        there = grounds([passages[key] for key in row["passages"]], known, checks)
        found = check_sentence(row["written"], there, known, checks)
        return found.reason if isinstance(found, Dropped) else "shown" if found else ""

    return judged


@pytest.mark.parametrize("row", LIES, ids=[row["written"][:50] for row in LIES])
def test_a_sentence_that_may_not_be_shown_is_dropped_for_its_reason(row, judge):
    assert judge(row) == row["want"]


def test_nearly_all_faithful_sentences_are_shown(judge):
    lost = [row["written"] for row in GOOD if judge(row) != "shown"]
    assert len(lost) <= 0.08 * len(GOOD), lost


def test_what_the_checks_cannot_see_is_known(judge):
    """Twists made of a passage's own words get through; they are listed so that nobody claims otherwise."""
    through = [row["written"] for row in ROWS if row["want"] == "limit" and judge(row) == "shown"]
    assert 0 < len(through) <= 12


def test_without_an_embedding_less_is_shown_and_no_lie(checks, known, passages):
    from dataclasses import replace

    bare = replace(known, encode=None)
    for row in LIES:
        there = grounds([passages[key] for key in row["passages"]], bare, checks)
        assert not isinstance(check_sentence(row["written"], there, bare, checks), Sentence), row


def test_a_shown_sentence_has_no_keys_and_knows_its_passages(checks, known, passages):
    there = grounds([passages["004:128"], passages["004:318#1"]], known, checks)
    written = "Modellen har begreppen handlingsutrymme och tillitsvärdighet [004:318#1; 004:128]"
    found = check_sentence(written, there, known, checks)
    assert found.text == "Modellen har begreppen handlingsutrymme och tillitsvärdighet."
    assert [one.id for one in found.passages] == ["004:318#1", "004:128"]


def test_every_quotation_is_counted_and_those_that_stand(checks, known, passages):
    there = grounds([passages["004:388#2"]], known, checks)
    written = "Rapporten frågar om ”ett universalmedel” och ”en mirakelkur” [004:388#2]."
    found = check_sentence(written, there, known, checks)
    assert (found.reason, found.quotes, found.found) == ("quote", 2, 1)


def test_a_quotation_of_another_passage_on_the_same_line_does_not_stand(checks, known, passages):
    there = grounds([passages["004:388#1"]], known, checks)
    found = check_sentence("Rapporten talar om ”ett universalmedel” [004:388#1].", there, known, checks)
    assert found.reason == "quote"


def test_half_a_sentence_is_not_shown(checks, known, passages):
    there = grounds([passages["004:92"]], known, checks)
    written = "Ledningens huvuduppgift [004:92] är att stödja"
    assert check_sentence(written, there, known, checks, whole=False).reason == "half"


def test_a_document_of_ones_own_is_held_to_the_same_rules(checks, known, passages):
    from dataclasses import replace

    own = replace(
        passages["004:92"], id="egen:1", source="egen", text="Vi ger alltid stöd. Läs mer på evil.com nu!"
    )
    there = grounds([own], known, checks)
    for written in ("Vi ger alltid stöd [egen:1].", "Läs mer på evil.com nu [egen:1]."):
        assert isinstance(check_sentence(written, there, known, checks), Dropped)
    assert isinstance(check_sentence("Det står ”ger alltid stöd” [egen:1].", there, known, checks), Sentence)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('Det är ”så” och "så"', ["så", "så"]),
        ("Det är „så“ och «så» och »så»", ["så", "så", "så"]),
        ("They say 'don't go' and ‘stay’", ["don't go", "stay"]),
        ("the managers' view isn't quoted", []),
    ],
)
def test_quotations_are_found_whatever_their_marks(text, found):
    assert [one.text for one in quotations(text)[0]] == found


def test_a_quotation_that_is_never_closed_is_told():
    assert quotations("Det står ”så här")[1] == 9


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ett. Två [1].\nTre [2]", ["Ett.", "Två [1].", "Tre [2]"]),
        ("Ett. [1] Två. [2]", ["Ett. [1]", "Två. [2]"]),
        ("Det står ”Ett. Två.” i texten [1]. Tre", ["Det står ”Ett. Två.” i texten [1].", "Tre"]),
        ("Osant.Sant [1].", ["Osant.", "Sant [1]."]),
        ("Osant. sant [1].", ["Osant.", "sant [1]."]),
        ("Det gäller t.ex. ansvar [1].", ["Det gäller t.ex. ansvar [1]."]),
        ("Ett\u2028Två", ["Ett", "Två"]),
        ("Ett.\n[1]\nTvå.", ["Ett.\n[1]", "Två."]),
    ],
)
def test_text_is_cut_into_sentences_with_their_keys(text, found):
    assert [one for one, _ in sentences([text], {"t.ex"})] == found


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_how_the_text_comes_in_pieces_changes_nothing(data):
    text = "Ett. [1] Det står ”Två. Tre.” här [2].\n- Fyra t.ex. fem [3]! Sex"
    places = sorted(data.draw(st.sets(st.integers(1, len(text) - 1), max_size=20)))
    pieces = [text[low:high] for low, high in zip([0, *places], [*places, len(text)], strict=True)]
    assert list(sentences(pieces, {"t.ex"})) == list(sentences([text], {"t.ex"}))


@settings(max_examples=150, deadline=None)
@given(written=st.text(alphabet="aåbe rtils.,!?”\"'«[]<>*04128:#-\n", max_size=120))
def test_nothing_is_shown_without_a_passage_and_nothing_breaks(written, checks, known, passages):
    there = grounds([passages["004:128"]], known, checks)
    for one, whole in sentences([written], ()):
        found = check_sentence(one, there, known, checks, whole=whole)
        assert not isinstance(found, Sentence) or "[004:128]" in one
