"""What is remembered: the store, the file a person owns, and how a browser names what it holds."""

from storage.errors import (
    AnswerFileError,
    StorageError,
    StoreError,
    StoreNewerError,
    StoreUnavailableError,
    UnknownTokenError,
    ValueRefusedError,
)
from storage.fields import MAX_TEXT
from storage.holdings import NOW, Held, held, in_use
from storage.problems import Problem
from storage.record import Record
from storage.session_file import FORMAT, read_answers, write_answers
from storage.store import Store, open_store

__all__ = [
    "FORMAT",
    "MAX_TEXT",
    "NOW",
    "AnswerFileError",
    "Held",
    "Problem",
    "Record",
    "StorageError",
    "Store",
    "StoreError",
    "StoreNewerError",
    "StoreUnavailableError",
    "UnknownTokenError",
    "ValueRefusedError",
    "held",
    "in_use",
    "open_store",
    "read_answers",
    "write_answers",
]
