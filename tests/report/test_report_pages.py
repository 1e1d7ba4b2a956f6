"""The report's pages: their number and order, what is chosen, what is long, what is quoted, many at once."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment import Reflection
from report import CHOICES, boss_pdf, hindrances, report_pdf
from report.sections import SECTIONS
from report.short_quotes import LONGEST, MOST_WORDS, short_quote
from tests.report.conftest import FULL, findings_for, findings_of, loaded
from tests.report.printing import REFS, SENTENCE, by_page, drawn_answers, page_count, printed
from tests.report.test_pdf import DAY, HOSTILE, opened, text_of


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
