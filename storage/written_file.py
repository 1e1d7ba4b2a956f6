"""The answer file a person owns, `tillit-answers/1`: written."""

from __future__ import annotations

import json
from dataclasses import replace

from assessment import Answers
from storage.fields import CODED, LISTED, ROUND_FORMAT, SCALAR
from storage.json_text import LIMIT_BYTES, LIMIT_DEPTH, LIMIT_MB, depth
from storage.problems import Problem
from storage.turns import write_turns

FORMAT = ROUND_FORMAT
REQUIRED = ("instrument", "version", "answers")
_WHOLE = ("opening", "reflections", "conversation", "plan", "yardstick", "earlier")
_LEVELS_OF_A_ROUND = 2  # an earlier round lies in a list in the set that comes after it
KNOWN = {"format", *REQUIRED, *CODED, *LISTED, *SCALAR, *_WHOLE}


def write_answers(answers: Answers) -> str:
    """Write an answer file; read_answers gives back an equal object.

    Characters are written as they are; a text with half a character (a lone surrogate) makes them escaped.
    """
    known = file_of(answers)
    written = json.dumps(known, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    try:
        written.encode()
    except UnicodeEncodeError:
        return json.dumps(known, allow_nan=False, indent=1) + "\n"
    return written


def unreadable(answers: Answers) -> Problem | None:
    """Return why an answer set would make a file that could not be read again, also as an earlier round."""
    if depth(file_of(replace(answers, earlier=()))) > LIMIT_DEPTH - _LEVELS_OF_A_ROUND:
        return Problem("", "too_deep", {"limit": LIMIT_DEPTH})
    if len(write_answers(answers).encode()) > LIMIT_BYTES:
        return Problem("", "too_large", {"limit_mb": LIMIT_MB})
    return None


def file_of(answers: Answers) -> dict[str, object]:
    """Return the data of an answer file."""
    known: dict[str, object] = {
        "format": FORMAT,
        "instrument": answers.instrument,
        "version": answers.version,
    }
    known |= {name: getattr(answers, name) for name in SCALAR}
    known["opening"] = answers.opening
    for name in ("answers", "behov", "context", "aims", "summaries", "topics", "seconds"):
        value = getattr(answers, name)
        known[name] = list(value) if name in LISTED else dict(value)
    known["reflections"] = [
        {"ref": one.ref, "text": one.text, "in_report": one.in_report} for one in answers.reflections
    ]
    if answers.conversation:
        known["conversation"] = write_turns(answers.conversation)
    known |= {"modules": dict(answers.modules), "plan": answers.plan}
    if answers.yardstick:
        known["yardstick"] = answers.yardstick
    if answers.earlier:
        known["earlier"] = [dict(one) for one in answers.earlier]
    return known | {key: value for key, value in answers.extra.items() if key not in KNOWN}
