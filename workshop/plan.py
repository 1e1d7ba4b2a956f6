"""What a facilitator decides before a workshop opens, with what is wrong with it as codes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from assessment import GroupConstants

MAX_EXPECTED = 500
MINUTES = (60, 180)
"""Within these the agenda of 6.2 (90 minutes) can be shortened or stretched."""
MINUTES_POSSIBLE = (10, 600)
MAX_TITLE, MAX_NAME, MAX_LINES, MAX_LINE = 120, 40, 10, 300


@dataclass(frozen=True)
class Plan:
    """A workshop as it is planned.

    Attributes:
        title: what participants see it is about; no names of persons.
        lang: language of the facilitator's pages; participants choose their own.
        expected: persons expected to answer, the manager not counted.
        minutes: length of the agenda.
        shared_devices: several persons may answer on one device.
        split: the name of one part; everybody else is the other part. None for no split (3.10.6).
        ask_text: the optional line of text is asked for.
        retention_days: days from closing until everything is deleted.
        organisation: lines on who is responsible and where questions go, shown on the join page.
        practice: made-up participants; never counted, gone after a day.
        unit: the unit's name, for the organisation's overview only.
        overview: the organisation may see unit, day and phase; nothing of the group.
    """

    title: str
    lang: str
    expected: int
    minutes: int = 90
    shared_devices: bool = False
    split: str | None = None
    ask_text: bool = True
    retention_days: int = 180
    organisation: tuple[str, ...] = ()
    practice: bool = False
    unit: str = ""
    overview: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return the plan as it is stored."""
        return {**asdict(self), "organisation": list(self.organisation)}


@dataclass(frozen=True)
class PlanProblem:
    """One thing about a plan.

    Attributes:
        field: the field of Plan.
        code: what; under_five asks for the paper kit.
        blocking: the workshop cannot be made so; otherwise it is only told.
    """

    field: str
    code: str
    blocking: bool = True


def plan_of(stored: Mapping[str, Any]) -> Plan:
    """Return a plan from what to_dict returned; keys of a later version are left out.

    >>> plan = Plan("Natt", "sv", 12, organisation=("a",))
    >>> plan_of(plan.to_dict()) == plan
    True
    """
    known = {field.name for field in fields(Plan)}
    given = {key: value for key, value in stored.items() if key in known}
    return Plan(**{**given, "organisation": tuple(given.get("organisation", ()))})


def plan_problems(
    plan: Plan, c: GroupConstants, langs: Collection[str], max_days: int
) -> tuple[PlanProblem, ...]:
    """Return everything to say about a plan, in the order of its fields.

    Args:
        plan: the plan.
        c: the constants of 3.10: under min_n nothing is shown, so nothing is collected; a split needs
            full_v in each part.
        langs: the languages there are.
        max_days: the longest retention the server allows.

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants.group
    >>> [p.code for p in plan_problems(Plan("x", "sv", 4, 30), c, ("sv", "en"), 180)]
    ['under_five', 'minutes_short']
    """
    found = [
        _text_problem("title", plan.title, MAX_TITLE),
        None if plan.lang in langs else PlanProblem("lang", "unknown_lang"),
        *_expected_problems(plan, c),
        *_minutes_problems(plan.minutes),
        None if plan.split is None else _text_problem("split", plan.split, MAX_NAME),
        None if 1 <= plan.retention_days <= max_days else PlanProblem("retention_days", "retention"),
        _lines_problem(plan.organisation),
        _unit_problem(plan),
    ]
    return tuple(problem for problem in found if problem is not None)


def _text_problem(field: str, text: str, limit: int) -> PlanProblem | None:
    if not text.strip():
        return PlanProblem(field, "missing")
    return PlanProblem(field, "too_long") if len(text) > limit else None


def _unit_problem(plan: Plan) -> PlanProblem | None:
    if len(plan.unit) > MAX_TITLE:
        return PlanProblem("unit", "too_long")
    return PlanProblem("unit", "unit_missing") if plan.overview and not plan.unit.strip() else None


def _expected_problems(plan: Plan, c: GroupConstants) -> list[PlanProblem]:
    if plan.expected < c.min_n:
        return [PlanProblem("expected", "under_five")]
    if plan.expected > MAX_EXPECTED:
        return [PlanProblem("expected", "too_many", blocking=False)]
    told = []
    if plan.expected < c.full_v:
        told.append(PlanProblem("expected", "bands_only", blocking=False))
    if plan.split is not None and plan.expected < 2 * c.full_v:
        told.append(PlanProblem("split", "split_too_small", blocking=False))
    return told


def _minutes_problems(minutes: int) -> list[PlanProblem]:
    if not MINUTES_POSSIBLE[0] <= minutes <= MINUTES_POSSIBLE[1]:
        return [PlanProblem("minutes", "minutes_impossible")]
    if minutes < MINUTES[0]:
        return [PlanProblem("minutes", "minutes_short", blocking=False)]
    return [PlanProblem("minutes", "minutes_long", blocking=False)] if minutes > MINUTES[1] else []


def _lines_problem(lines: tuple[str, ...]) -> PlanProblem | None:
    too_much = len(lines) > MAX_LINES or any(len(line) > MAX_LINE for line in lines)
    return PlanProblem("organisation", "too_long") if too_much else None
