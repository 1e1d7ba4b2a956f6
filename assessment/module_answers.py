"""What a person has answered in a module: read from the answer set, changed by a tap, counted."""

from __future__ import annotations

from collections.abc import Mapping

from assessment.errors import AnswerError
from assessment.module_parts import TEXT
from assessment.modules import Module

ANSWERS, VERSION, EARLIER = "answers", "version", "left_out"
"""Keys of a module in the answer file (house.md section 5); the last holds answers that no longer fit."""


def module_problems(module: Module, stored: object) -> dict[str, str]:
    """Return what does not fit in stored answers, by question; the empty key is the whole of them."""
    if not isinstance(stored, Mapping) or not isinstance(stored.get(ANSWERS, {}), Mapping):
        return {"": "is not an object with answers"}
    problems = {}
    for key, value in stored.get(ANSWERS, {}).items():
        try:
            module.check(key, value)
        except AnswerError as error:
            problems[key] = error.what
    return problems


def module_given(module: Module, stored: object) -> dict[str, object]:
    """Return the answers that fit this version of the module; what does not fit is left aside.

    An answer about an option that is no longer chosen is kept in the store and not returned.
    """
    problems = module_problems(module, stored)
    if "" in problems or not isinstance(stored, Mapping):
        return {}
    right = {key: value for key, value in stored.get(ANSWERS, {}).items() if key not in problems}
    asked = {one.key for one in module.questions(right)}
    return {key: value for key, value in right.items() if key.removesuffix("_text") in asked or key in asked}


def module_version(stored: object) -> str:
    """Return the version the answers were given to, empty when none is told."""
    found = stored.get(VERSION) if isinstance(stored, Mapping) else None
    return found if isinstance(found, str) else ""


def mended(module: Module, stored: Mapping[str, object]) -> dict[str, object]:
    """Return what is stored with the answers that do not fit set aside: nothing written disappears."""
    problems = module_problems(module, stored)
    before = stored.get(ANSWERS)
    if not problems or not isinstance(before, Mapping):
        return dict(stored)
    earlier = stored.get(EARLIER)
    aside = {**(earlier if isinstance(earlier, Mapping) else {}), **{key: before[key] for key in problems}}
    right = {key: value for key, value in before.items() if key not in problems}
    return {**stored, ANSWERS: right, EARLIER: aside}


def with_module_answer(module: Module, stored: object, key: str, value: object) -> dict[str, object]:
    """Return what is stored after one tap; None takes an answer away, and what no longer fits is set aside.

    Raises:
        AnswerError: the tap is no answer to a question of this module.
    """
    if value is not None:
        module.check(key, value)
    usable = isinstance(stored, Mapping) and "" not in module_problems(module, stored)
    whole = mended(module, stored) if usable and isinstance(stored, Mapping) else {}
    held = whole.get(ANSWERS)
    answers = dict(held) if isinstance(held, Mapping) else {}
    if value is None:
        answers.pop(key, None)
    else:
        answers[key] = value
    return {**whole, VERSION: module.version, ANSWERS: answers}


def module_progress(module: Module, given: Mapping[str, object]) -> tuple[int, int]:
    """Return how many questions are answered, and how many are asked; free text is not counted."""
    asked = [one.key for one in module.questions(given) if one.item.answer != TEXT]
    return sum(key in given for key in asked), len(asked)
