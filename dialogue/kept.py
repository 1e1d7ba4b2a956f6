"""A reply as plain data that can be stored, and back; what has been tampered with does not come back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, asdict, fields
from typing import Any

from dialogue.reply import KINDS, SIDES, Part, Reply

FORMAT = 1
_CITED = frozenset({"quote", "claim", "unknown"})
Stands = Callable[[Part], bool]
"""Whether a part that cites a source stands there."""


def to_record(reply: Reply) -> dict[str, Any]:
    """A reply as JSON can hold it; what has its usual value is left out.

    >>> to_record(Reply("Hur?", "help", (Part("note", "Så."),)))
    {'format': 1, 'question': 'Hur?', 'intent': 'help', 'parts': [{'kind': 'note', 'text': 'Så.'}]}
    """
    whole = {**_told(reply, "parts"), "parts": [_told(part) for part in reply.parts]}
    return {"format": FORMAT, **whole}


def from_record(data: Mapping[str, Any], stands: Stands) -> Reply | None:
    """A stored reply, or None if it is none.

    Parts that cite a source and do not stand there are left out: an answer file may have been edited by hand.

    Args:
        data: as `to_record` made it.
        stands: whether a part that cites a source stands there.
    """
    if data.get("format") != FORMAT or not isinstance(data.get("parts"), list):
        return None
    parts = [_part(one) for one in data["parts"] if isinstance(one, Mapping)]
    kept = tuple(one for one in parts if one and (one.kind not in _CITED or stands(one)))
    found = _typed(Reply, {**data, "parts": kept, "concepts": _words(data.get("concepts"))})
    return Reply(**found) if {"question", "intent"} <= set(found) and kept else None


def _part(data: Mapping[str, Any]) -> Part | None:
    found = _typed(Part, {**data, "lines": _lines(data.get("lines"))})
    right = {"kind", "text"} <= set(found) and found["kind"] in KINDS and found.get("side") in {None, *SIDES}
    return Part(**found) if right else None


def _told(one: Part | Reply, *left_out: str) -> dict[str, Any]:
    """The fields of an object that do not have their usual value."""
    usual = {field.name: field.default for field in fields(one)}
    held = asdict(one)
    return {
        name: list(held[name]) if isinstance(held[name], tuple) else held[name]
        for name in usual
        if name not in left_out and (usual[name] is MISSING or held[name] != usual[name])
    }


_KINDS_OF_VALUE: Mapping[str, tuple[type, ...]] = {
    "parts": (tuple,),
    "concepts": (tuple,),
    "lines": (tuple, type(None)),
    "side": (str, type(None)),
    "model": (str, type(None)),
    "near": (bool,),
    "abstained": (bool,),
    "refused": (bool,),
    "quotes_found": (int, type(None)),
    "quotes_made": (int, type(None)),
}


def _typed(kind: type[Part | Reply], data: Mapping[str, Any]) -> dict[str, Any]:
    """What data holds of an object's fields, each of the type it should be."""
    return {
        field.name: data[field.name]
        for field in fields(kind)
        if field.name in data and isinstance(data[field.name], _KINDS_OF_VALUE.get(field.name, (str,)))
    }


def _lines(found: object) -> tuple[int, int] | None:
    match found:
        case [int(first), int(last)] if 1 <= first <= last:
            return first, last
    return None


def _words(found: object) -> tuple[str, ...]:
    return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()
