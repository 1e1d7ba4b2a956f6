"""The text of an answer file -> a JSON object, or a named problem with its place."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping
from typing import Never

from storage.errors import AnswerFileError
from storage.problems import Problem

LIMIT_MB = 2
LIMIT_BYTES = LIMIT_MB * 1_000_000
LIMIT_DEPTH = 60


def parse(text: str | bytes) -> tuple[dict[str, object], tuple[Problem, ...]]:
    """Read the text of an answer file.

    Args:
        text: the file's text or bytes (UTF-8, with or without a byte order mark).

    Returns:
        The object, and a problem for each key that stands twice in the same object.

    Raises:
        AnswerFileError: it is empty, too large, no UTF-8, no JSON, nested too deeply, or no object.
    """
    repeated: list[Problem] = []

    def one_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            times = Counter(key for key, _ in pairs)
            repeated.extend(Problem(key, "repeated_key") for key in found if times[key] > 1)
        return found

    written = _text(text)
    try:
        data = json.loads(
            written, object_pairs_hook=one_object, parse_constant=_no_constant, parse_float=_finite
        )
    except json.JSONDecodeError as error:
        raise _not_json(error.lineno, error.colno) from None
    except RecursionError:
        raise AnswerFileError(Problem("", "too_deep", {"limit": LIMIT_DEPTH})) from None
    except ValueError:
        raise _not_json(1, 1) from None
    if depth(data) > LIMIT_DEPTH:
        raise AnswerFileError(Problem("", "too_deep", {"limit": LIMIT_DEPTH}))
    if not isinstance(data, dict):
        raise _not_json(1, 1)
    return data, tuple(repeated)


def _text(text: str | bytes) -> str:
    size = len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "surrogatepass"))
    if size > LIMIT_BYTES:
        raise AnswerFileError(Problem("", "too_large", {"limit_mb": LIMIT_MB}))
    try:
        written = text.decode("utf-8") if isinstance(text, bytes) else text
    except UnicodeDecodeError:
        raise AnswerFileError(Problem("", "not_text")) from None
    if not written.strip().strip("\ufeff"):
        raise AnswerFileError(Problem("", "empty"))
    return written.removeprefix("\ufeff")


def _not_json(line: int, column: int) -> AnswerFileError:
    return AnswerFileError(Problem(str(line), "not_json", {"line": line, "column": column}))


def _no_constant(name: str) -> Never:
    raise ValueError(name)


def _finite(text: str) -> float:
    """A number; one that is too large to be one (1e999) could not be written back."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def depth(data: object) -> int:
    """How many levels of objects and lists lie in each other, without recursion."""
    deepest, todo = 0, [(data, 1)]
    while todo:
        value, level = todo.pop()
        inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else None
        if inner is not None:
            deepest = max(deepest, level)
            todo.extend((one, level + 1) for one in inner)
    return deepest
