"""The rules by which messages are read, opened once for each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assessment import Instrument
from dialogue.errors import RuleError
from dialogue.phrases import Phrases, slips_of
from dialogue.rule_files import CONTENT, read_rules
from dialogue.safety import SafetyRules, load_safety
from dialogue.terms import Terms, concept_terms, scale_terms
from retrieval import Concept

FILE = "intents.toml"
_NEEDED = (
    *("injection", "pause", "back", "change", "correct", "help", "greeting", "thanks", "why_item", "profile"),
    *("profile_scale", "us", "term", "question", "question_perhaps", "own", "off_topic"),
)


@dataclass(frozen=True)
class Reader:
    """All that is needed to read a message in one language; opened once.

    Attributes:
        lang: the language.
        safety: what needs care.
        phrases: what gives an intent away, by its name in intents.toml.
        ordinals: what says which question of a card is meant, by its number.
        concepts: the glossary's terms.
        scales: the scales' names.
        instrument: the questionnaire in this language.
        slips: mistyped forms of the words that are looked for.
        filler: words around a term that do not make a message another question.
        modal: words after which a scale's name is only a verb.
    """

    lang: str
    safety: SafetyRules = field(repr=False)
    phrases: Mapping[str, Phrases] = field(repr=False)
    ordinals: Mapping[int, Phrases] = field(repr=False)
    concepts: Terms = field(repr=False)
    scales: Terms = field(repr=False)
    instrument: Instrument = field(repr=False)
    slips: Mapping[str, str] = field(repr=False)
    filler: frozenset[str] = field(repr=False)
    modal: frozenset[str] = field(repr=False)


def open_reader(
    lang: str, concepts: Mapping[str, Concept], instrument: Instrument, folder: Path = CONTENT
) -> Reader:
    """Read the rules.

    Args:
        lang: the person's language.
        concepts: the glossary in that language.
        instrument: the questionnaire in that language.
        folder: where the rules are.

    Raises:
        RuleError: a file is missing, not TOML, or says something that does not add up.
    """
    data = read_rules(folder, FILE)
    sets = {name: tuple(ways) for name, ways in data.get("set", {}).items()}
    phrases = {name: Phrases(tuple(ways), sets, FILE) for name, ways in data.get("phrases", {}).items()}
    ordinals = {
        int(number): Phrases(tuple(ways), sets, FILE) for number, ways in data.get("ordinal", {}).items()
    }
    if missing := [name for name in _NEEDED if name not in phrases]:
        raise RuleError(FILE, "[phrases]", f"lacks {', '.join(missing)}")
    for one in (*phrases.values(), *ordinals.values()):
        one.check()
    return Reader(
        lang,
        load_safety(folder),
        phrases,
        ordinals,
        concept_terms(concepts),
        scale_terms(instrument, data.get("scale", {})),
        instrument,
        slips_of(frozenset().union(*(one.vocabulary for one in phrases.values()))),
        frozenset(data.get("filler", "").split()),
        frozenset(data.get("modal", "").split()),
    )
