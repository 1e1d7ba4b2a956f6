"""Source texts as passages with citations; takes plain strings, never a profile."""

from retrieval.asks import Ask, asks_of, check_asks, load_asks
from retrieval.checks import load_checks
from retrieval.claims import Dropped, Sentence
from retrieval.concepts import Concept, load_concepts, place
from retrieval.cut import Passage, cut_passages
from retrieval.documents import ENDINGS, LARGEST_MB, MOST_PAGES, Document, Page
from retrieval.errors import (
    DocumentProblem,
    IndexProblem,
    ModelError,
    PassageError,
    RetrievalError,
    SourceError,
    WriterError,
)
from retrieval.evaluate import Answer, Estimate, Gold, GoldError, abstentions, by_kind, load_gold, read_rows
from retrieval.excerpts import Excerpt, stands
from retrieval.excerpts import excerpts as quotable
from retrieval.explain import QuoteProblem, check_quotes
from retrieval.noise import KINDS as NOISE_KINDS
from retrieval.noise import noisy
from retrieval.opening import (
    Notice,
    Opened,
    check_index,
    expected_version,
    find_encoder,
    make_index,
    open_search,
    open_searcher,
)
from retrieval.other_model import Model, find_model, minilm, nearest
from retrieval.own import OwnDocuments, OwnHit, OwnResult, open_own
from retrieval.own_passages import OwnPassage
from retrieval.own_records import OwnDocument
from retrieval.passage_checks import check_passages
from retrieval.passages import Citation, Span, cite, make_span, span_of_lines, surroundings
from retrieval.prompts import load_prompts
from retrieval.quotes import find_quote
from retrieval.quoting import Chosen, Quoter
from retrieval.reader import Text, normalise, read_source
from retrieval.search import Hit, Result, Searcher
from retrieval.shield import read_document
from retrieval.sources import Source, load_sources
from retrieval.tensions import Tension, load_tensions
from retrieval.writer import Ended, Writer, make_writer, open_chat, rewrite_query, write_answer

__all__ = [
    "ENDINGS",
    "LARGEST_MB",
    "MOST_PAGES",
    "NOISE_KINDS",
    "Answer",
    "Ask",
    "Chosen",
    "Citation",
    "Concept",
    "Document",
    "DocumentProblem",
    "Dropped",
    "Ended",
    "Estimate",
    "Excerpt",
    "Gold",
    "GoldError",
    "Hit",
    "IndexProblem",
    "Model",
    "ModelError",
    "Notice",
    "Opened",
    "OwnDocument",
    "OwnDocuments",
    "OwnHit",
    "OwnPassage",
    "OwnResult",
    "Page",
    "Passage",
    "PassageError",
    "QuoteProblem",
    "Quoter",
    "Result",
    "RetrievalError",
    "Searcher",
    "Sentence",
    "Source",
    "SourceError",
    "Span",
    "Tension",
    "Text",
    "Writer",
    "WriterError",
    "abstentions",
    "asks_of",
    "by_kind",
    "check_asks",
    "check_index",
    "check_passages",
    "check_quotes",
    "cite",
    "cut_passages",
    "expected_version",
    "find_encoder",
    "find_model",
    "find_quote",
    "load_asks",
    "load_checks",
    "load_concepts",
    "load_gold",
    "load_prompts",
    "load_sources",
    "load_tensions",
    "make_index",
    "make_span",
    "make_writer",
    "minilm",
    "nearest",
    "noisy",
    "normalise",
    "open_chat",
    "open_own",
    "open_search",
    "open_searcher",
    "place",
    "quotable",
    "read_document",
    "read_rows",
    "read_source",
    "rewrite_query",
    "span_of_lines",
    "stands",
    "surroundings",
    "write_answer",
]
