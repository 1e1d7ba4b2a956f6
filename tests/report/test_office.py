"""An office program opens the group's files and shows what they hold."""

import subprocess

import pytest
from pypdf import PdfReader

from report import group_slides, group_xlsx
from tests.report.conftest import loaded
from tests.report.groups import HOSTILE, findings_of, picture_of
from tests.report.test_pdf import DAY


def shown(folder, name, content):
    """The text of each page that LibreOffice makes of a file."""
    source = folder / name
    source.write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return [page.extract_text() for page in PdfReader(source.with_suffix(".pdf")).pages]


@pytest.mark.browser
@pytest.mark.parametrize("title", ["Hemtjänsten Norr", HOSTILE])
def test_the_files_open_in_an_office_program_with_all_they_hold(tmp_path, title):
    findings, texts = findings_of(picture_of("split"), title=title), loaded("sv")[1]
    slides = shown(tmp_path, "group.pptx", group_slides(findings, texts, DAY))
    assert 8 <= len(slides) <= 12
    assert texts("group.title") in slides[0]
    for pair, slide in zip(findings.pairs[::2], slides[3:6], strict=True):
        assert pair.items[0].text.split()[-1] in slide
        assert texts.all("group.steps")[0] in slide  # the legend of a native chart
    sheets = " ".join(shown(tmp_path, "group.xlsx", group_xlsx(findings, texts, DAY)))
    for item in findings.pairs[0].items:
        assert item.code in sheets
