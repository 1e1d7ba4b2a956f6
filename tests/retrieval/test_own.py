"""Own documents: cut, stored whole or not at all, found, removed without a trace, kept apart."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import (
    Document,
    DocumentProblem,
    IndexProblem,
    OwnHit,
    Page,
    Passage,
    find_encoder,
    open_own,
)
from retrieval.own_passages import LONGEST, cut_document
from retrieval.own_store import mark_of
from retrieval.sources import Reading
from retrieval.vectors import open_client
from tests.retrieval.stores import chroma_server

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
TODAY = date(2026, 11, 21)
READING = Reading(joiners=frozenset({"och"}), abbreviations=frozenset({"t.ex"}))
SECRET = "Blåbärssoppan"
STAMPING = "Personalen loggar in med mobilen hos varje brukare och registrerar varje insats."
SCHOOL = "Läraren planerar undervisningen och följer upp elevernas kunskaper varje termin."


def document(*texts, name="rutin.pdf", paged=True):
    pages = tuple(Page(text, at if paged else 0) for at, text in enumerate(texts, 1))
    return Document(name, name, pages, len(texts) if paged else 0)


@pytest.fixture(scope="module")
def encode():
    found, why = find_encoder(ROOT / "models")
    assert found, why
    return found


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "own"


@pytest.fixture
def own(folder, encode):
    return open_own(CORPUS, folder, encode)


def collections(folder):
    return [one.name for one in open_client(folder).list_collections()]


# cutting


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


# adding, listing, removing


def test_what_is_added_is_listed_and_found_with_its_page(own):
    added = own.add(document("Inledning om vår kommun.", STAMPING, SCHOOL), TODAY)
    assert own.listed() == (added,)
    assert (added.name, added.lang, added.length, added.added) == ("rutin.pdf", "sv", 3, TODAY)
    for query in ("inloggning hos brukare", "stämpla in på varje ställe", "logging in at each client"):
        result = own.search(query)
        assert result.reason == ""
        assert result.hits[0].rank == 1
        assert STAMPING in result.hits[0].passage.text
        assert result.hits[0].document == added


def test_an_english_document_is_found_in_its_language(own):
    text = "Every employee reports deviations to the manager within one day, and nobody is blamed for it."
    assert own.add(document(text, name="policy.txt", paged=False), TODAY).lang == "en"
    assert own.search("reporting a deviation").hits[0].passage.text == text


@pytest.mark.parametrize(
    ("query", "reason"), [("", "empty"), ("\x00", "empty"), ("surdegsbröd med rågmjöl", "unknown")]
)
def test_a_search_without_hits_says_why(own, query, reason):
    assert own.search(STAMPING).reason == "nothing"
    own.add(document(STAMPING, SCHOOL), TODAY)
    result = own.search(query)
    assert (result.hits, result.reason) == ((), reason)


def test_the_same_words_are_added_once(own):
    first = own.add(document(STAMPING), TODAY)
    assert own.add(document(STAMPING, name="annat.pdf"), date(2026, 12, 1)) == first
    assert own.listed() == (first,)


def test_a_document_without_words_is_refused(own):
    with pytest.raises(DocumentProblem, match="empty"):
        own.add(document(" "), TODAY)


def test_removal_leaves_nothing_not_even_in_the_bytes_of_the_store(own, folder):
    kept = own.add(document(SCHOOL, name="skola.pdf"), TODAY)
    gone = own.add(document(f"{SECRET} serveras i kylrum sjutton. " * 200), TODAY)
    assert any(SECRET.encode() in one.read_bytes() for one in folder.rglob("*") if one.is_file())
    assert own.remove(gone.id)
    assert not own.remove(gone.id)
    assert own.listed() == (kept,)
    assert own.search(SECRET).reason == "unknown"
    for file in (one for one in folder.rglob("*") if one.is_file()):
        content = file.read_bytes()
        assert SECRET.encode() not in content, file.name
        assert SECRET.lower().encode() not in content, file.name
    assert own.search("undervisning").hits[0].document == kept


def test_an_own_hit_is_no_passage_of_the_five_texts(own):
    own.add(document(STAMPING), TODAY)
    hit = own.search("logga in").hits[0]
    assert isinstance(hit, OwnHit)
    assert not isinstance(hit.passage, Passage)
    assert not hasattr(hit.passage, "source")
    assert not hasattr(hit.passage, "voice")


def test_the_store_names_no_place_of_this_machine(own, folder):
    own.add(document(STAMPING), TODAY)
    for file in (one for one in folder.rglob("*") if one.is_file()):
        assert str(ROOT).encode() not in file.read_bytes()
        assert str(folder).encode() not in file.read_bytes()


# nothing by halves


def test_an_embedding_that_breaks_leaves_nothing(folder, encode):
    def breaking(texts):
        if len(texts) > 2:
            raise MemoryError
        return encode(texts)

    broken = open_own(CORPUS, folder, breaking)
    with pytest.raises(MemoryError):
        broken.add(document(*[f"{STAMPING * 8} {n}." for n in range(20)]), TODAY)
    assert broken.listed() == ()
    assert collections(folder) == []


@pytest.mark.parametrize("at", ["_write", "to_metadata"])
def test_a_write_that_breaks_leaves_nothing(own, folder, monkeypatch, at):
    def broken(*_):
        raise OSError("disk full")

    monkeypatch.setattr(f"retrieval.own_store.{at}", broken)
    with pytest.raises(IndexProblem):
        own.add(document(STAMPING), TODAY)
    assert own.listed() == ()
    assert collections(folder) == []


KILLED = """
import os, signal, sys
from datetime import date
from pathlib import Path
from retrieval import Document, Page, open_own, own_store
write = own_store._write
def killed(collection, passages, rows):
    write(collection, passages[:1], rows[:1])
    os.kill(os.getpid(), signal.SIGKILL)
own_store._write = killed
text = sys.argv[3]
document = Document("a.txt", "a", (Page(text * 40),))
open_own(Path(sys.argv[1]), Path(sys.argv[2]), None).add(document, date(2026, 11, 21))
"""


def test_what_a_killed_process_left_is_never_shown_and_goes_with_the_next_one(own, folder):
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(CORPUS), str(folder), f"{SECRET} finns här. "],
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert len(collections(folder)) == 1
    assert own.listed() == ()
    assert own.search(SECRET).reason == "nothing"
    added = own.add(document(STAMPING), TODAY)
    assert collections(folder) == [added.collection]


def test_a_broken_store_is_said_and_left_as_it_is(own, folder, encode, tmp_path):
    own.add(document(STAMPING), TODAY)
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    (damaged / "chroma.sqlite3").write_bytes(os.urandom(20_000))
    before = (damaged / "chroma.sqlite3").read_bytes()
    with pytest.raises(IndexProblem):
        open_own(CORPUS, damaged, encode).listed()
    assert (damaged / "chroma.sqlite3").read_bytes() == before


def test_a_server_that_is_not_there_is_said(encode):
    with pytest.raises(IndexProblem, match="unreachable"):
        open_own(CORPUS, "http://127.0.0.1:9", encode).listed()


# several processes, several embeddings

OTHER = """
import sys
from datetime import date
from pathlib import Path
from retrieval import Document, Page, find_encoder, open_own
corpus, folder, models, what, text = sys.argv[1:]
own = open_own(Path(corpus), Path(folder), find_encoder(Path(models))[0])
if what == "remove":
    assert own.remove(text)
else:
    assert own.search("undervisning").hits
    own.add(Document("b.txt", "b", (Page(text),)), date(2026, 11, 22))
"""


def test_what_another_process_adds_and_removes_is_seen(own, folder):
    first = own.add(document(SCHOOL, name="skola.pdf"), TODAY)
    assert own.search("undervisning").hits

    def elsewhere(what, text):
        args = [str(CORPUS), str(folder), str(ROOT / "models"), what, text]
        subprocess.run([sys.executable, "-c", OTHER, *args], cwd=ROOT, check=True)

    elsewhere("add", STAMPING)
    assert own.search("inloggning hos brukare").hits[0].document.name == "b.txt"
    assert len(own.listed()) == 2
    elsewhere("remove", first.id)
    assert own.search("undervisning").reason == "unknown"
    own.add(document("Nattpersonalen larmar vid fall.", name="natt.pdf"), TODAY)
    assert own.search("nattens larm").hits[0].document.name == "natt.pdf"


def test_vectors_are_made_again_from_the_stored_words_when_the_embedding_changes(folder, encode):
    def other(texts):
        return np.ascontiguousarray(encode(texts)[:, :7])

    own = open_own(CORPUS, folder, None)
    one = own.add(document(STAMPING, SCHOOL), TODAY)
    assert own.search("varje brukare").hits[0].passage.first == 1
    for embedding in (encode, other, encode):
        changed = open_own(CORPUS, folder, embedding)
        assert changed.search("varje brukare").hits[0].passage.first == 1
        (name,) = collections(folder)
        assert name == f"tillit-own-{one.id}-{mark_of(embedding)}"
    assert open_own(CORPUS, folder, None).search("varje brukare").hits


def test_an_embedding_that_breaks_when_it_changes_leaves_the_words(own, folder):
    own.add(document(STAMPING), TODAY)

    def broken(texts):
        if texts[0] != "trust":
            raise ValueError("no")
        return np.ones((len(texts), 3), dtype=np.float32)

    with pytest.raises(ValueError, match="no"):
        open_own(CORPUS, folder, broken).search("logga in")
    assert own.search("logga in").hits


def test_own_documents_live_on_a_server_too(tmp_path, encode):
    with chroma_server(tmp_path / "server") as (address, _):
        own = open_own(CORPUS, address, encode)
        added = own.add(document(STAMPING), TODAY)
        assert open_own(CORPUS, address, encode).search("logga in").hits[0].document == added
        assert own.remove(added.id)
        assert own.listed() == ()
