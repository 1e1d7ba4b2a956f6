"""The measures, by hand on small cases, and the noise."""

import json
import math

import pytest

from retrieval import NOISE_KINDS, Answer, Gold, GoldError, abstentions, by_kind, load_gold, noisy
from retrieval.evaluate import estimate, holds, measure
from retrieval.words import load_words
from tests.retrieval.conftest import CORPUS

A, B = "den första meningen om något viktigt i texten", "den andra handlar mest om annat i texten"
GOLD = Gold("q", "?", "question", ((A, 2), (B, 1)))


@pytest.fixture(scope="module")
def words():
    return load_words(CORPUS)


@pytest.mark.parametrize(
    ("passages", "ndcg", "mrr", "successes"),
    [
        ((A, B), 1.0, 1.0, (1, 1, 1)),
        ((B, A), (1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3)), 0.5, (0, 1, 1)),
        (("x", "x", "x", A), 2 / math.log2(5) / (2 + 1 / math.log2(3)), 0.25, (0, 0, 1)),
        ((A, A), 2 / (2 + 1 / math.log2(3)), 1.0, (1, 1, 1)),  # found twice counts once
        (("x",) * 5 + (A,), 0.0, 1 / 6, (0, 0, 0)),
        ((), 0.0, 0.0, (0, 0, 0)),
    ],
)
def test_measures_as_counted_by_hand(passages, ndcg, mrr, successes):
    found = measure(GOLD, Answer(passages, abstained=False))
    assert found["ndcg5"] == pytest.approx(ndcg)
    assert found["mrr"] == pytest.approx(mrr)
    assert (found["success1"], found["success3"], found["success5"]) == successes


def test_a_passage_counts_with_its_first_900_characters():
    assert holds(A, A)
    assert holds(A[: len(A) // 2 + 2], A)
    assert not holds(A[: len(A) // 3], A)
    assert not holds("x" * 900 + A, A)
    assert holds(f"<b>{A.upper()}</b>", A)


def test_kinds_are_measured_apart_and_the_unanswerable_only_by_abstention():
    golds = (GOLD, Gold("e", "?", "english", ((A, 2),)), Gold("n", "?", "none", ()))
    answers = {"q": Answer((A, B), False), "e": Answer(("x",), True), "n": Answer(("x",), True)}
    found = by_kind(golds, answers)
    assert list(found) == ["english", "question", "ALL"]
    assert found["ALL"]["ndcg5"].mean == 0.5
    said = abstentions(golds, answers)
    assert (said["right"].mean, said["wrong"].mean) == (1.0, 0.5)


def test_intervals_hold_the_mean_and_are_repeatable():
    one = estimate([0.0, 1.0] * 30)
    assert one.low < one.mean == 0.5 < one.high
    assert one == estimate([0.0, 1.0] * 30)
    assert math.isnan(estimate([]).mean)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "no question"),
        ("{", "line 1: not JSON"),
        ('{"id": "a", "query": "q"}', "line 1"),
        ("[1]\n", "line 1"),
        ('\n{"id": "a", "query": "q", "kind": "question", "gold": []}', "a: kind question"),
        ('{"id": "a", "query": "q", "kind": "question", "gold": [{"snippet": "x"}]}', "a: gold"),
        ('{"id": "a", "query": "q", "kind": "none"}\n' * 2, "line 2: id a"),
    ],
)  # fmt: skip
def test_a_wrong_gold_file_is_refused_with_the_line(text, named):
    with pytest.raises(GoldError) as error:
        load_gold(text)
    assert named in str(error.value)


QUERY = "Varför måste personalen kontrollera någon uppföljning på möten?"


@pytest.mark.parametrize("kind", NOISE_KINDS)
def test_noise_changes_a_question_and_is_repeatable(words, kind):
    made = noisy(QUERY, kind, words, "q1")
    assert made != QUERY
    assert made == noisy(QUERY, kind, words, "q1")


def test_noise_is_what_its_name_says(words):
    assert noisy(QUERY, "marks", words, "q") == (
        "Varfor maste personalen kontrollera nagon uppfoljning pa moten?"
    )
    assert "the staff" in noisy(QUERY, "english", words, "q")
    assert "nån" in noisy(QUERY, "spoken", words, "q")
    story = noisy(QUERY, "story", words, "q")
    assert QUERY in story
    assert 80 <= len(story.split()) <= 120
    assert noisy("Why do they ask the staff?", "english", words, "q") == "Why do they ask the staff?"
    assert noisy("a", "typos", words, "q") == "a"
    assert noisy("", "story", words, "q")


def test_our_questions_without_an_answer_are_enough_and_well_formed():
    lines = (CORPUS.parent / "tests/data/none.jsonl").read_text(encoding="utf-8")
    golds = load_gold(lines)
    assert len(golds) >= 150
    assert {gold.kind for gold in golds} == {"none"}
    groups = [json.loads(line)["group"] for line in lines.splitlines()]
    assert {group: groups.count(group) >= 40 for group in groups} == dict.fromkeys(
        ["near", "far", "half"], True
    )
