"""What a group talks about after the pairs: the chain, the manager's picture, the choices."""

from collections.abc import Mapping

from report.group_change import change_lines
from report.group_material import FULL, NONE, GroupMaterial, Picture
from report.group_parts import GroupChange, GroupGap, GroupWish
from workshop import Comparison, pictures_differ

DIFFERENT = "G1"


def chain(material: GroupMaterial, lowest: str) -> str:
    """What is said of K, V and W; empty where nothing is shown."""
    if material.picture["mode"] == NONE:
        return ""
    if not lowest:
        return material.say("chain.none")
    gap = material.texts.number(float(material.picture["chain"]["gap"]))
    return material.say("chain.lowest", name=material.name(lowest), gap=gap)


def gaps(material: GroupMaterial) -> tuple[GroupGap, ...]:
    """The manager's picture beside the group's, where it is reported (instrument.md 3.10.7)."""
    return tuple(_gap(material, code, gap) for code, gap in material.picture.get("gaps", {}).items())


def _gap(material: GroupMaterial, code: str, gap: Picture) -> GroupGap:
    name, word, g = material.name(code), str(gap["word"]), gap.get("g")
    said = material.say(f"gaps.{word}", name=name)
    if g is not None:
        said += " " + material.say("gaps.number", g=material.texts.number(abs(float(g))))
    return GroupGap(code, name, word, said, g)


def different(material: GroupMaterial) -> str:
    """The name of the group's typbild G1 where it holds (instrument.md 4.3), or empty."""
    differ = pictures_differ(material.instrument, material.picture)
    return material.instrument.typbilder[DIFFERENT].name if differ else ""


def wishes(material: GroupMaterial, which: str) -> tuple[GroupWish, ...]:
    """The poles enough people chose, in the order of the picture."""
    listed = material.picture.get("priorities", {})
    found, top = listed.get(which, ()), listed.get("at_least")
    counted = isinstance(found, Mapping) and material.picture["mode"] == FULL
    votes: Mapping[str, int | None] = found if counted else dict.fromkeys(found)
    return tuple(_wish(material, code, count, top) for code, count in votes.items())


def _wish(material: GroupMaterial, code: str, count: int | None, top: int | None) -> GroupWish:
    name, more = material.name(code), count is not None and count == top
    if count is None:
        return GroupWish(code, name, name)
    said = material.say("votes_or_more" if more else "votes", n=count)
    return GroupWish(code, name, f"{name}: {said}", count, more)


def change(material: GroupMaterial, found: Comparison | None) -> GroupChange | None:
    """The change since the round before, in words (instrument.md 3.11); None in a first round."""
    if found is None:
        return None
    words = tuple(
        (code, material.name(code), material.texts(f"round.{word}")) for code, word in found.words.items()
    )
    return GroupChange(change_lines(material.texts, material.instrument, found), words)
