"""What may be shown of a group, in words."""

from collections.abc import Mapping
from typing import Any

from assessment import Instrument
from report import GroupRow
from texts import Texts

Measure = Mapping[str, Any]


def short(t: Texts, measure: Measure | None) -> str:
    """Band and spread beside a row; that it is not shown when nothing may be."""
    if measure is None:
        return t("room.hidden")
    spread = f" · {t('room.spread.' + measure['spread'])}" if "spread" in measure else ""
    return f"{t('room.band.' + band(measure))}{spread}"


def band(measure: Measure) -> str:
    """The band of a measure; of an item in numbers by its median (3.10.2: 2 and under, 4 and over)."""
    if "band" in measure:
        return str(measure["band"])
    median = measure["median"]
    return "lag" if median <= 2 else "hog" if median >= 4 else "mellan"  # noqa: PLR2004 - 3.10.2


def sentences(t: Texts, instrument: Instrument, measure: Measure | None) -> list[str]:
    """What the answers to one question say, in one to three sentences."""
    if measure is None:
        return [t("room.item_hidden")]
    told = []
    if measure["mode"] == "full":
        told.append(t("room.item_middle", middle=_middle(t, instrument, measure["median"])))
    else:
        told.append(t("room.item_band", band=t("room.place." + band(measure))))
    if "spread" in measure:
        told.append(t("room.item_spread", spread=t("room.spread_plural." + measure["spread"])))
    if measure["mode"] == "band":
        told.append(t("room.item_whole"))
    return told


def _middle(t: Texts, instrument: Instrument, median: float) -> str:
    """A median as the word of an answer, or the two it lies between."""
    values = instrument.wording.table("values")
    low = int(median)
    plain = [values[str(value)].partition(" (")[0] for value in (low, min(low + 1, 5))]
    return t("room.one", one=plain[0]) if median == low else t("room.between", low=plain[0], high=plain[1])


def row(t: Texts, instrument: Instrument, code: str, measure: Measure | None) -> GroupRow:
    """A scale as a row of the chart."""
    scale = instrument.scales[code]
    shape = {"tillit": "circle", "tvivel": "diamond"}.get(scale.pole or "", "square")
    return GroupRow(scale.name, short(t, measure), shape, scale.pole is not None, measure)


def table(t: Texts, instrument: Instrument, picture: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Every question with what may be shown of it, a row each; empty cells where a rule hides."""
    items = picture.get("items", {})
    rows: list[tuple[str, ...]] = []
    for code in instrument.workshop_items:
        found = items.get(code)
        counts = [str(one) for one in found["distribution"]] if found and "distribution" in found else []
        median = t.number(found["median"], 1) if found and "median" in found else ""
        rows.append((instrument.items[code].text, short(t, found), median, " · ".join(counts)))
    return rows
