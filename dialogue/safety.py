"""What in a person's free text needs care: what warns, what gets a pointer and what is not answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from dialogue.errors import RuleError
from dialogue.identifiers import find_identifiers
from dialogue.names import NameRules, find_names, load_names
from dialogue.phrases import Line, Phrases, make_line, slips_of, tokens_of
from dialogue.rule_files import CONTENT, built, read_rules

FILE = "safety.toml"
WARN, POINT, REFUSE = "warn", "point", "refuse"
RESPONSES = (POINT, REFUSE, WARN)  # the first that is found decides what is said
LONGEST = 20_000  # characters of a text that are read


@dataclass(frozen=True)
class Risk:
    """A stretch of a text that needs care.

    Attributes:
        kind: a kind of safety.toml: `name`, `identity_number`, `phone`, `email` and `health` warn before
            saving; `emergency`, `own_health`, `threat` and `wrongdoing` get a pointer; `rate_person`,
            `discipline`, `predict` and `what_to_answer` are not answered.
        start: where it begins in the text.
        end: where it ends in the text.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Kind:
    """One kind of risk and what follows from it.

    Attributes:
        name: its name, the key of its wording under `safety` in texts/.
        response: `warn`, `point` or `refuse`.
        pointers: who is pointed to, keys under `safety.pointer` in texts/.
        phrases: what gives it away; empty for what is found in other ways.
        unless: phrases that mean something else although one of `phrases` stands in them.
        as_subject: whether it may be asked about as a subject ("what do the sources say about ...").
    """

    name: str
    response: str
    pointers: tuple[str, ...]
    phrases: Phrases = field(repr=False)
    unless: Phrases = field(repr=False)
    as_subject: bool


@dataclass(frozen=True)
class SafetyRules:
    """All that safety.toml and names.toml say; kinds in order of urgency."""

    kinds: Mapping[str, Kind]
    subject: Phrases = field(repr=False)
    names: NameRules = field(repr=False)

    @cached_property
    def slips(self) -> Mapping[str, str]:
        """Mistyped forms of the words that are looked for."""
        return slips_of(frozenset().union(*(kind.phrases.vocabulary for kind in self.kinds.values())))


@built(FILE)
def load_safety(folder: Path = CONTENT) -> SafetyRules:
    """Read the rules; the product's own are read once, since making their patterns takes half a second.

    Raises:
        RuleError: a file is missing, not TOML, or says something that does not add up.
    """
    return _own_rules() if folder == CONTENT else _read(folder)


@cache
def _own_rules() -> SafetyRules:
    return _read(CONTENT)


def _read(folder: Path) -> SafetyRules:
    data = read_rules(folder, FILE)
    sets = {name: tuple(ways) for name, ways in data.get("set", {}).items()}
    kinds = {name: _kind(name, table, sets) for name, table in data.get("kind", {}).items()}
    rules = SafetyRules(kinds, Phrases(tuple(data.get("subject", ())), sets, FILE), load_names(folder))
    for phrases in (rules.subject, *(one for kind in kinds.values() for one in (kind.phrases, kind.unless))):
        phrases.check()
    return rules


def find_risks(text: str, rules: SafetyRules) -> tuple[Risk, ...]:
    """All stretches of a text that need care, the most urgent kind first, then from left to right.

    Args:
        text: what a person wrote, in Swedish or English.
        rules: from `load_safety`.
    """
    text = text[:LONGEST]
    tokens = tokens_of(text)
    found = find_names(tokens, rules.names)
    line = make_line(tokens, found.members, rules.slips)
    risks = [Risk("name", start, end) for start, end in found.spans]
    risks += [Risk(kind, start, end) for kind, start, end in find_identifiers(text)]
    for kind in rules.kinds.values():
        risks += (Risk(kind.name, start, end) for start, end in _places(kind, line, rules))
    order = {name: at for at, name in enumerate(rules.kinds)}
    return tuple(sorted(set(risks), key=lambda risk: (order[risk.kind], risk.start, risk.end)))


def deciding(risks: tuple[Risk, ...], rules: SafetyRules) -> Kind | None:
    """The kind that decides what is said, the most urgent one; None where there is no risk."""
    kinds = [rules.kinds[risk.kind] for risk in risks]
    return min(kinds, key=lambda kind: RESPONSES.index(kind.response), default=None)


def _places(kind: Kind, line: Line, rules: SafetyRules) -> Iterator[tuple[int, int]]:
    """Where a kind's phrases stand and mean what they say."""
    places = list(kind.phrases.find(line))
    if not places:
        return
    if kind.as_subject and rules.subject.stand_in(line):
        places = [place for place in places if not _asked_about(place, line, rules)]
    others = list(kind.unless.find(line))
    for start, end in places:
        if not any(low < end and start < high for low, high in others):
            yield start, end


def _asked_about(place: tuple[int, int], line: Line, rules: SafetyRules) -> bool:
    """Whether a place stands in the sentence of a question that asks about a subject."""
    for start, _ in rules.subject.find(line):
        ends = [token.start for token in line.tokens if token.ends and token.start >= start]
        if start <= place[0] < min(ends, default=LONGEST):
            return True
    return False


def _kind(name: str, table: Mapping[str, Any], sets: Mapping[str, tuple[str, ...]]) -> Kind:
    if table.get("response") not in RESPONSES:
        raise RuleError(FILE, f"[kind.{name}]", f"response is not one of {', '.join(RESPONSES)}")
    return Kind(
        name,
        table["response"],
        tuple(table.get("pointers", ())),
        Phrases(tuple(table.get("phrases", ())), sets, FILE),
        Phrases(tuple(table.get("unless", ())), sets, FILE),
        bool(table.get("as_subject", False)),
    )
