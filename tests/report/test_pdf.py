"""The PDF: tagged, in its language, in the shipped font, the same bytes each time, text never as markup."""

import io
import subprocess
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pikepdf
import pytest

from assessment import Reflection
from report import boss_pdf, report_pdf
from tests.report.conftest import FULL, SETS, findings_for, findings_of, loaded

DAY = date(2026, 11, 21)
LANGS = {"sv": "sv-SE", "en": "en-GB"}
HOSTILE = (
    "<script>alert('x')</script> #set page(width: 1pt) #panic() $ 1/0 $ *fet* `kod` @quote-1 \\ // /* ] [ "
    "} {n} %s "
    "😀 👩‍👩‍👧 \u202eשלום\u202c العربية 漢字 \x00\x07 \ufeff"
)


def profile(name="full", lang="sv", **more):
    return report_pdf(findings_for(name, lang), loaded(lang)[1], DAY, **more)


def opened(pdf):
    return pikepdf.open(io.BytesIO(pdf))


def text_of(pdf):
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode("utf-8").split()).replace("\u00ad ", "")  # words broken over a line


def tags(document):
    found = []

    def walk(node):
        if isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(node)
            children = node.get("/K", [])
            for child in children if isinstance(children, pikepdf.Array) else [children]:
                walk(child)

    walk(document.Root.StructTreeRoot)
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_the_document_is_tagged_titled_and_in_its_language(lang):
    with opened(profile(lang=lang)) as document:
        assert str(document.Root.Lang) == LANGS[lang]
        assert bool(document.Root.MarkInfo.Marked)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        with document.open_metadata() as metadata:
            assert metadata["dc:title"].startswith(
                {"sv": "Enhetens profil", "en": "The unit’s profile"}[lang]
            )
            assert metadata["pdfuaid:part"] == "1"


def test_headings_begin_with_one_of_the_first_level_and_skip_none():
    with opened(profile()) as document:
        levels = [int(str(tag.S)[2:]) for tag in tags(document) if str(tag.S) in {"/H1", "/H2", "/H3"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert levels.count(2) == 11
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_every_chart_is_a_figure_with_its_alternative():
    with opened(profile()) as document:
        alternatives = [str(tag.Alt) for tag in tags(document) if str(tag.S) == "/Figure"]
    found = findings_for("full")
    assert alternatives == [found.pairs_block.figures[0].alt, found.room_block.figures[0].alt]


def test_every_number_of_the_charts_in_rows_stands_in_its_table():
    text, found = text_of(profile()), findings_for("full")
    for figure in (found.pairs_block.figures[1], *found.chain_block.figures, *found.support_block.figures):
        for name, *cells in figure.rows:
            assert name in text
            assert {cell for cell in cells if cell[0].isdigit()} <= set(text.split()) | {"4 av 4 frågor"}


def test_tables_have_header_cells_and_quotes_are_swedish():
    with opened(profile(lang="en")) as document:
        found = tags(document)
        assert [str(tag.S) for tag in found].count("/Table") == 4
        assert [str(tag.S) for tag in found].count("/TH") >= 4 * 3
        quotes = [tag for tag in found if str(tag.S) == "/BlockQuote"]
        assert len(quotes) > 10
        assert all("sv" in languages(quote) for quote in quotes)


def languages(tag):
    """The languages named on a tag and below it."""
    below = tag.get("/K", [])
    children = below if isinstance(below, pikepdf.Array) else [below]
    own = {str(tag.Lang)[:2]} if "/Lang" in tag else set()
    return own.union(*(languages(one) for one in children if isinstance(one, pikepdf.Dictionary)))


def test_all_fonts_are_embedded_and_ours():
    with opened(profile()) as document:
        fonts = {str(font.BaseFont) for page in document.pages for font in page.Resources.Font.values()}
        for page in document.pages:
            for font in page.Resources.Font.values():
                below = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                assert {"/FontFile2", "/FontFile3"} & set(below.FontDescriptor.keys())
    assert fonts
    assert all("IBMPlexSans" in name for name in fonts)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", SETS)
def test_any_answers_make_a_document_of_few_pages(name, lang):
    with opened(profile(name, lang)) as document:
        assert 2 <= len(document.pages) <= 6


def test_the_same_input_and_day_give_the_same_bytes():
    assert profile() == profile()
    assert profile() != report_pdf(findings_for("full"), loaded("sv")[1], date(2026, 11, 22))


def test_every_page_says_what_the_document_is_and_is_not_for():
    texts = loaded("sv")[1]
    with opened(profile()) as document:
        pages = len(document.pages)
    text = text_of(profile())
    for key in ("not_validated", "not_for"):
        assert text.count(texts(f"report.foot.{key}")) == pages
    assert text.count("Instrument 1.0.0, 21 november 2026, en persons bild.") == pages
    assert f"1 av {pages}" in text


def test_an_example_is_marked_on_every_page():
    assert "EXEMPEL" not in text_of(profile())
    with opened(profile(example=True)) as document:
        pages = len(document.pages)
    assert text_of(profile(example=True)).count("EXEMPEL") >= pages


def test_only_ticked_reflections_are_printed():
    text = text_of(profile())
    assert "Rutinerna är skrivna för dagtid." in text
    assert "Ska inte vara med på papper." not in text


def test_quotes_stand_with_lines_and_evidence_kind():
    text = text_of(profile())
    card = findings_for("full").cards[0]
    for passage in (card.sides.for_[0], card.sides.against[0]):
        assert passage.citation in text
        assert passage.kind_label in text
        assert passage.quote[:40] in text


@pytest.mark.parametrize("lang", LANGS)
def test_hostile_text_is_shown_as_text(lang):
    long = (HOSTILE * 80)[:10_000]
    reflections = (
        Reflection("pair1", HOSTILE, in_report=True),
        Reflection("x]#", "å" * 3000, in_report=True),
    )
    findings = findings_of(replace(FULL, opening=long, reflections=reflections), lang)
    text = text_of(report_pdf(findings, loaded(lang)[1], DAY, opening=True))
    for part in (
        "<script>alert('x')</script>",
        "#set page(width: 1pt)",
        "$ 1/0 $",
        "*fet*",
        "{n} %s",
    ):
        assert part in text


def test_ten_thousand_letters_without_a_space_stay_on_the_page():
    findings = findings_of(replace(FULL, opening="x" * 10_000))
    with opened(report_pdf(findings, loaded("sv")[1], DAY, opening=True)) as document:
        assert len(document.pages) == 7
    assert text_of(report_pdf(findings, loaded("sv")[1], DAY, opening=True)).count("x") > 10_000


def boss(**more):
    given = {"hindrances": ["Tre system som säger olika."], "ask": "Ta bort ett av dem."} | more
    return boss_pdf(findings_for("full"), loaded("sv")[1], DAY, **given)


def test_the_page_for_the_boss_holds_what_was_chosen_and_nothing_of_the_unit():
    text = text_of(boss())
    assert "Tre system som säger olika." in text
    assert "Ta bort ett av dem." in text
    for name in ("Kunna", "Sex par", "Chefens villkor", "Ansvar utan stöd", "Tre olika schemasystem"):
        assert name not in text


def test_own_conditions_are_on_it_only_when_ticked():
    assert "Chefens villkor: sällan (31, band 17–45)." in text_of(boss(figures=True))
    unanswered = boss_pdf(findings_for("nothing"), loaded("sv")[1], DAY, hindrances=["a"], figures=True)
    assert "Chefens villkor: svar saknas." in text_of(unanswered)


def test_the_page_for_the_boss_is_one_tagged_page():
    with opened(
        boss(hindrances=["Ett hinder med ett exempel som tar två rader på papperet. " * 2] * 6)
    ) as document:
        assert len(document.pages) == 1
        assert [str(tag.S) for tag in tags(document)].count("/H1") == 1


def test_an_empty_page_for_the_boss_can_be_made():
    assert boss(hindrances=["", "  "], ask="").startswith(b"%PDF")


def test_the_opening_answer_is_printed_only_when_the_person_asks_for_it():
    findings = findings_of(replace(FULL, opening="Kanariefågel."))
    assert "Kanariefågel" not in text_of(report_pdf(findings, loaded("sv")[1], DAY))
    assert "Kanariefågel" in text_of(report_pdf(findings, loaded("sv")[1], DAY, opening=True))
