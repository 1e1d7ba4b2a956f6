"""What is remembered: the store, the file a person owns, and how a browser names what it holds."""

from storage.contents import contents_of
from storage.errors import (
    AnswerFileError,
    PhaseError,
    PlanError,
    RoleError,
    RoundExistsError,
    StorageError,
    StoreError,
    StoreNewerError,
    StoreUnavailableError,
    TooSoonError,
    UnknownTokenError,
    ValueRefusedError,
    WorkshopFullError,
)
from storage.fields import MAX_TEXT
from storage.guesses import count_wrong, forget_guesses
from storage.holdings import NOW, Held, held, in_use
from storage.problems import Problem
from storage.record import Record
from storage.session_file import FORMAT, read_answers, write_answers
from storage.store import Store, open_store
from storage.workshop_parts import Created, Participant, Seat, Workshop
from storage.workshop_sheets import Sheet
from storage.workshops import Workshops, open_workshops

__all__ = [
    "FORMAT",
    "MAX_TEXT",
    "NOW",
    "AnswerFileError",
    "Created",
    "Held",
    "Participant",
    "PhaseError",
    "PlanError",
    "Problem",
    "Record",
    "RoleError",
    "RoundExistsError",
    "Seat",
    "Sheet",
    "StorageError",
    "Store",
    "StoreError",
    "StoreNewerError",
    "StoreUnavailableError",
    "TooSoonError",
    "UnknownTokenError",
    "ValueRefusedError",
    "Workshop",
    "WorkshopFullError",
    "Workshops",
    "contents_of",
    "count_wrong",
    "forget_guesses",
    "held",
    "in_use",
    "open_store",
    "open_workshops",
    "read_answers",
    "write_answers",
]
