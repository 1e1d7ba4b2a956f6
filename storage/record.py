"""One stored self-assessment: rows -> Answers, and Answers -> rows."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from assessment import Answers, Instrument, Reflection, Turn
from storage.fields import CODED, LISTED, SCALAR
from storage.older_versions import brought_forward

Entry = tuple[str, str, object]
"""(field, code, value): one thing tapped or written."""

DAYS = ("started", "finished")
COLUMNS = (*SCALAR, "instrument", "version")


@dataclass(frozen=True)
class Record:
    """One stored self-assessment.

    Attributes:
        id: public id; not secret, opens nothing.
        answers: everything answered and written.
        shared: begun on a shared computer.
        created: the day it was stored first.
        touched: the day of the last change; deletion counts from here.
        mode: server (the database) or file (memory only).
    """

    id: str
    answers: Answers
    shared: bool
    created: date
    touched: date
    mode: str


def printable(value: str) -> str:
    """A short text as every database can hold it: no NUL and no half characters."""
    return value.replace("\0", "�").encode("utf-8", "replace").decode()


def columns_of(answers: Answers) -> dict[str, object]:
    """The columns of `assessment` that come from an answer set."""
    return {name: column(name, getattr(answers, name)) for name in COLUMNS}


def column(name: str, value: str | None) -> str | date | None:
    """One value as its column holds it."""
    if name in DAYS:
        return date.fromisoformat(value) if value else None
    return None if value is None else printable(value)


def entries_of(answers: Answers) -> Iterator[Entry]:
    """Everything in an answer set that is stored in `entry`, in the order of the answer set."""
    for field in CODED:
        for code, value in getattr(answers, field).items():
            yield field, code, value
    for field in LISTED:
        if getattr(answers, field):
            yield field, "", list(getattr(answers, field))
    if answers.opening:
        yield "opening", "", answers.opening
    if answers.plan is not None:
        yield "plan", "", answers.plan
    if answers.yardstick:
        yield "yardstick", "", answers.yardstick
    if answers.extra:
        yield "extra", "", dict(answers.extra)
    for number, one in enumerate(answers.earlier):
        yield "earlier", str(number), dict(one)
    yield from _reflections(answers.reflections)
    yield from _turns(answers.conversation)


def _reflections(reflections: Iterable[Reflection]) -> Iterator[Entry]:
    """A second text of the same card gets a code of its own: none may take the other's place."""
    used: set[str] = set()
    for one in reflections:
        code, number = one.ref, 1
        while code in used:
            number += 1
            code = f"{one.ref}#{number}"
        used.add(code)
        yield "reflections", code, {"ref": one.ref, "text": one.text, "in_report": one.in_report}


def _turns(conversation: Iterable[Turn]) -> Iterator[Entry]:
    """A second turn of the same name gets a name of its own: none may take the other's place."""
    used: set[str] = set()
    for one in conversation:
        code, number = one.id, 1
        while printable(code) in used:
            number += 1
            code = f"{one.id}#{number}"
        used.add(printable(code))
        yield "conversation", code, {"reply": dict(one.reply), "in_report": one.in_report}


def answers_of(row: Mapping[str, Any], entries: Iterable[Entry]) -> Answers:
    """The answer set of one row of `assessment` and its entries in order."""
    coded: dict[str, Any] = {field: {} for field in CODED}
    single: dict[str, Any] = {}
    reflections = []
    conversation = []
    earlier = []
    for field, code, value in entries:
        if field in coded:
            coded[field][code] = value
        elif field == "reflections" and isinstance(value, Mapping):
            reflections.append(
                Reflection(value.get("ref", code), value["text"], value.get("in_report", False))
            )
        elif field == "conversation" and isinstance(value, Mapping):
            conversation.append(Turn(code, value["reply"], value.get("in_report", False)))
        elif field == "earlier" and isinstance(value, Mapping):
            earlier.append(value)
        else:
            single[field] = tuple(value) if field in LISTED and isinstance(value, list) else value
    known = {field.name for field in fields(Answers)}
    scalars: dict[str, Any] = {name: row[name] for name in COLUMNS}
    scalars |= {name: row[name].isoformat() if row[name] else None for name in DAYS}
    single = {name: value for name, value in single.items() if name in known}
    listed: dict[str, list[Any]] = {
        "reflections": reflections,
        "conversation": conversation,
        "earlier": earlier,
    }
    whole: dict[str, Any] = {name: tuple(several) for name, several in listed.items()}
    return Answers(**scalars, **coded, **single, **whole)


def completed(answers: Answers, instrument: Instrument | None) -> Answers:
    """An answer set with what storing needs: a random respondent and the version of the questionnaire."""
    answers = brought_forward(answers, instrument)
    version = answers.version or (instrument.version if instrument else "")
    return replace(answers, respondent=answers.respondent or secrets.token_urlsafe(9), version=version)
