"""Two rounds of one respondent: whether they may be compared, what has changed, and why the rest has not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from assessment.answers import Answers
from assessment.change import Change, first_day_after, months_between, respondent_change
from assessment.instrument import Instrument, Scale

OBSTACLES = ("respondent", "day", "version", "months")
"""Why two rounds are not compared at all: another person, no day, a version that is not known, too soon."""
FEW, NEW_QUESTIONS = "too_few", "changed"
"""Why a scale is not compared: too few questions answered both times; too few that are the same questions."""
MORE, LESS, UNCLEAR = "oftare", "mer_sallan", "ingen_tydlig"


@dataclass(frozen=True)
class Rounds:
    """The comparison of two rounds (3.11).

    Attributes:
        obstacle: one of OBSTACLES, or None when they may be compared.
        months: whole months between them, None without a day.
        earliest: the first day on which a second round may be compared with the first, None without a day.
        changes: scale -> its change; empty with an obstacle.
        missing: scale -> why it is not compared; empty with an obstacle.
        new: questions that are not the same in both versions, in presented order.
        versions: the version of each round.
    """

    obstacle: str | None
    months: int | None = None
    earliest: date | None = None
    changes: Mapping[str, Change] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    new: tuple[str, ...] = ()
    versions: tuple[str, str] = ("", "")

    def to_dict(self) -> dict[str, Any]:
        """Return what `cli.py change --json` prints; numbers unrounded."""
        changes = {code: {**asdict(one), "word": change_word(one)} for code, one in self.changes.items()}
        return {
            "comparable": self.obstacle is None,
            "obstacle": self.obstacle,
            "months": self.months,
            "earliest": self.earliest.isoformat() if self.earliest else None,
            "versions": list(self.versions),
            "new_questions": list(self.new),
            "scales": changes,
            "missing": dict(self.missing),
        }


def change_word(change: Change) -> str:
    """Return a change as a word: oftare, mer_sallan, or ingen_tydlig when it is not tydlig.

    >>> change_word(Change(50, 75, 25, 2, clear=False)), change_word(Change(75, 25, -50, 2, clear=True))
    ('ingen_tydlig', 'mer_sallan')
    """
    if not change.clear:
        return UNCLEAR
    return MORE if change.delta > 0 else LESS


def day_of(answers: Answers) -> date | None:
    """Return the day of a round: that of finishing, or else of starting; None without a readable one.

    >>> str(day_of(Answers(started="2026-01-15", finished="2026-01-17"))), day_of(Answers(started="May"))
    ('2026-01-17', None)
    """
    for text in (answers.finished, answers.started):
        try:
            return date.fromisoformat((text or "")[:10])
        except ValueError:
            continue
    return None


def compare_rounds(instrument: Instrument, first: Answers, second: Answers) -> Rounds:
    """Compare two rounds of one respondent (3.11): the same person, known versions, four months apart.

    >>> from assessment import load_instrument
    >>> w = {"W1": 3, "W2": 2, "W3": 4, "W4": 3}
    >>> one = Answers(w, respondent="r", version="1.0.0", finished="2026-01-15")
    >>> two = Answers({**w, "W3": 2}, respondent="r", version="1.0.0", finished="2026-05-14")
    >>> compare_rounds(load_instrument(), one, two).obstacle
    'months'
    """
    months_needed = instrument.constants.group.change_months
    versions = (first.version, second.version)
    before, after = day_of(first), day_of(second)
    if not first.respondent or first.respondent != second.respondent:
        return Rounds("respondent", versions=versions)
    if before is None or after is None:
        return Rounds("day", versions=versions)
    months, earliest = months_between(before, after), first_day_after(before, instrument.constants.group)
    common = instrument.same_since(first.version) & instrument.same_since(second.version)
    if not all(versions) or not common:
        return Rounds("version", months, earliest, versions=versions)
    if months < months_needed:
        return Rounds("months", months, earliest, versions=versions)
    changes = respondent_change(instrument, first, second)
    missing = {
        code: _why_missing(instrument, scale, common)
        for code, scale in instrument.scales.items()
        if scale.kind != "derived" and code not in changes
    }
    new = tuple(code for code in instrument.items if code not in common)
    return Rounds(None, months, earliest, changes, missing, new, versions)


def _why_missing(instrument: Instrument, scale: Scale, common: frozenset[str]) -> str:
    c = instrument.constants.group
    same = len(common & set(scale.items))
    return NEW_QUESTIONS if same < max(c.change_min_items, c.change_share * len(scale.items)) else FEW
