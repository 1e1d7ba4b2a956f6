"""The report's pages: their number and order, what is chosen, what is long, what is quoted, many at once."""

import io
import random
import re
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment import Reflection, score
from report import CHOICES, boss_pdf, boss_pictures, hindrances, report_pdf, report_pictures, typesetter
from report.sections import SECTIONS
from report.short_quotes import LONGEST, MOST_WORDS, short_quote
from storage import read_answers, write_answers
from tests.report.conftest import BEHOV, CODES, FULL, findings_for, findings_of, loaded
from tests.report.test_pdf import DAY, HOSTILE, opened, tags, text_of

SENTENCE = "Vi har tre system som säger olika saker, och ingen vet vilket som gäller. "
REFS = (*(f"pair{number}" for number in range(1, 7)), "kvw", "sc", "pairs1-3", "pairs4-6")


def printed(answers, lang="sv", **more):
    return report_pdf(findings_of(answers, lang), loaded(lang)[1], DAY, **more)


def page_count(pdf):
    with opened(pdf) as document:
        return len(document.pages)


def by_page(pdf):
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8").split("\f")[:-1]


def drawn_answers(seed):
    """A unit with clear differences between its parts, so that typbilder, leans and rules hold."""
    dice = random.Random(seed)
    parts = {code.rstrip("ab1234") + (code[1] if code[0] in "AB" else ""): 0 for code in CODES}
    middle = {part: dice.randint(1, 5) for part in parts}
    items = loaded("sv")[0].items
    answers = {}
    for code in CODES:
        value = middle[code.rstrip("ab1234") + (code[1] if code[0] in "AB" else "")]
        value = max(1, min(5, value + dice.choice([0, 0, 0, 1, -1])))
        answers[code] = 6 - value if items[code].reversed else value
    return replace(
        FULL,
        answers=answers,
        behov={code: dice.choice([-2, -1, 0, 0, 1, 2]) for code in BEHOV},
        context={"tbsl": "ja", "besparing": "ja", "lagstyrt": "detaljregler", "tid_som_chef": "<6"},
        summaries=dict.fromkeys(("pairs1-3", "pairs4-6", "kvw", "sc"), "nej"),
        reflections=tuple(Reflection(ref, SENTENCE, in_report=True) for ref in REFS),
        opening=SENTENCE,
    )


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("seed", range(12))
def test_no_profile_is_longer_than_six_pages(seed, lang):
    assert page_count(printed(drawn_answers(seed), lang, opening=True)) <= 6


def test_headings_come_in_the_order_of_the_sections():
    texts = loaded("sv")[1]
    with opened(printed(FULL)) as document, document.open_outline() as outline:
        found = [str(one.title) for one in outline.root[0].children]
    titles = [texts(section.title) for section in SECTIONS]
    assert found == [title for title in titles if title in found]
    assert set(titles) - set(found) == {
        texts(f"report.{key}") for key in ("asked.title", "pdf.appendix", "plan.title", "change.title")
    } | {texts("module.title")}


@pytest.mark.parametrize("seed", range(4))
def test_no_heading_is_the_last_line_of_a_page(seed):
    texts = loaded("sv")[1]
    titles = {texts(section.title) for section in SECTIONS}
    for page in by_page(printed(drawn_answers(seed), opening=True)):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        body = lines[: next(n for n, line in enumerate(lines) if line.startswith("Egenutvecklat verktyg"))]
        assert body[-1] not in titles


def test_no_picture_is_split_over_two_pages():
    for seed in range(4):
        answers = drawn_answers(seed)
        pages = by_page(printed(answers))
        poles = [pole.name for pair in findings_of(answers).pairs for pole in (pair.tillit, pair.tvivel)]
        assert any(all(re.search(rf"^{re.escape(name)}\s", page, re.M) for name in poles) for page in pages)


@pytest.mark.parametrize("code", CHOICES)
def test_a_section_left_out_is_not_printed_and_the_limits_always_are(code):
    texts = loaded("sv")[1]
    with opened(printed(FULL, without=[code])) as document, document.open_outline() as outline:
        found = [str(one.title) for one in outline.root[0].children]
    assert texts(CHOICES[code]) not in found
    assert texts("report.limits.title") in found


def test_own_conditions_are_printed_only_when_they_are_among_the_findings():
    with_, without = (
        text_of(report_pdf(findings_of(FULL, own_conditions=own), loaded("sv")[1], DAY))
        for own in (True, False)
    )
    assert "Chefens villkor" in with_
    assert "Chefens villkor" not in without


def test_a_long_text_begins_where_it_was_written_and_stands_whole_in_the_appendix():
    long = " ".join(f"Mening nummer {number} om schemat." for number in range(400))
    answers = replace(FULL, reflections=(Reflection("pair1", long, in_report=True),))
    text = text_of(printed(answers))
    texts = loaded("sv")[1]
    assert texts("report.own.goes_on") in text
    assert text.index("Mening nummer 1 om schemat.") < text.index(texts("report.pdf.appendix"))
    appendix = text[text.index(texts("report.pdf.appendix_text")[:20]) :]
    assert set(range(400)) <= {int(number) for number in re.findall(r"\d+", appendix)}


def test_many_texts_share_the_room_of_the_first_page_and_none_is_lost():
    marks = [f"Kanariefågel{number}" for number in range(len(REFS))]
    notes = tuple(
        Reflection(ref, SENTENCE * 5 + mark + ".", in_report=True)
        for ref, mark in zip(REFS, marks, strict=True)
    )
    answers = replace(FULL, reflections=notes, summaries=dict.fromkeys(REFS[-4:], "nej"))
    text = text_of(printed(answers))
    assert [mark for mark in marks[:8] if f"{mark}." not in text] == []


@given(st.lists(st.text(min_size=1, max_size=3000), max_size=12), st.text(max_size=3000), st.booleans())
@settings(deadline=None, max_examples=25)
def test_the_page_for_the_boss_is_always_one_page(chosen, ask, figures):
    pdf = boss_pdf(findings_for("full"), loaded("sv")[1], DAY, hindrances=chosen, ask=ask, figures=figures)
    assert page_count(pdf) == 1


@pytest.mark.parametrize("text", ["ord " * 2500, "x" * 10_000, "a\n" * 5000, HOSTILE * 80, "漢" * 10_000])
def test_what_does_not_fit_on_the_page_for_the_boss_is_told(text):
    pdf = boss_pdf(findings_for("full"), loaded("sv")[1], DAY, hindrances=[text] * 3, ask=text, figures=True)
    assert page_count(pdf) == 1
    assert "Allt ryms inte på en sida." in text_of(pdf)


def test_hindrances_are_the_items_answered_as_seldom_in_place():
    instrument = loaded("sv")[0]
    found = hindrances(instrument, replace(FULL, answers={"C1": 2, "C4": 4, "C3": 3, "S2": 5, "S1": 5}))
    assert found == ["C1", "C4", "S2"]


def test_every_quote_is_short_whole_sentences_of_its_source():
    instrument = loaded("sv")[0]
    for anchor in instrument.anchors:
        quote, more = short_quote(anchor.quote)
        assert anchor.quote.startswith(quote)
        assert len(quote.split()) <= MOST_WORDS or not re.search(r"[a-zåäö]{3}[.?!] [A-ZÅÄÖ]", quote)
        assert len(quote.split()) <= LONGEST
        assert quote
        assert more == (quote != anchor.quote.rstrip())
        assert not more or quote[-1] in '.?!…”")'


def test_a_long_list_of_quotes_ends_with_places_alone():
    findings = findings_for("full")
    unknown = tuple(dict.fromkeys(findings.citations))
    many = replace(findings, unknown=unknown[:3], cards=findings.cards * 6, topics=findings.topics * 6)
    assert page_count(report_pdf(findings, loaded("sv")[1], DAY)) <= 6
    text = text_of(report_pdf(many, loaded("sv")[1], DAY))
    last = unknown[2]
    assert last.citation in text
    assert last.quote[:40] not in text


def test_a_quote_cut_short_shows_that_the_source_goes_on():
    text = text_of(printed(FULL))
    assert "” […]" in text


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
