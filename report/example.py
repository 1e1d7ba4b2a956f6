"""The made-up unit that shows what a profile can look like."""

import json
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from assessment import Answers, Reflection
from texts import Texts

_FILE = Path(__file__).resolve().parent / "example.json"


@lru_cache(maxsize=1)
def _stored() -> Answers:
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    return Answers(
        role="chef",
        started=data["started"],
        version=data["version"],
        answers=data["answers"],
        behov=data["behov"],
        context=data["context"],
        summaries=data["summaries"],
    )


def example_answers(texts: Texts) -> Answers:
    """The example's answer set, with its free text in the language of the texts."""
    thought = Reflection(ref="pair3", text=texts("example.reflection"), in_report=True)
    return replace(_stored(), lang=texts.lang, opening=texts("example.opening"), reflections=(thought,))
