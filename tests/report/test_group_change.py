"""The change since the round before in every file: the words of the screen or the reason, no more."""

import io

import openpyxl
import pytest
from pptx import Presentation

from report import About, build_group_findings, change_lines, group_csv, group_slides, group_xlsx
from report.group_pages import group_pages
from tests.report.conftest import loaded
from tests.report.groups import picture_of
from tests.report.test_group_tables import lines
from tests.report.test_pdf import DAY
from workshop import Comparison
from workshop.rounds import REASONS

LANGS = ("sv", "en")
WORDS = Comparison({"A1": "hogre", "K": "lagre", "B2": "ungefar_lika"})


def findings(lang, change):
    instrument, texts, sources = loaded(lang)
    return build_group_findings(picture_of("eight", lang), instrument, texts, sources, About(), change)


def told(lang, change):
    """Every text of the deck, as one."""
    deck = Presentation(io.BytesIO(group_slides(findings(lang, change), loaded(lang)[1], DAY)))
    frames = (one.text_frame.text for slide in deck.slides for one in slide.shapes if one.has_text_frame)
    return " ".join(" ".join(frames).split())


@pytest.mark.parametrize("lang", LANGS)
def test_every_file_says_what_the_screen_says(lang):
    instrument, texts, _ = loaded(lang)
    said = change_lines(texts, instrument, WORDS)
    assert len(said) == 3
    assert group_pages(findings(lang, WORDS), texts, DAY)["change"] == list(said)
    assert all(one in told(lang, WORDS) for one in said)


@pytest.mark.parametrize("lang", LANGS)
def test_the_tables_have_a_row_for_each_scale_that_is_compared(lang):
    instrument, texts, _ = loaded(lang)
    wanted = [(code, instrument.scales[code].name, texts(f"round.{w}")) for code, w in WORDS.words.items()]
    found = findings(lang, WORDS)
    book = openpyxl.load_workbook(io.BytesIO(group_xlsx(found, texts, DAY)))
    sheet = book[texts("group.sheet.change")]
    assert list(sheet.iter_rows(2, values_only=True)) == wanted
    rows = [one for one in lines(group_csv(found, texts, DAY), lang) if one[1] == texts("group.sheet.change")]
    assert [(row[2], row[3], row[5]) for row in rows] == wanted


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_is_told_and_gives_no_row(lang, reason):
    instrument, texts, _ = loaded(lang)
    none = Comparison(reason=reason)
    (said,) = change_lines(texts, instrument, none)
    assert said in told(lang, none)
    book = openpyxl.load_workbook(io.BytesIO(group_xlsx(findings(lang, none), texts, DAY)))
    assert texts("group.sheet.change") not in book.sheetnames


def test_a_first_round_says_nothing_of_change():
    texts = loaded("sv")[1]
    assert texts("group.change.title") not in told("sv", None)
    assert group_pages(findings("sv", None), texts, DAY)["change"] == []


def test_nothing_moved_is_said_first():
    instrument, texts, _ = loaded("sv")
    said = change_lines(texts, instrument, Comparison({"A1": "ungefar_lika"}))
    assert said[0] == texts("round.nothing")


def test_different_pictures_bring_their_own_passages():
    gaps = {"K": {"word": "ljusare", "g": 40.0}, "A1": {"word": "ljusare"}}
    instrument, texts, sources = loaded("sv")
    with_gaps = picture_of("eight") | {"gaps": gaps}
    found = build_group_findings(with_gaps, instrument, texts, sources)
    topic = next(one for one in found.topics if one.code == "G1")
    assert topic.sides.for_
    assert topic.sides.against
    for passage in (*topic.sides.for_, *topic.sides.against):
        assert passage.quote in {one.quote for one in instrument.anchors_for("G1")}
        assert passage.citation
