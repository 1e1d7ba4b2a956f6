"""The participants' cards: the twenty items in the order of 2.20, then the choices and handing in."""

import pytest

from assessment import load_instrument
from workshop import CHOICES, HAND_IN, build_cards

ORDER = "A1a B1a A2a B2a A3a B3a A4a B4a A5a B5a A6a B6a K1 K2 V2 V3 W1 W3 S1 S2"  # copied from 2.20


@pytest.fixture
def cards():
    return build_cards(load_instrument())


def test_the_twenty_items_come_in_the_order_of_the_specification(cards):
    assert " ".join(code for card in cards.all for code in card.items) == ORDER
    assert cards.items == 20


def test_two_pairs_or_two_scales_a_card_then_choices_then_handing_in(cards):
    assert [len(card.items) for card in cards.all] == [4, 4, 4, 4, 4, 0, 0]
    assert [card.id for card in cards.all] == ["1", "2", "3", "4", "5", CHOICES, HAND_IN]
    assert [(card.first, card.last) for card in cards.all[:5]] == [
        (1, 4),
        (5, 8),
        (9, 12),
        (13, 16),
        (17, 20),
    ]


def test_before_and_after_end_where_the_cards_end(cards):
    first, last = cards.all[0], cards.all[-1]
    assert cards.before(first) is None
    assert cards.after(last) is None
    assert all(cards.before(cards.after(card)) == card for card in cards.all[:-1])


@pytest.mark.parametrize("name", [None, "", "0", "6", "tack", "../1"])
def test_an_unknown_name_is_no_card(cards, name):
    assert cards.find(name) is None
