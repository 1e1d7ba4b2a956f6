"""What a pilot says of the numbers that are assumed: times, missing answers, difficulty, error of an item."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from statistics import mean, median, quantiles

from assessment.answers import Answers
from assessment.instrument import Instrument
from assessment.pilot_parts import ItemPilot, Pilot, Spread, Suggestion
from assessment.rounds import day_of
from assessment.scoring import item_points, scale_score

ENOUGH_TIMES = 10  # 2.20: the median time is judged from ten managers
ENOUGH_MEANS = 30  # own design: with SD 20 the mean of a scale is then known to about 4 points
ENOUGH_PAIRS = 15  # section 9 (e): retest with 15-20 managers
RETEST_DAYS = (7, 42)  # "after two weeks": long enough to forget, too short for the unit to change
TIMED_SHARE = 0.9  # a person's time counts when nine questions of ten have one
ASSUMED_S = 121  # 2.20: opening 45, context 36, transitions 40 (assumed)
LINKS = ("K", "V", "W")
_QUARTERS = 4
_TWO_SIDED = 2


def pilot_numbers(instrument: Instrument, sets: Iterable[Answers]) -> Pilot:
    """Return what the answer sets of a pilot say; a person's first round counts, later ones as retest only.

    Sets without a respondent are each a person of their own. Only questions that are the same in the set's
    version and this one count.

    >>> from assessment import load_instrument
    >>> found = pilot_numbers(load_instrument(), [Answers({"K1": 4}, seconds={"K1": 8.0}, version="1.0.0")])
    >>> found.respondents, found.items["K1"].seconds.median, found.items["K1"].reached, found.pairs
    (1, 8.0, 1, 0)
    """
    several = list(sets)
    persons = _by_person(several)
    first = [rounds[0] for rounds in persons]
    pairs = [pair for rounds in persons if (pair := _retest(rounds))]
    items = {code: _item(instrument, code, first) for code in instrument.items}
    means = {code: _mean(instrument, code, first) for code in LINKS}
    minutes = spread([found for one in first if (found := _minutes(instrument, one)) is not None])
    suggestions = _suggestions(instrument, first, means, pairs)
    return Pilot(len(several), len(persons), minutes, items, means, len(pairs), suggestions)


def spread(values: Sequence[float]) -> Spread:
    """Return median and quartiles (linear between the values, the ends included)."""
    if not values:
        return Spread(0)
    if len(values) == 1:
        return Spread(1, values[0], values[0], values[0])
    low, _, high = quantiles(values, n=_QUARTERS, method="inclusive")
    return Spread(len(values), median(values), low, high)


def error_sd(instrument: Instrument, pairs: Sequence[tuple[Answers, Answers]]) -> float | None:
    """Return the error of a single question in points, from answers given twice: sqrt(sum d^2 / (2 n)).

    d is the difference of the two answers of one person to one question, 0-100. It assumes that nothing has
    changed in between. None without a common answer.

    >>> from assessment import load_instrument
    >>> pair = Answers({"K1": 3, "K3": 3}), Answers({"K1": 4, "K3": 3})
    >>> error_sd(load_instrument(), [pair])  # d = 25 and 0: sqrt(625 / 4)
    12.5
    """
    squares = []
    for one, two in pairs:
        for code in instrument.same_since(one.version) & instrument.same_since(two.version):
            before, after = one.value(code), two.value(code)
            if before is not None and after is not None:
                step = item_points(after, reversed_item=False) - item_points(before, reversed_item=False)
                squares.append(step**2)
    return math.sqrt(math.fsum(squares) / (2 * len(squares))) if squares else None


def _by_person(sets: Sequence[Answers]) -> list[list[Answers]]:
    """The rounds of each person in order of their day; the same round twice is one."""
    found: dict[str, list[Answers]] = {}
    for number, one in enumerate(sets):
        rounds = found.setdefault(one.respondent or f"\0{number}", [])
        if not any(day_of(one) == day_of(other) and one.answers == other.answers for other in rounds):
            rounds.append(one)
    return [sorted(rounds, key=lambda one: str(day_of(one) or "")) for rounds in found.values()]


def _retest(rounds: Sequence[Answers]) -> tuple[Answers, Answers] | None:
    """A person's first two rounds, where they lie about two weeks apart."""
    if len(rounds) < _TWO_SIDED:
        return None
    one, two = rounds[:_TWO_SIDED]
    before, after = day_of(one), day_of(two)
    if before is None or after is None:
        return None
    return (one, two) if RETEST_DAYS[0] <= (after - before).days <= RETEST_DAYS[1] else None


def _times(instrument: Instrument, answers: Answers) -> list[float]:
    cap = instrument.constants.time_cap_s
    return [min(answers.seconds[code], cap) for code in instrument.items if code in answers.seconds]


def _minutes(instrument: Instrument, answers: Answers) -> float | None:
    times, total = _times(instrument, answers), len(instrument.items)
    if len(times) < TIMED_SHARE * total:
        return None
    c = instrument.constants
    rest = len(instrument.poles) * c.tap_s + c.summaries * c.summary_s + ASSUMED_S
    return (math.fsum(times) / len(times) * total + rest) / 60


def _item(instrument: Instrument, code: str, sets: Sequence[Answers]) -> ItemPilot:
    cap = instrument.constants.time_cap_s
    same = [one for one in sets if code in instrument.same_since(one.version)]
    reasons = [one.reason(code) for one in same]
    seconds = spread([min(one.seconds[code], cap) for one in same if code in one.seconds])
    return ItemPilot(seconds, len(same) - reasons.count("SK"), reasons.count("DK"), reasons.count("NR"))


def _mean(instrument: Instrument, code: str, sets: Sequence[Answers]) -> tuple[float | None, int]:
    """Mean over the persons who have a settled score in each of the three scales."""
    scored = [_links(instrument, one) for one in sets]
    values = [links[code] for links in scored if links is not None]
    return (mean(values) if values else None), len(values)


def _links(instrument: Instrument, answers: Answers) -> dict[str, float] | None:
    """Scores of K, V, W; None unless all three are settled and their questions the same."""
    codes = {code for link in LINKS for code in instrument.scales[link].items}
    if not codes <= instrument.same_since(answers.version):
        return None
    scores = {link: scale_score(instrument, instrument.scales[link], answers) for link in LINKS}
    if any(one.status != "beraknad" for one in scores.values()):
        return None
    return {link: one.score for link, one in scores.items() if one.score is not None}


def _suggestions(
    instrument: Instrument,
    first: Sequence[Answers],
    means: Mapping[str, tuple[float | None, int]],
    pairs: Sequence[tuple[Answers, Answers]],
) -> tuple[Suggestion, ...]:
    c = instrument.constants
    paces = [median(times) for one in first if (times := _times(instrument, one))]
    sd = error_sd(instrument, pairs)
    known = [value for value, _ in means.values() if value is not None]
    middle = mean(known) if known else 0.0
    found = [
        Suggestion("constants.item_s", c.item_s, median(paces) if paces else None, len(paces), ENOUGH_TIMES)
    ]
    for code, (value, n) in means.items():
        offset = None if value is None else value - middle
        found.append(Suggestion(f"offset.{code}", c.offset[code], offset, n, ENOUGH_MEANS))
    derived = (
        ("constants.item_error_sd", c.item_error_sd, 1.0),
        ("constants.band_base", c.band_base, c.band_z),
        ("group.change_clear", c.group.change_clear, c.band_z * math.sqrt(2)),
    )
    for name, now, factor in derived:
        found.append(Suggestion(name, now, None if sd is None else sd * factor, len(pairs), ENOUGH_PAIRS))
    return tuple(found)
