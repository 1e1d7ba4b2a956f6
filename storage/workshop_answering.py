"""What one participant does while a workshop is open: join, answer, hand in."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Insert, Table, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from assessment import Instrument
from storage.errors import PhaseError, UnknownTokenError, ValueRefusedError, WorkshopFullError
from storage.fields import rules_of
from storage.problems import Problem
from storage.record import printable
from storage.rows import hash_of
from storage.workshop_parts import Participant
from storage.workshop_rows import LONGEST_TOKEN, TOKEN_BYTES, Row, by_id, workshop_of
from storage.workshop_tables import line, participant, workshop
from workshop import OPEN, PARTICIPANT, may

MAX_PARTICIPANTS = 1000
MAX_TEXT_LINE = 280
MAX_PLACE = 20
LEAST_DEVICE = 16
"""Characters a device's own secret must have."""

Values = Mapping[str, int | str | None]


def upsert(connection: Connection, table: Table, row: Row, key: str) -> None:
    """Stores a row, in the place of one with the same key."""
    made = _insert(connection, table).values(**row)
    others = {name: made.excluded[name] for name in row if name != key}
    connection.execute(made.on_conflict_do_update(index_elements=[key], set_=others))


def _insert(connection: Connection, table: Table) -> Any:  # noqa: ANN401 - one of two dialects' own insert
    return (postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert)(table)


def open_workshop(connection: Connection, own: str, act: str) -> Row:
    """A workshop that is open, and stays so until the transaction ends.

    Raises:
        UnknownTokenError: there is none.
        PhaseError: it is not open.
    """
    # The weakest lock: many join at once, and only closing waits.
    held = select(workshop.c.id).where(workshop.c.id == own).with_for_update(read=True, key_share=True)
    connection.execute(held)
    row = by_id(connection, own)
    if row is None:
        raise UnknownTokenError("there is no such workshop")
    if not may(PARTICIPANT, row["phase"], act):
        raise PhaseError(row["phase"], act)
    return row


def join(connection: Connection, own: str, device: str | None, *, own_device: bool = False) -> str:
    """Stores a participant without answers and returns the token; the same device comes back to its own.

    With own_device also where the plan lets several answer on one device.
    """
    row = open_workshop(connection, own, "join")
    if device is None or (row["plan"]["shared_devices"] and not own_device):
        token = secrets.token_urlsafe(TOKEN_BYTES)
    else:
        token = _token_of(own, device)
    if _row(connection, token) is not None:
        return token
    here = select(func.count()).select_from(participant).where(participant.c.workshop_id == own)
    if connection.execute(here).scalar_one() >= MAX_PARTICIPANTS:
        raise WorkshopFullError(f"{MAX_PARTICIPANTS} have joined")
    empty: dict[str, Any] = {"answers": {}, "stark": [], "submitted": False}
    new: Insert = (
        _insert(connection, participant)
        .values(token_hash=hash_of(token), workshop_id=own, **empty)
        .on_conflict_do_nothing()
    )
    connection.execute(new)
    return token


def _token_of(own: str, device: str) -> str:
    """The token of a device in one workshop: nothing about the device is stored, and none is like another's.

    Raises:
        ValueRefusedError: the device's secret is too short to be one.
    """
    if len(device) < LEAST_DEVICE:
        raise ValueRefusedError(Problem("device", "wrong_type", {"expected": f"{LEAST_DEVICE} characters"}))
    made = hashlib.sha256(f"{own}:{device}".encode("utf-8", "surrogatepass")).digest()[:TOKEN_BYTES]
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()


def _row(connection: Connection, token: str, *, lock: bool = False) -> Row | None:
    if not 0 < len(token) <= LONGEST_TOKEN:
        return None
    own = select(participant).where(participant.c.token_hash == hash_of(token))
    found = connection.execute(own.with_for_update() if lock else own).mappings().first()
    return None if found is None else dict(found)


def _key(token: str) -> str:
    """The key of a participant's text: nobody without the token can tell whose it is."""
    return hash_of(f"text:{token}")


def participant_of(connection: Connection, token: str) -> Participant | None:
    """Everything one participant has answered."""
    row = _row(connection, token)
    if row is None:
        return None
    where = by_id(connection, row["workshop_id"])
    said = connection.execute(select(line).where(line.c.key == _key(token))).mappings().first()
    return (
        None
        if where is None
        else Participant(
            workshop=workshop_of(where),
            answers=row["answers"],
            stark=tuple(row["stark"]),
            latta=row["latta"],
            split_part=row["part"],
            submitted=row["submitted"],
            place=row["place"],
            text=said["text"] if said else "",
            release=bool(said and said["released"]),
        )
    )


def held(connection: Connection, token: str) -> tuple[Row, Row]:
    """A participant's row, locked, and the open workshop.

    The lock puts what one person does in two tabs in a line, and closing waits for it.

    Raises:
        UnknownTokenError: nobody answers under this token, or the workshop has closed meanwhile.
        PhaseError: the workshop is not open.
    """
    row = _row(connection, token, lock=True)
    if row is None:
        raise UnknownTokenError("nobody answers under this token")
    own = select(workshop.c.phase, workshop.c.plan).where(workshop.c.id == row["workshop_id"])
    where = connection.execute(own).mappings().one()
    if where["phase"] != OPEN:
        raise PhaseError(where["phase"], "answer")
    return row, dict(where)


def keep(connection: Connection, token: str, columns: Mapping[str, object]) -> None:
    """Changes columns of a participant's row."""
    own = participant.c.token_hash == hash_of(token)
    connection.execute(update(participant).where(own).values(**columns))


def merged(instrument: Instrument, before: Row, values: Values) -> dict[str, Any]:
    """Answers with some changed, in the instrument's order, so that no order of answering is stored."""
    after = {**before, **values}
    return {code: after[code] for code in instrument.workshop_items if after.get(code) is not None}


def set_text(connection: Connection, token: str, text: str, *, release: bool) -> None:
    """Stores a participant's line of text, apart from the answers; an empty one is removed."""
    row = _row(connection, token)
    if row is None:
        raise UnknownTokenError("nobody answers under this token")
    where = open_workshop(connection, row["workshop_id"], "answer")
    if not where["plan"]["ask_text"]:
        raise ValueRefusedError(Problem("text", "unknown_code"))
    if not text:
        connection.execute(delete(line).where(line.c.key == _key(token)))
        return
    said = {"key": _key(token), "workshop_id": where["id"], "text": text, "released": release}
    upsert(connection, line, {**said, "submitted": row["submitted"]}, "key")


def hand_in_text(connection: Connection, token: str) -> None:
    """Marks a participant's text as handed in; in a transaction of its own, which nothing else shares."""
    connection.execute(update(line).where(line.c.key == _key(token)).values(submitted=True))


def value_problem(instrument: Instrument, values: Values) -> Problem | None:
    """What is wrong with some answers, or None; None as a value removes an answer."""
    check = rules_of(instrument)
    for code, value in values.items():
        if code not in instrument.workshop_items:
            return Problem(f"answers.{code[:MAX_PLACE]}", "unknown_code")
        problem = None if value is None else check("answers", code, value)
        if problem is not None:
            return problem
    return None


def choice_problem(instrument: Instrument, stark: Sequence[str], latta: str | None) -> Problem | None:
    """What is wrong with the poles chosen (3.10.8), or None."""
    limit = instrument.constants.group.stark_max
    if len(set(stark)) > limit:
        return Problem("stark", "wrong_value", {"found": str(len(set(stark))), "allowed": f"0-{limit}"})
    unknown = {*stark, *([] if latta is None else [latta])} - set(instrument.poles)
    return Problem(f"priorities.{min(unknown)[:MAX_PLACE]}", "unknown_code") if unknown else None


def one_line(text: str) -> str:
    """A text on one line, as every database can hold it.

    Raises:
        ValueRefusedError: it is longer than a line may be.
    """
    found = " ".join(printable(text).split())
    if len(found) > MAX_TEXT_LINE:
        raise ValueRefusedError(Problem("text", "too_long", {"limit": MAX_TEXT_LINE}))
    return found
