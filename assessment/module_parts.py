"""The parts of an optional module: kinds of answer, items, questions as they are asked, words, limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.answers import BEHOV, RATINGS

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
MAP_PLACES = ("above", "within", "beside", "outside", "below")
"""Where something stands on a map, seen from the unit."""


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
        places: where an option stands on a map, code to one of MAP_PLACES; empty without a map.
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
    places: Mapping[str, str]
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
class Section:
    """Questions under one heading, which may be empty."""

    heading: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class ModuleCard:
    """What is asked at a time: one section, or a few small ones."""

    sections: tuple[Section, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions of the card, in order."""
        return tuple(one for section in self.sections for one in section.questions)


@dataclass(frozen=True)
class ModuleWords:
    """What a module says beside its questions.

    Attributes:
        name: what it is called.
        lead: one sentence: what it is and where it comes from.
        intro: what stands above the first card.
        limits: what it does not claim.
        header: the question the answers are given to, or empty where there are none.
        reason: why it may be of use to somebody whose profile points to it, or empty.
        beside: a sentence to stand beside the picture, or empty.
        follow: the question of the line under an item, or empty.
        seen: whose view the picture shows, or empty.
        sides: names of the two things that are shown beside each other, or empty.
    """

    name: str
    lead: str
    intro: str
    limits: str
    header: str = ""
    reason: str = ""
    beside: str = ""
    follow: str = ""
    seen: str = ""
    sides: tuple[str, ...] = ()
