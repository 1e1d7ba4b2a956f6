from pathlib import Path

import pytest

from retrieval import load_sources, read_source

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
DATA = CORPUS.with_name("tests") / "data"
MODELS = CORPUS.with_name("models")


@pytest.fixture(scope="session")
def sources():
    return load_sources(CORPUS)


@pytest.fixture(scope="session")
def texts(sources):
    return {code: read_source(source) for code, source in sources.items()}
