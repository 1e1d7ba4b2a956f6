"""An optional module as it stands: its items, which answers they take, its questions in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from assessment.errors import AnswerError, shown
from assessment.module_parts import (
    KINDS,
    MAX_TEXT,
    PICK,
    TEXT,
    ModuleCard,
    ModuleItem,
    ModuleRules,
    ModuleWords,
    Question,
    Section,
)

_FOLLOW, _PER = "_text", "@"
_SMALL = 3  # a group of fewer questions shares its card with the next small one


@dataclass(frozen=True)
class Module:
    """An optional module in one language; it never touches the core's result.

    Attributes:
        code: "M1".
        version: its own version.
        minutes: how long it takes, rounded up.
        picture: how its answers are shown.
        frameworks: codes of the frameworks it rests on.
        refs: where they stand.
        passages_for: what speaks for: anchor ids, or ids of passages of the corpus.
        passages_against: what speaks against.
        titles: our own title of a passage, by its id.
        leads: parts of a profile after which it is proposed.
        groups: headings by code, in order.
        values: labels of the answers by kind.
        organisation: whose own questions these are; empty for a module of the instrument.
    """

    code: str
    version: str
    minutes: int
    picture: str
    frameworks: tuple[str, ...]
    refs: tuple[str, ...]
    passages_for: tuple[str, ...]
    passages_against: tuple[str, ...]
    titles: Mapping[str, str]
    leads: tuple[str, ...]
    groups: Mapping[str, str]
    items: Mapping[str, ModuleItem] = field(repr=False)
    values: Mapping[str, Mapping[str, str]] = field(repr=False)
    words: ModuleWords = field(repr=False)
    rules: ModuleRules = field(repr=False)
    organisation: str = ""

    def in_group(self, group: str) -> tuple[ModuleItem, ...]:
        """Return the items of a group, in order."""
        return tuple(item for item in self.items.values() if item.group == group)

    def check(self, key: str, value: object) -> None:
        """Refuse what is no answer to a question of this module.

        Raises:
            AnswerError: the key is none of its questions, or the value none of its answers.
        """
        item, option = self._asked(key)
        if (key.endswith(_FOLLOW) and key not in self.items) or item.answer == TEXT:
            right = isinstance(value, str) and len(value) <= MAX_TEXT
            allowed: object = f"a text of at most {MAX_TEXT} characters"
        elif item.answer == PICK:
            right = _is_pick(item, value)
            allowed = f"a list of at most {item.at_most} of {', '.join(item.options)}"
        else:
            right = not isinstance(value, bool | float) and value in KINDS[item.answer]
            allowed = ", ".join(map(str, KINDS[item.answer]))
        if not right:
            raise AnswerError(key, f"{shown(value)} is not {allowed}")
        if option and option not in self.items[item.per].options:
            raise AnswerError(key, f"{shown(option)} is none of its options")

    def _asked(self, key: str) -> tuple[ModuleItem, str]:
        """Return the item a key belongs to, and the option it is asked for."""
        code, _, option = key.partition(_PER)
        item = self.items.get(code)
        if item is None and code.endswith(_FOLLOW):
            found = self.items.get(code.removesuffix(_FOLLOW))
            item = found if found is not None and found.follow else None
        if item is None or bool(option) != bool(item.per):
            raise AnswerError(key, f"is no question of {self.code}")
        return item, option

    def questions(self, answers: Mapping[str, object]) -> tuple[Question, ...]:
        """Return what is asked, in order; an item asked per option stands once for each that was chosen."""
        found = [Question(code, item, item.text) for code, item in self.items.items() if not item.per]
        for pick in (item for item in self.items.values() if item.answer == PICK):
            own = [item for item in self.items.values() if item.per == pick.code]
            found += [
                Question(f"{item.code}{_PER}{option}", item, inside(item, pick, option), option)
                for option in chosen(pick, answers)
                for item in own
            ]
        return tuple(found)

    def cards(self, answers: Mapping[str, object]) -> tuple[ModuleCard, ...]:
        """Return the questions on cards: a group, a few small groups, an option's own, or a few at a time."""
        cards: list[list[Section]] = []
        for section in self._sections(answers):
            open_card = cards[-1] if cards else []
            small = [len(one.questions) < _SMALL for one in (*open_card, section)]
            many = sum(len(one.questions) for one in (*open_card, section))
            if open_card and section.heading and all(small) and many <= self.rules.card_usual:
                open_card.append(section)
            else:
                cards.append([section])
        return tuple(ModuleCard(tuple(sections)) for sections in cards)

    def _sections(self, answers: Mapping[str, object]) -> Iterator[Section]:
        """Questions under their headings, cut into parts where they are too many for a card."""
        found: dict[str, list[Question]] = {}
        for one in self.questions(answers):
            found.setdefault(self.heading(one), []).append(one)
        for heading, several in found.items():
            size = self._size(heading, len(several))
            for start in range(0, len(several), size):
                yield Section(heading, tuple(several[start : start + size]))

    def heading(self, one: Question) -> str:
        """Return what a question stands under: its group's words, or its option's; may be empty."""
        if not one.option:
            return self.groups.get(one.item.group, "")
        words = self.items[one.item.per].options[one.option]
        return words[:1].upper() + words[1:]

    def _size(self, heading: str, many: int) -> int:
        """How many questions stand on a card: all of a small group, else parts of about the same size."""
        most = self.rules.card_most if heading else self.rules.card_usual
        parts = -(-many // most)
        return -(-many // parts)


def inside(item: ModuleItem, pick: ModuleItem, option: str) -> str:
    """Return the words of an item asked for one option."""
    return item.text.replace("{relation}", pick.inside[option])


def _is_pick(item: ModuleItem, value: object) -> bool:
    if not isinstance(value, list | tuple) or len(value) > item.at_most:
        return False
    return len(set(map(str, value))) == len(value) and all(one in item.options for one in value)


def chosen(pick: ModuleItem, answers: Mapping[str, object]) -> dict[str, str]:
    """Return the options that were chosen, with their words, in the content's order."""
    given = answers.get(pick.code)
    taken: Collection[object] = given if isinstance(given, list | tuple) else ()
    return {option: words for option, words in pick.options.items() if option in taken}
