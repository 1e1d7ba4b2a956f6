"""An own document is cut into passages that keep every letter and know their pages."""

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import (
    Document,
    Page,
)
from retrieval.own_passages import LONGEST, cut_document
from retrieval.sources import Reading
from tests.retrieval.own_documents.conftest import document

READING = Reading(joiners=frozenset({"och"}), abbreviations=frozenset({"t.ex"}))


def test_a_sentence_over_a_page_break_stays_whole_and_knows_both_pages():
    first, last = cut_document(
        document("Vi följer upp insat-\nserna varje vecka, t.ex. när", "det är nytt. " + "Så är det. " * 80),
        READING,
    )[:2]
    assert first.text.startswith("Vi följer upp insatserna varje vecka, t.ex. när det är nytt. Så är det.")
    assert (first.first, first.last) == (1, 2)
    assert last.first == 2


def test_a_hyphen_before_a_joiner_stays():
    (one,) = cut_document(document("Vi möter för-\noch nackdelar med styr-\nning."), READING)
    assert one.text == "Vi möter för- och nackdelar med styrning."


def test_what_stands_on_every_page_is_left_out():
    pages = [
        f"Kommunens riktlinjer\nText nummer {n} om {word}.\nSida {n} av 4" for n, word in enumerate("abcd", 1)
    ]
    assert all(
        "Kommunens" not in one.text and "av 4" not in one.text
        for one in cut_document(document(*pages), READING)
    )


def test_a_heading_is_carried_and_begins_a_new_passage():
    parts = (Page("Kort.", 0, "Ansvar"), Page("Också kort.", 0, "Uppföljning"))
    found = cut_document(Document("a.md", "a", parts), READING)
    assert [(one.heading, one.text) for one in found] == [("Ansvar", "Kort."), ("Uppföljning", "Också kort.")]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="ab .\n-Åä1", max_size=2500), min_size=1, max_size=3))
def test_passages_are_short_and_hold_every_letter_in_order(texts):
    found = cut_document(document(*texts), READING)
    assert all(0 < len(one.text) <= LONGEST and one.first <= one.last for one in found)
    if len(texts) < 3:  # with more pages repeated lines are left out
        assert [c for one in found for c in one.text if c.isalnum()] == [
            c for t in texts for c in t if c.isalnum()
        ]
