"""The questionnaire as it stands: scales, items, pairs, rules, anchors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from assessment.constants import Constants
from assessment.versions import Version, is_version, later, order_of
from assessment.wording import Wording

if TYPE_CHECKING:
    from assessment.modules import Module  # it imports the answers, which import this


@dataclass(frozen=True)
class Item:
    """One rating question (frequency 1-5, DK, NR, SK).

    Attributes:
        code: for example "A1a".
        scale: code of the scale it counts in.
        reversed: True when a high answer means a low score.
        workshop: True when it is part of the workshop version.
        facet: what it is about, in English, for the developer.
        level: lens tag: ind, team or org.
        dim: lens tag: inst or inter.
        refs: passages it rests on, "003:325-331".
        terms: glossary keys.
        text: the question in this language.
        short: a few words for tables.
    """

    code: str
    scale: str
    reversed: bool
    workshop: bool
    facet: str
    level: str
    dim: str
    refs: tuple[str, ...]
    terms: tuple[str, ...]
    text: str
    short: str


@dataclass(frozen=True)
class Scale:
    """One scale, 0-100.

    Attributes:
        code: for example "A1" or "K".
        kind: pole, condition or derived.
        pair: number of the pair (poles only).
        pole: tillit or tvivel (poles only).
        referent: enheten or jag.
        items: codes of its items in presented order.
        name: label shown.
        definition: our reading, one sentence.
        behov: the sentence of the tap (poles only, otherwise empty).
    """

    code: str
    kind: str
    pair: int | None
    pole: str | None
    referent: str
    items: tuple[str, ...]
    name: str
    definition: str
    behov: str


@dataclass(frozen=True)
class Pair:
    """Two poles that are measured separately; tillit and tvivel are scale codes."""

    number: int
    name: str
    tillit: str
    tvivel: str


@dataclass(frozen=True)
class Context:
    """A question that moderates text and never scores; options maps code to label."""

    code: str
    question: str
    options: Mapping[str, str]


@dataclass(frozen=True)
class Condition:
    """One condition of a typbild or rule, as data.

    Attributes:
        kind: the form (see content_rules.FORMS).
        names: scales, poles, flags, a context, an item or a pair class.
        minimum: the value must reach this (gap and count stand here too).
        maximum: the value must not pass this.
        word: the word asked for (context, lean).
    """

    kind: str
    names: tuple[str, ...]
    minimum: float | None = None
    maximum: float | None = None
    word: str | None = None


@dataclass(frozen=True)
class Typbild:
    """A recognisable pattern; group marks those that only a group can show."""

    code: str
    name: str
    conditions: tuple[Condition, ...]
    group: bool = False


@dataclass(frozen=True)
class Rule:
    """An interaction rule: a question to ask, with its references."""

    code: str
    question: str
    conditions: tuple[Condition, ...]
    refs: tuple[str, ...]


@dataclass(frozen=True)
class Anchor:
    """A verbatim passage that stands for or against something, or names what is unknown.

    Attributes:
        id: for example "A1.f1".
        dim: scale, typbild or rule code, Q (quadrant) or U (unknown).
        side: for, against or unknown.
        source: code of the source.
        lines: first and last line of the passage.
        quote_lines: first and last line of the quote.
        kind: evidence kind E S R A B O.
        quote: the source's own words, normalised.
        title: our own title in this language.
    """

    id: str
    dim: str
    side: str
    source: str
    lines: tuple[int, int]
    quote_lines: tuple[int, int]
    kind: str
    quote: str
    title: str


@dataclass(frozen=True)
class Instrument:
    """The whole questionnaire in one language; items and scales in presented order (2.20)."""

    code: str
    version: str
    lang: str
    constants: Constants
    items: Mapping[str, Item] = field(repr=False)
    scales: Mapping[str, Scale] = field(repr=False)
    pairs: Mapping[int, Pair] = field(repr=False)
    contexts: Mapping[str, Context] = field(repr=False)
    typbilder: Mapping[str, Typbild] = field(repr=False)
    rules: Mapping[str, Rule] = field(repr=False)
    anchors: tuple[Anchor, ...] = field(repr=False)
    wording: Wording = field(repr=False)
    versions: tuple[Version, ...] = field(default=(), repr=False)
    modules: Mapping[str, Module] = field(default_factory=dict, repr=False)

    @cached_property
    def poles(self) -> tuple[str, ...]:
        """Codes of the twelve poles in the order their taps are presented: A1, B1, A2 ..."""
        return tuple(code for pair in self.pairs.values() for code in (pair.tillit, pair.tvivel))

    @cached_property
    def workshop_items(self) -> tuple[str, ...]:
        """Codes of the workshop version's items in presented order."""
        return tuple(code for code, item in self.items.items() if item.workshop)

    def anchors_for(self, dim: str, side: str | None = None) -> tuple[Anchor, ...]:
        """Return the anchors of a dimension, of one side when it is given, in the file's order."""
        return tuple(a for a in self.anchors if a.dim == dim and side in {None, a.side})

    def same_since(self, version: str) -> frozenset[str]:
        """Return the codes of the questions that are the same in an earlier version and in this one.

        A set without a version counts as of this one; of a version that is not known, nothing is the same.
        """
        if not version or version == self.version:
            return frozenset(self.items)
        between = later(self.versions, version, self.version)
        if between is None:
            return frozenset()
        new = {code for one in between for code in (*one.changed, *one.added)}
        return frozenset(self.items) - new

    def stale_since(self, version: str) -> frozenset[str]:
        """Return the codes whose answers in an earlier version answer another question than any asked now.

        Empty for this version and for a later one, of which nothing is known.
        """
        if not self.is_earlier(version):
            return frozenset()
        between = later(self.versions, version, self.version) or ()
        gone = {code for one in between for code in one.removed}
        return (frozenset(self.items) - self.same_since(version)) | gone

    def is_earlier(self, version: str) -> bool:
        """Say whether a version comes before this one."""
        return is_version(version) and order_of(version) < order_of(self.version)

    def is_before(self, version: str) -> bool:
        """Say whether a version comes after this one."""
        return is_version(version) and order_of(version) > order_of(self.version)
