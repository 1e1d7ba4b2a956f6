"""Passages carry everything a reader needs to judge them."""

from dataclasses import replace

import pytest

from report import Shelf, UnknownSourceError
from tests.report.conftest import loaded


def shelf(lang="sv"):
    instrument, texts, sources = loaded(lang)
    return Shelf(instrument, sources, texts)


def anchor(shelf_, anchor_id):
    return next(one for one in shelf_.instrument.anchors if one.id == anchor_id)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_anchor_becomes_a_passage(lang):
    found = shelf(lang)
    for one in found.instrument.anchors:
        passage = found.passage(one)
        for text in (passage.quote, passage.title, passage.source_title, passage.author, passage.kind_label):
            assert text
        assert passage.sentence
        assert passage.voice
        assert passage.citation.endswith(passage.lines)


def test_lines_and_citation_are_worded_in_the_language():
    swedish, english = shelf("sv"), shelf("en")
    one = replace(swedish.instrument.anchors[0], source="004", quote_lines=(128, 128))
    assert swedish.passage(one).citation == "Siverbo 2022, rad 128"
    assert english.passage(replace(one, quote_lines=(128, 130))).citation == "Siverbo 2022, lines 128–130"


def test_the_quote_is_the_same_in_both_languages_and_the_title_is_ours():
    for one, other in zip(shelf("sv").instrument.anchors, shelf("en").instrument.anchors, strict=True):
        assert one.quote == other.quote
        assert one.title != one.quote


def test_siverbos_model_is_led_in_as_his_reading():
    found = shelf()
    base = replace(found.instrument.anchors[0], source="004", kind="R")
    assert "inte bygger på visat stöd" in found.passage(replace(base, lines=(128, 128))).sentence
    assert "inte bygger på visat stöd" not in found.passage(replace(base, lines=(140, 140))).sentence


def test_a_source_without_author_says_so():
    found = shelf()
    one = replace(found.instrument.anchors[0], source="002")
    assert found.passage(one).author == "Ingen upphovsperson nämns"


def test_an_unknown_source_is_refused_by_name():
    found = shelf()
    with pytest.raises(UnknownSourceError, match="'999'"):
        found.passage(replace(found.instrument.anchors[0], source="999"))
