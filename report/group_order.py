"""Where a group begins its talk: the two questions seen most alike, then one divided (instrument.md 6.2)."""

from collections.abc import Iterable
from dataclasses import dataclass

from report.group_parts import GroupItem, GroupPair
from texts import Texts

_AGREED = 2
_SPREADS = ("samlad", "ganska_samlad")


@dataclass(frozen=True)
class Order:
    """Codes of the questions to begin with, and the sentences that say so."""

    agreed: tuple[str, ...]
    divided: str
    sentences: tuple[str, ...]


def talk_order(texts: Texts, pairs: Iterable[GroupPair]) -> Order:
    """The two most agreed questions of the pairs, then the most divided one.

    By the mean distance where numbers are shown, otherwise by the word; ties in presented order. A question
    without a spread word takes no part, and nothing is made up where fewer are shown.
    """
    items = [(pair.number, item) for pair in pairs for item in pair.items if item.shown.spread]
    agreed = sorted((one for one in items if one[1].shown.spread in _SPREADS), key=lambda one: _apart(one[1]))
    divided = sorted(
        (one for one in items if one[1].shown.spread == "delad"), key=lambda one: -_apart(one[1])[1]
    )
    first, then = agreed[:_AGREED], divided[:1]
    told = [
        texts(f"group.order.{key}", names=_names(texts, found))
        for key, found in (("agreed", first), ("divided", then))
        if found
    ]
    return Order(
        tuple(item.code for _, item in first),
        then[0][1].code if then else "",
        tuple(told) or (texts("group.order.none"),),
    )


def _apart(item: GroupItem) -> tuple[int, float]:
    return _rank(item.shown.spread), item.shown.ad or 0.0


def _rank(spread: str) -> int:
    return (*_SPREADS, "delad").index(spread)


def _names(texts: Texts, found: list[tuple[int, GroupItem]]) -> str:
    return ", ".join(texts("group.order.item", short=item.short, number=number) for number, item in found)
