"""Response-quality flags: neutral remarks on how the questions were answered (3.9)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from statistics import fmean, pstdev

from assessment.answers import Answers
from assessment.comparison import at_least, at_most, below
from assessment.constants import Constants
from assessment.instrument import Instrument
from assessment.profile import FLAGS


def longest_run(values: Sequence[int]) -> int:
    """Return the length of the longest run of identical answers, as listed (3.9).

    Missing: non-answers are left out before, they break no run. No answers: 0.

    >>> longest_run([4, 4, 3, 3, 3, 4]), longest_run([])
    (3, 0)
    """
    return max((len(list(run)) for _, run in groupby(values)), default=0)


def is_long(values: Sequence[int], constants: Constants) -> bool:
    """LONG: longest identical run >= 12 or population SD <= 0.40; needs 20 valid answers (3.9).

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants
    >>> is_long([4] * 12 + [1, 5] * 4, c), is_long([4] * 11 + [1, 5] * 5, c), is_long([4] * 19, c)
    (True, False, False)
    """
    if len(values) < constants.flag_min_valid:
        return False
    return longest_run(values) >= constants.long_run or at_most(pstdev(values), constants.long_sd)


def is_mid(values: Sequence[int], constants: Constants) -> bool:
    """MID: >= 70 % threes; needs 20 valid answers (3.9).

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants
    >>> is_mid([3] * 14 + [4] * 6, c), is_mid([3] * 13 + [4] * 7, c)
    (True, False)
    """
    return len(values) >= constants.flag_min_valid and at_least(_share(values, {3}), constants.mid_share)


def is_extreme(values: Sequence[int], constants: Constants) -> bool:
    """EXT: >= 90 % ones and fives; needs 20 valid answers (3.9).

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants
    >>> is_extreme([1, 5] * 9 + [3, 3], c), is_extreme([1, 5] * 8 + [3] * 4, c)
    (True, False)
    """
    return len(values) >= constants.flag_min_valid and at_least(_share(values, {1, 5}), constants.ext_share)


def is_fast(seconds: Sequence[float], valid: int, constants: Constants) -> bool:
    """FAST: >= 50 % of the timed items under 2.0 s; needs 20 valid answers and 20 timed items (3.9).

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants
    >>> is_fast([1.9] * 10 + [2.0] * 10, 20, c), is_fast([1.9] * 9 + [2.0] * 11, 20, c)
    (True, False)
    """
    if valid < constants.flag_min_valid or len(seconds) < constants.flag_min_timed:
        return False
    quick = sum(below(second, constants.fast_s) for second in seconds)
    return at_least(quick / len(seconds), constants.fast_share)


def acquiescence(forward: Sequence[int], backward: Sequence[int], constants: Constants) -> float | None:
    """Return the yes-saying index, 1-5; a consistent answerer is near 3.0 (3.9).

    Formula: (mean forward raw + mean reversed raw) / 2 over K, V, W, S, C; no rounding. Missing: None with
    fewer than 8 valid forward or 3 valid reversed answers.

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants
    >>> acquiescence([4] * 8, [2] * 3, c), acquiescence([4] * 15, [4] * 5, c), acquiescence([4] * 7, [4], c)
    (3.0, 4.0, None)
    """
    if len(forward) < constants.acq_min_forward or len(backward) < constants.acq_min_reversed:
        return None
    return (fmean(forward) + fmean(backward)) / 2


def flags(instrument: Instrument, answers: Answers) -> tuple[str, ...]:
    """Return the flags that are set, in the order LONG MID EXT FAST ACQ+ ACQ- DK MORE (3.9).

    On the raw answers in presented order (2.20), non-answers left out. DK: >= 11 items are DK (NR and SK do
    not count).
    MORE: behov > 0 on >= 10 poles (a DK tap is not > 0).

    >>> from assessment import Answers, load_instrument
    >>> i = load_instrument()
    >>> flags(i, Answers({code: 3 for code in i.items}))
    ('LONG', 'MID')
    >>> flags(i, Answers({code: "DK" for code in i.items}, {pole: 1 for pole in i.poles}))
    ('DK', 'MORE')
    """
    c = instrument.constants
    values = [value for code in instrument.items if (value := answers.value(code)) is not None]
    seconds = [
        min(answers.seconds[code], c.time_cap_s) for code in instrument.items if code in answers.seconds
    ]
    index = acquiescence(*_block(instrument, answers), c)
    wanted = sum((answers.wish(pole) or 0) > 0 for pole in instrument.poles)
    unknown = sum(answers.reason(code) == "DK" for code in instrument.items)
    found = {
        "LONG": is_long(values, c),
        "MID": is_mid(values, c),
        "EXT": is_extreme(values, c),
        "FAST": is_fast(seconds, len(values), c),
        "ACQ+": index is not None and at_least(index, c.acq_high),
        "ACQ-": index is not None and at_most(index, c.acq_low),
        "DK": unknown >= c.dk_min,
        "MORE": wanted >= c.more_min,
    }
    return tuple(flag for flag in FLAGS if found[flag])


def _block(instrument: Instrument, answers: Answers) -> tuple[list[int], list[int]]:
    """Return the valid raw answers of K, V, W, S and C: forward items, reversed items."""
    forward: list[int] = []
    backward: list[int] = []
    for code, item in instrument.items.items():
        value = answers.value(code)
        if value is not None and instrument.scales[item.scale].kind == "condition":
            (backward if item.reversed else forward).append(value)
    return forward, backward


def _share(values: Sequence[int], kinds: set[int]) -> float:
    """Return the share of the values that are of these kinds, 0-1."""
    return sum(value in kinds for value in values) / len(values)
