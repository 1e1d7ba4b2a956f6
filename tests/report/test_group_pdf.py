"""The group's PDF, the paper kit and the guide: tagged, titled, in their language, with what may be shown."""

import subprocess
from datetime import date
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from report import group_pdf, guide_pdf, kit_pdf
from tests.report.conftest import loaded
from tests.report.groups import HOSTILE, SIZES, findings_of, group_findings, picture_of
from tests.report.test_pdf import DAY, LANGS, opened, tags, text_of

ROOT = Path(__file__).resolve().parents[2]


def made(name, lang="sv"):
    return group_pdf(group_findings(name, lang), loaded(lang)[1], DAY)


def kit(lang):
    return kit_pdf(*loaded(lang)[:2], DAY, "Hemtjänsten Norr")


def guide():
    return guide_pdf((ROOT / "docs" / "facilitator.md").read_text("utf-8"), loaded("sv")[1], DAY, "1.0.0")


def in_order(pdf):
    """The text as it is written, not as it stands beside each other."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode("utf-8").split())


def papers():
    yield from ((made("split", lang), lang, "Grupp" if lang == "sv" else "The group") for lang in LANGS)
    yield from ((kit(lang), lang, "Papper" if lang == "sv" else "Paper") for lang in LANGS)
    yield guide(), "sv", "Handledning"


def test_every_paper_is_tagged_titled_and_in_its_language():
    for pdf, lang, start in papers():
        with opened(pdf) as document:
            assert str(document.Root.Lang) == LANGS[lang]
            assert bool(document.Root.MarkInfo.Marked)
            with document.open_metadata() as metadata:
                assert metadata["dc:title"].startswith(start)
                assert metadata["pdfuaid:part"] == "1"
            levels = [int(str(tag.S)[2:]) for tag in tags(document) if str(tag.S) in {"/H1", "/H2", "/H3"}]
            assert levels[0] == 1
            assert levels.count(1) == 1
            assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_all_fonts_are_ours_and_embedded():
    for pdf, _, _ in papers():
        with opened(pdf) as document:
            fonts = [font for page in document.pages for font in page.Resources.Font.values()]
            assert fonts
            for font in fonts:
                assert "IBMPlexSans" in str(font.BaseFont)
                below = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                assert {"/FontFile2", "/FontFile3"} & set(below.FontDescriptor.keys())


def test_every_chart_says_its_counts_in_words():
    with opened(made("split")) as document:
        alternatives = [str(tag.Alt) for tag in tags(document) if str(tag.S) == "/Figure"]
    drawn = [pair for pair in group_findings("split").pairs if any(i.shown.counts for i in pair.items)]
    assert len(alternatives) == len(drawn) > 0
    for pair, alt in zip(drawn, alternatives, strict=True):
        for item in pair.items:
            if item.shown.counts:
                assert f"nästan aldrig {item.shown.counts[0]}, sällan {item.shown.counts[1]}" in alt


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", SIZES)
def test_any_group_makes_a_document_of_few_pages(name, lang):
    with opened(made(name, lang)) as document:
        assert 1 <= len(document.pages) <= 10


def test_bands_are_printed_without_charts():
    with opened(made("seven")) as document:
        assert not [tag for tag in tags(document) if str(tag.S) == "/Figure"]


def test_under_five_the_paper_says_why_and_shows_no_question():
    text = text_of(made("four"))
    assert "papperspaketet" in text
    assert not any(item.text in text for item in loaded("sv")[0].items.values())


def test_the_same_findings_and_day_give_the_same_bytes():
    assert made("split") == made("split")
    assert made("split") != group_pdf(group_findings("split"), loaded("sv")[1], date(2026, 11, 22))


def test_the_grid_is_printed():
    row = {"group": "Natt", "people": 6, "cells": [HOSTILE, "vi ser", "vi avgör", "det betyder"]}
    text = text_of(
        group_pdf(findings_of(picture_of("seven"), decision={"grid": [row]}), loaded("sv")[1], DAY)
    )
    assert "vi avgör" in text


def test_practice_is_marked_on_every_page():
    findings = findings_of(picture_of("split"), practice=True)
    pdf = group_pdf(findings, loaded("sv")[1], DAY)
    with opened(pdf) as document:
        assert text_of(pdf).count("ÖVNING") >= len(document.pages)
    assert "ÖVNING" not in text_of(made("split"))


def test_hostile_titles_and_decisions_are_printed_as_text():
    findings = findings_of(
        picture_of("split"), title=HOSTILE, decision={"who": HOSTILE * 9, "when": "2026-12-01"}
    )
    text = text_of(group_pdf(findings, loaded("sv")[1], DAY))
    assert "#set page()" in text
    assert "😀" in text
    assert "1 december 2026" in text


@pytest.mark.parametrize("lang", LANGS)
def test_sheet_and_cards_of_the_kit_have_all_questions_word_for_word_and_there_is_a_grid(lang):
    instrument, texts, _ = loaded(lang)
    text = in_order(kit(lang))
    for code in instrument.workshop_items:
        assert text.count(instrument.items[code].text) == 2, code
    for part in ("sheet", "cards", "grid", "decision"):
        assert texts(f"kit.{part}") in text
    with opened(kit(lang)) as document:
        wide = [page for page in document.pages if page.mediabox[2] > page.mediabox[3]]
        assert len(wide) == 1


def test_the_guide_says_how_much_passes_the_guard():
    text = text_of(guide())
    assert "hälften av frågorna" in text
    assert "sex av tio" in text
    assert "sju av tio" in text
    assert isinstance(opened(guide()), pikepdf.Pdf)
