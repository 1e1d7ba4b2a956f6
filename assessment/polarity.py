"""The pairs and what the person wants of them: balance, intensity, behov, talk topics (3.7, 3.8)."""

from __future__ import annotations

import math
from collections.abc import Mapping

from assessment.answers import Answers
from assessment.comparison import at_least, at_most, sort_key
from assessment.constants import Constants
from assessment.instrument import Instrument, Pair
from assessment.profile import SETTLED, Need, PairResult, ScaleScore


def pair_result(pair: Pair, scales: Mapping[str, ScaleScore], constants: Constants) -> PairResult:
    """Compare the two poles of a pair (3.7).

    Formula: D = A - B, I = (A + B) / 2, u_D = sqrt(u_A^2 + u_B^2); lean when |D| >= 25: tydlig when also |D|
    >= u_D and no pole is preliminary (3.2b), else antydan. Offsets are subtracted in D. Rounding: none.
    Missing: all None when a pole has no score; missing names it.

    >>> from assessment import Answers, load_instrument, score
    >>> p = score(load_instrument(), Answers({"A3a": 5, "A3b": 5, "B3a": 4, "B3b": 4})).pairs[3]
    >>> p.D, p.I, round(p.u_D, 1), p.pair_class, p.lean, p.lean_strength
    (25.0, 87.5, 28.0, 'bada_bar', 'tillit', 'antydan')
    """
    a, b = scales[pair.tillit], scales[pair.tvivel]
    if a.score is None or b.score is None or a.u is None or b.u is None:
        missing = tuple(code for code in (pair.tillit, pair.tvivel) if scales[code].score is None)
        return PairResult(missing=missing)
    d = (a.score - constants.offset[pair.tillit]) - (b.score - constants.offset[pair.tvivel])
    u_d = math.hypot(a.u, b.u)
    preliminary = any(pole.status != SETTLED for pole in (a, b))
    lean = strength = None
    if at_least(abs(d), constants.lean):
        lean = "tillit" if d > 0 else "tvivel"
        strength = "tydlig" if at_least(abs(d), u_d) and not preliminary else "antydan"
    kind = pair_class(a.score, b.score, d, constants)
    return PairResult(d, (a.score + b.score) / 2, u_d, kind, lean, strength, preliminary)


def pair_class(a: float, b: float, d: float, constants: Constants) -> str:
    """Return the class of a pair, first match (3.7).

    Formula: bada_bar min(A, B) >= 60; bada_svaga max(A, B) <= 40; lutar_tillit D >= 25; lutar_tvivel D <=
    -25; else mellanlage; from unrounded values. Missing: never called without both scores.

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants
    >>> pair_class(87.5, 25, 62.5, c), pair_class(25, 37.5, -12.5, c), pair_class(50, 62.5, -12.5, c)
    ('lutar_tillit', 'bada_svaga', 'mellanlage')
    """
    if at_least(min(a, b), constants.both_high):
        return "bada_bar"
    if at_most(max(a, b), constants.both_low):
        return "bada_svaga"
    if at_least(abs(d), constants.lean):
        return "lutar_tillit" if d > 0 else "lutar_tvivel"
    return "mellanlage"


def need(d: int, score: float | None, constants: Constants) -> Need:
    """Return the need of one pole (3.8).

    Formula: gap = 25 d; target = clamp(x + gap, 0, 100); P = d (100 - x) / 100 if d > 0, |d| x / 100 if d <
    0, 0 if d = 0.
    Rounding: none. Missing: a pole without a score has gap only; behov DK is never given here.

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants
    >>> need(2, 37.5, c)
    Need(d=2, gap=50.0, target=87.5, P=1.25)
    >>> need(-1, 75.0, c).P, need(1, None, c)
    (0.75, Need(d=1, gap=25.0, target=None, P=None))
    """
    gap = float(constants.behov_step * d)
    if score is None:
        return Need(d, gap, None, None)
    target = min(100.0, max(0.0, score + gap))
    return Need(d, gap, target, abs(d) * (100.0 - score if d > 0 else score) / 100.0)


def needs(instrument: Instrument, scales: Mapping[str, ScaleScore], answers: Answers) -> dict[str, Need]:
    """Return the need of every pole whose behov is a number, in presented order (3.8); DK makes none.

    >>> from assessment import Answers, load_instrument, score
    >>> dict(score(load_instrument(), Answers(behov={"A1": 1, "B1": "DK"})).behov)
    {'A1': Need(d=1, gap=25.0, target=None, P=None)}
    """
    found = {}
    for pole in instrument.poles:
        d = answers.wish(pole)
        if d is not None:
            found[pole] = need(d, scales[pole].score, instrument.constants)
    return found


def talk_topics(instrument: Instrument, behov: Mapping[str, Need]) -> tuple[str, ...]:
    """Return the poles to talk about (3.8): the two largest P > 0; ties by |d|, then pair, then A before B.

    Missing: poles without P are no topics (see wishes); fewer than two is fine.

    >>> from assessment import load_instrument
    >>> from assessment.profile import Need
    >>> given = {"A1": Need(1, 25.0, 75.0, 0.5), "B1": Need(2, 50.0, 100.0, 0.5)}
    >>> talk_topics(load_instrument(), given)
    ('B1', 'A1')
    """
    ranked = [(pole, n, n.P) for pole, n in behov.items() if n.P is not None and sort_key(n.P) > 0]
    order = {pole: place for place, pole in enumerate(instrument.poles)}
    ranked.sort(key=lambda row: (-sort_key(row[2]), -abs(row[1].d), order[row[0]]))
    return tuple(pole for pole, _, _ in ranked[: instrument.constants.topics_max])


def wishes(behov: Mapping[str, Need]) -> tuple[str, ...]:
    """Return the poles with a wish for change but no score, largest |d| first, then as presented (3.2b).

    >>> from assessment.profile import Need
    >>> wishes({"A1": Need(1, 25.0, None, None), "B1": Need(-2, -50.0, None, None)})
    ('B1', 'A1')
    """
    open_wishes = [(pole, n.d) for pole, n in behov.items() if n.P is None and n.d != 0]
    return tuple(pole for pole, _ in sorted(open_wishes, key=lambda row: -abs(row[1])))
