"""An optional module as it stands: its items, the kinds of answer there are, its questions in order."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from assessment.answers import BEHOV, RATINGS
from assessment.errors import AnswerError

TEXT, PICK = "text", "pick"
KINDS: Mapping[str, tuple[int | str, ...]] = {
    "frequency": (*RATINGS, "DK", "NR"),
    "agree": (*RATINGS, "DK"),
    "practice": ("not_used", "planned", "used", "removed", "not_ours", "DK"),
    "brake": (0, 1, 2, 3, "DK"),
    "direction": (*BEHOV, "DK"),
    TEXT: (),
    PICK: (),
}
"""The kinds of answer with their values in presented order; a text and a choice of options have none."""

SCALE_KINDS: Mapping[str, str] = {"frequency": "values", "direction": "behov_values"}
"""Kinds that are answered in the words of the core's own questions, and where these stand."""

MAX_TEXT = 300
_FOLLOW, _PER = "_text", "@"


@dataclass(frozen=True)
class ModuleRules:
    """The limits of module_rules.toml.

    Attributes:
        most_minutes: a module takes at most so long.
        card_most: questions on one card.
        card_usual: questions on one card where the module has no groups.
        both_from: both statements of a row at least this, 1-5.
        apart: a row leans when its statements are so far apart, in steps of the scale.
    """

    most_minutes: int
    card_most: int
    card_usual: int
    both_from: int
    apart: int


@dataclass(frozen=True)
class ModuleItem:
    """One question of a module.

    Attributes:
        code: for example "M1_01".
        answer: kind of answer, one of KINDS.
        referent: whom it is about: enheten, ledningen, jag or relation.
        group: code of its group, or empty.
        facet: what it asks, in English, for the developer.
        refs: lines it rests on, "004:142".
        follow: a line of free text may be written under it.
        per: code of the pick whose chosen options it is asked for, or empty.
        options: what a pick chooses among, code to words.
        inside: the options as they stand inside a question ("{relation}").
        at_most: how many options a pick may take.
        text: the question in this language.
        short: a few words for pictures.
    """

    code: str
    answer: str
    referent: str
    group: str
    facet: str
    refs: tuple[str, ...]
    follow: bool
    per: str
    options: Mapping[str, str]
    inside: Mapping[str, str]
    at_most: int
    text: str
    short: str


@dataclass(frozen=True)
class Question:
    """An item as it is asked: once, or once per chosen option; key names its answer."""

    key: str
    item: ModuleItem
    text: str
    option: str = ""


@dataclass(frozen=True)
class ModuleCard:
    """A few questions under one heading; the heading may be empty."""

    heading: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class ModuleWords:
    """What a module says beside its questions.

    Attributes:
        name: what it is called.
        lead: one sentence: what it is and where it comes from.
        intro: what stands above the first card.
        header: the question the answers are given to.
        limits: what it does not claim.
        reason: why it may be of use to somebody whose profile points to it, or empty.
        beside: a sentence to stand beside the picture, or empty.
        follow: the question of the line under an item, or empty.
        sides: names of the two things that are shown beside each other, or empty.
    """

    name: str
    lead: str
    intro: str
    header: str
    limits: str
    reason: str = ""
    beside: str = ""
    follow: str = ""
    sides: tuple[str, ...] = ()


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
            raise AnswerError(key, f"{value!r} is not {allowed}")
        if option and option not in self.items[item.per].options:
            raise AnswerError(key, f"{option!r} is none of its options")

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
        """Return the questions on cards: a group, or an option's own, or a few at a time."""
        sets: dict[str, list[Question]] = {}
        for one in self.questions(answers):
            heading = self._heading(one)
            sets.setdefault(heading, []).append(one)
        return tuple(
            ModuleCard(heading, tuple(several[start : start + size]))
            for heading, several in sets.items()
            for size in (self._size(heading, len(several)),)
            for start in range(0, len(several), size)
        )

    def _heading(self, one: Question) -> str:
        if one.option:
            return self.items[one.item.per].options[one.option]
        return self.groups.get(one.item.group, "")

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
