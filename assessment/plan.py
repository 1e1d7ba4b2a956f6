"""What a person decides to do: one thing to strengthen, one to take away, at most three steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from assessment.change import first_day_after, months_after
from assessment.constants import GroupConstants

MAX_STEPS = 3
DONE, NOT_DONE, CHANGED = "gjort", "ej_gjort", "andrat"
STATUSES = (DONE, NOT_DONE, CHANGED)
WINDOW_MONTHS = 2  # the second round is asked for four to six months after the first
STEP_TEXTS = ("what", "who", "notice")
"""What a step says in words: what is done, by which role, and how it will be noticed."""


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        id: random name, its own within the plan; it becomes the calendar entry's.
        what: what is done.
        who: by whom: a role, not a name.
        when: the day it is to be done.
        notice: how it will be noticed.
        status: one of STATUSES, empty until it has been ticked off.
        marked: the day it was ticked off.
    """

    id: str
    what: str = ""
    who: str = ""
    when: date | None = None
    notice: str = ""
    status: str = ""
    marked: date | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing has been written in it."""
        return not (self.what or self.who or self.notice or self.when)


@dataclass(frozen=True)
class Plan:
    """What a person has decided.

    Attributes:
        id: random name; the calendar entry of the follow-up carries it.
        strengthen: one thing to strengthen.
        take_away: one thing to take away.
        steps: at most three.
        follow_up: the day of the follow-up.
        revision: how many times it has been changed, so that a calendar knows what is newest.
        extra: keys this version does not know; written back as they were.
    """

    id: str = ""
    strengthen: str = ""
    take_away: str = ""
    steps: tuple[Step, ...] = ()
    follow_up: date | None = None
    revision: int = 0
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.strengthen or self.take_away or self.follow_up) and all(s.empty for s in self.steps)

    def to_dict(self) -> dict[str, Any]:
        """Return the plan as it stands in an answer file; days are written YYYY-MM-DD.

        >>> plan_of(Plan("p", "A", steps=(Step("s", "x", when=date(2026, 12, 1)),)).to_dict()).steps[0].when
        datetime.date(2026, 12, 1)
        """
        steps = [
            {
                **{name: getattr(step, name) for name in ("id", *STEP_TEXTS, "status")},
                "when": _text_of(step.when),
                "marked": _text_of(step.marked),
            }
            for step in self.steps
        ]
        known = {"id": self.id, "strengthen": self.strengthen, "take_away": self.take_away, "steps": steps}
        return {**self.extra, **known, "follow_up": _text_of(self.follow_up), "revision": self.revision}


def plan_of(stored: object) -> Plan:
    """Return the plan of an answer file: what is right in it, with nothing for the rest.

    >>> plan_of(None).empty, plan_of({"strengthen": 7, "take_away": "x"}).take_away
    (True, 'x')
    """
    if not isinstance(stored, Mapping):
        return Plan()
    rows = stored.get("steps")
    steps = [_step(row, number) for number, row in enumerate(rows if isinstance(rows, list | tuple) else [])]
    known = {"id", "strengthen", "take_away", "steps", "follow_up", "revision"}
    revision = stored.get("revision")
    return Plan(
        id=_text(stored, "id"),
        strengthen=_text(stored, "strengthen"),
        take_away=_text(stored, "take_away"),
        steps=tuple(step for step in steps if step is not None)[:MAX_STEPS],
        follow_up=_day(stored, "follow_up"),
        revision=revision if isinstance(revision, int) and revision > 0 else 0,
        extra={key: value for key, value in stored.items() if key not in known},
    )


def _step(row: object, number: int) -> Step | None:
    if not isinstance(row, Mapping):
        return None
    status = _text(row, "status")
    known = status if status in STATUSES else ""
    texts = {name: _text(row, name) for name in STEP_TEXTS}
    day, marked = _day(row, "when"), _day(row, "marked") if known else None
    return Step(_text(row, "id") or f"step{number + 1}", **texts, when=day, status=known, marked=marked)


def _text(row: Mapping[str, object], key: str) -> str:
    found = row.get(key)
    return found if isinstance(found, str) else ""


def _day(row: Mapping[str, object], key: str) -> date | None:
    try:
        return date.fromisoformat(_text(row, key))
    except ValueError:
        return None


def _text_of(day: date | None) -> str | None:
    return day.isoformat() if day else None


def with_step(plan: Plan, step: Step) -> Plan:
    """Return the plan with a step put in its place, or after the others when it is new.

    Raises:
        ValueError: there are three already.

    >>> with_step(with_step(Plan(), Step("a")), Step("a", "x")).steps
    (Step(id='a', what='x', who='', when=None, notice='', status='', marked=None),)
    """
    if any(one.id == step.id for one in plan.steps):
        return replace(plan, steps=tuple(step if one.id == step.id else one for one in plan.steps))
    if len(plan.steps) >= MAX_STEPS:
        raise ValueError(f"a plan has at most {MAX_STEPS} steps")
    return replace(plan, steps=(*plan.steps, step))


def without_step(plan: Plan, own: str) -> Plan:
    """Return the plan without a step; one that is not there is no error."""
    return replace(plan, steps=tuple(one for one in plan.steps if one.id != own))


def marked(plan: Plan, own: str, status: str, day: date) -> Plan:
    """Return the plan with a step ticked off on a day; an empty status takes the tick away.

    Raises:
        ValueError: the status is none of STATUSES.

    >>> marked(Plan(steps=(Step("a"),)), "a", "gjort", date(2027, 1, 2)).steps[0].status
    'gjort'
    """
    if status and status not in STATUSES:
        raise ValueError(f"status {status!r} is none of {', '.join(STATUSES)}")
    day_kept = day if status else None
    steps = (replace(one, status=status, marked=day_kept) if one.id == own else one for one in plan.steps)
    return replace(plan, steps=tuple(steps))


def follow_up_window(day: date, c: GroupConstants) -> tuple[date, date]:
    """Return the days between which the second round is asked for: four to six months after the first.

    >>> from assessment import load_instrument
    >>> [str(one) for one in follow_up_window(date(2026, 11, 21), load_instrument().constants.group)]
    ['2027-03-21', '2027-05-21']
    """
    first = first_day_after(day, c)
    return first, months_after(day, c.change_months + WINDOW_MONTHS)
