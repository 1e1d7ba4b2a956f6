"""Joins a group's picture, the instrument and the passages into the object that every export shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from assessment import Instrument, group_scales
from report import group_talk as talk
from report.group_material import NONE, GroupMaterial, Picture, allowed
from report.group_order import talk_order
from report.group_parts import (
    GroupFindings,
    GroupItem,
    GroupPair,
    GroupScale,
    GroupSplit,
    GroupTopic,
)
from report.group_shown import item_shown, scale_shown
from report.passages import Shelf
from retrieval import Source
from texts import Texts
from workshop import GRID_COLUMNS, Comparison, grid_of, pictures_differ

DECISION = ("strengthen", "take_away", "who", "when", "upward")
"""The fields of the decision card, in the order they are read aloud."""


@dataclass(frozen=True)
class About:
    """What stands round a picture; nothing here comes from the answers.

    Attributes:
        title: What the workshop is called, by the facilitator.
        practice: Whether the answers are made up.
        parts: Whether the group was to be shown in two parts; when they are kept back, that is said.
        decision: What was decided, by DECISION, and the groups' own grid under grid; free text.
    """

    title: str = ""
    practice: bool = False
    parts: bool = False
    decision: Mapping[str, object] = field(default_factory=dict)


def build_group_findings(
    picture: Picture,
    instrument: Instrument,
    texts: Texts,
    sources: Mapping[str, Source],
    about: About | None = None,
    change: Comparison | None = None,
) -> GroupFindings:
    """Everything there is to show about a group, worded in one language (instrument.md 3.10, 6.2).

    Args:
        picture: What may be shown, as `cli.py group --json` prints it or `workshop.shown` returns it; keys
            that are left out are hidden, and nothing says why.
        instrument: The instrument in the same language as the texts.
        texts: The interface's wording.
        sources: The source texts by code.
        about: Title, practice mark and decision.
        change: What is said of the change since the round before, when it may be.

    Raises:
        UnknownSourceError: an anchor names a source that is not there.
    """
    material = GroupMaterial(allowed(picture), instrument, texts, Shelf(instrument, sources, texts))
    return _joined(material, about or About(), change)


def _joined(material: GroupMaterial, about: About, change: Comparison | None) -> GroupFindings:
    picture, texts, shelf = material.picture, material.texts, material.shelf
    pairs, scales = _pairs(material), _scales(material)
    order = talk_order(texts, pairs)
    stark, latta = talk.wishes(material, "stark"), talk.wishes(material, "latta")
    lowest = str(picture.get("chain", {}).get("lowest", ""))
    chosen = [*(one.code for one in (*stark, *latta)), *filter(None, [lowest])]
    return GroupFindings(
        lang=texts.lang,
        version=material.instrument.version,
        title=about.title,
        practice=about.practice,
        n=int(picture["n"]),
        mode=str(picture["mode"]),
        says=_says(material, about),
        how=_how(material, all_items(pairs, scales)),
        pairs=pairs,
        poles=tuple(_scale(material, code) for code in material.instrument.poles) if pairs else (),
        order=order.sentences,
        agreed=order.agreed,
        divided=order.divided,
        scales=scales,
        chain=talk.chain(material, lowest),
        lowest=lowest,
        chain_gap=picture["chain"]["gap"] if lowest else None,
        change=talk.change(material, change),
        gaps=talk.gaps(material),
        different=talk.different(material),
        stark=stark,
        latta=latta,
        split=_split(material),
        questions=texts.all("group.questions.list"),
        topics=(*_topics(material, chosen), *_different(material)),
        unknown=shelf.sides("U").unknown,
        decision=tuple((texts(f"decision.{key}"), _decided(texts, about, key)) for key in DECISION),
        grid=_grid(material, about),
        limits=texts.all("group.limits.list"),
        sources=tuple(shelf.source_line(code) for code in shelf.sources),
    )


def _decided(texts: Texts, about: About, key: str) -> str:
    """What stands on the decision card; a date as people write it."""
    text = str(about.decision.get(key) or "").strip()
    try:
        return texts.day(date.fromisoformat(text)) if key == "when" else text
    except ValueError:
        return text


def _grid(material: GroupMaterial, about: About) -> tuple[tuple[str, ...], ...]:
    """The grid's head and the rows that groups wrote themselves; empty without a row."""
    rows = grid_of(about.decision.get("grid"), material.instrument.constants.group.min_n)
    head = (material.texts("grid.group"), *(material.texts(f"grid.{column}") for column in GRID_COLUMNS))
    return (head, *((row.group, *row.cells) for row in rows)) if rows else ()


def _says(material: GroupMaterial, about: About) -> tuple[str, ...]:
    picture = material.picture
    mode = material.say(f"mode.{picture['mode']}")
    if picture["mode"] == NONE:
        return (mode,)
    told = (material.say("answered", n=picture["n"]), mode)
    if not about.parts or "split" in picture:  # there, perhaps with nothing revealed yet
        return told
    return (*told, material.say("split.kept_back", n=material.instrument.constants.group.full_v))


def _how(material: GroupMaterial, items: Iterable[GroupItem]) -> tuple[str, ...]:
    told = ["how.three_months", "sides", "how.middle", "how.spread", "hidden_why", "reversed_says"]
    if any(item.shown.two_camps for item in items):
        told.append("two_camps_says")
    return tuple(material.say(key) for key in told)


def all_items(pairs: Iterable[GroupPair], scales: Iterable[GroupScale]) -> tuple[GroupItem, ...]:
    """Every question, in presented order."""
    of_pairs = tuple(item for pair in pairs for item in pair.items)
    return of_pairs + tuple(item for scale in scales for item in scale.items)


def _pairs(material: GroupMaterial) -> tuple[GroupPair, ...]:
    if material.picture["mode"] == NONE:
        return ()
    common = group_scales(material.instrument)
    return tuple(
        GroupPair(
            pair.number,
            pair.name,
            tuple(_item(material, code) for pole in (pair.tillit, pair.tvivel) for code in common[pole]),
        )
        for pair in material.instrument.pairs.values()
    )


def _item(material: GroupMaterial, code: str, measures: Picture | None = None) -> GroupItem:
    """One question; measures are those of the whole unless others are given."""
    item = material.instrument.items[code]
    found = material.picture.get("items", {}) if measures is None else measures
    scale = material.instrument.scales[item.scale]
    pole = scale.pole or ""
    return GroupItem(
        code=code,
        text=item.text,
        short=item.short,
        scale=scale.name,
        pole=pole,
        side=material.instrument.wording.get(f"pole.{pole}") if pole else "",
        reversed=item.reversed,
        shown=item_shown(material.texts, found.get(code)),
    )


def _scales(material: GroupMaterial) -> tuple[GroupScale, ...]:
    if material.picture["mode"] == NONE:
        return ()
    poles = set(material.instrument.poles)
    return tuple(_scale(material, code) for code in group_scales(material.instrument) if code not in poles)


def _scale(material: GroupMaterial, code: str) -> GroupScale:
    scale = material.instrument.scales[code]
    items = group_scales(material.instrument)[code]
    return GroupScale(
        code,
        scale.name,
        scale.definition,
        scale_shown(material.texts, material.picture.get("scales", {}).get(code)),
        tuple(_item(material, item) for item in items),
    )


def _split(material: GroupMaterial) -> GroupSplit | None:
    split = material.picture.get("split")
    if not split or not split["in"]["items"]:
        return None
    codes = [code for code in material.instrument.workshop_items if code in split["in"]["items"]]
    inside, outside = (
        tuple(_item(material, code, split[side]["items"]) for code in codes) for side in ("in", "out")
    )
    return GroupSplit(str(split["name"]), material.say("split.others"), inside, outside)


def _topics(material: GroupMaterial, codes: Iterable[str]) -> tuple[GroupTopic, ...]:
    return tuple(
        GroupTopic(
            code,
            material.name(code),
            material.instrument.scales[code].definition,
            material.shelf.sides(code),
        )
        for code in dict.fromkeys(codes)
    )


def _different(material: GroupMaterial) -> tuple[GroupTopic, ...]:
    """The group's typbild with its own passages, where it holds (instrument.md 4.3)."""
    if not pictures_differ(material.instrument, material.picture):
        return ()
    code, wording = talk.DIFFERENT, material.instrument.wording
    sides = material.shelf.sides(code)
    return (
        GroupTopic(code, wording.get(f"typbild.{code}.name"), wording.get(f"typbild.{code}.meaning"), sides),
    )
