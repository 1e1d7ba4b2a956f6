from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import PassageError, cite, find_quote, load_sources, make_span, read_source, surroundings
from retrieval.sources import raw_text

TEXTS = [
    read_source(source) for source in load_sources(Path(__file__).resolve().parents[2] / "corpus").values()
]


@st.composite
def slices(draw, shortest=10, longest=300):
    text = draw(st.sampled_from(TEXTS))
    size = draw(st.integers(shortest, longest))
    start = draw(st.integers(0, len(text.normalised) - size))
    return text, start, start + size


@given(slices())
def test_every_slice_of_the_running_text_is_found_again_at_its_place(drawn):
    text, start, end = drawn
    words = text.normalised[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    words = text.normalised[start:end]
    span = find_quote(text, words, text.lines(start, end))
    assert span
    assert text.normalised[span.start : span.end] == words
    if text.normalised.count(words) == 1:
        assert (span.start, span.end) == (start, end)
        assert (span.first_line, span.last_line) == text.lines(start, end)


@given(slices(shortest=1), st.integers(-5, 2000))
def test_the_surroundings_are_short_and_do_not_touch_the_quote(drawn, limit):
    text, start, end = drawn
    before, quote, after = surroundings(text, make_span(text, start, end), limit)
    assert quote == text.normalised[start:end]
    assert len(before) + len(after) <= max(0, min(limit, 700))
    assert (before, after) == (before.strip(), after.strip())


@given(slices())
def test_offsets_of_a_citation_point_into_the_file(drawn):
    text, start, end = drawn
    citation = cite(text, make_span(text, start, end))
    raw = raw_text(text.source)
    assert 0 <= citation.start < citation.end <= len(raw)
    assert raw.count("\n", 0, citation.end - 1) + 1 == citation.last


def test_surroundings_end_with_whole_sentences(texts):
    text = texts["004"]
    span = find_quote(text, "Om något ska passa överallt måste det vara abstrakt.", (156, 156))
    assert span
    before, _, after = surroundings(text, span)
    assert before.startswith("Den fråga som ställs i brännpunkten")
    assert after.endswith("(medledarna) närmast brukarna ska kunna arbeta mer flexibelt.")


def test_surroundings_are_cut_at_a_word_when_no_sentence_fits(texts):
    text = texts["004"]
    span = find_quote(text, "aktörers handlingsutrymme och tillitsvärdighet", (128, 128))
    assert span
    before, _, after = surroundings(text, span, 60)
    assert (before, after) == ("I nästa steg är det kombinationen av", "som ger en högre …")


def test_surroundings_stay_within_the_section(texts):
    text = texts["004"]
    span = find_quote(text, "Det kan också handla om relationer mellan å ena sidan organisationer", (70, 70))
    assert span
    before, _, after = surroundings(text, span)
    assert after.endswith("medborgare eller brukare.")
    assert before.startswith("Styrningen används i för stor utsträckning")


def test_surroundings_stay_on_the_slide_with_its_lines(texts):
    text = texts["002"]
    span = find_quote(text, "Standarder behövs för att nå tillförlitlighet", (358, 360))
    assert span
    before, _, after = surroundings(text, span)
    assert before.startswith("Åtta skillnader mellan")
    assert before.endswith("\nKontroll behövs också, för att skapa och vidmakthålla tillit")
    assert after.endswith("verksamhetsfokuserad dialog")


@pytest.mark.parametrize(
    ("code", "line", "quote", "shown"),
    [
        ("002", 234, "Problem- och riskhantering", "Tvivel Tillit"),
        ("002", 139, "Ansvar för många medarbetare", "inflytande Upplevda"),
        ("003", 80, "Konkurrens", "Tillit Reglering"),
        ("004", 85, "Långsiktighet: Säkerställ", "olikfärdiga åsikter [sic]"),
        ("004", 290, "Mellancheferna (enhetscheferna)", "vilslna [sic]"),
    ],
)
def test_around_a_quote_glued_words_are_separated_and_errors_marked(texts, code, line, quote, shown):
    span = find_quote(texts[code], quote, (line, line))
    assert span
    before, _, after = surroundings(texts[code], span)
    assert shown in before + after


@pytest.mark.parametrize(("start", "end"), [(5, 5), (-1, 4), (0, 10**6), (0, 901)])
def test_a_stretch_that_is_no_passage_is_refused(texts, start, end):
    with pytest.raises(PassageError, match="004"):
        make_span(texts["004"], start, end)


@pytest.mark.parametrize(
    ("code", "lines", "words", "short"),
    [
        ("004", (128, 128), "Fyra begrepp ges särskild betydelse", "Siverbo 2022, rad 128"),
        ("004", (354, 356), "kompetens, integritet och välvilja", "Siverbo 2022, raderna 354–356"),
        ("003", (325, 325), "Handlingsutrymme.", "Hartman, rad 325"),
        ("002", (14, 16), "Fokus på möjligheter", "Bildspel ”paradigmskifte eller bländverk?”, rad 15"),
    ],
)
def test_a_short_citation_says_who_when_and_where(texts, code, lines, words, short):
    span = find_quote(texts[code], words, lines)
    assert span
    assert cite(texts[code], span).short("rad", "raderna") == short


def test_one_word_for_a_line_serves_for_several(texts):
    span = find_quote(texts["001"], "ett fantastiskt jobb", (29, 30))
    assert span
    assert cite(texts["001"], span).short("rad") == "Bringselius, rad 29–30"
