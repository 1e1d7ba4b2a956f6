"""What is remembered: the store, the file a person owns, and how a browser names what it holds."""

from storage.backing_up import back_up
from storage.backup_file import Manifest
from storage.calendar import SteadyClock
from storage.contents import contents_of
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
from storage.fields import MAX_TEXT
from storage.holdings import NOW, Held, held, in_use
from storage.problems import Problem
from storage.record import Record
from storage.restoring import check_backup, restore
from storage.session_file import FORMAT, read_answers, write_answers
from storage.standing import NEWER, UNREACHABLE, Figures, figures, standing
from storage.store import Store, open_store
from storage.tally import errors, saved
from storage.workshop_parts import Created, Participant, Seat, Workshop
from storage.workshop_sheets import Sheet
from storage.workshops import Workshops, open_workshops

__all__ = [
    "FORMAT",
    "MAX_TEXT",
    "NEWER",
    "NOW",
    "UNREACHABLE",
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
    "errors",
    "figures",
    "held",
    "in_use",
    "open_store",
    "open_workshops",
    "read_answers",
    "restore",
    "saved",
    "standing",
    "write_answers",
]
