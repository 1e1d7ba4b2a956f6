"""A store of own documents, and documents to put in it."""

from datetime import date
from pathlib import Path

import pytest

from retrieval import (
    Document,
    Page,
    find_encoder,
    open_own,
)
from retrieval.vectors import open_client

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT / "corpus"
TODAY = date(2026, 11, 21)
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
