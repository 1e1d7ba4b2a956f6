"""Opens a corpus folder for searching."""

from __future__ import annotations

from pathlib import Path

from retrieval.asks import asks_of, load_asks
from retrieval.cut import cut_passages
from retrieval.embedding import WEIGHTS, load_embedding
from retrieval.errors import ModelError
from retrieval.meaning import Encoder, make_meaning
from retrieval.reader import read_source
from retrieval.same import words_of
from retrieval.search import Searcher
from retrieval.sources import load_sources
from retrieval.words import load_words


def open_searcher(folder: Path, encode: Encoder | None = None) -> Searcher:
    """Read everything the search needs.

    Args:
        folder: the corpus folder.
        encode: the embedding; None for the lexical leg alone.

    Raises:
        SourceError: a file of the folder is missing, changed or not what it should be.
    """
    sources = load_sources(folder)
    passages = cut_passages(sources)
    texts = {code: read_source(source) for code, source in sources.items()}
    asks = asks_of(passages, load_asks(folder), texts)
    meaning = None
    if encode:
        own = [[ask.text for ask in asks[one.id]] for one in passages]
        meaning = make_meaning(encode, [words_of(one) for one in passages], own)
    return Searcher(passages, asks, load_words(folder), meaning)


def find_encoder(folder: Path) -> tuple[Encoder | None, str]:
    """The embedding, if there is one that can be read.

    Args:
        folder: an embedding, or where embeddings lie, one folder each, of which the first by name is taken.

    Returns:
        The embedding and an empty text, or None and why there is none.
    """
    found = sorted(one.parent for one in (*folder.glob(WEIGHTS), *folder.glob(f"*/{WEIGHTS}")))
    if not found:
        return None, f"{folder.name}/: there is no embedding"
    try:
        return load_embedding(found[0]).encode, ""
    except (ImportError, ModelError) as error:
        return None, str(error)
