"""XLSX and CSV: what is shown and nothing else, numbers as numbers, texts never as formulas."""

import csv
import io
import zipfile

import openpyxl
import pytest

from report import group_csv, group_xlsx
from tests.report.conftest import loaded
from tests.report.groups import HOSTILE, SIZES, findings_of, group_findings, picture_of
from tests.report.test_pdf import DAY

LANGS = ("sv", "en")


def book(name, lang="sv"):
    return openpyxl.load_workbook(io.BytesIO(group_xlsx(group_findings(name, lang), loaded(lang)[1], DAY)))


def lines(content, lang="sv"):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";" if lang == "sv" else ","))


def of_csv(name, lang="sv"):
    return lines(group_csv(group_findings(name, lang), loaded(lang)[1], DAY), lang)


def test_the_workbook_holds_the_pictures_numbers():
    picture, sheet = picture_of("split"), book("split")["Frågor"]
    head = [cell.value for cell in sheet[1]]
    rows = {
        row[head.index("Kod")]: dict(zip(head, row, strict=True))
        for row in sheet.iter_rows(2, values_only=True)
    }
    assert set(rows) == set(picture["items"])
    for code, measure in picture["items"].items():
        row = rows[code]
        if measure["mode"] == "full":
            steps = ["Nästan aldrig", "Sällan", "Ibland", "Ofta", "Nästan alltid"]
            assert [row[step] for step in steps] == measure["distribution"]
            assert row["Median"] == measure["median"]
            assert row["Medelvärde"] == pytest.approx(measure["mean"], abs=0.0051)
            assert row["Medelavstånd"] == pytest.approx(measure["ad"], abs=0.0051)
            assert row["r_wg"] == pytest.approx(max(0, measure["rwg"]), abs=0.0051)
        else:
            assert row["Antal svar"] is row["Median"] is row["Nästan aldrig"] is row["Spridning"] is None


@pytest.mark.parametrize("lang", LANGS)
def test_csv_and_workbook_hold_the_same_values(lang):
    texts = loaded(lang)[1]
    rows = of_csv("split", lang)
    code, measure, value = 2, 4, 5
    decimal = texts("meta.decimal")
    means = {
        row[code]: row[value]
        for row in rows
        if row[measure] == texts("group.column.mean") and row[0] == texts("group.value.whole")
    }
    sheet = book("split", lang)[texts("group.sheet.items")]
    head = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(2, values_only=True):
        mean = row[head.index(texts("group.column.mean"))]
        if mean is not None:
            assert float(means[row[1]].replace(decimal, ".")) == pytest.approx(mean)
            assert "." not in means[row[1]] or lang == "en"


def test_every_row_of_the_csv_has_six_cells_and_none_is_empty_of_value():
    for name in SIZES:
        rows = of_csv(name)
        assert {len(row) for row in rows} == {6}
        assert all(row[5] for row in rows)


def test_the_columns_are_explained():
    about = list(book("split").worksheets[0].iter_rows(values_only=True))
    told = {row[0]: row[1] for row in about}
    for column in ("Median", "Medelavstånd", "r_wg", "Spridning", "Två läger", "Visas som"):
        assert told[column]
    assert any("Får inte användas för lönesamtal" in str(row[1]) for row in about)


def test_bands_have_neither_numbers_nor_counts():
    for sheet in book("seven").worksheets[1:]:
        for row in sheet.iter_rows(2, values_only=True):
            assert not [cell for cell in row if isinstance(cell, int | float)]


def test_under_five_there_is_only_the_sheet_that_says_why():
    assert len(book("four").worksheets) == 1
    assert all(row[1] == "Om filen" for row in of_csv("four")[1:])


def test_hostile_text_is_text_and_never_a_formula():
    texts = loaded("sv")[1]
    for title in (HOSTILE, "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\u200b=1"):
        findings = findings_of({**picture_of("split")}, title=title)
        for row in lines(group_csv(findings, texts, DAY)):
            assert not any(cell.startswith(("=", "+", "@", "\t", "\r", "-")) for cell in row), row
        file = openpyxl.load_workbook(io.BytesIO(group_xlsx(findings, texts, DAY)))
        cells = [cell for sheet in file.worksheets for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]


def test_the_files_hold_no_moment_and_no_person_and_are_the_same_each_time():
    one, other = (group_xlsx(group_findings("split"), loaded("sv")[1], DAY) for _ in range(2))
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2026, 11, 21, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert "openpyxl" not in core
    assert core.count("2026-11-21T00:00:00Z") == 2
