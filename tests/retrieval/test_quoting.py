"""What may be quoted, and which of it is chosen."""

from pathlib import Path

import pytest

from retrieval import Quoter, open_search, stands

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def opened():
    return open_search(ROOT / "corpus", ROOT / "models")


@pytest.fixture(scope="module")
def searcher(opened):
    return opened.searcher


@pytest.fixture(scope="module")
def quoter(opened, texts):
    return Quoter(opened.searcher.passages, texts, opened.searcher.words, opened.encode)


def test_every_excerpt_stands_in_its_lines_of_the_file(quoter, sources):
    raws = {code: source.path.read_text(encoding="utf-8") for code, source in sources.items()}
    for one in quoter.excerpts:
        assert stands(one.text, raws[one.source], (one.first, one.last)), one


def test_no_excerpt_holds_a_flaw_of_the_file(quoter, sources):
    for one in quoter.excerpts:
        for flaw in (*sources[one.source].reading.glued, *sources[one.source].reading.sic):
            if flaw.first <= one.last and one.first <= flaw.last:
                assert flaw.text not in one.text


def test_excerpts_begin_and_end_where_a_sentence_does(quoter, texts):
    for one in quoter.excerpts:
        if one.column:
            continue
        text = texts[one.source]
        start = text.normalised.find(one.text)
        after = text.normalised[start + len(one.text) :].lstrip()
        assert start in text.starts
        assert not after or len(text.normalised) - len(after) in text.starts or one.text[-1] in ".!?…:”)"


def test_almost_every_passage_has_something_to_quote(quoter, searcher):
    without = [one.id for one in searcher.passages if not quoter.of(one.id)]
    assert len(without) <= 0.06 * len(searcher.passages), without


def test_a_row_of_the_eight_differences_gives_both_views(quoter):
    first, second = quoter.of("002:318-356")
    assert (first.voice, second.voice) == ("for", "critical")
    assert first.text == "Kontroll bör minska för att tillit ska kunna öka"
    assert second.text == "Kontroll behövs också, för att skapa och vidmakthålla tillit"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Är det en färdig metod?", "inte ett färdigt koncept"),
        ("tripoden av tillit", "tripoden av tillit"),
        ("Finns det tillräckligt med forskning om effekterna?", "tillräckligt med forskning"),
        ("Is there a ready-made method?", "metod"),
    ],
)
def test_the_sentence_that_answers_is_among_the_chosen(query, words, quoter, searcher):
    chosen = quoter.choose(query, searcher.search(query).hits)
    assert any(words in one.excerpt.text for one in chosen), [one.excerpt.text for one in chosen]


def test_at_most_three_are_chosen_and_not_two_of_one_passage_if_there_are_others(quoter, searcher):
    for query in ("Vad är tillit?", "Vilka principer finns?", "Hur gick det i Köpenhamn?"):
        chosen = quoter.choose(query, searcher.search(query).hits)
        passages = [one.excerpt.passage for one in chosen]
        assert 1 <= len(chosen) <= 3
        rows = {one.excerpt.passage for one in chosen if one.excerpt.column}
        alone = [name for name in passages if name not in rows]
        assert len(set(passages)) == 1 or len(set(alone)) == len(alone)


def test_only_sentences_with_a_number_will_do_when_a_number_is_asked_for(quoter, searcher):
    hits = searcher.search("Hur många kommuner arbetar med tillit?").hits
    chosen = quoter.choose("Hur många kommuner arbetar med tillit?", hits, number=True)
    assert chosen
    assert all(any(char.isdigit() for char in one.excerpt.text) for one in chosen)


def test_without_an_embedding_the_words_decide(searcher, texts):
    plain = Quoter(searcher.passages, texts, searcher.words)
    chosen = plain.choose("tripoden av tillit Bentzen", searcher.search("tripoden av tillit Bentzen").hits)
    assert "tripoden" in chosen[0].excerpt.text
    assert plain.nearness_of("tripoden", chosen[0].excerpt) is None


def test_nothing_is_chosen_of_nothing(quoter):
    assert quoter.choose("Vad är tillit?", ()) == ()
