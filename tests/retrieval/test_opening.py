"""Opening the search: the index is used, made anew or done without, and what was worked around is said."""

import shutil

import pytest

from retrieval import SourceError, check_index, expected_version, make_index, open_search, open_searcher
from retrieval import opening as module
from retrieval.errors import IndexProblem, ModelError
from retrieval.store_folder import DATABASE
from retrieval.vectors import opened
from tests.retrieval.conftest import CORPUS
from tests.retrieval.stores import ROOT, Letters, chroma_server, free_port
from texts import languages, load_texts

MODELS = ROOT / "models"
CODES = {"no_model", "index_unreachable", "index_unusable", "index_rebuilt", "index_mended"}
QUERIES = ["Personalen måste kryssa för allt de gör", "Who dares to speak up?", "Hur bakar man bröd?"]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """An index of the real corpus."""
    folder = tmp_path_factory.mktemp("kept") / "index"
    make_index(CORPUS, MODELS, folder)
    return folder


@pytest.fixture
def where(kept, tmp_path):
    return shutil.copytree(kept, tmp_path / "index")


@pytest.fixture
def letters(monkeypatch):
    """Another embedding in place of ours."""
    made = Letters()
    monkeypatch.setattr(module, "find_model", lambda _named: module.Model("letters", "1", made))
    return made


def codes(found):
    return [notice.code for notice in found.notices]


def answers(searcher):
    return [searcher.search(query) for query in QUERIES]


def test_the_index_gives_the_same_answers_as_vectors_made_in_memory(where):
    stored, made = open_search(CORPUS, MODELS, where), open_search(CORPUS, MODELS)
    assert stored.version == made.version == expected_version(CORPUS, MODELS)
    assert stored.notices == made.notices == ()
    assert answers(stored.searcher) == answers(made.searcher)
    assert not stored.searcher.search(QUERIES[0]).lexical_only


def test_an_index_that_is_there_is_read_and_nothing_is_encoded_again(tmp_path, letters):
    first = open_search(CORPUS, MODELS, tmp_path / "index")
    assert first.notices == ()
    assert letters.given > 1000
    letters.given = 0
    assert open_search(CORPUS, MODELS, tmp_path / "index").notices == ()
    assert letters.given == 0


def test_an_index_of_another_version_is_made_anew_and_said(where, letters):
    found = open_search(CORPUS, MODELS, where)
    assert codes(found) == ["index_rebuilt"]
    assert expected_version(CORPUS, MODELS) in found.notices[0].detail
    assert codes(open_search(CORPUS, MODELS, where)) == []


def test_a_damaged_index_is_kept_aside_and_made_anew(where):
    (where / DATABASE).write_bytes(b"rubbish" * 1000)
    found = open_search(CORPUS, MODELS, where)
    assert codes(found) == ["index_mended"]
    assert DATABASE in found.notices[0].detail
    assert (where.with_name("index.broken") / DATABASE).read_bytes().startswith(b"rubbish")
    assert codes(open_search(CORPUS, MODELS, where)) == []


def test_lost_vectors_are_made_anew(where):
    for file in where.rglob("*.bin"):
        file.unlink()
    assert codes(open_search(CORPUS, MODELS, where)) == ["index_mended"]


def test_a_server_that_is_not_there_is_done_without(kept):
    found = open_search(CORPUS, MODELS, f"http://127.0.0.1:{free_port()}")
    assert codes(found) == ["index_unreachable"]
    assert answers(found.searcher) == answers(open_search(CORPUS, MODELS).searcher)


def test_a_place_that_cannot_be_written_is_done_without(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    found = open_search(CORPUS, MODELS, tmp_path / "file" / "index")
    assert codes(found) == ["index_unusable"]
    assert not found.searcher.search(QUERIES[0]).lexical_only


def test_a_store_that_refuses_to_write_is_done_without(where, letters, monkeypatch):
    def full(*_args):
        raise IndexProblem("broken", "disk full")

    monkeypatch.setattr("retrieval.indexing.make_collection", full)
    found = open_search(CORPUS, MODELS, where)
    assert codes(found) == ["index_unusable"]
    assert not found.searcher.search(QUERIES[0]).lexical_only
    monkeypatch.undo()
    assert check_index(CORPUS, MODELS, where).version == expected_version(CORPUS, MODELS)  # the old one stays


def no_folder(folder):
    return folder / "none"


def nothing_in_it(folder):
    return folder


def broken(folder):
    (folder / "model.safetensors").write_bytes(b"x")
    return folder


@pytest.mark.parametrize("models", [no_folder, nothing_in_it, broken])
def test_without_an_embedding_the_search_goes_by_words_and_names_the_folder(tmp_path, where, models):
    folder = tmp_path / "models"
    folder.mkdir()
    found = open_search(CORPUS, models(folder), where)
    assert codes(found) == ["no_model"]
    assert models(folder).name in found.notices[0].detail
    assert found.version == ""
    assert answers(found.searcher) == answers(open_searcher(CORPUS))


def test_an_embedding_that_breaks_while_it_is_used_is_done_without(tmp_path, monkeypatch):
    def breaks(_texts):
        raise RuntimeError("out of memory")

    monkeypatch.setattr(module, "find_model", lambda _named: module.Model("bad", "1", breaks))
    for where in (None, tmp_path / "index"):
        found = open_search(CORPUS, MODELS, where)
        assert codes(found) == ["no_model"]
        assert "out of memory" in found.notices[0].detail


def test_a_text_that_was_changed_stays_an_error_that_names_the_file(tmp_path):
    corpus = shutil.copytree(CORPUS, tmp_path / "corpus")
    name = "004_siverbo_vad_vi_vet.txt"
    with (corpus / name).open("a", encoding="utf-8") as file:
        file.write("x")
    for opening in (
        lambda: open_search(corpus, MODELS),
        lambda: make_index(corpus, MODELS, tmp_path / "index"),
        lambda: check_index(corpus, MODELS, tmp_path / "index"),
    ):
        with pytest.raises(SourceError, match=name):
            opening()
    assert not (tmp_path / "index").exists()


def test_checking_changes_nothing(tmp_path, where):
    assert check_index(CORPUS, MODELS, where).made is False
    with pytest.raises(IndexProblem, match="missing"):
        check_index(CORPUS, MODELS, tmp_path / "other")
    assert not (tmp_path / "other").exists()
    with pytest.raises(ModelError):
        check_index(CORPUS, tmp_path / "no-models", where)


def test_no_path_of_the_machine_lies_in_the_index(kept):
    held = b"".join(path.read_bytes() for path in kept.rglob("*") if path.is_file())
    assert str(ROOT).encode() not in held
    assert str(kept.parent).encode() not in held
    assert b"safetensors" not in held


def test_a_server_holds_the_index_of_the_real_corpus(tmp_path):
    with chroma_server(tmp_path / "served") as (address, _):
        assert open_search(CORPUS, MODELS, address).notices == ()
        found = open_search(CORPUS, MODELS, address)
        assert found.notices == ()
        assert answers(found.searcher) == answers(open_search(CORPUS, MODELS).searcher)
        with opened(address) as client:
            assert (
                client.get_collection(f"tillit-texts-{found.version}", embedding_function=None).count() > 1000
            )


def test_every_notice_has_its_words_in_every_language():
    assert {module.NO_MODEL, module.UNREACHABLE, module.UNUSABLE} < CODES
    for lang in languages():
        assert set(load_texts(lang).below("search_notice")) == CODES
