"""What is remembered: the store, the file a person owns, and how a browser names what it holds."""

from storage.contents import contents_of
from storage.earlier_rounds import rounds_before
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
from storage.fields import YARDSTICKS
from storage.holdings import NOW, Held, held, in_use
from storage.older_versions import older_answers
from storage.problems import NOTES, Problem
from storage.record import Record
from storage.session_file import read_answers
from storage.store import Store, open_store
from storage.taps import MAX_TEXT
from storage.workshop_parts import Created, Participant, Seat, Workshop
from storage.workshop_sheets import Sheet
from storage.workshops import Workshops, open_workshops
from storage.written_file import FORMAT, write_answers

__all__ = [
    "FORMAT",
    "MAX_TEXT",
    "NOTES",
    "NOW",
    "YARDSTICKS",
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
    "held",
    "in_use",
    "older_answers",
    "open_store",
    "open_workshops",
    "read_answers",
    "rounds_before",
    "write_answers",
]
