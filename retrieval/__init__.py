"""Source texts as passages with citations; takes plain strings, never a profile."""

from retrieval.concepts import Concept, load_concepts, place
from retrieval.errors import PassageError, RetrievalError, SourceError
from retrieval.explain import QuoteProblem, check_quotes
from retrieval.passages import Citation, Span, cite, make_span, surroundings
from retrieval.quotes import find_quote
from retrieval.reader import Text, normalise, read_source
from retrieval.sources import Source, load_sources

__all__ = [
    "Citation",
    "Concept",
    "PassageError",
    "QuoteProblem",
    "RetrievalError",
    "Source",
    "SourceError",
    "Span",
    "Text",
    "check_quotes",
    "cite",
    "find_quote",
    "load_concepts",
    "load_sources",
    "make_span",
    "normalise",
    "place",
    "read_source",
    "surroundings",
]
