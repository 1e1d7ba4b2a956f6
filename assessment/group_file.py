"""The group file, `tillit-group/1`, read with a clear refusal of anything wrong (house.md section 5)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assessment.answers import Answers, check_value
from assessment.errors import AnswerError, AssessmentError, cut, shown
from assessment.group import Member, group_scales
from assessment.group_split import SplitPlan
from assessment.instrument import Instrument

FORMAT = "tillit-group/1"
INSTRUMENT = "workshop"
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")


class GroupFileError(AssessmentError):
    """A group file that cannot be used.

    Args:
        place: where in the file, for example "members[3].answers.A1a".
        what: what is wrong, in English.
    """

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place}: {what}")
        self.place = place
        self.what = what


@dataclass(frozen=True)
class GroupFile:
    """What a group file holds."""

    version: str
    members: tuple[Member, ...]
    manager: Answers | None = None
    split: SplitPlan | None = None


def read_group(text: str, instrument: Instrument) -> GroupFile:
    """Read a group file.

    Args:
        text: the file.
        instrument: the questionnaire the codes are checked against.

    Raises:
        GroupFileError: anything is wrong: not JSON, another format, instrument or newer version, an unknown
            code, a wrong value, a key beside the answers of a member, a split that names no member.

    >>> from assessment import load_instrument
    >>> text = '{"format": "tillit-group/1", "instrument": "workshop", "version": "1.0.0", "members": []}'
    >>> read_group(text, load_instrument())
    GroupFile(version='1.0.0', members=(), manager=None, split=None)
    """
    try:
        data = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise GroupFileError("file", f"not JSON ({error})") from error
    table = _table("file", data)
    for key, wanted in (("format", FORMAT), ("instrument", INSTRUMENT)):
        if table.get(key) != wanted:
            raise GroupFileError(key, f"{shown(table.get(key))} instead of {wanted!r}")
    version = _version(table.get("version"), instrument.version)
    listed = table.get("members")
    if not isinstance(listed, list):
        raise GroupFileError("members", "must be a list")
    members = tuple(_member(f"members[{place}]", one, instrument) for place, one in enumerate(listed))
    return GroupFile(
        version,
        members,
        _manager(table.get("manager"), instrument),
        _split(table.get("split"), len(members)),
    )


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a key that stands twice in one object."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise GroupFileError("file", f"the key {shown(twice)} stands twice")
    return found


def _table(place: str, value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise GroupFileError(place, "must be an object")
    return value


def _version(found: object, known: str) -> str:
    if not isinstance(found, str) or not _VERSION.fullmatch(found):
        raise GroupFileError("version", f"{shown(found)} is not a version such as {known!r}")
    if [int(part) for part in found.split(".")] > [int(part) for part in known.split(".")]:
        raise GroupFileError("version", f"{found} is newer than the known {known}")
    return found


def _only(place: str, table: Mapping[str, object], allowed: Collection[str]) -> None:
    for key in table:
        if key not in allowed:
            raise GroupFileError(f"{place}.{cut(key)}", f"unknown key; allowed: {', '.join(allowed)}")


def _answers(place: str, value: object, codes: Collection[str]) -> dict[str, int | str]:
    found: dict[str, int | str] = {}
    for code, answer in _table(place, value).items():
        if code not in codes:
            raise GroupFileError(f"{place}.{cut(code)}", "no item of this questionnaire has this code")
        try:
            found[code] = check_value(code, answer)
        except AnswerError as error:
            raise GroupFileError(f"{place}.{code}", error.what) from error
    return found


def _member(place: str, value: object, instrument: Instrument) -> Member:
    table = _table(place, value)
    _only(place, table, ("answers", "priorities"))
    answers = _answers(f"{place}.answers", table.get("answers"), instrument.workshop_items)
    chosen = table.get("priorities")
    if chosen is None:
        return Member(answers)
    place = f"{place}.priorities"
    wishes = _table(place, chosen)
    _only(place, wishes, ("stark", "latta"))
    stark, latta = wishes.get("stark"), wishes.get("latta")
    listed = [] if stark is None else stark
    known, most = group_scales(instrument), instrument.constants.group.stark_max
    if not isinstance(listed, list) or len(listed) > most:
        raise GroupFileError(f"{place}.stark", f"must be a list of at most {most}")
    codes = [_pole(f"{place}.stark", one, known) for one in listed]
    if len(set(codes)) < len(codes):
        raise GroupFileError(f"{place}.stark", "the same choice stands twice")
    return Member(answers, tuple(codes), None if latta is None else _pole(f"{place}.latta", latta, known))


def _pole(place: str, value: object, known: Collection[str]) -> str:
    if not isinstance(value, str) or value not in known:
        raise GroupFileError(place, f"{shown(value)} cannot be chosen; there is {', '.join(known)}")
    return value


def _manager(value: object, instrument: Instrument) -> Answers | None:
    if value is None:
        return None
    table = _table("manager", value)
    _only("manager", table, ("answers",))
    answers = _answers("manager.answers", table.get("answers"), instrument.items)
    return Answers(answers, version=instrument.version)


def _split(value: object, n: int) -> SplitPlan | None:
    if value is None:
        return None
    table = _table("split", value)
    _only("split", table, ("name", "members"))
    name, listed = table.get("name"), table.get("members")
    if not isinstance(name, str) or not name.strip():
        raise GroupFileError("split.name", "must be a text")
    if not isinstance(listed, list):
        raise GroupFileError("split.members", "must be a list of places in members, from 0")
    for place, one in enumerate(listed):
        if not isinstance(one, int) or isinstance(one, bool) or not 0 <= one < n:
            raise GroupFileError(
                f"split.members[{place}]", f"{shown(one)} is no place in members (0 to {n - 1})"
            )
    if len(set(listed)) < len(listed):
        raise GroupFileError("split.members", "the same member stands twice")
    return SplitPlan(name, frozenset(listed))
