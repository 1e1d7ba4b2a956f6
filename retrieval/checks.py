"""The rules that every sentence of a model has to keep, read from a data file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.errors import WriterError
from retrieval.prompts import read_rules

_FILE = "checks.toml"


@dataclass(frozen=True)
class Checks:
    """The rules.

    Attributes:
        nothing: what a model writes when the passages do not answer.
        never: patterns that may not stand in a sentence, by what is wrong with it.
        cause: pattern of words that say that something brings something about.
        outcome: pattern of what nobody may promise: quality, cost, results.
        whose: pattern of words that tell whose a claim is, or that it is unsure.
        asked: pattern of words that tell that something is asked.
        negations: words that deny.
        harmless: ways to say something with such a word that deny nothing.
        opposite: what turns a word into its opposite when it stands before it.
        clause: pattern of what ends a clause.
        values: what a word for a number stands for, by the word.
        plain: words with a capital letter that are no names.
        openers: ordinary words that may begin a sentence.
        abbreviations: words whose full stop ends no sentence, beside those of the sources.
        frame: words that only tell whose a statement is.
        limits: numbers of the checks by name: `words`, `near`, `same`, `longest`, `most`.
    """

    nothing: str
    never: Mapping[str, re.Pattern[str]]
    cause: re.Pattern[str]
    outcome: re.Pattern[str]
    whose: re.Pattern[str]
    asked: re.Pattern[str]
    negations: frozenset[str]
    harmless: re.Pattern[str]
    opposite: str
    clause: re.Pattern[str]
    values: Mapping[str, str]
    plain: frozenset[str]
    openers: frozenset[str]
    abbreviations: frozenset[str]
    frame: frozenset[str]
    limits: Mapping[str, float]

    def denies(self, text: str) -> bool:
        """Whether a text has a word that denies."""
        plain = self.harmless.sub(" ", text.replace("’", "'"))
        return any(word in self.negations for word in re.findall(r"[\w']+", plain.casefold()))


def load_checks(folder: Path) -> Checks:
    """Read the rules.

    Args:
        folder: the prompts folder, with `checks.toml`.

    Raises:
        WriterError: the file is missing, not TOML or lacks something.
    """
    data = read_rules(folder / _FILE)
    try:
        return _checks(data)
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise WriterError(f"{folder.name}/{_FILE}: {error}") from error


def _checks(data: Mapping[str, Any]) -> Checks:
    """Build the rules from what the file holds."""
    effects, names, support = data["effects"], data["names"], data["support"]
    return Checks(
        nothing=str(data["nothing"]),
        never={name: _pattern(ways) for name, ways in data["never"].items()},
        cause=_pattern(effects["cause"]),
        outcome=_pattern(effects["outcome"]),
        whose=_pattern(effects["whose"]),
        asked=_pattern(data["questions"]["told"]),
        negations=_words(data["negations"]["words"]),
        harmless=_pattern(data["negations"]["harmless"]),
        opposite=str(data["negations"]["opposite"]),
        clause=re.compile(
            rf"[,;:()”“\"]|\b(?:{'|'.join(data['negations']['clauses'].split())})\b", re.IGNORECASE
        ),
        values={word: value for value, words in data["numbers"].items() for word in words.split()},
        plain=_words(f"{names['plain']} {names['months']}"),
        openers=_words(names["openers"]),
        abbreviations=_words(data["abbreviations"]["more"]),
        frame=_words(support["frame"]),
        limits={name: float(support[name]) for name in ("words", "near", "same", "longest", "most")},
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


def _pattern(ways: str) -> re.Pattern[str]:
    r"""A pattern that finds any of some ways to say something, as whole words.

    >>> bool(_pattern("bevisa* | visar alla").search("Det bevisades"))
    True
    """
    found = [way.strip() for way in re.split(r"[|\n]", ways) if way.strip()]
    each = (r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in way.split()) for way in found)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)
