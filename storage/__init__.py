"""What is remembered: the store, the file a person owns, and how a browser names what it holds."""

from storage.backing_up import back_up
from storage.backup_file import Manifest
from storage.calendar import SteadyClock
from storage.contents import contents_of
from storage.earlier_rounds import rounds_before
from storage.errors import (
    AnswerFileError,
    BackupFileError,
    PhaseError,
    PlanError,
    RoleError,
    RoundExistsError,
    StorageError,
    StoreError,
    StoreNewerError,
    StoreNotEmptyError,
    StoreUnavailableError,
    TooSoonError,
    UnknownTokenError,
    ValueRefusedError,
    WorkshopFullError,
)
from storage.fields import YARDSTICKS
from storage.guesses import count_wrong, forget_guesses
from storage.holdings import NOW, Held, held, in_use
from storage.older_versions import older_answers
from storage.problems import NOTES, Problem
from storage.record import Record
from storage.restoring import check_backup, restore
from storage.session_file import read_answers
from storage.standing import NEWER, UNREACHABLE, Figures, figures, standing
from storage.store import Store, open_store
from storage.tally import errors, saved
from storage.taps import MAX_TEXT
from storage.workshop_parts import Created, Participant, Seat, Workshop
from storage.workshop_sheets import Sheet
from storage.workshops import Workshops, open_workshops
from storage.written_file import FORMAT, write_answers

__all__ = [
    "FORMAT",
    "MAX_TEXT",
    "NEWER",
    "NOTES",
    "NOW",
    "UNREACHABLE",
    "YARDSTICKS",
    "AnswerFileError",
    "BackupFileError",
    "Created",
    "Figures",
    "Held",
    "Manifest",
    "Participant",
    "PhaseError",
    "PlanError",
    "Problem",
    "Record",
    "RoleError",
    "RoundExistsError",
    "Seat",
    "Sheet",
    "SteadyClock",
    "StorageError",
    "Store",
    "StoreError",
    "StoreNewerError",
    "StoreNotEmptyError",
    "StoreUnavailableError",
    "TooSoonError",
    "UnknownTokenError",
    "ValueRefusedError",
    "Workshop",
    "WorkshopFullError",
    "Workshops",
    "back_up",
    "check_backup",
    "contents_of",
    "count_wrong",
    "errors",
    "figures",
    "forget_guesses",
    "held",
    "in_use",
    "older_answers",
    "open_store",
    "open_workshops",
    "read_answers",
    "restore",
    "rounds_before",
    "saved",
    "standing",
    "write_answers",
]
