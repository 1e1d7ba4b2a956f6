"""Typbilder and interaction rules: which follow from a profile, with their margin (3.8, 4.2)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assessment.answers import Answers
from assessment.comparison import at_least, sort_key
from assessment.instrument import Condition, Instrument, Pair
from assessment.profile import SETTLED, Kvv, Match, Need, PairResult, ScaleScore

HOLDS, FAILS = math.inf, -math.inf
"""Distances of a condition without a margin (4.2: context, raw answers and flags are categorical)."""


@dataclass(frozen=True)
class Facts:
    """What conditions are asked about: everything scored so far, and the answers themselves."""

    instrument: Instrument
    answers: Answers
    scales: Mapping[str, ScaleScore]
    kvv: Kvv | None
    pairs: Mapping[int, PairResult]
    behov: Mapping[str, Need]
    flags: tuple[str, ...]

    def value(self, name: str, *, settled: bool) -> float | None:
        """Return the score of a scale or of T; with settled, only if its status is beraknad (4.2)."""
        if name == "T":
            usable = self.kvv is not None and not (settled and self.kvv.preliminary)
            return self.kvv.T if self.kvv is not None and usable else None
        scale = self.scales[name]
        return None if settled and scale.status != SETTLED else scale.score

    def wish(self, pole: str) -> int | None:
        """Return the behov of a pole, None when it is DK or not answered."""
        return self.behov[pole].d if pole in self.behov else None


Distance = Callable[[Condition, Facts, bool], float]


def _within(value: float, condition: Condition) -> float:
    """Return by how much a value holds the limits of a condition, negative when it does not."""
    distances = [HOLDS]
    if condition.minimum is not None:
        distances.append(value - condition.minimum)
    if condition.maximum is not None:
        distances.append(condition.maximum - value)
    return min(distances)


def _categorical(*, holds: bool) -> float:
    return HOLDS if holds else FAILS


def _mean(condition: Condition, facts: Facts, settled: bool) -> float:  # noqa: FBT001 - one shape for all forms
    values = [facts.value(name, settled=settled) for name in condition.names]
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return FAILS
    return _within(math.fsum(known) / len(known), condition)


def _minus(condition: Condition, facts: Facts, settled: bool) -> float:  # noqa: FBT001
    first, second = (facts.value(name, settled=settled) for name in condition.names)
    return FAILS if first is None or second is None else _within(first - second, condition)


def _any_scale(condition: Condition, facts: Facts, settled: bool) -> float:  # noqa: FBT001
    values = [facts.value(name, settled=settled) for name in condition.names]
    return max((_within(value, condition) for value in values if value is not None), default=FAILS)


def _weakest(condition: Condition, facts: Facts, settled: bool) -> float:  # noqa: FBT001
    kvv = facts.kvv
    if kvv is None or kvv.weakest not in condition.names or (settled and kvv.preliminary):
        return FAILS
    return _within(kvv.gap, condition)


def _pairs(condition: Condition, facts: Facts, settled: bool) -> float:  # noqa: FBT001
    """Return the k-th largest distance of a pair to the class (4.2)."""
    found = [
        _pair_distance(pair, condition.names[0], facts, settled=settled)
        for pair in facts.instrument.pairs.values()
    ]
    count = int(condition.minimum or 1)
    return sorted(found, reverse=True)[count - 1] if len(found) >= count else FAILS


def _pair_distance(pair: Pair, kind: str, facts: Facts, *, settled: bool) -> float:
    a, b = facts.value(pair.tillit, settled=settled), facts.value(pair.tvivel, settled=settled)
    if a is None or b is None:
        return FAILS
    constants = facts.instrument.constants
    return min(a, b) - constants.both_high if kind == "bada_bar" else constants.both_low - max(a, b)


def _context(condition: Condition, facts: Facts, settled: bool) -> float:  # noqa: ARG001, FBT001
    return _categorical(holds=facts.answers.context.get(condition.names[0]) == condition.word)


def _raw(condition: Condition, facts: Facts, settled: bool) -> float:  # noqa: ARG001, FBT001
    value = facts.answers.value(condition.names[0])
    return _categorical(holds=value is not None and at_least(_within(value, condition), 0))


def _not_flags(condition: Condition, facts: Facts, settled: bool) -> float:  # noqa: ARG001, FBT001
    return _categorical(holds=not set(condition.names) & set(facts.flags))


def _behov(condition: Condition, facts: Facts, settled: bool) -> float:  # noqa: ARG001, FBT001
    wishes = [facts.wish(pole) for pole in condition.names]
    return _categorical(holds=any(d is not None and _within(d, condition) >= 0 for d in wishes))


FORMS: Mapping[str, Distance] = {
    "mean": _mean,
    "minus": _minus,
    "any_scale": _any_scale,
    "weakest": _weakest,
    "pairs": _pairs,
    "context": _context,
    "raw": _raw,
    "not_flags": _not_flags,
    "behov": _behov,
    "behov_any": _behov,
}
"""How each form of condition is measured; "lean" is asked once per pair, "reported_gaps" only of a group."""


def margin(conditions: tuple[Condition, ...], facts: Facts, *, settled: bool) -> float:
    """Return the smallest distance, in points, by which the numeric conditions hold (4.2).

    Negative when one does not hold; -inf when a categorical one does not, or a scale is missing (with
    settled: not beraknad); inf when there are only categorical ones and they hold. Rounding: none.
    """
    return min(FORMS[condition.kind](condition, facts, settled) for condition in conditions)


def match_typbilder(facts: Facts) -> tuple[tuple[Match, ...], tuple[str, ...]]:
    """Return the typbilder to show and the codes of those near (4.2).

    Shown: margin >= 5, the two largest, ties in the instrument's order. Near: every other one that holds
    (margin >= 0), largest first, at most three; one suppressed by a flag is in neither. Missing: inputs must
    be beraknad.

    >>> from assessment import Answers, load_instrument, score
    >>> i = load_instrument()
    >>> score(i, Answers({"C1": 2, "C2": 2, "C3": 2, "C4": 4})).typbilder
    (Match(code='T8', margin=15.0),)
    """
    c = facts.instrument.constants
    single = (kind for kind in facts.instrument.typbilder.values() if not kind.group)
    margins = [(kind.code, margin(kind.conditions, facts, settled=True)) for kind in single]
    holding = [(code, max(0.0, found)) for code, found in margins if at_least(found, 0)]
    holding.sort(key=lambda row: -sort_key(row[1]))  # stable: ties stay in the instrument's order
    clear = [Match(code, found) for code, found in holding if at_least(found, c.typbild_margin)]
    shown = tuple(clear[: c.typbild_max])
    codes = {match.code for match in shown}
    return shown, tuple(code for code, _ in holding if code not in codes)[: c.near_max]


def match_rules(facts: Facts) -> tuple[str, ...]:
    """Return the interaction rules that hold, in order, a rule on leans once per pair as "N6:<pair>" (3.8).

    Missing: behov DK and scales without a score make no rule; a preliminary score does.

    >>> from assessment import Answers, load_instrument, score
    >>> i = load_instrument()
    >>> given = {"A3a": 5, "A3b": 4, "B3a": 2, "B3b": 2}
    >>> score(i, Answers(given, {"A1": 1, "B3": 0}, {"besparing": "ja"})).rules
    ('N5', 'N6:3')
    """
    found: list[str] = []
    for code, rule in facts.instrument.rules.items():
        leans = [condition for condition in rule.conditions if condition.kind == "lean"]
        others = tuple(condition for condition in rule.conditions if condition.kind != "lean")
        if others and not at_least(margin(others, facts, settled=False), 0):
            continue
        if not leans:
            found.append(code)
        found += [
            f"{code}:{pair.number}" for pair in facts.instrument.pairs.values() if _leans(leans, pair, facts)
        ]
    return tuple(found)


def _leans(conditions: list[Condition], pair: Pair, facts: Facts) -> bool:
    """Say whether the pair leans with that strength and the lower pole's behov is as asked."""
    result = facts.pairs[pair.number]
    lower = pair.tvivel if result.lean == "tillit" else pair.tillit
    return bool(conditions) and all(
        result.lean_strength == condition.word and facts.wish(lower) == condition.minimum
        for condition in conditions
    )
