from pathlib import Path

import pytest

from retrieval import SourceError, load_concepts
from retrieval.concepts import place

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
ONE = """
[[concept]]
key = "tillit"
ours = false
anchors = ["001:177-185"]
related = []
[concept.sv]
term = "tillit"
definition = "Att våga lita på någon."
[concept.en]
term = "trust"
definition = "To dare to rely on someone."
"""


def write(folder, text):
    (folder / "concepts.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("lang", "term"), [("sv", "tillit"), ("en", "trust")])
def test_a_concept_is_read_in_the_language_asked_for(tmp_path, lang, term):
    concept = load_concepts(write(tmp_path, ONE), lang)["tillit"]
    assert (concept.term, concept.ours, concept.anchors) == (term, False, ("001:177-185",))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("related = []", 'related = ["misstro"]', "tillit: unknown related concept 'misstro'"),
        ("001:177-185", "001 rad 177", "is not a place"),
        ("001:177-185", "001:185-177", "ends before it begins"),
        ("ours = false", 'ours = "no"', "tillit: ours is not true or false"),
        ('key = "tillit"', "", "has no key"),
        ('term = "trust"', "", "tillit: no term and definition in 'en'"),
        ("[concept.en]", "[concept.en", "is not valid TOML"),
        (
            'rely on someone."',
            'rely on someone."\neveryday = "faith"',
            "tillit: the everyday wordings in 'en'",
        ),
        ('rely on someone."', 'rely on someone."\neveryday = ["faith", " "]', "are not a list of words"),
        ('rely on someone."', 'rely on someone."\neveryday = [1]', "are not a list of words"),
    ],
)
def test_a_wrong_glossary_is_refused(tmp_path, old, new, message):
    assert old in ONE
    with pytest.raises(SourceError, match=message):
        load_concepts(write(tmp_path, ONE.replace(old, new)), "en")


def test_everyday_wordings_are_read_and_may_be_left_out(tmp_path):
    given = ONE + 'everyday = ["faith in people"]\n'
    assert load_concepts(write(tmp_path, given), "en")["tillit"].everyday == ("faith in people",)
    assert load_concepts(tmp_path, "sv")["tillit"].everyday == ()


def test_a_key_given_twice_and_a_missing_file_are_refused(tmp_path):
    with pytest.raises(SourceError, match="cannot be read"):
        load_concepts(tmp_path, "sv")
    with pytest.raises(SourceError, match="tillit is given twice"):
        load_concepts(write(tmp_path, ONE + ONE), "sv")


def test_a_language_without_wording_is_refused_by_name(tmp_path):
    with pytest.raises(SourceError, match="'fi'"):
        load_concepts(write(tmp_path, ONE), "fi")


def test_the_glossary_points_at_lines_that_hold_words(texts):
    for lang in ("sv", "en"):
        for concept in load_concepts(CORPUS, lang).values():
            for anchor in concept.anchors:
                source, first, last = place(anchor)
                text = texts[source]
                assert last <= len(text.line_starts), anchor
                assert any(first <= text.line(at) <= last for at in range(len(text.normalised))), anchor
