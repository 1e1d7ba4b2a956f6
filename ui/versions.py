"""Which versions are in use: of the program, the instrument and the search index."""

import tomllib
from functools import lru_cache

from retrieval import ModelError, SourceError, expected_version
from settings import ROOT
from ui import services

_NONE = "–"


def in_use() -> str:
    """The line for the page foot."""
    lang = services.settings().lang
    return services.texts(lang)(
        "app.versions", app=_of_app(), instrument=services.instrument(lang).version, index=_of_index()
    )


@lru_cache(maxsize=1)
def _of_app() -> str:
    """From pyproject.toml: the product is not installed as a package."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


@lru_cache(maxsize=1)
def _of_index() -> str:
    """The version that texts and embedding ask for; a dash without an embedding that can be read."""
    try:
        return expected_version(ROOT / "corpus", services.settings().model) or _NONE
    except (ModelError, SourceError):
        return _NONE
