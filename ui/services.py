"""What is loaded once per process and shared by all pages; pages call `services.x()`."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock

from assessment import Background, Instrument, load_background, load_instrument, with_own_modules
from dialogue import (
    Desk,
    Library,
    Walk,
    build_walk,
    load_safety,
    open_desk,
    open_library,
    open_reader,
    open_speech,
    read_intent,
)
from report import Corpus, open_corpus
from retrieval import (
    Concept,
    Opened,
    OwnDocuments,
    Source,
    SourceError,
    Writer,
    load_concepts,
    load_sources,
    make_writer,
    open_chat,
    open_own,
    open_search,
)
from settings import ROOT, Settings, load_settings
from storage import Store, StoreError, Workshops, open_store, open_workshops
from texts import Texts, load_texts
from texts import languages as known_languages

_OPENING_OWN = Lock()
_OPENING_DESK = Lock()
_OPENING = Lock()  # two visitors who come first together must not open the search twice


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings, read once."""
    return load_settings()


@lru_cache(maxsize=8)
def instrument(lang: str) -> Instrument:
    """The instrument with its wording in one language, and the organisation's own questions beside it."""
    found, own = load_instrument(lang), settings().own_modules
    return with_own_modules(found, own) if own else found


@lru_cache(maxsize=8)
def walk(lang: str) -> Walk:
    """The cards in order; made once per language, since every tap asks for them."""
    return build_walk(instrument(lang))


@lru_cache(maxsize=8)
def texts(lang: str) -> Texts:
    """The interface's wording in one language."""
    return load_texts(lang)


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages there is wording for."""
    return tuple(known_languages())


@lru_cache(maxsize=1)
def sources() -> dict[str, Source]:
    """The five source texts, checked against their checksums."""
    return dict(load_sources(ROOT / "corpus"))


@lru_cache(maxsize=1)
def corpus() -> Corpus:
    """The passages that modules may name, cut once."""
    return open_corpus(sources())


@lru_cache(maxsize=8)
def background(lang: str) -> Background:
    """The frameworks of the sources in one language."""
    return load_background(lang)


@lru_cache(maxsize=8)
def concepts(lang: str) -> dict[str, Concept]:
    """The glossary in one language."""
    return dict(load_concepts(ROOT / "corpus", lang))


def searcher() -> Opened:
    """The search with its embedding and index, opened once, and what was worked around."""
    with _OPENING:
        return _searcher()


@lru_cache(maxsize=1)
def _searcher() -> Opened:
    found = open_search(ROOT / "corpus", settings().model, settings().index_place)
    for notice in found.notices:
        logging.getLogger("tillit").warning("search: %s: %s", notice.code, notice.detail)
    return found


def library() -> Library:
    """What answers of the conversation are made from, opened once."""
    with _OPENING_DESK:
        return _library()


@lru_cache(maxsize=1)
def _library() -> Library:
    return open_library(ROOT / "corpus", searcher())


def desk(lang: str) -> Desk:
    """What the conversation needs at hand in one language, opened once."""
    with _OPENING_DESK:
        return _desk(lang)


@lru_cache(maxsize=8)
def _desk(lang: str) -> Desk:
    speech = open_speech(ROOT / "corpus", texts(lang), instrument(lang))
    reader = open_reader(lang, speech.concepts, speech.instrument)
    return open_desk(
        walk(lang), _library(), speech, load_safety(), lambda text, place: read_intent(text, place, reader)
    )


@lru_cache(maxsize=1)
def writer() -> Writer:
    """The language model that is set, with its instructions and checks; nothing is sent by opening it.

    Raises:
        WriterError: what it needs is not installed, or a file of its instructions is not right.
    """
    one = settings()
    chat = open_chat(one.llm_model, one.llm_base_url, one.llm_api_key.get_secret_value(), one.llm_deadline_s)
    return make_writer(one.llm_shown, chat, ROOT / "corpus", ROOT / "prompts", searcher().encode)


def own() -> OwnDocuments:
    """The organisation's own documents, opened once."""
    with _OPENING_OWN:
        return _own(settings().own_place)


@lru_cache(maxsize=1)
def _own(where: Path | str) -> OwnDocuments:
    return open_own(ROOT / "corpus", where, searcher().encode)


@lru_cache(maxsize=2)
def store(mode: str) -> Store:
    """The store for `server` (the database) or `file` (memory only)."""
    url = settings().database if mode == "server" else "sqlite://"
    return open_store(url, instrument(settings().lang))


@lru_cache(maxsize=1)
def workshops() -> Workshops:
    """The workshops, in the database of the `server` store."""
    return open_workshops(store("server"))


class Stores(Mapping[str, Store]):
    """Both stores by name, opened when first asked for."""

    def __getitem__(self, mode: str) -> Store:
        """The store of that name; raises StoreError while it cannot be opened."""
        return store(mode)

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(("server", "file"))

    def __len__(self) -> int:
        """How many there are."""
        return 2


def warm() -> None:
    """Loads what the first page needs, so that nobody waits for it."""
    for lang in languages():
        instrument(lang)
        texts(lang)
    with suppress(SourceError):  # the pages name the file
        for lang in languages():
            concepts(lang)
        sources()
        searcher()
        for lang in languages():
            desk(lang)
    with suppress(StoreError):
        store("server")
    store("file")


__all__ = [
    "SourceError",
    "StoreError",
    "background",
    "concepts",
    "corpus",
    "desk",
    "instrument",
    "languages",
    "library",
    "own",
    "searcher",
    "settings",
    "sources",
    "store",
    "texts",
    "walk",
    "workshops",
    "writer",
]
