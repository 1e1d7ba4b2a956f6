"""Source texts as passages with citations; takes plain strings, never a profile."""

from retrieval.asks import Ask, asks_of, check_asks, load_asks
from retrieval.concepts import Concept, load_concepts, place
from retrieval.cut import Passage, cut_passages
from retrieval.errors import PassageError, RetrievalError, SourceError
from retrieval.evaluate import Answer, Estimate, Gold, GoldError, abstentions, by_kind, load_gold, read_rows
from retrieval.excerpts import Excerpt, stands
from retrieval.explain import QuoteProblem, check_quotes
from retrieval.noise import KINDS as NOISE_KINDS
from retrieval.noise import noisy
from retrieval.opening import find_encoder, open_searcher
from retrieval.passage_checks import check_passages
from retrieval.passages import Citation, Span, cite, make_span, surroundings
from retrieval.quotes import find_quote
from retrieval.quoting import Chosen, Quoter
from retrieval.reader import Text, normalise, read_source
from retrieval.search import Hit, Result, Searcher
from retrieval.sources import Source, load_sources

__all__ = [
    "NOISE_KINDS",
    "Answer",
    "Ask",
    "Chosen",
    "Citation",
    "Concept",
    "Estimate",
    "Excerpt",
    "Gold",
    "GoldError",
    "Hit",
    "Passage",
    "PassageError",
    "QuoteProblem",
    "Quoter",
    "Result",
    "RetrievalError",
    "Searcher",
    "Source",
    "SourceError",
    "Span",
    "Text",
    "abstentions",
    "asks_of",
    "by_kind",
    "check_asks",
    "check_passages",
    "check_quotes",
    "cite",
    "cut_passages",
    "find_encoder",
    "find_quote",
    "load_asks",
    "load_concepts",
    "load_gold",
    "load_sources",
    "make_span",
    "noisy",
    "normalise",
    "open_searcher",
    "place",
    "read_rows",
    "read_source",
    "stands",
    "surroundings",
]
