"""Which questions each picture of a module can show: refused at reading rather than drawn wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assessment.module_parts import MAP_PLACES, PICK, TEXT
from assessment.record import Record


@dataclass(frozen=True)
class Shape:
    """What a picture needs.

    Attributes:
        kinds: kinds of answer it can show.
        in_group: how many of the first kind each group must hold, None where groups are free.
        sides: it names two sides.
    """

    kinds: tuple[str, ...]
    in_group: int | None = None
    sides: bool = False


PICTURES: Mapping[str, Shape] = {
    "practices": Shape(("practice",)),
    "paired": Shape(("frequency", TEXT), in_group=2, sides=True),
    "stances": Shape(("agree",), in_group=2, sides=True),
    "pressure": Shape(("frequency", "direction", TEXT)),
    "relations": Shape(("frequency", PICK)),
    "nodes": Shape(("frequency",)),
    "sorted": Shape(("brake", TEXT)),
    "grid": Shape(()),
    "cards": Shape(("frequency", TEXT), in_group=2),
    "meeting": Shape(("frequency", TEXT, PICK)),
}
"""The pictures there are, with what they can show."""


def check_shape(head: Record, items: list[Record], groups: Collection[str]) -> None:
    """Refuse a picture that does not exist, and questions it cannot show.

    Raises:
        ContentError: names the file, the line and the module or question.
    """
    shape = PICTURES[head.text("picture", PICTURES)]
    if bool(items) != bool(shape.kinds):
        raise head.error("item", "has no questions" if shape.kinds else "this picture takes no questions")
    picks = {item.code for item in items if item.data.get("answer") == PICK}
    for item in items:
        _check_item(head, item, shape, picks)
    for group in groups:
        own = [item for item in items if item.data.get("group") == group]
        many = sum(item.data.get("answer") == shape.kinds[0] for item in own)
        if not own or shape.in_group not in {None, many}:
            what = f"needs {shape.in_group} questions" if shape.in_group else "holds no question"
            raise head.error("group", f"the group {group!r} {what}")
    if shape.in_group and any(item.data.get("group") not in groups for item in items):
        raise head.error("item", "every question must stand in a group here")


def _check_item(head: Record, item: Record, shape: Shape, picks: Collection[str]) -> None:
    if not item.code.startswith(f"{head.code}_"):
        raise item.error("code", f"does not begin with {head.code}_")
    if item.code.endswith("_text") or "@" in item.code:
        raise item.error("code", "may not end in _text or hold @: such names are the program's own")
    item.text("answer", shape.kinds)
    if "per" in item.data:
        item.text("per", picks)
    if item.code in picks:
        options, most = item.texts("options"), item.data.get("at_most")
        if not options or len(set(options)) < len(options):
            raise item.error("options", "options are missing or stand twice")
        places = item.texts("places")
        if places and (len(places) != len(options) or not set(places) <= set(MAP_PLACES)):
            raise item.error("places", f"places must say where each option stands: {', '.join(MAP_PLACES)}")
        if not isinstance(most, int) or isinstance(most, bool) or not 1 <= most <= len(options):
            raise item.error("at_most", "at_most must be a whole number, at most as many as the options")
