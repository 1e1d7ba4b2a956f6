from dataclasses import dataclass

import pytest

from retrieval import check_quotes


@dataclass(frozen=True)
class Quote:
    quote: str
    quote_lines: tuple[int, int]
    source: str = "004"
    id: str = "A1.f1"
    lines: tuple[int, int] = (1, 900)


def found(sources, *args, **kwargs):
    return [problem.what for problem in check_quotes([Quote(*args, **kwargs)], sources)]


@pytest.mark.parametrize(
    ("source", "lines", "quote"),
    [
        ("004", (156, 156), "Om något ska passa överallt måste det vara abstrakt."),
        ("004", (62, 62), "Styrningen motverkar innovationer och verksamhetsutveckling."),
        ("004", (181, 181), "Det förefaller alltså som att TBSL"),
        ("004", (78, 78), "Sträva efter att som utgångspunkt välja att lita på dem du samarbetar med"),
        ("001", (119, 121), "Totalt anger i genomsnitt 61 procent av alla offentliganställda i studien"),
        ("002", (141, 141), "…en god tanke som kräver förutsättningar"),
        ("002", (111, 117), "HINNER INTE FIKA KOMMUNICERA INTRODUCERA FÖRBÄTTRA ORKAR INTE"),
        ("003", (362, 362), "inte fritt valt arbete, utan samarbete inom tydliga ramar"),
        ("003", (8, 9), "Problemet är en form av styrning och ledning med fjärrkontroll"),
    ],
)
def test_a_quote_begins_where_a_sentence_item_or_slide_line_does(sources, source, lines, quote):
    assert "begins in mid-sentence" not in found(sources, quote, (1, 900), source=source)


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("004", "passa överallt måste det vara abstrakt."),
        ("001", "Adler (2001). Ett liknande resonemang förs av exempelvis Ring och Van de Ven (1992)."),
        ("001", "2014; Brante, Johansson et al. 2015)."),
        ("001", "riktning mot ”pinnräknande” och snäva ansvar"),
        ("002", "proportion till och bygger på tillförlitlighet"),
        ("004", "ledning eller tillit i samband med invånarna."),
    ],
)
def test_a_quote_that_begins_in_mid_sentence_is_flagged(sources, source, quote):
    assert "begins in mid-sentence" in found(sources, quote, (1, 900), source=source)


def test_a_quote_that_ends_in_mid_sentence_is_flagged(sources):
    assert found(sources, "Om något ska passa överallt måste det", (156, 156)) == ["ends in mid-sentence"]


@pytest.mark.parametrize(
    ("source", "line", "flaw"),
    [
        ("004", 84, "olikfärdiga åsikter"),
        ("004", 114, "tillitsvärldiga"),
        ("004", 282, "mellancheferers"),
        ("004", 284, "mellancheferers"),
        ("004", 286, "mellancheferers"),
        ("004", 290, "vilslna"),
        ("004", 294, "Glengårds"),
        ("004", 346, "kunnskap"),
        ("004", 396, "värdeaddade"),
        ("001", 121, "tabell 1.1"),
        ("001", 332, "figur 1.1"),
        ("002", 236, "TvivelTillit"),
        ("002", 137, "inflytandeUpplevda"),
        ("003", 82, "TillitReglering"),
    ],
)
def test_a_flaw_of_the_file_is_flagged(sources, source, line, flaw):
    problems = found(sources, flaw, (line, line), source=source)
    assert f"has the flaw {flaw!r} of the file" in problems


def test_a_quote_that_is_not_there_is_flagged_with_where_it_stands(sources):
    quote = "Om något ska passa överallt måste det vara abstrakt."
    assert found(sources, quote, (150, 152)) == [
        "the quote does not stand word for word in these lines; it stands in 156-156"
    ]
    assert found(sources, "Detta har ingen skrivit.", (150, 152)) == [
        "the quote does not stand word for word in these lines; it stands nowhere in the source"
    ]


def test_a_quote_of_more_than_400_characters_or_three_sentences_is_flagged(sources, texts):
    text = texts["004"].normalised
    start = text.index("Styrningen begränsar olika aktörers")
    problems = found(sources, text[start : text.index("Enligt Tillitsdelegationens betänkanden")], (61, 66))
    assert problems[0].endswith("characters, at most 400")
    assert problems[1].endswith("sentences, at most 3")


def test_lines_apart_and_an_unknown_source_are_flagged(sources):
    quote = "Om något ska passa överallt måste det vara abstrakt."
    assert found(sources, quote, (156, 156), lines=(200, 210)) == ["quote_lines lie outside lines 200-210"]
    assert found(sources, quote, (156, 156), source="009") == ["there is no such source"]


def test_a_problem_names_the_anchor_and_the_place(sources):
    (problem,) = check_quotes([Quote("Om något ska passa överallt måste det", (156, 156))], sources)
    assert str(problem) == "A1.f1 (004:156-156): ends in mid-sentence"
