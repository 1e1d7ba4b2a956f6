"""Reads content/*.toml into an Instrument for one language, refusing what does not add up."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from assessment.conditions import Names, read_conditions
from assessment.constants import Constants, GroupConstants
from assessment.content_checks import check_bands, check_constants, check_items, check_pairs
from assessment.content_wording import Codes, check_wording
from assessment.errors import ContentError
from assessment.instrument import Anchor, Context, Instrument, Item, Pair, Rule, Scale, Typbild
from assessment.module_files import Known, load_modules, load_rules
from assessment.record import Record, records
from assessment.toml_file import TomlFile, read_toml
from assessment.versions import read_versions
from assessment.wording import Wording

FOLDER = Path(__file__).parent / "content"
DERIVED_VALUES = ("T",)
"""Values that conditions may name beside the scales (3.4)."""

SIDES = {"f": "for", "a": "against", "u": "unknown"}
KINDS = ("E", "S", "R", "A", "B", "O")
_LANG = re.compile(r"[a-z]{2,3}")
_ANCHOR_ID = re.compile(r"(.+)\.([fau])\d+")


def load_instrument(lang: str = "sv", folder: Path | None = None) -> Instrument:
    """Read the questionnaire in one language.

    Args:
        lang: language code; its wording stands in <lang>.toml.
        folder: the content folder; the one shipped when None.

    Raises:
        ContentError: the files do not add up; the message names file, line and code.

    >>> i = load_instrument()
    >>> len(i.items), list(i.items)[:4], len(i.workshop_items), i.pairs[1].tvivel
    (44, ['A1a', 'B1a', 'B1b', 'A1b'], 20, 'B1')
    """
    home = folder or FOLDER
    structure = read_toml(home / "instrument.toml")
    if not _LANG.fullmatch(lang):
        raise ContentError(f"{lang}.toml", 1, lang, "is not a language code")
    words = read_toml(home / f"{lang}.toml")
    found = _build(structure, words, read_toml(home / "versions.toml"), lang)
    return replace(found, modules=load_modules(home, known_to_modules(found, words, home)))


def known_to_modules(instrument: Instrument, words: TomlFile, home: Path) -> Known:
    """Return what a module may name in this instrument."""
    pairs = [f"pair:{number}" for number in instrument.pairs]
    frameworks = home / "frameworks.toml"
    return Known(
        leads=[*instrument.scales, *pairs, *instrument.typbilder, *instrument.rules],
        frameworks=[one.code for one in records(read_toml(frameworks), "framework")],
        anchors=[anchor.id for anchor in instrument.anchors],
        wording=words,
        rules=load_rules(home),
    )


def _build(structure: TomlFile, words: TomlFile, history: TomlFile, lang: str) -> Instrument:
    """Check the files and join them."""
    table = structure.table("instrument")
    for key in ("code", "version"):
        if not isinstance(table.get(key), str):
            raise structure.error(("instrument", key), "instrument", f"{key} is missing")
    parts = {name: records(structure, name) for name in ("scale", "item", "context", "typbild", "rule")}
    anchors = records(structure, "anchor", "id")
    codes = Codes.of(parts, anchors)
    check_items(parts["item"], parts["scale"])
    check_pairs(parts["scale"])
    check_bands(parts["context"])
    check_wording(words, codes, lang)
    wording = Wording(words.name, words.data)
    scales = {record.code: _scale(record, parts["item"], wording) for record in parts["scale"]}
    names = _names(parts)
    return Instrument(
        code=table["code"],
        version=table["version"],
        lang=lang,
        constants=_constants(structure, list(scales)),
        items={record.code: _item(record, wording) for record in parts["item"]},
        scales=scales,
        pairs=_pairs(scales, wording),
        contexts={record.code: _context(record, wording) for record in parts["context"]},
        typbilder={record.code: _typbild(record, names, wording) for record in parts["typbild"]},
        rules={record.code: _rule(record, names, wording) for record in parts["rule"]},
        anchors=tuple(_anchor(record, codes, wording) for record in anchors),
        wording=wording,
        versions=read_versions(history, table["version"], [record.code for record in parts["item"]]),
    )


def _constants(structure: TomlFile, scales: list[str]) -> Constants:
    """Return the constants; refuse one that is missing, unknown or not a number."""
    single = [f.name for f in fields(Constants) if f.name not in {"offset", "group"}]
    check_constants(structure, single, scales, [f.name for f in fields(GroupConstants)])
    table: dict[str, Any] = structure.data["constants"]
    group = GroupConstants(**structure.data["group"])
    return Constants(**table, offset=dict(structure.data["offset"]), group=group)


def _scale(record: Record, items: list[Record], wording: Wording) -> Scale:
    record.only("code", "kind", "pair", "pole", "referent", "items")
    kind = record.text("kind", ("pole", "condition", "derived"))
    own = tuple(item.code for item in items if item.data.get("scale") == record.code)
    is_pole = kind == "pole"
    return Scale(
        code=record.code,
        kind=kind,
        pair=int(record.data["pair"]) if is_pole else None,
        pole=record.text("pole", ("tillit", "tvivel")) if is_pole else None,
        referent=record.text("referent", ("enheten", "jag")),
        items=record.texts("items") if kind == "derived" else own,
        name=wording.get(f"scale.{record.code}.name"),
        definition=wording.get(f"scale.{record.code}.definition"),
        behov=wording.get(f"scale.{record.code}.behov") if is_pole else "",
    )


def _item(record: Record, wording: Wording) -> Item:
    record.only("code", "scale", "reversed", "workshop", "facet", "level", "dim", "refs", "terms")
    return Item(
        code=record.code,
        scale=record.text("scale"),
        reversed=record.yes("reversed"),
        workshop=record.yes("workshop"),
        facet=record.text("facet"),
        level=record.text("level", ("ind", "team", "org")),
        dim=record.text("dim", ("inst", "inter")),
        refs=record.texts("refs"),
        terms=record.texts("terms"),
        text=wording.get(f"item.{record.code}"),
        short=wording.get(f"short.{record.code}"),
    )


def _pairs(scales: dict[str, Scale], wording: Wording) -> dict[int, Pair]:
    """Return the pairs in order of their number."""
    poles = {(scale.pair, scale.pole): code for code, scale in scales.items() if scale.pair is not None}
    numbers = sorted({scale.pair for scale in scales.values() if scale.pair is not None})
    return {
        n: Pair(n, wording.get(f"pair.{n}.name"), poles[n, "tillit"], poles[n, "tvivel"]) for n in numbers
    }


def _context(record: Record, wording: Wording) -> Context:
    record.only("code", "options")
    labels = wording.table(f"context.{record.code}.options")
    question = wording.get(f"context.{record.code}.question")
    return Context(record.code, question, {option: labels[option] for option in record.texts("options")})


def _names(parts: dict[str, list[Record]]) -> Names:
    """Return the codes that conditions may name."""
    scales = [record.code for record in parts["scale"]]
    return Names(
        scales=[*scales, *DERIVED_VALUES],
        items=[record.code for record in parts["item"]],
        poles=[record.code for record in parts["scale"] if record.data.get("kind") == "pole"],
        contexts={record.code: record.texts("options") for record in parts["context"]},
    )


def _typbild(record: Record, names: Names, wording: Wording) -> Typbild:
    record.only("code", "conditions", "group")
    group = record.yes("group", default=False)
    return Typbild(
        record.code, wording.get(f"typbild.{record.code}.name"), read_conditions(record, names), group
    )


def _rule(record: Record, names: Names, wording: Wording) -> Rule:
    record.only("code", "conditions", "refs")
    question = wording.get(f"rule.{record.code}.question")
    return Rule(record.code, question, read_conditions(record, names), record.texts("refs"))


def _anchor(record: Record, codes: Codes, wording: Wording) -> Anchor:
    """Return an anchor; refuse unknown dim, kind or side, lines out of order, an id that says otherwise."""
    record.only("id", "dim", "side", "source", "lines", "quote_lines", "kind", "quote")
    anchor = Anchor(
        id=record.code,
        dim=record.text("dim", codes.dims),
        side=record.text("side", tuple(SIDES.values())),
        source=record.text("source"),
        lines=record.span("lines"),
        quote_lines=record.span("quote_lines"),
        kind=record.text("kind", KINDS),
        quote=record.text("quote"),
        title=wording.get(f"anchor.{record.code}"),
    )
    form = _ANCHOR_ID.fullmatch(record.code)
    if form is None or form.group(1) != anchor.dim or SIDES[form.group(2)] != anchor.side:
        raise record.error(
            "id", "the id does not match dim and side (A1.f1: for, A1.a1: against, A1.u1: unknown)"
        )
    return anchor
