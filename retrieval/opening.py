"""Opens a corpus folder for searching, with the embedding and the index or, where need be, without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from retrieval.asks import Ask, asks_of, load_asks
from retrieval.cut import Passage, cut_passages
from retrieval.embedding import WEIGHTS, load_embedding
from retrieval.errors import IndexProblem, ModelError
from retrieval.indexing import Built, read_index
from retrieval.material import Material, Vectors, gather, index_version, make_vectors
from retrieval.meaning import Encoder, Meaning
from retrieval.other_model import Model, find_model, fingerprint, model_folder
from retrieval.reader import read_source
from retrieval.ready import ready_index
from retrieval.search import Searcher
from retrieval.sources import load_sources
from retrieval.tensions import Tension, load_tensions
from retrieval.vectors import is_server, opened
from retrieval.words import Words, load_words

NO_MODEL, UNREACHABLE, UNUSABLE = "no_model", "index_unreachable", "index_unusable"


@dataclass(frozen=True)
class Notice:
    """Something that was worked around when the search was opened.

    Attributes:
        code: `no_model`, `index_unreachable`, `index_unusable`, `index_rebuilt` or `index_mended`; the texts
            under [search_notice] say what it means for who uses the search.
        detail: what was found, in English, for the log.
    """

    code: str
    detail: str


@dataclass(frozen=True)
class Opened:
    """A search that is ready.

    Attributes:
        searcher: what searches.
        notices: what was worked around; empty when all is as it should be.
        version: of the index whose vectors it uses; empty without an embedding.
        encode: the embedding it uses, or None.
    """

    searcher: Searcher
    notices: tuple[Notice, ...]
    version: str
    encode: Encoder | None = None


@dataclass(frozen=True)
class _Corpus:
    """What a corpus folder holds for the search."""

    passages: tuple[Passage, ...]
    asks: Mapping[str, tuple[Ask, ...]]
    words: Words
    tensions: tuple[Tension, ...]

    def searcher(self, encode: Encoder | None, vectors: Vectors | None) -> Searcher:
        """A search over it, by the meaning too if there are vectors."""
        meaning = None
        if encode and vectors:
            meaning = Meaning(encode, vectors.texts, vectors.asks, vectors.owners)
        return Searcher(self.passages, self.asks, self.words, meaning, self.tensions)

    def material(self) -> Material:
        """What of it is made into vectors."""
        return gather(self.passages, self.asks)


def open_searcher(folder: Path, encode: Encoder | None = None, index: Vectors | None = None) -> Searcher:
    """Read everything the search needs.

    Args:
        folder: the corpus folder.
        encode: the embedding; None for the lexical leg alone.
        index: the vectors of the folder's passages and asks; made here if they are not given.

    Raises:
        SourceError: a file of the folder is missing, changed or not what it should be.
        IndexProblem: the embedding breaks.
    """
    corpus = _read(folder)
    if encode and index is None:
        index = make_vectors(corpus.material(), encode)
    return corpus.searcher(encode, index)


def open_search(corpus: Path, models: Path | str, where: Path | str | None = None) -> Opened:
    """Open the search with whatever is there: it falls back rather than fail, and says so.

    Args:
        corpus: the corpus folder.
        models: an embedding's folder, where embeddings lie, or a hub id.
        where: folder or server of the index; None to make the vectors in memory.

    Raises:
        SourceError: a file of the corpus is missing, changed or not what it should be.
    """
    read = _read(corpus)
    try:
        model = find_model(models)
        material = read.material()
        version = index_version(material, model.name, model.fingerprint)
        vectors, notices = _vectors(material, model, where, version)
    except (ModelError, IndexProblem) as problem:
        return Opened(read.searcher(None, None), (Notice(NO_MODEL, str(problem)),), "")
    return Opened(read.searcher(model.encode, vectors), notices, version, model.encode)


def make_index(corpus: Path, models: Path | str, where: Path | str) -> Built:
    """Make the index, or find that it is there.

    Args:
        corpus: the corpus folder.
        models: an embedding's folder, where embeddings lie, or a hub id.
        where: folder or server of the index.

    Raises:
        SourceError: a file of the corpus is missing, changed or not what it should be.
        ModelError: there is no embedding.
        IndexProblem: the store cannot be reached or written, or the embedding breaks.
    """
    material, model = _read(corpus).material(), find_model(models)
    version = index_version(material, model.name, model.fingerprint)
    return ready_index(where, material, model.encode, version)[0]


def check_index(corpus: Path, models: Path | str, where: Path | str) -> Built:
    """Read the index without changing anything.

    Raises:
        SourceError: a file of the corpus is missing, changed or not what it should be.
        ModelError: there is no embedding.
        IndexProblem: the index is missing, of another version, broken, or the store cannot be reached.
    """
    version = expected_version(corpus, models)
    if not version:
        model = find_model(models)
        version = index_version(_read(corpus).material(), model.name, model.fingerprint)
    if not is_server(where) and not Path(where).exists():
        raise IndexProblem("missing", "nothing is stored yet")
    with opened(where) as client:
        return Built(version, read_index(client, version), made=False)


def expected_version(corpus: Path, models: Path | str) -> str:
    """The version the index has to have, without making a vector; empty for an embedding named by hub id.

    Raises:
        SourceError: a file of the corpus is missing, changed or not what it should be.
        ModelError: there is no embedding.
    """
    folder = model_folder(models)
    if folder is None:
        return ""
    return index_version(_read(corpus).material(), folder.name, fingerprint(folder))


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


def _read(folder: Path) -> _Corpus:
    """Passages, asks and words of a folder."""
    sources = load_sources(folder)
    passages = cut_passages(sources)
    texts = {code: read_source(source) for code, source in sources.items()}
    asks = asks_of(passages, load_asks(folder), texts)
    return _Corpus(passages, asks, load_words(folder), load_tensions(folder))


def _vectors(
    material: Material, model: Model, where: Path | str | None, version: str
) -> tuple[Vectors, tuple[Notice, ...]]:
    """The vectors from the index, or made in memory, and what was worked around.

    Raises:
        IndexProblem: `no_model`: the embedding breaks.
    """
    if where is None:
        return make_vectors(material, model.encode), ()
    try:
        built, (code, why) = ready_index(where, material, model.encode, version)
    except IndexProblem as problem:
        if problem.code == "no_model":
            raise
        code = UNREACHABLE if problem.code == "unreachable" else UNUSABLE
        return make_vectors(material, model.encode), (Notice(code, problem.what),)
    return built.vectors, (Notice(code, why),) if code else ()
