"""How the answers of a module are set out: one small function a picture, and nothing is added up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from assessment import MAP_PLACES, Module, ModuleItem, Question, by_state, by_value, place, stance
from report.module_parts import ModuleMark, ModulePart, ModulePicture, ModuleRow
from texts import Texts

_TEXT, _PICK, _DIRECTION = "text", "pick", "direction"
_ABOVE = MAP_PLACES[0]


@dataclass(frozen=True)
class Given:
    """A module with somebody's answers, and the wording."""

    module: Module
    answers: Mapping[str, object]
    texts: Texts

    def said(self, item: ModuleItem, key: str) -> str:
        """The answer to a question in words; a choice as a list; what is not answered is said to be."""
        value = self.answers.get(key)
        if value is None or value == []:
            return self.texts("module.unanswered")
        if item.answer == _TEXT:
            return str(value)
        if item.answer == _PICK:
            taken = value if isinstance(value, list | tuple) else ()
            return ", ".join(item.options[option] for option in item.options if option in taken)
        return self.module.values[item.answer][str(value)]

    def mark(self, item: ModuleItem, key: str) -> ModuleMark:
        """The answer as a mark on its row."""
        return ModuleMark(place(item, self.answers.get(key)), self.said(item, key), item.text)

    def row(self, item: ModuleItem, key: str = "") -> ModuleRow:
        """A row with one mark, and what was written under it."""
        one = self.mark(item, key or item.code)
        return ModuleRow(item.short, _brief(one.said), (one,), self.follow(item))

    def follow(self, item: ModuleItem) -> tuple[tuple[str, str], ...]:
        """What was written under a question, with what was asked."""
        text = str(self.answers.get(f"{item.code}_text") or "")
        return ((self.module.words.follow, text),) if text else ()

    def written(self, items: Iterable[ModuleItem]) -> tuple[tuple[str, str], ...]:
        """What was written, chosen or wished among some items, each with its question."""
        kinds = (_TEXT, _PICK, _DIRECTION)
        return tuple(
            (item.text, self.said(item, item.code))
            for item in items
            if item.answer in kinds and self.answers.get(item.code) not in (None, "", [])
        )

    def picture(self, layout: str, parts: Iterable[ModulePart]) -> ModulePicture:
        """The whole, with the sentence that says what it shows."""
        says = self.texts(f"module.says.{self.module.picture}")
        kept = tuple(part for part in parts if part.rows or part.notes)
        return ModulePicture(layout, kept, says, self.module.words.sides)


def _rated(items: Iterable[ModuleItem]) -> list[ModuleItem]:
    return [item for item in items if item.answer not in (_TEXT, _PICK, _DIRECTION)]


def practices(given: Given) -> ModulePicture:
    """Fields beside each other; in each the practices by state."""
    groups = given.module.groups or {"": ""}
    parts = (
        ModulePart(
            title, tuple(given.row(item) for item in by_state(given.module.in_group(code), given.answers))
        )
        for code, title in groups.items()
    )
    return given.picture("fields", parts)


def paired(given: Given) -> ModulePicture:
    """One row a principle with two marks: the unit's and the one for those above."""
    rows = []
    for code, title in given.module.groups.items():
        marks = tuple(given.mark(item, item.code) for item in _rated(given.module.in_group(code)))
        said = given.texts("module.both", a=_brief(marks[0].said), b=_brief(marks[1].said))
        rows.append(ModuleRow(title, said, marks, given.written(given.module.in_group(code))))
    return given.picture("scale", [ModulePart("", tuple(rows))])


def stances(given: Given) -> ModulePicture:
    """Two statements beside each other, and which of them is held, row by row."""
    rows = []
    for code, title in given.module.groups.items():
        first, second = given.module.in_group(code)
        found = stance(given.answers.get(first.code), given.answers.get(second.code), given.module.rules)
        a, b = given.module.words.sides
        said = given.texts(f"module.stance.{found or 'saknas'}", a=_inside(a), b=_inside(b))
        rows.append(ModuleRow(title, said, tuple(given.mark(one, one.code) for one in (first, second))))
    return given.picture("pairs", [ModulePart("", tuple(rows))])


def _brief(said: str) -> str:
    """An answer without what explains it in brackets."""
    return said.partition(" (")[0]


def _inside(name: str) -> str:
    """A name as it stands inside a sentence."""
    return name[:1].lower() + name[1:]


def grouped(given: Given) -> ModulePicture:
    """Groups of rows, each by itself; what was written or wished stands under its group."""
    module = given.module
    groups = [(title, module.in_group(code)) for code, title in module.groups.items()]
    groups.append(("", module.in_group("")))
    parts = [
        ModulePart(title, tuple(given.row(one) for one in _rated(items)), given.written(items))
        for title, items in groups
    ]
    return given.picture("scale", parts)


def relations(given: Given) -> ModulePicture:
    """The relations that were chosen, each by itself, on a map seen from here; in rows without a map."""
    asked: dict[str, list[Question]] = {}
    for one in given.module.questions(given.answers):
        if one.option:
            asked.setdefault(one.option, []).append(one)
    parts = (
        ModulePart(
            given.module.heading(some[0]),
            tuple(given.row(one.item, one.key) for one in some),
            place=given.module.items[some[0].item.per].places.get(option, ""),
        )
        for option, some in asked.items()
    )
    picture = given.picture("scale", parts)
    if not all(part.place for part in picture.parts):
        return picture
    there = {place: [part for part in picture.parts if part.place == place] for place in MAP_PLACES}
    there[_ABOVE].reverse()  # the farthest above stands first
    names = {place: given.texts(f"module.map.{place or 'unit'}") for place in (_ABOVE, "", *MAP_PLACES[1:])}
    return replace(picture, layout="map", parts=tuple(chain(*there.values())), places=names)


def nodes(given: Given) -> ModulePicture:
    """Fields beside each other without order or arrows, one a question."""
    return given.picture(
        "fields", (ModulePart("", (given.row(item),)) for item in given.module.items.values())
    )


def in_order(given: Given) -> ModulePicture:
    """The questions under each answer, the strongest first; no number, no mean."""
    unanswered = given.texts("module.unanswered")
    brakes = given.module.values["brake"]
    parts = (
        ModulePart(
            unanswered if value is None else brakes[str(value)],
            tuple(ModuleRow(item.short, "", notes=given.follow(item)) for item in items),
        )
        for value, items in by_value(given.module, given.answers)
    )
    written = given.written(given.module.items.values())
    return given.picture("words", [*parts, *([ModulePart("", (), written)] if written else [])])


PICTURES: Mapping[str, Callable[[Given], ModulePicture]] = {
    "practices": practices,
    "paired": paired,
    "stances": stances,
    "pressure": grouped,
    "relations": relations,
    "nodes": nodes,
    "sorted": in_order,
    "cards": grouped,
    "meeting": grouped,
}
"""The pictures by name; `grid` is the workshop's own and is not drawn here."""
