"""The search on the real corpus: everyday words, bad input, abstaining, both sides, long stories."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Searcher, find_encoder, open_searcher
from retrieval.joining import confidence, join, kinship, load_weights, standard
from retrieval.meaning import Meaning
from retrieval.queries import stretches
from tests.retrieval.conftest import CORPUS


@pytest.fixture(scope="module")
def searcher():
    return open_searcher(CORPUS)


def ids(result):
    return [hit.passage.id for hit in result.hits]


def test_hits_are_ranked_passages(searcher):
    result = searcher.search("Vad är handlingsutrymme?", 5)
    assert [hit.rank for hit in result.hits] == [1, 2, 3, 4, 5]
    assert [hit.score for hit in result.hits] == sorted((hit.score for hit in result.hits), reverse=True)
    assert result.lexical_only
    assert not result.abstained
    assert "handlingsutrymme" in result.concepts


def test_the_same_query_gives_the_same_result(searcher):
    assert searcher.search("Hur bygger man tillit?") == searcher.search("Hur bygger man tillit?")


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("?!…", "empty"),
        ("\x00\x07\u200b", "empty"),
        ("och att det", "unknown"),
    ],
)
def test_nothing_asked_gives_an_abstention_with_a_reason(searcher, query, reason):
    result = searcher.search(query)
    assert (result.abstained, result.reason, result.hits, result.query) == (True, reason, (), query)


@pytest.mark.parametrize(
    "query",
    [
        "Hur blir man av med sniglar i rabatten?",
        "Wo finde ich ein gutes Hotel in Hamburg?",
        "asdf qwer zxcv hjkl",
    ],
)
def test_what_no_passage_answers_is_turned_away_with_the_nearest(searcher, query):
    result = searcher.search(query)
    assert result.abstained
    assert result.reason in {"unsure", "unknown"}
    assert len(result.concepts) in {0, 3}


@pytest.mark.parametrize(
    "query",
    ["tillit " * 1500, "x" * 10_000, "å. " * 4000, "Vad\x00är\x1btillit?", "\ud800 tillit", "😀" * 500],
)
def test_strange_input_is_survived(searcher, query):
    assert len(searcher.search(query, 5).hits) <= 5


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_the_search(searcher, query):
    result = searcher.search(query, 5)
    assert 0.0 <= result.confidence <= 1.0
    assert len(set(ids(result))) == len(result.hits) <= 5


def test_control_characters_do_not_change_what_is_found(searcher):
    assert ids(searcher.search("Vad är\x00 tillit?")) == ids(searcher.search("Vad är tillit?"))


def test_principles_in_both_sources_take_one_place_with_the_other_named(searcher):
    hits = searcher.search("Öppenhet: dela information, respektera kritik och välkomna oliktänkande", 10).hits
    both = {"003:333-345", "004:82-85"}
    found = [hit for hit in hits if hit.passage.id in both]
    assert len(found) == 1
    assert {found[0].passage.id, *found[0].same} == both


def test_of_a_long_story_the_questions_are_searched_else_every_sentence():
    told = "Det var en lång måndag i november. " * 10
    assert len(stretches(told + "Vi måste registrera allt vi gör.")) == 11
    assert stretches(told + "Varför måste vi registrera allt vi gör? " + told) == [
        "Varför måste vi registrera allt vi gör?"
    ]
    assert stretches("Varför måste vi registrera?") == ["Varför måste vi registrera?"]


def test_only_wanted_voices_are_found(searcher):
    hits = searcher.search("Minskar tilliten kontrollen?", 5, voices={"critical"}).hits
    assert {hit.passage.voice for hit in hits} == {"critical"}


@pytest.mark.parametrize("query", ["Vad är kollegial granskning bra för?", "mindre styrning", "tillit först"])
def test_both_sides_stand_among_the_first_five(searcher, query):
    result = searcher.both_sides(query)
    voices = {hit.passage.voice for hit in result.hits}
    assert len(result.hits) == len(set(ids(result))) == 5
    assert [hit.rank for hit in result.hits] == [1, 2, 3, 4, 5]
    assert voices & {"for", "both"}
    assert voices & {"critical", "both"}


@pytest.mark.parametrize("k", [2, 3, 5])
def test_both_voices_stay_however_few_are_wanted(searcher, k):
    for query in ("tillit", "Kontrollen ska minska", "Är det bra att kollegor granskar varandra?"):
        hits = searcher.both_sides(query, k).hits
        assert len(hits) == k
        assert [hit.rank for hit in hits] == list(range(1, k + 1))
        assert len({hit.passage.id for hit in hits}) == k
        for voice in ("for", "critical"):
            assert any(hit.passage.voice in {voice, "both"} for hit in hits)


def test_the_meaning_finds_what_shares_no_word(searcher):
    """A made-up embedding that knows one thing: the query means the last passage."""
    passages = searcher.passages
    rows = np.eye(len(passages), dtype=np.float32)

    def encode(texts):
        return np.repeat(rows[-1:], len(texts), axis=0)

    meaning = Meaning(encode, rows, rows[:0], [])
    with_meaning = Searcher(passages, {}, searcher.words, meaning)
    result = with_meaning.search("kvantfysik")
    assert ids(result)[0] == passages[-1].id
    assert not result.lexical_only


def test_the_two_best_asks_of_a_passage_count():
    rows = np.array([[1, 0], [0, 1]], dtype=np.float32)
    asks = np.array([[0.0, 1.0], [0.6, 0.8], [1.0, 0.0]], dtype=np.float32)
    meaning = Meaning(lambda texts: np.array([[0.0, 1.0]], dtype=np.float32), rows, asks, [0, 0, 0])
    texts, best = meaning.scores(["?"])
    assert texts.tolist() == [[0.0, 1.0]]
    assert best[0] == pytest.approx([0.9, 1.0])  # the second has no ask: its text counts
    _, one = Meaning(lambda texts: rows[:1], rows, asks[:1], [0]).scores(["?"])
    assert one[0].tolist() == [0.0, 0.0]  # a passage with one ask has that one


def test_concepts_of_the_first_hits_lift_what_shares_them():
    keys, tags = kinship([("a",), ("a",), ("b",), ()])
    assert keys == ("a", "b")
    signals = {"text": np.array([9.0, 0.0, 0.0, 0.0])}
    joined, lent = join(signals, tags, {"text": 1.0, "tags": 0.5})
    assert joined[1] > joined[2]
    assert lent[0] > lent[1]
    without, _ = join(signals, tags, {"text": 1.0, "tags": 0.0})
    assert without[1] == without[2]


def test_equal_values_say_nothing_and_confidence_stays_in_bounds():
    assert standard(np.ones(3)).tolist() == [0.0, 0.0, 0.0]
    assert confidence({"a": 1e9}, {"bias": 0.0, "a": 1.0}) < 1.0
    assert confidence({}, {"bias": 0.0, "a": 1.0}) == 0.5


@pytest.mark.parametrize("way", ["lexical", "both"])
def test_every_weight_is_there(way):
    weights = load_weights(way)
    assert {"text", "asks", "tags"} <= set(weights.join)
    assert 0.0 < weights.limit < 1.0
    assert "bias" in weights.confidence


def test_a_missing_or_broken_embedding_is_named_and_the_search_goes_on_without(tmp_path):
    assert find_encoder(tmp_path) == (None, f"{tmp_path.name}/: there is no embedding")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "model.safetensors").write_bytes(b"x")
    encode, why = find_encoder(tmp_path)
    assert encode is None
    assert "broken" in why
