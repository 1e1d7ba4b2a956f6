"""The report under hostile texts, many at once and read by other programs."""

import io
import re
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pikepdf
import pytest

from assessment import Reflection, score
from report import boss_pictures, report_pdf, report_pictures, typesetter
from storage import read_answers, write_answers
from tests.report.conftest import FULL, findings_for, loaded
from tests.report.printing import drawn_answers, page_count, printed
from tests.report.test_pdf import DAY, HOSTILE, tags, text_of

FIELDS = {
    "opening": lambda text: replace(FULL, opening=text),
    "pair": lambda text: replace(FULL, reflections=(Reflection("pair1", text, in_report=True),)),
    "correction": lambda text: replace(FULL, reflections=(Reflection("pairs4-6", text, in_report=True),)),
    "place": lambda text: replace(FULL, reflections=(Reflection(text, text, in_report=True),)),
}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        (HOSTILE * 80)[:10_000],
        "x" * 10_000,
        "\u202e\u0000\x07" * 100,
        "שלום العربية " * 500,
        "a\n" * 4000,
    ],
    ids=["hostile", "long", "one_word", "unseen", "right_to_left", "lines"],
)
def test_hostile_text_in_any_field_makes_a_document(field, text):
    pdf = printed(FIELDS[field](text), opening=True)
    assert pdf.startswith(b"%PDF")
    assert page_count(pdf) <= 10


def test_emoji_are_printed_and_a_character_without_a_glyph_is_explained():
    texts = loaded("sv")[1]
    said = texts("report.pdf.unset", mark="□")
    emoji = text_of(printed(replace(FULL, opening="Bra möte 😀 👍🏽"), opening=True))
    assert "Bra möte 😀 👍" in emoji
    assert said not in emoji
    assert said in text_of(printed(replace(FULL, opening="漢字"), opening=True))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_file_read_back_gives_the_same_profile_and_the_same_pages(lang):
    instrument = loaded(lang)[0]
    before = replace(FULL, version=instrument.version, lang=lang)
    after, _ = read_answers(write_answers(before), instrument, strict=True)
    assert score(instrument, after) == score(instrument, before)
    assert text_of(printed(after, lang, opening=True)) == text_of(printed(before, lang, opening=True))


def test_the_pictures_show_the_pages_of_the_document():
    findings, texts = findings_for("full"), loaded("sv")[1]
    made = report_pictures(findings, texts, DAY, without=["cards"])
    assert len(made) == page_count(report_pdf(findings, texts, DAY, without=["cards"]))
    assert all(one.startswith(b"\x89PNG") for one in made)
    assert len(boss_pictures(findings, texts, DAY, hindrances=["a"])) == 1


def test_only_so_many_documents_are_set_at_once(monkeypatch):
    lock, now, most = threading.Lock(), [0], [0]

    class Slow:
        def compile(self, **_how):
            with lock:
                now[0] += 1
                most[0] = max(most[0], now[0])
            time.sleep(0.01)
            with lock:
                now[0] -= 1
            return b"%PDF"

    monkeypatch.setattr(typesetter, "_compiler", lambda *_: Slow())
    with ThreadPoolExecutor(20) as people:
        made = list(people.map(lambda n: typesetter.typeset("template_profile.typ", {"n": n}), range(60)))
    assert made == [b"%PDF"] * 60
    assert most[0] == typesetter.AT_ONCE


def test_documents_made_at_once_are_those_made_one_by_one():
    wanted = [drawn_answers(seed) for seed in range(6)]
    alone = [printed(one) for one in wanted]
    with ThreadPoolExecutor(6) as people:
        assert list(people.map(printed, wanted)) == alone


def test_every_page_is_a4_and_every_mark_of_the_document_is_readable_by_poppler(tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(printed(FULL))
    said = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Tagged:\s+yes", said)
    assert re.search(r"Page size:\s+595.27\d* x 841.89 pts \(A4\)", said)
    fonts = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout
    assert all(line.split()[-5] == "yes" for line in fonts.splitlines()[2:])


def test_links_lead_to_the_quotes_and_carry_words():
    with pikepdf.open(io.BytesIO(printed(FULL))) as document:
        kinds = [str(tag.S) for tag in tags(document)]
    assert kinds.count("/Link") >= 10
    assert kinds.index("/H1") < kinds.index("/Figure") < kinds.index("/BlockQuote")
