"""What each field of an answer set may hold: the one law for the answer file and for the store."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from datetime import date

from assessment import AnswerError, Instrument, check_behov, check_value, module_problems
from storage.problems import Problem, shown

CODED = ("answers", "behov", "context", "summaries", "seconds", "modules")
"""Fields that hold a value per code."""
LISTED = ("aims", "topics")
"""Fields that hold one list of texts."""
SCALAR = ("role", "lang", "respondent", "started", "finished", "place")
"""Fields that hold one short text each."""
ROLES = ("chef", "medarbetare")
YARDSTICKS = ("ja", "nej", "vet_inte")
ROUND_FORMAT = "tillit-answers/1"

_LANG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DATE, _SHORT = re.compile(r"\d{4}-\d{2}-\d{2}"), 200

Check = Callable[[str, str, object], Problem | None]
"""(field, code, value) -> what is wrong, or None."""
_Rule = Callable[[Instrument | None, str, object], Problem | None]


def rules_of(instrument: Instrument | None) -> Check:
    """Return the check for one instrument; without one, only shapes and scales are checked."""

    def check(field: str, code: str, value: object) -> Problem | None:
        rule = _RULES.get(field)
        if rule is None:
            return Problem(field, "unknown_code")
        if len(code) > _SHORT:
            return Problem(f"{field}.{code[:_SHORT]}", "too_long", {"limit": _SHORT})
        return rule(instrument, code, value)

    return check


def _unknown(place: str) -> Problem:
    return Problem(place, "unknown_code")


def _wrong(place: str, value: object, allowed: str) -> Problem:
    return Problem(place, "wrong_value", {"found": shown(value), "allowed": allowed})


def _not(place: str, expected: str) -> Problem:
    return Problem(place, "wrong_type", {"expected": expected})


def _answer(instrument: Instrument | None, code: str, value: object) -> Problem | None:
    place = f"answers.{code}"
    if instrument is not None and code not in instrument.items:
        return _unknown(place)
    try:
        check_value(code, value)
    except AnswerError:
        return _wrong(place, value, "1-5, DK, NR, SK")
    return None


def _behov(instrument: Instrument | None, code: str, value: object) -> Problem | None:
    place = f"behov.{code}"
    if instrument is not None and code not in instrument.poles:
        return _unknown(place)
    try:
        check_behov(code, value)
    except AnswerError:
        return _wrong(place, value, "-2 – 2, DK")
    return None


def _context(instrument: Instrument | None, code: str, value: object) -> Problem | None:
    place = f"context.{code}"
    if not isinstance(value, str):
        return _not(place, "text")
    if instrument is None:
        return None
    if code not in instrument.contexts:
        return _unknown(place)
    options = instrument.contexts[code].options
    return None if value in options else _wrong(place, value, ", ".join(options))


def _summary(_: Instrument | None, code: str, value: object) -> Problem | None:
    return None if isinstance(value, str) and len(value) <= _SHORT else _not(f"summaries.{code}", "text")


def _seconds(instrument: Instrument | None, code: str, value: object) -> Problem | None:
    place = f"seconds.{code}"
    if instrument is not None and code not in instrument.items:
        return _unknown(place)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _not(place, "number")
    try:
        fits = math.isfinite(value) and value >= 0
    except OverflowError:
        fits = False
    return None if fits else _wrong(place, value, "0 –")


def _module(instrument: Instrument | None, code: str, value: object) -> Problem | None:
    """A module this version does not know may hold anything; a known one its own answers only."""
    place = f"modules.{code}"
    known = instrument.modules.get(code) if instrument is not None else None
    problem = _not(place, "object") if not isinstance(value, Mapping) else _json("modules", code, value)
    if problem is not None or known is None:
        return problem
    wrong = next(iter(module_problems(known, value).items()), None)
    if wrong is None:
        return None
    key, allowed = wrong
    return Problem(f"{place}.{key}", "not_an_answer", {"what": allowed}) if key else _not(place, "object")


def _json(field: str, code: str, value: object) -> Problem | None:
    try:
        json.dumps(value, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        return _not(f"{field}.{code}" if code else field, "JSON")
    return None


def _texts(field: str) -> _Rule:
    def rule(_: Instrument | None, code: str, value: object) -> Problem | None:  # noqa: ARG001
        right = isinstance(value, list | tuple) and all(isinstance(text, str) for text in value)
        return None if right else _not(field, "list")

    return rule


def _topics(instrument: Instrument | None, code: str, value: object) -> Problem | None:
    problem = _texts("topics")(instrument, code, value)
    if problem or instrument is None or not isinstance(value, list | tuple):
        return problem
    strange = [text for text in value if text not in instrument.scales]
    return _unknown(f"topics.{strange[0]}") if strange else None


def _reflection(_: Instrument | None, code: str, value: object) -> Problem | None:
    place = f"reflections.{code}"
    if not isinstance(value, Mapping) or not isinstance(value.get("text"), str):
        return _not(place, "text")
    return None if isinstance(value.get("in_report", False), bool) else _not(place, "true, false")


def _turn(_: Instrument | None, code: str, value: object) -> Problem | None:
    place = f"conversation.{code}"
    if not isinstance(value, Mapping) or not isinstance(value.get("reply"), Mapping):
        return _not(place, "object")
    if not isinstance(value.get("in_report", False), bool):
        return _not(place, "true, false")
    return _json("conversation", code, value["reply"])


def _round(_: Instrument | None, code: str, value: object) -> Problem | None:
    place = f"earlier.{code}"
    if not isinstance(value, Mapping) or value.get("format") != ROUND_FORMAT:
        return _not(place, "object")
    return _json("earlier", code, value)


def _one_text(field: str, limit: int | None) -> _Rule:
    def rule(_: Instrument | None, code: str, value: object) -> Problem | None:  # noqa: ARG001
        right = isinstance(value, str) and (limit is None or len(value) <= limit)
        return None if right else _not(field, "text")

    return rule


def _one_of(field: str, allowed: tuple[str, ...]) -> _Rule:
    def rule(_: Instrument | None, code: str, value: object) -> Problem | None:  # noqa: ARG001
        return None if value in allowed else _wrong(field, value, ", ".join(allowed))

    return rule


def _lang(_: Instrument | None, code: str, value: object) -> Problem | None:  # noqa: ARG001
    return None if isinstance(value, str) and _LANG.fullmatch(value) else _wrong("lang", value, "sv, en, …")


def _day(field: str) -> _Rule:
    def rule(_: Instrument | None, code: str, value: object) -> Problem | None:  # noqa: ARG001
        try:
            right = isinstance(value, str) and _DATE.fullmatch(value) and date.fromisoformat(value)
        except ValueError:
            right = None
        return None if right else _not(field, "date")

    return rule


_RULES: Mapping[str, _Rule] = {
    "answers": _answer,
    "behov": _behov,
    "context": _context,
    "summaries": _summary,
    "seconds": _seconds,
    "modules": _module,
    "reflections": _reflection,
    "conversation": _turn,
    "aims": _texts("aims"),
    "topics": _topics,
    "opening": _one_text("opening", None),
    "respondent": _one_text("respondent", _SHORT),
    "place": _one_text("place", _SHORT),
    "role": _one_of("role", ROLES),
    "lang": _lang,
    "started": _day("started"),
    "finished": _day("finished"),
    "plan": lambda _, code, value: _json("plan", code, value),
    "yardstick": _one_of("yardstick", YARDSTICKS),
    "earlier": _round,
    "extra": lambda _, code, value: (
        _json("extra", code, value) if isinstance(value, Mapping) else _not("extra", "object")
    ),
}
