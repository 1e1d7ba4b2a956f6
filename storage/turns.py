"""The conversation in an answer file: what is right of it, and what is kept aside."""

from __future__ import annotations

from assessment import Turn
from storage.fields import Check
from storage.problems import Problem

FIELD = "conversation"
_KNOWN = {"id", "reply", "in_report"}


def read_turns(
    found: object, check: Check
) -> tuple[tuple[Turn, ...], tuple[object, ...], tuple[Problem, ...]]:
    """Read the conversation of an answer file.

    Args:
        found: what stands under its key.
        check: what is wrong with a value.

    Returns:
        The turns that are right, what could not be used, and one problem for each turn that is not right.
    """
    right: list[Turn] = []
    aside: list[object] = []
    problems: list[Problem] = []
    several = found if isinstance(found, list) else [] if found is None else [found]
    for number, one in enumerate(several):
        name = one.get("id") if isinstance(one, dict) else None
        problem = check(FIELD, name if isinstance(name, str) else f"{number}.id", one)
        if problem is None and not isinstance(name, str):
            problem = Problem(f"{FIELD}.{number}.id", "wrong_type", {"expected": "text"})
        if problem is not None:
            problems.append(problem)
            aside.append(one)
            continue
        right.append(Turn(str(name), one["reply"], one.get("in_report", False)))
        if set(one) - _KNOWN:
            aside.append({key: one[key] for key in one if key not in _KNOWN or key == "id"})
    return tuple(right), tuple(aside), tuple(problems)


def write_turns(turns: tuple[Turn, ...]) -> list[dict[str, object]]:
    """The conversation as it stands in an answer file."""
    return [{"id": one.id, "reply": dict(one.reply), "in_report": one.in_report} for one in turns]
