"""The slides: eight to twelve, native tables and charts with alternatives, language and notes."""

import io
import zipfile

import openpyxl
import pytest
from pptx import Presentation

from report import group_slides
from tests.report.conftest import loaded
from tests.report.groups import HOSTILE, SIZES, findings_of, group_findings, picture_of
from tests.report.test_pdf import DAY, LANGS

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def made(name, lang="sv"):
    return group_slides(group_findings(name, lang), loaded(lang)[1], DAY)


def deck(content):
    return Presentation(io.BytesIO(content))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", [name for name in SIZES if SIZES[name] >= 5])
def test_there_are_eight_to_twelve_slides_with_titles_and_notes(name, lang):
    slides = deck(made(name, lang)).slides
    assert 8 <= len(slides) <= 12
    for slide in slides:
        assert slide.shapes.title.text_frame.text
        assert slide.notes_slide.notes_text_frame.text


def test_under_five_there_are_three_slides_and_no_question():
    slides = deck(made("four")).slides
    assert len(slides) == 3


def test_every_table_and_chart_is_native_and_has_an_alternative():
    frames = [
        shape
        for slide in deck(made("split")).slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    ]
    assert any(one.has_chart for one in frames)
    assert any(one.has_table for one in frames)
    assert all(one._element.nvGraphicFramePr.cNvPr.get("descr") for one in frames)
    assert all(one.table._tbl.tblPr.get("firstRow") == "1" for one in frames if one.has_table)


def test_the_charts_hold_the_counts_that_are_shown_and_no_others():
    found = {}
    for slide in deck(made("split")).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                plot = shape.chart.plots[0]
                for place, name in enumerate(plot.categories):
                    found[str(name)] = tuple(int(series.values[place]) for series in plot.series)
    items = [item for pair in group_findings("split").pairs for item in pair.items]
    assert found == {f"{one.side}: {one.short}": one.shown.counts for one in items if one.shown.counts}


def test_the_workbooks_behind_the_charts_hold_the_same_and_nothing_else():
    with zipfile.ZipFile(io.BytesIO(made("split"))) as package:
        books = [name for name in package.namelist() if name.endswith(".xlsx")]
        assert books
        for name in books:
            sheet = openpyxl.load_workbook(io.BytesIO(package.read(name))).worksheets[0]
            assert all(
                str(row[0]).startswith(("Tillit: ", "Tvivel: "))
                for row in sheet.iter_rows(2, values_only=True)
            )


@pytest.mark.parametrize("lang", LANGS)
def test_every_text_is_in_its_language(lang):
    for slide in deck(made("split", lang)).slides:
        for part in (slide._element, slide.notes_slide._element):
            for run in part.iter(f"{A}r"):
                text = run.find(f"{A}t").text
                if text:
                    quoted = text.startswith("”")
                    assert run.find(f"{A}rPr").get("lang") == ("sv-SE" if quoted else LANGS[lang])


def test_the_letters_are_large_and_of_one_face():
    with zipfile.ZipFile(io.BytesIO(made("split"))) as package:
        assert b"Calibri" not in b"".join(
            package.read(name) for name in package.namelist() if "theme1" in name
        )
    sizes = [
        run.font.size.pt
        for slide in deck(made("split")).slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
        for part in cell.text_frame.paragraphs
        for run in part.runs
        if run.font.size
    ]
    assert all(size >= 11 for size in sizes)


def test_bands_have_no_chart():
    content = made("seven")
    assert not [shape for slide in deck(content).slides for shape in slide.shapes if shape.has_chart]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not [name for name in package.namelist() if name.endswith(".xlsx")]


def test_hostile_text_is_text():
    findings = findings_of(picture_of("split"), title=HOSTILE, decision={"who": HOSTILE * 20})
    content = group_slides(findings, loaded("sv")[1], DAY)
    texts = [shape.text_frame.text for shape in deck(content).slides[0].shapes if shape.has_text_frame]
    assert any("<b>#set page()</b> & ]]>" in text for text in texts)


def test_the_same_findings_give_the_same_bytes_without_a_moment_or_a_person():
    assert made("split") == made("split")
    core = deck(made("split")).core_properties
    assert core.author == core.last_modified_by == "Tillit & Tvivel"
    assert core.title.startswith("Gruppens bild")
    with zipfile.ZipFile(io.BytesIO(made("split"))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2026, 11, 21, 0, 0, 0)}


def test_the_notes_hold_the_questions_that_the_facilitator_asks():
    findings, texts = group_findings("split"), loaded("sv")[1]
    notes = [slide.notes_slide.notes_text_frame.text.split("\n") for slide in deck(made("split")).slides]
    assert set(findings.questions) <= set(notes[2])
    for pairs in notes[3:6]:
        assert set(texts.all("group.slide.ask_pairs")) <= set(pairs)


def test_a_quote_for_stands_beside_one_against_word_for_word():
    findings = group_findings("split")
    title = loaded("sv")[1]("group.passages.title")
    slide = next(one for one in deck(made("split")).slides if one.shapes.title.text.startswith(title))
    passages = {
        side[0].quote for topic in findings.topics for side in (topic.sides.for_, topic.sides.against)
    }
    quoted = [text[1:-1] for text in _text(slide).split("\n") if text.startswith("”")]
    assert len(quoted) == 2
    assert set(quoted) <= passages


def test_ornament_is_passed_by_and_nothing_else_is():
    for slide in deck(made("split")).slides:
        for shape in slide.shapes:
            ornament = "decorative" in shape._element.xml
            assert ornament == (not shape.has_text_frame or not shape.text_frame.text) or (
                shape.has_chart or shape.has_table
            )


def _text(slide):
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
