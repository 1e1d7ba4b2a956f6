"""What a single tap may save."""

from __future__ import annotations

import json
from collections.abc import Mapping

from storage.fields import CODED, LISTED, Check
from storage.problems import Problem

ERASABLE = {
    *CODED,
    *LISTED,
    "started",
    "finished",
    "place",
    "opening",
    "reflections",
    "conversation",
    "plan",
    "yardstick",
    "extra",
}
"""Fields a tap may empty."""
MAX_TEXT = 50_000
"""Longest single value saved by a tap, in characters; an answer file may hold longer ones."""
MAX_ROUND = 2_000_000  # an earlier round may be as long as an answer file


def tap_problem(check: Check, field: str, code: str, value: object) -> Problem | None:
    """What is wrong with a tap, or None; None as a value empties a field."""
    if value is None and field in ERASABLE:
        return None
    problem = check(field, code, value)
    limit = MAX_ROUND if field == "earlier" else MAX_TEXT
    if problem is None and _length(value) > limit:
        return Problem(f"{field}.{code}".strip("."), "too_long", {"limit": limit})
    return problem


def _length(value: object) -> int:
    """Characters of a value as it is stored; of a text, its own."""
    if isinstance(value, str):
        return len(value)
    return len(json.dumps(value, ensure_ascii=False)) if isinstance(value, Mapping | list | tuple) else 0
