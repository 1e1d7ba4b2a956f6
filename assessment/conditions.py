"""The forms of condition that a typbild or rule may have, as they stand in instrument.toml."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from assessment.instrument import Condition
from assessment.profile import FLAGS
from assessment.record import Record

LIMITS = ("min", "max")


@dataclass(frozen=True)
class Form:
    """One form: what it may name, and the key of its limit.

    Attributes:
        names: what its names are checked against: scales, links, items, poles, contexts, flags, classes,
        strengths. limits: keys of which at least one must stand (none when empty).
        count: how many names it must have, 0 for any number.
    """

    names: str
    limits: tuple[str, ...] = LIMITS
    count: int = 0


FORMS: Mapping[str, Form] = {
    "mean": Form("scales"),
    "minus": Form("scales", count=2),
    "any_scale": Form("scales"),
    "weakest": Form("links", ("gap",), 1),
    "pairs": Form("classes", ("count",), 1),
    "context": Form("contexts", ("is",), 1),
    "raw": Form("items", LIMITS, 1),
    "not_flags": Form("flags", ()),
    "behov": Form("poles", LIMITS, 1),
    "behov_any": Form("poles"),
    "lean": Form("strengths", ("behov_of_lower",), 1),
    "reported_gaps": Form("", ()),
}


@dataclass(frozen=True)
class Names:
    """The codes a condition may name; contexts maps a context to its options."""

    scales: Collection[str]
    items: Collection[str]
    poles: Collection[str]
    contexts: Mapping[str, Collection[str]]
    links: Collection[str] = ("K", "V", "W")
    flags: Collection[str] = FLAGS
    classes: Collection[str] = ("bada_bar", "bada_svaga")
    strengths: Collection[str] = ("tydlig", "antydan")


def read_conditions(record: Record, names: Names) -> tuple[Condition, ...]:
    """Return the conditions of a typbild or rule.

    Raises:
        ContentError: there are none, one has an unknown form or names something unknown.
    """
    found = record.data.get("conditions")
    if not isinstance(found, list) or not found:
        raise record.error("conditions", "conditions are missing")
    return tuple(_condition(record, data, names) for data in found)


def _condition(record: Record, data: Mapping[str, Any], names: Names) -> Condition:
    kinds = [key for key in data if key in FORMS]
    if len(kinds) != 1:
        raise record.error("conditions", f"{dict(data)} is no known form of condition")
    kind = kinds[0]
    form = FORMS[kind]
    limits = {key: value for key, value in data.items() if key != kind}
    if set(limits) - set(form.limits) or (form.limits and not limits):
        raise record.error("conditions", f"{kind} takes {' or '.join(form.limits) or 'no limit'}")
    if kind == "reported_gaps":
        return Condition(kind, (), minimum=_number(record, data[kind]))
    named = _named(record, kind, data[kind], getattr(names, form.names))
    if kind == "context":
        if limits["is"] not in names.contexts[named[0]]:
            raise record.error("conditions", f"{named[0]} has no option {limits['is']!r}")
        return Condition(kind, named, word=str(limits["is"]))
    values = {key: _number(record, value) for key, value in limits.items()}
    word = named[0] if kind == "lean" else None
    least = next((values[key] for key in ("min", "gap", "count", "behov_of_lower") if key in values), None)
    return Condition(kind, () if kind == "lean" else named, least, values.get("max"), word)


def _named(record: Record, kind: str, value: object, known: Collection[str]) -> tuple[str, ...]:
    """Return what a condition names, as a tuple of known codes."""
    found = value if isinstance(value, list) else [value]
    wanted = FORMS[kind].count
    if not found or (wanted and len(found) != wanted):
        raise record.error("conditions", f"{kind} must name {wanted or 'something'}")
    for name in found:
        if name not in known:
            raise record.error("conditions", f"{kind} names {name!r}, which is unknown")
    return tuple(str(name) for name in found)


def _number(record: Record, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise record.error("conditions", f"{value!r} is not a number")
    return float(value)
