"""What is stored about one person, counted: for the page of one's own answers and for the receipt."""

from __future__ import annotations

from collections.abc import Mapping

from assessment import Answers

_NOTHING: Mapping[str, object] = {}


def contents_of(answers: Answers) -> dict[str, int]:
    """Count what an answer set holds, by kind, in the order it is told; kinds with nothing are left out.

    Kinds: answers (the questions), wishes (the taps on more or less), about (context and chosen aims), texts
    (what the person wrote), turns (of the conversation), modules (answers of the modules), plan, rounds
    (earlier ones, kept whole), times.

    >>> contents_of(Answers({"A1a": 4, "B1a": "DK"}, opening="Vi hinner inte", seconds={"A1a": 6.1}))
    {'answers': 2, 'texts': 1, 'times': 1}
    """
    counted = {
        "answers": len(answers.answers),
        "wishes": len(answers.behov),
        "about": sum(map(len, (answers.context, answers.aims, answers.summaries, answers.topics)))
        + bool(answers.yardstick),
        "texts": len(answers.reflections) + bool(answers.opening),
        "turns": len(answers.conversation),
        "modules": sum(_answered(one) for one in answers.modules.values()),
        "plan": int(answers.plan is not None),
        "rounds": len(answers.earlier),
        "times": len(answers.seconds),
    }
    return {kind: number for kind, number in counted.items() if number}


def _answered(module: object) -> int:
    found = module.get("answers", _NOTHING) if isinstance(module, Mapping) else _NOTHING
    return len(found) if isinstance(found, Mapping) else 0
