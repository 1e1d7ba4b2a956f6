"""Reads the optional modules in one language, refusing what does not add up."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from assessment.content_wording import check_keys, check_texts_at
from assessment.errors import ContentError
from assessment.module_parts import KINDS, PICK, SCALE_KINDS, TEXT, ModuleItem, ModuleRules, ModuleWords
from assessment.module_shapes import check_shape
from assessment.modules import Module
from assessment.record import Record, records
from assessment.toml_file import TomlFile, TomlPath, read_toml
from assessment.wording import Wording

FOLDER, RULES = "modules", "module_rules.toml"
REFERENTS = ("enheten", "ledningen", "jag", "relation")
_NEEDED = ("name", "lead", "intro", "header", "limits")
_MORE = ("reason", "beside", "follow", "seen")
_TABLES = ("item", "short", "group", "side", "option", "relation", "passage")
_HEAD = ("code", "version", "frameworks", "minutes", "picture", "refs", "passages_for", "passages_against")
_ASKED = ("code", "group", "answer", "referent", "facet", "refs", "follow")
_CHOICE = ("per", "options", "places", "at_most")
_VERSION = re.compile(r"\d{1,6}\.\d{1,6}\.\d{1,6}")
_PASSAGE = re.compile(r"\d{3}:\d+(-\d+)?(#\d+)?")


@dataclass(frozen=True)
class Head(Record):
    """The keys at the top of a module's file, read as a record is."""

    def error(self, key: str, what: str) -> ContentError:
        """Return the error that names the line of the key."""
        return self.file.error((key,), self.code, what)


@dataclass(frozen=True)
class Known:
    """What modules may name, and the wording they are read with.

    Attributes:
        leads: parts of a profile: scales, "pair:1", typbilder, rules.
        frameworks: codes of frameworks.
        anchors: ids of the instrument's passages.
        wording: the labels of answers and the modules' own words.
        rules: the limits.
    """

    leads: Collection[str]
    frameworks: Collection[str]
    anchors: Collection[str]
    wording: TomlFile
    rules: ModuleRules


def load_modules(home: Path, known: Known) -> dict[str, Module]:
    """Read every file of the folder of modules, in the order of their numbers.

    Raises:
        ContentError: a module or its words do not add up; the message names file, line and code.
    """
    paths = sorted((home / FOLDER).glob("*.toml"), key=lambda path: (len(path.stem), path.stem))
    check_keys(known.wording, ("module",), [path.stem for path in paths])
    found = {}
    for path in paths:
        file = read_toml(path)
        head = head_of(file)
        if head.code != path.stem:
            raise head.error("code", f"is not the name of the file, {path.stem}")
        _check_head(head, known)
        found[head.code] = build(head, known, known.wording, ("module", head.code))
    return found


def head_of(file: TomlFile) -> Head:
    """Return the top of a module's file; refuse one without a code."""
    code = file.data.get("code")
    if not isinstance(code, str) or not re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,19}", code):
        raise file.error(("code",), "code", "code is missing, or not a short word of letters and digits")
    return Head(file, "", 0, file.data, code)


def load_rules(home: Path) -> ModuleRules:
    """Read the limits; refuse one that is missing or no whole number from 1 up."""
    file = read_toml(home / RULES)
    flat = {**file.data, **file.table("stance")}
    for rule in fields(ModuleRules):
        value = flat.get(rule.name)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise file.error((rule.name,), rule.name, "is missing or not a whole number from 1 up")
    return ModuleRules(**{rule.name: flat[rule.name] for rule in fields(ModuleRules)})


def _check_head(head: Head, known: Known) -> None:
    """Refuse a module of the instrument that names nothing it rests on, or something unknown."""
    head.only(*_HEAD, "leads", "group", "item")
    for key in ("frameworks", "refs", "leads", "passages_for", "passages_against"):
        if not head.texts(key):
            raise head.error(key, f"{key} is missing: it must name at least one")
    head.texts("frameworks", known.frameworks)
    head.texts("leads", known.leads)
    for key in ("passages_for", "passages_against"):
        for passage in head.texts(key):
            if passage not in known.anchors and not _PASSAGE.fullmatch(passage):
                raise head.error(key, f"{passage!r} is neither an anchor nor a passage")


def build(
    head: Head, known: Known, words: TomlFile, path: tuple[str, ...], *, organisation: str = ""
) -> Module:
    """Check a module's structure and words and join them.

    Args:
        head: the top of its file.
        known: what it may name.
        words: the file its words stand in.
        path: the table in that file.
        organisation: whose own questions these are; empty for a module of the instrument.
    """
    _check_minutes(head, known.rules)
    groups = [record.code for record in records(head.file, "group")]
    items = records(head.file, "item")
    check_shape(head, items, groups)
    named = (*head.texts("passages_for"), *head.texts("passages_against"))
    passages = [one for one in named if one not in known.anchors]
    _check_words(words, path, items, groups, passages)
    wording = Wording(words.name, _table(words, path))
    return Module(
        code=head.code,
        version=_version(head),
        minutes=head.data["minutes"],
        picture=head.text("picture"),
        frameworks=head.texts("frameworks"),
        refs=head.texts("refs"),
        passages_for=head.texts("passages_for"),
        passages_against=head.texts("passages_against"),
        titles={one: wording.get(f"passage.{one}") for one in passages},
        leads=head.texts("leads"),
        groups={code: wording.get(f"group.{code}") for code in groups},
        items={item.code: _item(item, groups, wording) for item in items},
        values=_labels(known.wording, items),
        words=_words(wording),
        rules=known.rules,
        organisation=organisation,
    )


def _version(head: Head) -> str:
    version = head.text("version")
    if not _VERSION.fullmatch(version):
        raise head.error("version", f"version {version!r} is not three numbers (1.0.0)")
    return version


def _check_minutes(head: Head, rules: ModuleRules) -> None:
    minutes = head.data.get("minutes")
    if not isinstance(minutes, int) or isinstance(minutes, bool) or not 1 <= minutes <= rules.most_minutes:
        raise head.error("minutes", f"minutes must be a whole number from 1 to {rules.most_minutes}")


def _item(record: Record, groups: Collection[str], wording: Wording) -> ModuleItem:
    record.only(
        "code",
        "group",
        "answer",
        "referent",
        "facet",
        "refs",
        "follow",
        "per",
        "options",
        "places",
        "at_most",
    )
    answer = record.text("answer", tuple(KINDS))
    short = f"short.{record.code}"
    options = {code: wording.get(f"option.{code}") for code in record.texts("options")}
    return ModuleItem(
        code=record.code,
        answer=answer,
        referent=record.text("referent", REFERENTS) if "referent" in record.data else "",
        group=record.text("group", groups) if "group" in record.data else "",
        facet=str(record.data.get("facet", "")),
        refs=record.texts("refs"),
        follow=record.yes("follow", default=False),
        per=str(record.data.get("per", "")),
        options=options,
        inside=options | (dict(wording.table("relation")) if wording.has("relation") else {}),
        places=dict(zip(options, record.texts("places"), strict=False)),
        at_most=int(record.data.get("at_most", 1)),
        text=wording.get(f"item.{record.code}"),
        short=wording.get(short) if wording.has(short) else "",
    )


def _check_words(
    words: TomlFile, path: tuple[str, ...], items: list[Record], groups: list[str], passages: list[str]
) -> None:
    """Refuse a code without words, and words for an unknown code."""
    needed = [key for key in _NEEDED if items or key != "header"]
    needed += ["follow"] if any(item.data.get("follow") for item in items) else []
    check_texts_at(words, path, needed, closed=False)
    for key in _table(words, path):
        if key not in (*_NEEDED, *_MORE, *_TABLES):
            raise words.error((*path, key), path[-1], f"the key {key!r} is unknown here")
    options = [option for item in items for option in item.texts("options")]
    rated = [item.code for item in items if item.data.get("answer") not in (TEXT, PICK)]
    for table, codes in (
        ("item", [item.code for item in items]),
        ("group", groups),
        ("option", options),
        ("passage", passages),
        *([("relation", options)] if "relation" in _table(words, path) else []),
    ):
        check_texts_at(words, (*path, table), codes)
    check_texts_at(words, (*path, "short"), rated, closed=False)
    for code in _table(words, (*path, "short")):
        if not any(code == item.code for item in items):
            raise words.error(
                (*path, "short", code), code, f"words for an unknown code in [{'.'.join(path)}.short]"
            )


def _labels(words: TomlFile, items: list[Record]) -> Mapping[str, Mapping[str, str]]:
    """Return the labels of the answers of every kind that is used; refuse one without."""
    kinds = dict.fromkeys(item.text("answer", tuple(KINDS)) for item in items)
    found = {}
    for kind in kinds:
        if KINDS[kind]:
            place: TomlPath = (SCALE_KINDS[kind],) if kind in SCALE_KINDS else ("module_values", kind)
            path = tuple(map(str, place))
            check_texts_at(words, path, [str(value) for value in KINDS[kind]], closed=False)
            found[kind] = Wording(words.name, _table(words, path)).tables
    return found


def _words(wording: Wording) -> ModuleWords:
    texts = {key: wording.get(key) for key in (*_NEEDED, *_MORE) if wording.has(key)}
    sides = wording.table("side") if wording.has("side") else {}
    return ModuleWords(**texts, sides=tuple(sides[key] for key in ("a", "b") if key in sides))


def _table(words: TomlFile, path: tuple[str, ...]) -> Mapping[str, object]:
    table: object = words.data
    for part in path:
        table = table.get(part) if isinstance(table, Mapping) else None
    return table if isinstance(table, Mapping) else {}
