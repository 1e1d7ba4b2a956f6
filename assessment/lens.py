"""The tripod as a lens: which cells of side and level the answers have touched, without any score."""

from __future__ import annotations

from collections.abc import Mapping

from assessment.answers import Answers
from assessment.instrument import Instrument

SIDES, LEVELS = ("inst", "inter"), ("ind", "team", "org")
"""The two sides and three levels that a source names and does not explain (instrument.md F11)."""

_SKIPPED = "SK"


def touched(instrument: Instrument, answers: Answers) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return the answered items of each cell, in presented order; an empty cell has not been touched.

    An answer of any kind counts, also "do not know" and "not relevant": the question was before the person.
    A skipped one does not. No number is made of it: the sources hold no model to measure by.

    >>> from assessment import Answers, load_instrument
    >>> cells = touched(load_instrument(), Answers({"A1a": 4, "B1a": "DK", "A1b": "SK"}))
    >>> len(cells), cells["inst", "ind"], cells["inst", "org"], cells["inst", "team"]
    (6, ('A1a',), ('B1a',), ())
    """
    given = {code for code, value in answers.answers.items() if value != _SKIPPED}
    cells: dict[tuple[str, str], tuple[str, ...]] = {(side, level): () for side in SIDES for level in LEVELS}
    for code, item in instrument.items.items():
        if code in given:
            cells[item.dim, item.level] += (code,)
    return cells
