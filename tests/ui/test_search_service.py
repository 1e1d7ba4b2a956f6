"""The search in the app: opened once; what was worked around is said; a wrong source file is named."""

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from retrieval import Notice, SourceError
from ui import services


@pytest.fixture
def opening(monkeypatch):
    """Counts how often the search is opened; gives one without anything behind it."""
    times = []
    found = SimpleNamespace(notices=(), version="0123456789ab", searcher=None)
    monkeypatch.setattr(services, "open_search", lambda *asked: times.append(asked) or found)
    monkeypatch.setattr(services, "desk", lambda lang: None)
    services._searcher.cache_clear()
    yield SimpleNamespace(times=times, found=found)
    services._searcher.cache_clear()


def test_the_search_is_opened_once_however_many_come_at_once(opening):
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: services.searcher(), range(32)))
    assert len(opening.times) == 1
    assert all(one is opening.found for one in found)


def test_the_search_is_opened_with_the_settings_place_and_embedding(opening, monkeypatch, tmp_path):
    monkeypatch.setenv("TILLIT_CHROMA_URL", "http://chroma.example.se:8000/")
    monkeypatch.setenv("TILLIT_EMBEDDING", "someone/some-model")
    services.searcher()
    corpus, models, where = opening.times[0]
    assert (corpus.name, models, where) == ("corpus", "someone/some-model", "http://chroma.example.se:8000")


def test_warming_opens_the_search(opening):
    services.warm()
    services.warm()
    assert len(opening.times) == 1


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_was_worked_around_is_said_on_the_page_and_logged(begun, opening, caplog, lang):
    opening.found.notices = (Notice("index_unreachable", "http://x: refused"),)
    at, _ = begun(page="ui/pages/method.py", lang=lang)
    assert [one.value for one in at.info][-1] == services.texts(lang)("search_notice.index_unreachable")
    assert "http://x: refused" in caplog.text
    assert not any("http://x" in one.value for one in at.info)


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("page", ["profile", "glossary", "method"])
def test_a_source_that_was_changed_gives_a_page_that_names_the_file(begun, monkeypatch, lang, page):
    def changed():
        raise SourceError("004_siverbo_vad_vi_vet.txt", "has changed")

    at, _ = begun(page=None, lang=lang)
    monkeypatch.setattr(services, "sources", changed)
    monkeypatch.setattr(services, "searcher", changed)
    at.switch_page(f"ui/pages/{page}.py").run()
    assert not at.exception
    t = services.texts(lang)
    assert t("trouble.source_title") in [title.value for title in at.title]
    shown = " ".join(one.value for one in at.markdown)
    assert "corpus/004_siverbo_vad_vi_vet.txt" in shown


def test_a_source_that_was_changed_does_not_keep_the_server_from_starting(monkeypatch):
    def changed():
        raise SourceError("004_siverbo_vad_vi_vet.txt", "has changed")

    monkeypatch.setattr(services, "sources", changed)
    services.warm()
