"""Modules as they are shown: every answer in its own words, nothing added up, for and against in print."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment import KINDS, Answers, load_instrument
from report import Shelf, answered_modules, build_modules, open_corpus, part_sheet, report_pdf, svg_of_sheet
from report.module_pictures import PICTURES
from retrieval import find_quote, load_sources
from tests.report.conftest import findings_for
from tests.report.test_pdf import text_of
from texts import load_texts

ROOT = Path(__file__).resolve().parents[2]
SOURCES = load_sources(ROOT / "corpus")
CORPUS = open_corpus(SOURCES)
LANGS = ("sv", "en")
INSTRUMENTS = {lang: load_instrument(lang) for lang in LANGS}
TEXTS = {lang: load_texts(lang) for lang in LANGS}
CODES = [code for code, module in INSTRUMENTS["sv"].modules.items() if module.items]
DAY = date(2026, 11, 21)
OWN = "Egna ord om en vanlig tisdag."


def full(code, choose=lambda n, values: values[n % len(values)]):
    """An answer to every question of a module."""
    module, given = INSTRUMENTS["sv"].modules[code], {}
    for item in module.items.values():
        if item.options:
            given[item.code] = list(item.options)[: item.at_most]
    for n, one in enumerate(module.questions(given)):
        if one.item.answer == "text":
            given[one.key] = OWN
        elif not one.item.options:
            given[one.key] = choose(n, KINDS[one.item.answer])
    return given


def finding(code, answers, lang="sv"):
    held = Answers(modules={code: {"version": "1.0.0", "answers": answers}})
    shelf = Shelf(INSTRUMENTS[lang], SOURCES, TEXTS[lang])
    return build_modules([code], held, TEXTS[lang], shelf, CORPUS)[0]


def said(found):
    return [row.said for part in found.picture.parts for row in part.rows]


def test_every_picture_of_the_modules_is_drawn_but_the_workshops_own():
    used = {module.picture for module in INSTRUMENTS["sv"].modules.values()}
    assert used == {*PICTURES, "grid"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", CODES)
def test_every_module_shows_both_sides_word_for_word_and_its_limits(code, lang):
    found, module = finding(code, full(code), lang), INSTRUMENTS[lang].modules[code]
    assert len(found.sides.for_) == len(module.passages_for)
    assert len(found.sides.against) == len(module.passages_against)
    for passage in (*found.sides.for_, *found.sides.against):
        assert passage.title
        span = find_quote(CORPUS.running[passage.source], passage.quote, (passage.first, passage.last))
        assert span is not None, passage
    assert found.limits == module.words.limits


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_no_number_comes_out_of_a_module_whatever_is_answered(code, data):
    answers = full(code, lambda _, values: data.draw(st.sampled_from(values)))
    found, module = finding(code, answers), INSTRUMENTS["sv"].modules[code]
    labels = {label.partition(" (")[0] for kind in module.values.values() for label in kind.values()}
    t = TEXTS["sv"]
    words = {"", t("module.unanswered")} | {
        t(f"module.stance.{key}", a=a.lower(), b=b.lower())
        for a, b in [(*module.words.sides, "", "")[:2]]
        for key in ("lutar_a", "lutar_b", "bada", "ingetdera", "saknas")
    }
    for one in said(found):
        assert one in words or set(one.split(" · ")) <= labels
    assert not re.search(r"\d|%", " ".join([found.alt, *said(found)]))


def test_conditions_of_the_slide_stand_in_one_order_whatever_is_answered_and_without_arrows():
    low, high = (finding("M6", full("M6", lambda _, values, at=at: values[at])) for at in (0, 4))
    assert [row.label for part in low.picture.parts for row in part.rows] == [
        row.label for part in high.picture.parts for row in part.rows
    ]
    assert low.picture.layout == "fields"


def test_relations_are_shown_one_by_one_and_never_as_one():
    found = finding("M5", full("M5"))
    assert [len(part.rows) for part in found.picture.parts] == [3] * 5
    assert found.picture.layout == "map"
    assert found.seen == INSTRUMENTS["sv"].modules["M5"].words.seen


def test_the_map_of_relations_goes_from_the_farthest_above_to_those_we_are_here_for():
    chosen = ["malgrupp", "chef", "tillsyn", "politiker", "medarbetare"]
    given = {"M5_pick": chosen} | {f"M5_0{n}@{one}": 3 for one in chosen for n in (1, 2, 3)}
    found = finding("M5", given)
    assert [part.place for part in found.picture.parts] == ["above", "above", "within", "outside", "below"]
    assert [part.title for part in found.picture.parts][:2] == ["Politikerna", "Chefen närmast ovanför mig"]
    assert list(found.picture.places) == ["above", "", "within", "beside", "outside", "below"]


def test_opinions_are_set_beside_each_other_and_not_counted():
    found = finding("M3", full("M3", lambda n, _: (5, 1)[n % 2]))
    assert len({row.said for part in found.picture.parts for row in part.rows}) == 1
    assert found.picture.layout == "pairs"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("width", [320, 620])
def test_no_words_of_a_drawn_row_run_into_each_other_or_out_of_the_drawing(code, width):
    found = finding(code, full(code))
    if found.picture.layout != "scale":
        return
    for part in found.picture.parts:
        if part.rows:
            sheet = part_sheet(found.picture, part, TEXTS["sv"], "light", width)
            assert "<svg" in svg_of_sheet(sheet, TEXTS["sv"])
            _apart(sheet)


def _apart(sheet):
    lines = {}
    for look, rows in sheet.layers.items():
        style = dict(look.style)
        for row in rows if look.mark == "text" else ():
            long = 0.52 * len(row["text"]) * sheet.ink.font
            left = row["x"] - {"left": 0, "center": long / 2, "right": long}[style["align"]]
            assert left >= -1
            assert left + long <= sheet.width + 1
            lines.setdefault(round(row["y"]), []).append((left, left + long))
    for spans in lines.values():
        spans.sort()
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize("lang", LANGS)
def test_chosen_modules_are_a_section_of_the_pdf_with_own_words_and_own_quotes(lang):
    modules = {code: {"version": "1.0.0", "answers": full(code)} for code in CODES}
    answers = Answers(modules=modules)
    plain = findings_for("full", lang)
    shelf = Shelf(INSTRUMENTS[lang], SOURCES, TEXTS[lang])
    chosen = build_modules(CODES[:3], answers, TEXTS[lang], shelf, CORPUS)
    text = text_of(report_pdf(replace(plain, modules=chosen), TEXTS[lang], DAY))
    names = [INSTRUMENTS[lang].modules[code].words.name for code in CODES]
    assert [name in text for name in names[:3]] == [True] * 3
    assert TEXTS[lang]("module.report_says") in text
    without = text_of(report_pdf(plain, TEXTS[lang], DAY))
    assert TEXTS[lang]("module.report_says") not in without


def test_only_answered_modules_can_be_chosen_and_unknown_ones_are_passed_by():
    answers = Answers(
        modules={"M7": {"version": "1.0.0", "answers": {"M7_01": 1}}, "M1": {}, "M99": {"x": 1}}
    )
    assert answered_modules(INSTRUMENTS["sv"], answers) == ("M7",)
