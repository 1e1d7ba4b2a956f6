"""Answers given in an earlier version of the questionnaire: what still counts, and what is set aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assessment import Answers, Instrument

KEY = "earlier_versions"
"""Key under which answers to questions that have changed are kept as given, by version and field."""
AGED = ("answers", "seconds")
"""Fields that hold something per question."""


def set_aside(answers: Answers, instrument: Instrument | None) -> Answers:
    """Return the set without answers to questions that are not the same any more; they are kept aside.

    Nothing is converted, and the set keeps its version: what is left answers questions that stand unchanged.
    """
    stale = instrument.stale_since(answers.version) if instrument else frozenset()
    moved = {
        field: {code: value for code, value in getattr(answers, field).items() if code in stale}
        for field in AGED
    }
    if not any(moved.values()):
        return answers
    kept: dict[str, Any] = {
        field: {code: value for code, value in getattr(answers, field).items() if code not in stale}
        for field in AGED
    }
    extra = with_older(answers.extra, answers.version, moved)
    return replace(answers, **kept, extra=extra)


def brought_forward(answers: Answers, instrument: Instrument | None) -> Answers:
    """Return a set that goes on in this version: what is not the same is set aside, the version is this one.

    A set of a later version, or of none, is left as it is.
    """
    if instrument is None or not instrument.is_earlier(answers.version):
        return answers
    return replace(set_aside(answers, instrument), version=instrument.version)


def with_older(
    extra: Mapping[str, object], version: str, moved: Mapping[str, Mapping[str, object]]
) -> dict[str, object]:
    """Return the unknown keys of a set with answers set aside put among them."""
    known = extra.get(KEY)
    several = dict(known) if isinstance(known, Mapping) else {}
    before = several.get(version)
    one = dict(before) if isinstance(before, Mapping) else {}
    for field, values in moved.items():
        if values:
            given = one.get(field)
            one[field] = {**(given if isinstance(given, Mapping) else {}), **values}
    return {**extra, KEY: {**several, version: one}}


def older_answers(answers: Answers) -> dict[str, tuple[str, ...]]:
    """Return which questions have answers set aside, by the version they were given in."""
    known = answers.extra.get(KEY)
    several = known if isinstance(known, Mapping) else {}
    return {
        str(version): tuple(one["answers"])
        for version, one in several.items()
        if isinstance(one, Mapping) and isinstance(one.get("answers"), Mapping)
    }
