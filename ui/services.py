"""What is loaded once per process and shared by all pages; pages call `services.x()`."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache

from assessment import Instrument, load_instrument
from dialogue import Walk, build_walk
from retrieval import Concept, Source, load_concepts, load_sources
from settings import ROOT, Settings, load_settings
from storage import Store, StoreError, open_store
from texts import Texts, load_texts
from texts import languages as known_languages


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings, read once."""
    return load_settings()


@lru_cache(maxsize=8)
def instrument(lang: str) -> Instrument:
    """The instrument with its wording in one language."""
    return load_instrument(lang)


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


@lru_cache(maxsize=8)
def concepts(lang: str) -> dict[str, Concept]:
    """The glossary in one language."""
    return dict(load_concepts(ROOT / "corpus", lang))


@lru_cache(maxsize=2)
def store(mode: str) -> Store:
    """The store for `server` (the database) or `file` (memory only)."""
    url = settings().database if mode == "server" else "sqlite://"
    return open_store(url, instrument(settings().lang))


def versions() -> str:
    """App and instrument version, for the page foot."""
    lang = settings().lang
    return texts(lang)("app.versions", app=version_of_app(), instrument=instrument(lang).version)


@lru_cache(maxsize=1)
def version_of_app() -> str:
    """The product's version, from pyproject.toml (it is not installed as a package)."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


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
        concepts(lang)
    sources()
    with suppress(StoreError):
        store("server")
    store("file")


__all__ = [
    "StoreError",
    "concepts",
    "instrument",
    "languages",
    "settings",
    "sources",
    "store",
    "texts",
    "versions",
    "walk",
]
