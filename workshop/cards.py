"""The cards that participants answer, in order: the workshop's items four a card (2.20), then the choices."""

import math
from collections.abc import Collection
from dataclasses import dataclass

from assessment import Instrument

CHOICES = "val"
HAND_IN = "lamna"
THANKS = "tack"
_ITEMS_A_CARD = 4


@dataclass(frozen=True)
class Card:
    """One card.

    Attributes:
        id: the last part of its address: "1" to "5", CHOICES or HAND_IN; stored as a participant's place.
        items: codes of its items in presented order; none on the last two.
        first: number of its first item among all, from 1; 0 without items.
    """

    id: str
    items: tuple[str, ...] = ()
    first: int = 0

    @property
    def last(self) -> int:
        """Number of its last item among all."""
        return self.first + len(self.items) - 1


@dataclass(frozen=True)
class Cards:
    """All cards of a workshop in order."""

    all: tuple[Card, ...]

    def find(self, card_id: str | None) -> Card | None:
        """The card of that name, if there is one."""
        return next((card for card in self.all if card.id == card_id), None)

    def number(self, card: Card) -> int:
        """Its place in the order, from 1."""
        return self.all.index(card) + 1

    def before(self, card: Card) -> Card | None:
        """The card before; none before the first."""
        at = self.all.index(card)
        return self.all[at - 1] if at else None

    def after(self, card: Card) -> Card | None:
        """The card after; none after the last."""
        return next(iter(self.all[self.number(card) :]), None)

    @property
    def items(self) -> int:
        """How many items there are in all."""
        return sum(len(card.items) for card in self.all)


def minutes_left(instrument: Instrument, cards: Cards, card: Card, answered: Collection[str]) -> int:
    """Return the minutes from a card to the last choice, rounded up; 0 when only handing in is left (2.20).

    Formula: items without an answer on this card and after x 10.5 s + choices left x 5 s. No time is
    measured in a workshop (3.10), so the person's own pace is never used.

    >>> from assessment import load_instrument
    >>> instrument = load_instrument()
    >>> cards = build_cards(instrument)
    >>> [minutes_left(instrument, cards, card, ()) for card in cards.all]
    [4, 4, 3, 2, 1, 1, 0]
    """
    c, rest = instrument.constants, cards.all[cards.number(card) - 1 :]
    items = sum(code not in answered for one in rest for code in one.items)
    choices = c.group.stark_max + 1 if any(one.id == CHOICES for one in rest) else 0
    return math.ceil((items * c.item_s + choices * c.tap_s) / 60)


def build_cards(instrument: Instrument) -> Cards:
    """The cards of the workshop version (instrument.md 2.20): two pairs or two scales a card, then two more.

    >>> from assessment import load_instrument
    >>> [" ".join(card.items) or card.id for card in build_cards(load_instrument()).all][2:]
    ['A5a B5a A6a B6a', 'K1 K2 V2 V3', 'W1 W3 S1 S2', 'val', 'lamna']
    """
    codes = instrument.workshop_items
    starts = range(0, len(codes), _ITEMS_A_CARD)
    asked = (
        Card(str(number), codes[start : start + _ITEMS_A_CARD], start + 1)
        for number, start in enumerate(starts, start=1)
    )
    return Cards((*asked, Card(CHOICES), Card(HAND_IN)))
