"""In what order a group's picture is talked about: the most agreed first, then where it is divided (6.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assessment import Instrument

_AGREED_FIRST, _DIVIDED_AFTER = 2, 1
_RANK = {"samlad": 0, "ganska_samlad": 1, "delad": 2}
_BANDS = {"lag": 0.0, "mellan": 50.0, "hog": 100.0}


@dataclass(frozen=True)
class Order:
    """What to talk about.

    Attributes:
        first: items, the two most agreed and then one divided, as far as there are such.
        all: every item of a pole whose spread may be shown, most agreed first.
        poles: one pole to find examples for that stands high and one that stands low.
    """

    first: tuple[str, ...]
    all: tuple[str, ...]
    poles: tuple[str, ...]


def discussion(instrument: Instrument, picture: Mapping[str, Any]) -> Order:
    """Return the order of discussion, from what the picture shows and nothing else.

    Items without a spread word (few answers, or the guard of 3.10.3) are not ordered: where they stood in the
    order would tell what the rule hides.

    >>> from assessment import load_instrument
    >>> items = {"A1a": {"spread": "delad"}, "B1a": {"spread": "samlad"}, "A2a": {"band": "hog"}}
    >>> discussion(load_instrument(), {"items": items}).first
    ('B1a', 'A1a')
    """
    items = picture.get("items", {})
    asked = (instrument.items[code] for code in instrument.workshop_items)
    of_poles = [item.code for item in asked if item.scale in instrument.poles]
    told = [code for code in of_poles if "spread" in items.get(code, {})]
    ordered = sorted(told, key=lambda code: (_RANK[items[code]["spread"]], items[code].get("ad", 0.0)))
    agreed = [code for code in ordered if items[code]["spread"] != "delad"][:_AGREED_FIRST]
    divided = [code for code in reversed(ordered) if items[code]["spread"] == "delad"]
    divided.sort(key=lambda code: not items[code].get("two_camps", False))
    return Order((*agreed, *divided[:_DIVIDED_AFTER]), tuple(ordered), _poles(instrument, picture))


def _poles(instrument: Instrument, picture: Mapping[str, Any]) -> tuple[str, ...]:
    """The pole that stands highest and the one that stands lowest; none when they stand alike."""
    scales = picture.get("scales", {})
    heights = {code: height(scales[code]) for code in instrument.poles if code in scales}
    if not heights:
        return ()
    high, low = max(heights, key=heights.__getitem__), min(heights, key=heights.__getitem__)
    return (high, low) if heights[high] > heights[low] else (high,)


def height(measure: Mapping[str, Any]) -> float:
    """Return where a scale's measure stands by its band alone, so that bands and numbers are ordered alike.

    >>> height({"mode": "full", "median": 87.5, "band": "hog"}), height({"mode": "band", "band": "lag"})
    (100.0, 0.0)
    """
    return _BANDS[measure["band"]]
