"""Every trap of instrument.md 0.2 and every rule of the cut, on the real texts."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import cut_passages, find_quote, load_sources, read_source
from retrieval.blocks import blocks, shown
from retrieval.cut import held_out
from retrieval.layout import Layout, load_layouts
from retrieval.passages import LONGEST_PASSAGE
from retrieval.sources import raw_text
from retrieval.units import mended, units
from tests.retrieval.conftest import CORPUS

SOURCES = load_sources(CORPUS)
LAYOUTS = load_layouts(CORPUS)
TEXTS = {code: read_source(source) for code, source in SOURCES.items()}
UNITS = {code: units(TEXTS[code], raw_text(SOURCES[code]), LAYOUTS[code]) for code in SOURCES}


@pytest.fixture(scope="module")
def passages():
    return {one.id: one for one in cut_passages(SOURCES)}


def holding(passages, words):
    return [one for one in passages.values() if words in " ".join(one.text.split())]


def test_no_passage_is_too_long_and_most_hold_about_one_idea(passages):
    sizes = sorted(len(one.text) for one in passages.values())
    assert sizes[-1] <= LONGEST_PASSAGE
    prose = [len(one.text) for one in passages.values() if one.source in {"000", "001", "004"}]
    assert sum(300 <= size <= 800 for size in prose) / len(prose) >= 0.8


@pytest.mark.parametrize(
    "words",
    [
        "som en alternativ idé om hur den offentliga sektorn ska styras och ledas",
        "den politiska nivån i kommuner och regioner",
        "relationen mellan den politiska och den administrativa nivån inom Regeringskansliet",
        "tjänstemännen kan ges – och vågar ta – ett betydande handlingsutrymme.",
        "enkelt kan ändras om det finns politisk vilja",
        "involverades i utformningen av styrningen kunde styrning uppfattas",
        "att de genomför arbetet med kompetens, integritet och välvilja.",
        "kommer att fortsätta ha en vagare identitet i form av",
        "i större utsträckning leder sig själva.",
        "En tolkning av Alexius och Sardiellos (2018) studie är att mellancheferna",
        "talar om ”styrning med dokument” och hur detta innebär",
        "hade lett dem i riktning mot ”pinnräknande”",
    ],
)
def test_a_sentence_that_goes_on_over_a_page_break_stands_whole_in_one_passage(passages, words):
    assert len(holding(passages, words)) == 1


@pytest.mark.parametrize(
    ("words", "shown_as"),
    [
        ("inflytandeUpplevda", "självbestämmande inflytande Upplevda tids- och logikkonflikter"),
        ("TillitReglering", "Tillit Reglering"),
        ("TvivelTillit", "Tvivel: Integrering"),
    ],
)
def test_glued_words_are_separated(passages, words, shown_as):
    assert not holding(passages, words)
    assert len(holding(passages, shown_as)) == 1


@pytest.mark.parametrize(
    "flaw", SOURCES["004"].reading.sic + SOURCES["001"].reading.sic, ids=lambda one: one.text
)
def test_an_error_of_the_file_is_marked(passages, flaw):
    shown_ones = [
        one for one in holding(passages, flaw.text) if one.first <= flaw.last and flaw.first <= one.last
    ]
    assert shown_ones
    for one in shown_ones:
        assert one.text.count(flaw.text) == one.text.count(f"{flaw.text} [sic]") > 0


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("001", (123, 127)),
        ("001", (334, 337)),
        ("001", (841, 856)),
        ("001", (602, 603)),
        ("003", (417, 422)),
        ("004", (1, 23)),
        ("004", (102, 102)),
        ("004", (132, 132)),
        ("004", (177, 177)),
        ("004", (197, 197)),
        ("004", (210, 210)),
        ("004", (220, 220)),
        ("004", (400, 490)),
    ],
)
def test_captions_contents_references_and_addresses_are_left_out(passages, code, lines):
    text = TEXTS[code]
    for one in passages.values():
        if one.source == code:
            held = {text.line(at) for start, end in one.stretches for at in range(start, end)}
            assert not held & set(range(lines[0], lines[1] + 1)), one.id


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("001:223-233", ("1.2 Tillit – en av tre styrprinciper",)),
        ("003:35-46", ("Värdet skapas i mötet",)),
        ("003:144-151", ("Förutsättningar för tillit",)),
        ("002:28-52", ("Tillitsbaserad styrning och ledning – ett paradigmskifte eller ett bländverk?",)),
        (
            "004:316",
            (
                "Vad vet vi om TBSL utifrån genomförd forskning?",
                "D. Mellanchefer vs medarbetare",
                "TBSL i Köpenhamns kommun",
            ),
        ),
        ("004:396", ("Avslutande diskussion", "Framtiden för tillitsbaserad styrning och ledning")),
    ],
)
def test_headings_are_carried_along_and_are_not_part_of_the_text(passages, name, heading):
    assert passages[name].heading == heading
    assert heading[-1] not in passages[name].text


def test_a_slide_is_never_mixed_with_another(passages):
    for code in ("002", "003"):
        text = TEXTS[code]
        section = {one.start: one.section for one in UNITS[code]}
        for one in passages.values():
            if one.source == code and not one.rebuilt and one.id != "003:401-409":
                assert len({section[start] for start, _ in one.stretches}) == 1, one.id
        assert text.sections
    assert passages["003:401-409"].text.count("\n") == 2  # three slides of one line each


def test_the_words_of_a_picture_broken_over_lines_are_one_line(passages):
    assert "STYRNINGSBRISTER" in passages["002:125-155"].text
    assert passages["002:95-117"].text.splitlines()[:3] == [
        "TILLITSBASERAD STYRNING OCH LEDNING",
        "BUDGET I BALANS",
        "KVALITET",
    ]


def test_a_list_stays_with_the_words_that_lead_to_it(passages):
    lines = passages["004:59-66"].text.splitlines()
    assert len(lines) == 7
    assert lines[0].endswith(":")
    assert passages["004:320-326"].text.count("\n") == 4


def test_a_block_quote_is_not_cut_and_keeps_its_reference(passages):
    quote = passages["001:242-258"].text
    assert quote.startswith("Adler för")
    assert quote.endswith("(Adler 2001, s. 216)")
    assert passages["001:490-504"].text.endswith("(Bringselius, 2017)")


def test_the_seven_and_the_eight_principles_are_told_apart_by_their_headings(passages):
    seven = [one for one in passages.values() if one.source == "003" and 310 < one.first < 347]
    eight = [one for one in passages.values() if one.source == "004" and 76 < one.first < 86]
    assert sum(one.text.count("\n") + 1 for one in seven) == 7
    assert sum(one.text.count("\n") + 1 for one in eight) == 8
    assert all("SOU 2019:43" in one.heading[-1] for one in eight)


def test_a_footnote_stands_apart_without_its_number(passages):
    assert passages["001:106-110"].text.startswith("NPM har ofta använts")
    assert passages["001:94-113"].text.endswith("minskad effektivitet.")


def test_an_item_keeps_its_number(passages):
    assert passages["004:46"].text.startswith("2. Hur spritt är TBSL i Sverige?")


def test_parts_of_one_line_have_ids_of_their_own(passages):
    assert {"004:388#1", "004:388#2", "004:388#3"} <= set(passages)
    assert "004:388" not in passages
    kinds = [passages[f"004:388#{number}"].kind for number in (1, 2, 3)]
    assert kinds == ["O", "A", "A"]


def test_passages_are_in_the_order_of_the_lines_and_the_same_each_time(passages):
    order = [(one.source, one.first, one.last) for one in passages.values()]
    assert order == sorted(order)
    assert tuple(passages.values()) == cut_passages(SOURCES)


def test_the_words_of_a_passage_stand_in_its_source_and_in_its_lines(passages):
    for one in passages.values():
        if one.rebuilt:
            continue
        text = TEXTS[one.source]
        held = [text.lines(start, end) for start, end in one.stretches]
        assert (one.first, one.last) == (min(low for low, _ in held), max(high for _, high in held))
        for start, end in one.stretches:
            words = text.normalised[start:end]
            if len(words) > 20:
                assert find_quote(text, words, (one.first, one.last)), one.id


@given(st.sampled_from(sorted(SOURCES)), st.data())
def test_no_unit_is_lost_doubled_or_moved_wherever_a_text_begins_and_ends(code, data):
    kept = [one for one in UNITS[code] if not held_out(LAYOUTS[code], one)]
    low = data.draw(st.integers(0, len(kept) - 1))
    high = data.draw(st.integers(low + 1, min(len(kept), low + 60)))
    found = blocks(TEXTS[code], kept[low:high], LAYOUTS[code])
    assert list(itertools.chain(*found)) == kept[low:high]
    assert all(len(shown(TEXTS[code], one)) <= LONGEST_PASSAGE for one in found)


@given(st.sampled_from(["001", "004"]), st.data())
def test_without_any_layout_no_passage_is_too_long_and_no_sentence_is_cut(code, data):
    kept = UNITS[code]
    low = data.draw(st.integers(0, len(kept) - 1))
    some = kept[low : low + 40]
    for one in blocks(TEXTS[code], some, Layout()):
        assert len(shown(TEXTS[code], one)) <= LONGEST_PASSAGE
        assert shown(TEXTS[code], one).startswith(mended(TEXTS[code], one[0]))
