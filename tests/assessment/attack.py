"""What both attacks on the group's picture know: every answer, and how the product's measures look."""

from __future__ import annotations

from itertools import combinations_with_replacement, product

from assessment import load_instrument
from tests.assessment import worlds as w

INSTRUMENT = load_instrument("sv")
C = INSTRUMENT.constants.group
NUMBERS = (1, 2, 3, 4, 5)
PAIRS = tuple(product(NUMBERS, NUMBERS))
ALONE = [(x,) for x in w.ANSWERS]
TWO = list(combinations_with_replacement(w.ANSWERS, 2))


def shown(measure):
    """A measure of the product in the attacker's terms."""
    if measure is None:
        return ("left out",)
    if measure.mode == "full":
        return ("full", *measure.distribution)
    return tuple(part for part in (measure.mode, measure.band, measure.spread) if part is not None)
