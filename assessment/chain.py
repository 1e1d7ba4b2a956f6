"""What follows from several scales together: weakest link, quadrant, delegation and support (3.4-3.6)."""

from __future__ import annotations

import math
from collections.abc import Mapping

from assessment.comparison import above, at_least, at_most, sort_key
from assessment.constants import Constants
from assessment.profile import SETTLED, Kvv, Quadrant, ScaleScore

LINKS = ("K", "V", "W")
"""Kunna, vilja, vaga."""


def kunna_vilja_vaga(scales: Mapping[str, ScaleScore], constants: Constants) -> Kvv | None:
    """Return the chain of kunna, vilja and vaga (3.4).

    Formula: L = min, M = mean, T = (L + M) / 2; a link is named when gap = second - lowest >= 15: trolig, or
    tydlig when also gap >= sqrt(u1^2 + u2^2) and no part is preliminary (3.2b). The gap is taken after
    subtracting each scale's offset; L, M and T are of the scores as they are. Rounding: none. Missing: None
    when any of the three has no score.

    >>> from assessment import Answers, load_instrument, score
    >>> given = dict(zip(["K1", "K2", "K3", "K4", "V1", "V2", "V3", "V4", "W1", "W2", "W3", "W4"],
    ...                  [4, 2, 4, 4, 4, 4, 2, 3, 2, 3, 4, 3]))
    >>> k = score(load_instrument(), Answers(given)).kvv
    >>> k.L, round(k.M, 2), round(k.T, 2), k.weakest, k.strength, k.gap
    (37.5, 60.42, 48.96, 'W', 'tydlig', 31.25)
    """
    values, errors = _values(scales)
    if len(values) < len(LINKS):
        return None
    compared = {code: values[code] - constants.offset[code] for code in LINKS}
    lowest, second = sorted(LINKS, key=lambda code: sort_key(compared[code]))[:2]
    gap = compared[second] - compared[lowest]
    preliminary = any(scales[code].status != SETTLED for code in LINKS)
    strength = None
    if at_least(gap, constants.link_gap):
        sure = at_least(gap, math.hypot(errors[lowest], errors[second])) and not preliminary
        strength = "tydlig" if sure else "trolig"
    chain, mean = min(values.values()), math.fsum(values.values()) / len(LINKS)
    weakest = lowest if strength else None
    return Kvv(chain, mean, _foundation(values), max(errors.values()), weakest, strength, gap, preliminary)


def _foundation(values: Mapping[str, float]) -> float:
    """Return T = (L + M) / 2 of the three links."""
    return (min(values.values()) + math.fsum(values.values()) / len(values)) / 2


def _values(scales: Mapping[str, ScaleScore]) -> tuple[dict[str, float], dict[str, float]]:
    """Return score and u of each link that has them."""
    found = [(code, scales[code]) for code in LINKS]
    values = {code: part.score for code, part in found if part.score is not None}
    errors = {code: part.u for code, part in found if part.u is not None}
    return values, errors


def quadrant(scales: Mapping[str, ScaleScore], kvv: Kvv | None, constants: Constants) -> Quadrant:
    """Place the unit by room (H) and foundation (T) (3.5).

    Formula: high >= 55, low <= 45, between = mittfalt; tydlig only if |H - 50| > u_H and |T - 50| > u_T (the
    largest u of K, V, W) and no part is preliminary, else antydan. Offsets are subtracted first. Rounding:
    none.
    Missing: no name when H or T is missing; missing names the parts.

    >>> from assessment import Answers, load_instrument, score
    >>> found = score(load_instrument(), Answers({})).quadrant
    >>> found.name, found.missing
    (None, ('H', 'K', 'V', 'W'))
    """
    room = scales["H"]
    missing = tuple(code for code in ("H", *LINKS) if scales[code].score is None)
    if room.score is None or room.u is None or kvv is None:
        return Quadrant(None, None, preliminary=False, missing=missing)
    preliminary = kvv.preliminary or room.status != SETTLED
    h = room.score - constants.offset["H"]
    t = _foundation({code: value - constants.offset[code] for code, value in _values(scales)[0].items()})
    level_h, level_t = _level(h, constants), _level(t, constants)
    if level_h is None or level_t is None:
        return Quadrant("mittfalt", None, preliminary)
    names = {
        (True, True): "utrymme_med_grund",
        (True, False): "utrymme_utan_grund",
        (False, True): "outnyttjad_grund",
        (False, False): "varken_eller",
    }
    sure = above(abs(h - constants.middle), room.u) and above(abs(t - constants.middle), kvv.u)
    strength = "tydlig" if sure and not preliminary else "antydan"
    return Quadrant(names[level_h, level_t], strength, preliminary)


def _level(value: float, constants: Constants) -> bool | None:
    """Return True when high, False when low, None between."""
    if at_least(value, constants.quadrant_high):
        return True
    return False if at_most(value, constants.quadrant_low) else None


def delegation(scales: Mapping[str, ScaleScore], constants: Constants) -> str | None:
    """Return the pattern of delegation (A1) and support (S); an internal value, never a label (3.6).

    Formula: dumpande if A1 >= 60 and S <= 45 and A1 - S >= 25; distribuerande if A1 >= 60 and S >= 60.
    Rounding: none.
    Missing: None when A1 or S has no score.

    >>> from assessment import Answers, load_instrument, score
    >>> given = Answers({"A1a": 4, "A1b": 5, "S1": 2, "S2": 4, "S3": 2, "S4": 3})
    >>> score(load_instrument(), given).delegation
    'dumpande'
    """
    a1, s = scales["A1"].score, scales["S"].score
    if a1 is None or s is None or not at_least(a1, constants.delegation_high):
        return None
    if at_most(s, constants.support_low) and at_least(a1 - s, constants.delegation_gap):
        return "dumpande"
    return "distribuerande" if at_least(s, constants.support_high) else None
