"""Answers and an instrument become a profile: the formulas of instrument.md section 3.

Values are unrounded floats on 0-100; rounding happens only where something is shown (3.2b).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from assessment.advice import Facts, match_rules, match_typbilder
from assessment.answers import Answers
from assessment.chain import delegation, kunna_vilja_vaga, quadrant
from assessment.comparison import at_least, at_most
from assessment.constants import Constants
from assessment.instrument import Instrument, Scale
from assessment.polarity import needs, pair_result, talk_topics, wishes
from assessment.profile import MISSING, PRELIMINARY, SETTLED, Profile, ScaleScore
from assessment.quality import flags

SILENT_ITEMS = ("W1", "W2")
"""Items whose NR keeps W preliminary (3.2): nobody objected, nobody told."""


def item_points(value: int, *, reversed_item: bool) -> float:
    """Turn an answer 1-5 into points 0-100 (3.1).

    Formula: s = 25 (x - 1), reversed 100 - 25 (x - 1); no rounding. Missing: never called for DK, NR or SK.

    >>> item_points(4, reversed_item=False), item_points(2, reversed_item=True)
    (75.0, 75.0)
    """
    points = 25.0 * (value - 1)
    return 100.0 - points if reversed_item else points


def mean_score(points: Sequence[float], applicable: int, constants: Constants) -> float | None:
    """Return the mean of the valid points, or None when too few are valid (3.2).

    Formula: mean(s) if v >= 1 and v >= 0.5 m; no rounding, no imputation. Missing: DK and SK count in m, NR
    does not.

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants
    >>> mean_score([75.0, 50.0], 4, c), mean_score([50.0], 4, c), mean_score([], 0, c)
    (62.5, None, None)
    """
    if not points or not at_least(len(points), constants.half_share * applicable):
        return None
    return math.fsum(points) / len(points)


def status_of(score: float | None, valid: int, applicable: int, constants: Constants) -> str:
    """Return beraknad, preliminar or saknas (3.2).

    Formula: beraknad if v >= (7m + 9) // 10 and v >= 2; preliminar otherwise when a score exists. Missing:
    see mean_score.

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants
    >>> status_of(50.0, 3, 4, c), status_of(50.0, 2, 4, c), status_of(50.0, 1, 1, c), status_of(None, 0, 0, c)
    ('beraknad', 'preliminar', 'preliminar', 'saknas')
    """
    if score is None:
        return MISSING
    enough = (constants.settled_tenths * applicable + 9) // 10
    return SETTLED if valid >= max(enough, constants.min_valid) else PRELIMINARY


def uncertainty(valid: int, applicable: int, constants: Constants) -> float:
    """Return u, half the width of the band of an assumed error, in points (3.3).

    Formula: min(40, 28 / sqrt(v) + 10 (1 - v/m)); no rounding. Missing: needs v >= 1; a missing answer widens
    u, NR only through fewer answers.

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants
    >>> [round(uncertainty(v, v, c), 1) for v in (1, 2, 3, 4, 5)], round(uncertainty(1, 2, c), 1)
    ([28.0, 19.8, 16.2, 14.0, 12.5], 33.0)
    """
    missing = 1 - valid / applicable
    return min(constants.band_max, constants.band_base / math.sqrt(valid) + constants.band_missing * missing)


def frequency_word(score: float, u: float, constants: Constants) -> str:
    """Return the code of the frequency word (3.3).

    Formula: x >= 60: "tydligt hog" if x - u >= 50, else "lutar hog"; x <= 40: "tydligt lag" if x + u <= 50,
    else "lutar lag"; else "mellan"; from unrounded values. Missing: a scale without a score has no word.

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants
    >>> frequency_word(75.0, 14.0, c), frequency_word(75.0, 33.0, c), frequency_word(100 / 3, 16.17, c)
    ('tydligt hog', 'lutar hog', 'tydligt lag')
    """
    if at_least(score, constants.high):
        return "tydligt hog" if at_least(score - u, constants.middle) else "lutar hog"
    if at_most(score, constants.low):
        return "tydligt lag" if at_most(score + u, constants.middle) else "lutar lag"
    return "mellan"


def lacks_knowledge(scale: Scale, answers: Answers, constants: Constants) -> bool:
    """Say whether the scale is a kunskapslucka (3.2): two DK on K, V, W, S or C, or on a pole; never H.

    >>> from assessment import load_instrument
    >>> i = load_instrument()
    >>> lacks_knowledge(i.scales["K"], Answers({"K1": "DK", "K4": "DK"}), i.constants)
    True
    """
    unknown = sum(answers.reason(code) == "DK" for code in scale.items)
    return scale.kind != "derived" and unknown >= constants.gap_dk


def scale_score(instrument: Instrument, scale: Scale, answers: Answers) -> ScaleScore:
    """Score one scale (3.1-3.3); see the functions above for formulas, rounding (none) and missing values.

    mixed: max(s) - min(s) >= 75 with v >= 2, never for H. W is at most preliminar when W1 or W2 is NR.

    >>> from assessment import load_instrument
    >>> i = load_instrument()
    >>> k = scale_score(i, i.scales["K"], Answers({"K1": 4, "K2": 2, "K3": "DK", "K4": 5}))
    >>> round(k.score, 2), round(k.u, 2), round(k.low, 2), k.high, k.status
    (83.33, 18.67, 64.67, 100.0, 'beraknad')
    """
    c = instrument.constants
    points = _points(instrument, scale, answers)
    valid, derived = len(points), scale.kind == "derived"
    applicable = sum(answers.reason(code) != "NR" for code in scale.items)
    score = mean_score(points, applicable, c)
    status = status_of(score, valid, applicable, c)
    silent = any(code in scale.items and answers.reason(code) == "NR" for code in SILENT_ITEMS)
    if status == SETTLED and silent:
        status = PRELIMINARY
    mixed = not derived and valid >= c.min_valid and at_least(max(points) - min(points), c.mixed_range)
    gap = lacks_knowledge(scale, answers, c)
    if score is None:
        return ScaleScore(None, status, valid, applicable, None, None, None, None, mixed, gap)
    u = uncertainty(valid, applicable, c)
    low, high = max(0.0, score - u), min(100.0, score + u)
    return ScaleScore(score, status, valid, applicable, u, low, high, frequency_word(score, u, c), mixed, gap)


def _points(instrument: Instrument, scale: Scale, answers: Answers) -> list[float]:
    """Return the points of the scale's numeric answers, in presented order."""
    found = []
    for code in scale.items:
        value = answers.value(code)
        if value is not None:
            found.append(item_points(value, reversed_item=instrument.items[code].reversed))
    return found


def score(instrument: Instrument, answers: Answers) -> Profile:
    """Score an answer set: sections 3.1-3.9 and 4.2.

    Missing: nothing is imputed; each part that cannot be computed is None. Codes the instrument does not know
    count nowhere.

    >>> from assessment import load_instrument
    >>> i = load_instrument()
    >>> profile = score(i, Answers({code: 4 for code in i.items}))
    >>> profile.flags, profile.typbilder, profile.scales["S"].score
    (('LONG', 'ACQ+'), (), 62.5)
    """
    scales = {code: scale_score(instrument, scale, answers) for code, scale in instrument.scales.items()}
    kvv = kunna_vilja_vaga(scales, instrument.constants)
    pairs = {
        number: pair_result(pair, scales, instrument.constants) for number, pair in instrument.pairs.items()
    }
    behov = needs(instrument, scales, answers)
    found_flags = flags(instrument, answers)
    facts = Facts(instrument, answers, scales, kvv, pairs, behov, found_flags)
    typbilder, near = match_typbilder(facts)
    return Profile(
        version=instrument.version,
        scales=scales,
        kvv=kvv,
        pairs=pairs,
        quadrant=quadrant(scales, kvv, instrument.constants),
        delegation=delegation(scales, instrument.constants),
        behov=behov,
        talk_topics=talk_topics(instrument, behov),
        wishes=wishes(behov),
        rules=match_rules(facts),
        flags=found_flags,
        typbilder=typbilder,
        near=near,
    )
