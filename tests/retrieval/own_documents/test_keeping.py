"""Own documents: stored whole or not at all, found, removed without a trace, kept apart."""

import os
from datetime import date

import pytest

from retrieval import (
    DocumentProblem,
    IndexProblem,
    OwnHit,
    Passage,
    open_own,
)
from tests.retrieval.own_documents.conftest import (
    CORPUS,
    ROOT,
    SCHOOL,
    SECRET,
    STAMPING,
    TODAY,
    collections,
    document,
)


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
