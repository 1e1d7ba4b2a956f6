"""The check of the passages finds what it is there to find."""

import dataclasses
import shutil

import pytest

from retrieval import check_passages, cut_passages, load_concepts, load_sources, read_source
from retrieval.layout import Lines, load_layouts
from retrieval.passage_checks import check_source
from tests.retrieval.conftest import CORPUS

SOURCES = load_sources(CORPUS)
KEYS = frozenset(load_concepts(CORPUS, "sv"))
TEXT = read_source(SOURCES["004"])
LAYOUT = load_layouts(CORPUS)["004"]
OWN = [one for one in cut_passages(SOURCES) if one.source == "004"]


def problems(changed=None, *, without=None, layout=LAYOUT, keys=KEYS, **changes):
    kept = [one for one in OWN if one.id != without]
    mended = [dataclasses.replace(one, **changes) if one.id == changed else one for one in kept]
    return check_source(TEXT, layout, mended, keys)


def test_everything_is_in_order():
    assert check_passages(SOURCES, KEYS) == []
    assert problems() == []


def stretches(name):
    return next(one.stretches for one in OWN if one.id == name)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": "x" * 901}, "004:128: 901 characters, at most 900"),
        ({"text": ""}, "004:128: 0 characters, at most 900"),
        ({"kind": ""}, "004:128: evidence kind ''"),
        ({"kind": "X"}, "004:128: evidence kind 'X'"),
        ({"concepts": ()}, "004:128: 0 concepts, 1 to 5"),
        ({"concepts": ("tillit", "nothing_like_it")}, "004:128: unknown concept 'nothing_like_it'"),
        ({"first": 129}, "004:128: the lines are not those of its words"),
        ({"rebuilt": True, "quotes": ("stands nowhere",)}, "004:128: 'stands nowhere' does not stand there"),
    ],
)
def test_what_is_wrong_with_one_passage_is_named(changes, message):
    assert any(one.startswith(message) for one in problems("004:128", **changes))


@pytest.mark.parametrize(("cut", "what"), [((10, 0), "begins"), ((0, 10), "ends")])
def test_a_cut_sentence_and_the_words_it_loses_are_named(cut, what):
    (low, high), *_ = [(stretches("004:128")[0][0], stretches("004:128")[-1][1])]
    found = problems("004:128", stretches=((low + cut[0], high - cut[1]),))
    assert f"004:128: {what} in mid-sentence" in found
    assert "004:128: words of no passage" in found


def test_a_sentence_cut_at_a_page_break_is_named():
    ((low, high),) = [(stretches("004:290-292")[0][0], stretches("004:290-292")[-1][1])]
    at = TEXT.normalised.index("(2018) studie är att mellancheferna")
    assert at in TEXT.starts  # the page break looks like a beginning
    assert "004:290-292: begins in mid-sentence" in problems("004:290-292", stretches=((at, high),))
    assert "004:290-292: ends in mid-sentence" in problems("004:290-292", stretches=((low, at - 1),))


def test_an_overlap_is_named():
    both = stretches("004:126") + stretches("004:128")
    assert "004:128: overlaps 004:126" in problems("004:128", stretches=both, first=126)


def test_a_gap_is_named_by_its_line():
    assert problems(without="004:316") == ["004:316: words of no passage"]
    assert "004:143: words of no passage" in problems(without="004:143")


def test_a_line_that_is_no_longer_left_out_is_a_gap():
    fewer = dataclasses.replace(LAYOUT, left_out=(*LAYOUT.left_out[:7], Lines(352, 352), Lines(402, 490)))
    assert "004:400: words of no passage" in problems(
        layout=dataclasses.replace(fewer, headings=LAYOUT.headings)
    )


def corpus_with(tmp_path, old, new):
    shutil.copytree(CORPUS, tmp_path / "corpus")
    path = tmp_path / "corpus" / "passages.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return load_sources(tmp_path / "corpus")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[kind]\nA = [", "[kind]\nX = [", "is not one of A, B, E, O, R, S"),
        ("[kind]\nA = [", '[kind]\nA = ["004:128x", ', "is not a place"),
        ("[kind]\nA = [", '[kind]\nA = ["004:126-152", ', "is 'A' and 'R'"),
        ("[kind]\nA = [", '[kind]\nA = ["004:388#9", ', "there is no passage 004:388#9"),
        ('"004:128" = ', '"004:129" = ', "there is no passage 004:129"),
        ("[102, 102, ", "[103, 102, ", "is not a first and a last line"),
        ("{ lines = [25, 25] }", "{ lines = [26, 26] }", "004:26: there is no heading"),
        ("leaning = [", "leaning = = [", "is not valid TOML"),
    ],
)
def test_a_broken_layout_is_named(tmp_path, old, new, message):
    found = check_passages(corpus_with(tmp_path, old, new), KEYS)
    assert any(message in one for one in found), found


def test_a_missing_layout_is_named(tmp_path):
    shutil.copytree(CORPUS, tmp_path / "corpus")
    (tmp_path / "corpus" / "passages.toml").unlink()
    assert "passages.toml" in check_passages(load_sources(tmp_path / "corpus"), KEYS)[0]
