"""What the links of a facilitator or a manager change: phases, steps, the manager's answers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, delete, select

from assessment import Instrument
from storage.errors import PhaseError, ValueRefusedError
from storage.problems import Problem
from storage.record import printable
from storage.taps import MAX_TEXT
from storage.workshop_answering import upsert
from storage.workshop_closing import close, forget_rows
from storage.workshop_rounds import following, refuse_too_soon
from storage.workshop_rows import GONE, Row, by_code, change, new_key
from storage.workshop_tables import manager, workshop
from workshop import (
    ARCHIVED,
    CLOSED,
    DRAFT,
    OPEN,
    REVEALED,
    STEPS,
    Plan,
    manager_is_shown,
    new_code,
    next_phase,
    plan_of,
)

PRACTICE_DAYS = 1
ROWS_DAYS = 30
"""Days from closing until the unordered rows and the texts go, also when nobody archives."""
OPEN_DAYS = 30
"""Days until a workshop that was opened and forgotten goes: its answers still lead to tokens."""


def stored_plan(plan: Plan) -> dict[str, Any]:
    """A plan as every database can hold it."""
    return replace(
        plan,
        title=printable(plan.title),
        unit=printable(plan.unit),
        split=None if plan.split is None else printable(plan.split),
        organisation=tuple(printable(one) for one in plan.organisation),
    ).to_dict()


def stored_json(value: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any JSON
    """A JSON object as every database can hold it."""
    written = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return json.loads(printable(written.replace("\\u0000", "\ufffd")))


def new_row(plan: Plan, version: str, today: date, earlier: Row | None) -> dict[str, Any]:
    """The row of a new workshop, without its code."""
    return {
        "id": new_key(),
        "phase": DRAFT,
        "plan": stored_plan(plan),
        "version": version,
        **following(earlier),
        "created": today,
        "kept_from": today,
        "steps": [],
        "stage": "",
        "notes": "",
        "unclean": False,
    }


def free_code(connection: Connection) -> str:
    """A code no workshop has."""
    while True:
        code = new_code()
        if by_code(connection, code) is None:
            return code


def advance(connection: Connection, instrument: Instrument, where: Row, phase: str, today: date) -> None:
    """Takes a locked workshop one phase forward.

    Raises:
        PhaseError: the phase is not the next one.
        TooSoonError: it opens too soon after the round it follows.
    """
    if phase != next_phase(where["phase"]):
        raise PhaseError(where["phase"], f"advance to {phase}")
    if phase == CLOSED:
        close(connection, instrument, where, today)
        return
    columns: dict[str, object] = {"phase": phase}
    if phase == OPEN:
        refuse_too_soon(instrument, where, today)
        columns |= {"kept_from": today, "version": instrument.version}
    elif phase == REVEALED:
        columns["steps"] = [STEPS[0]]
    elif phase == ARCHIVED:
        forget_rows(connection, where["id"])
        columns["unclean"] = True
    change(connection, where["id"], **columns)


def with_step(steps: Sequence[str], step: str) -> list[str]:
    """The steps taken, one more among them.

    Raises:
        ValueRefusedError: there is no such step.
    """
    if step not in STEPS:
        raise ValueRefusedError(
            Problem("step", "wrong_value", {"found": step[:20], "allowed": ", ".join(STEPS)})
        )
    return [one for one in STEPS if one in {*steps, step}]


def keep_manager(connection: Connection, own: str, answers: Mapping[str, int | str]) -> None:
    """Stores the manager's common items in the place of those before."""
    upsert(connection, manager, {"workshop_id": own, "answers": {**answers}}, "workshop_id")


def forget_manager(connection: Connection, where: Row) -> None:
    """Deletes the manager's answers, and the gaps they gave."""
    connection.execute(delete(manager).where(manager.c.workshop_id == where["id"]))
    columns: dict[str, Any] = {"unclean": True}
    if where["picture"] is not None and "gaps" in where["picture"]:
        columns["picture"] = {**where["picture"], "gaps": {}}
    change(connection, where["id"], **columns)


def manager_shown(
    connection: Connection, instrument: Instrument, where: Row, role: str
) -> Mapping[str, int | str] | None:
    """The manager's common items when they may be seen now."""
    picture, least = where["picture"], instrument.constants.group.full_v
    if picture is None or not manager_is_shown(picture, role, where["phase"], where["steps"], least):
        return None
    theirs = select(manager.c.answers).where(manager.c.workshop_id == where["id"])
    found: Mapping[str, int | str] | None = connection.execute(theirs).scalar()
    return found


def notes_problem(text: str) -> Problem | None:
    """What is wrong with the facilitator's notes, or None."""
    return Problem("notes", "too_long", {"limit": MAX_TEXT}) if len(text) > MAX_TEXT else None


def decision_problem(decision: Mapping[str, Any]) -> Problem | None:
    """What is wrong with a decision card, or None."""
    try:
        written = json.dumps(decision, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        return Problem("decision", "wrong_type", {"expected": "JSON"})
    return Problem("decision", "too_long", {"limit": MAX_TEXT}) if len(written) > MAX_TEXT else None


def outdated(connection: Connection, days: int, today: date) -> list[str]:
    """The ids of the workshops that are past their time."""
    columns = (workshop.c.id, workshop.c.plan, workshop.c.phase, workshop.c.kept_from)
    kept = connection.execute(select(*columns).where(workshop.c.phase != GONE)).all()
    return [
        own
        for own, plan, phase, since in kept
        if since < today - timedelta(days=min(days, _limit(plan_of(plan), phase)))
    ]


def forget_old_rows(connection: Connection, today: date) -> None:
    """Deletes the unordered rows and texts of workshops that were closed long ago and never archived."""
    closed = select(workshop.c.id).where(workshop.c.closed < today - timedelta(days=ROWS_DAYS))
    for own in connection.execute(closed).scalars().all():
        if forget_rows(connection, own):
            change(connection, own, unclean=True)


def _limit(plan: Plan, phase: str) -> int:
    """Days after which a workshop goes by itself."""
    if plan.practice:
        return PRACTICE_DAYS
    return min(plan.retention_days, OPEN_DAYS) if phase == OPEN else plan.retention_days
