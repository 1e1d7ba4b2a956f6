"""The grown glossary keeps its form, and the passages are tagged with it."""

import re
from collections import Counter

import pytest

from retrieval import cut_passages, load_concepts, load_sources, place
from tests.retrieval.conftest import CORPUS

GLOSSARIES = {lang: load_concepts(CORPUS, lang) for lang in ("sv", "en")}
PASSAGES = cut_passages(load_sources(CORPUS))
OF_THIS_TOOL = {"osakerhetsband"}  # stands in no source
RUN = 5  # words in a row that a definition may not take from a source


def words(text):
    return re.findall(r"\w+", text.lower())


def runs(text):
    found = words(text)
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def test_there_are_about_a_hundred_concepts_in_both_languages():
    assert 85 <= len(GLOSSARIES["sv"]) <= 115
    assert list(GLOSSARIES["sv"]) == list(GLOSSARIES["en"])


@pytest.mark.parametrize(("lang", "fewest", "most"), [("sv", 5, 10), ("en", 2, 4)])
def test_every_concept_has_everyday_wordings(lang, fewest, most):
    for concept in GLOSSARIES[lang].values():
        assert fewest <= len(concept.everyday) <= most, concept.key
        assert all(len(one) <= 70 and one == one.strip() for one in concept.everyday), concept.key


@pytest.mark.parametrize("lang", GLOSSARIES)
def test_no_everyday_wording_is_given_twice_or_is_a_term(lang):
    given = Counter(one.lower() for concept in GLOSSARIES[lang].values() for one in concept.everyday)
    assert [one for one, times in given.items() if times > 1] == []
    assert given.keys() & {concept.term.lower() for concept in GLOSSARIES[lang].values()} == set()


@pytest.mark.parametrize("lang", GLOSSARIES)
def test_no_term_is_given_twice(lang):
    assert len({concept.term.lower() for concept in GLOSSARIES[lang].values()}) == len(GLOSSARIES[lang])


@pytest.mark.parametrize("lang", GLOSSARIES)
def test_definitions_are_short_and_relations_lead_elsewhere(lang):
    for concept in GLOSSARIES[lang].values():
        assert len(re.findall(r"[.!?](?:\s|$)", concept.definition)) <= 2, concept.key
        assert concept.related, concept.key
        assert concept.key not in concept.related, concept.key
        assert len(set(concept.related)) == len(concept.related), concept.key


def test_every_concept_leans_on_lines_that_are_there(texts):
    assert {key for key, concept in GLOSSARIES["sv"].items() if not concept.anchors} == OF_THIS_TOOL
    passages = [(one.source, one.first, one.last) for one in PASSAGES]
    for concept in GLOSSARIES["sv"].values():
        for anchor in concept.anchors:
            source, first, last = place(anchor)
            assert last <= len(texts[source].line_starts), anchor
            assert any(code == source and low <= last and first <= high for code, low, high in passages), (
                f"{concept.key}: {anchor} touches no passage"
            )


def test_definitions_take_no_run_of_words_from_a_source(texts):
    taken = set().union(*(runs(text.normalised) for text in texts.values()))
    for glossary in GLOSSARIES.values():
        for concept in glossary.values():
            for said in (concept.definition, *concept.everyday):
                assert runs(said) & taken == set(), concept.key


def test_every_passage_is_tagged_and_every_concept_is_used():
    for passage in PASSAGES:
        assert 1 <= len(passage.concepts) <= 5, passage.id
        assert len(set(passage.concepts)) == len(passage.concepts), passage.id
    used = {key for passage in PASSAGES for key in passage.concepts}
    assert used == GLOSSARIES["sv"].keys() - OF_THIS_TOOL


def test_no_tag_is_on_so_many_passages_that_it_says_nothing():
    counts = Counter(key for passage in PASSAGES for key in passage.concepts)
    assert max(counts.values()) <= len(PASSAGES) // 5
