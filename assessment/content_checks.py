"""Checks of the structure file that look across records: items, pairs, bands, constants."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from assessment.record import Record
from assessment.toml_file import TomlFile

_BAND = re.compile(r"<(?P<under>\d+)|(?P<first>\d+)-(?P<last>\d+)|>(?P<over>\d+)")
_ORDERED = (
    ("low", "middle", "high"),
    ("quadrant_low", "middle", "quadrant_high"),
    ("support_low", "support_high"),
    ("both_low", "both_high"),
    ("acq_low", "acq_high"),
)
"""Constants that bound bands, lowest first."""

_GROUP_ORDERED = (
    ("min_n", "full_v"),
    ("item_low", "item_high"),
    ("pole_low", "pole_high"),
    ("scale_low", "scale_high"),
    ("agreed", "fairly_agreed"),
    ("points_agreed", "points_fairly_agreed"),
)


def check_items(items: list[Record], scales: list[Record]) -> None:
    """Refuse an item of no scale, a scale without items, and a derived scale that names an unknown item."""
    codes = {scale.code: scale for scale in scales}
    known = {item.code for item in items}
    filled = set()
    for item in items:
        scale = codes.get(item.text("scale"))
        if scale is None or scale.data.get("kind") == "derived":
            raise item.error("scale", f"scale {item.data.get('scale')!r} is unknown or derived")
        filled.add(scale.code)
    for scale in scales:
        if scale.data.get("kind") == "derived":
            filled.update([scale.code] if scale.texts("items", known) else [])
        if scale.code not in filled:
            raise scale.error("code", "no item belongs to this scale")


def check_pairs(scales: list[Record]) -> None:
    """Refuse a pole without a pair, a pair with two poles alike or only one, and a gap in their numbers."""
    poles: dict[tuple[int, str], Record] = {}
    for scale in scales:
        if scale.data.get("kind") != "pole":
            continue
        number = scale.data.get("pair")
        if not isinstance(number, int) or isinstance(number, bool):
            raise scale.error("pair", "pair is missing or not a number")
        place = (number, scale.text("pole", ("tillit", "tvivel")))
        if place in poles:
            raise scale.error("pole", f"pair {number} has two poles {place[1]}")
        poles[place] = scale
    for (number, pole), scale in poles.items():
        if (number, "tvivel" if pole == "tillit" else "tillit") not in poles:
            raise scale.error("pair", f"pair {number} has only the pole {pole}")
        if number > 1 and (number - 1, pole) not in poles:
            raise scale.error("pair", f"there is no pair {number - 1}")


def check_bands(contexts: list[Record]) -> None:
    """Refuse options that are bands of numbers ("<10", "10-20", ">20") with a gap or an overlap."""
    for context in contexts:
        options = context.texts("options")
        if not options or len(set(options)) < len(options):
            raise context.error("options", "options are missing or stand twice")
        bands = [_BAND.fullmatch(option) for option in options]
        if not any(bands):
            continue
        expected: int | None = 0
        for option, band in zip(options, bands, strict=True):
            if band is None or expected is None or _first(band) != expected:
                raise context.error("options", f"the bands have a gap or an overlap at {option!r}")
            expected = _after(band)
        if expected is not None:
            raise context.error("options", "the last band is not open upwards")


def _first(band: re.Match[str]) -> int:
    """Return the first whole number of a band."""
    if band["under"]:
        return 0
    return int(band["first"]) if band["first"] else int(band["over"]) + 1


def _after(band: re.Match[str]) -> int | None:
    """Return the first whole number after a band, None when it is open upwards."""
    if band["under"]:
        return int(band["under"])
    return int(band["last"]) + 1 if band["last"] else None


def check_constants(
    structure: TomlFile, names: Collection[str], scales: Collection[str], group: Collection[str]
) -> None:
    """Refuse a constant or offset that is missing, unknown or no number, and bounds of bands out of order."""
    _check_numbers(structure, "constants", names)
    _check_numbers(structure, "offset", scales)
    _check_numbers(structure, "group", group)
    _check_order(structure, "constants", _ORDERED)
    _check_order(structure, "group", _GROUP_ORDERED)


def _check_order(structure: TomlFile, name: str, several: tuple[tuple[str, ...], ...]) -> None:
    table = structure.data[name]
    for bounds in several:
        for lower, upper in pairwise(bounds):
            if table[lower] >= table[upper]:
                raise structure.error((name, upper), upper, f"must be above {lower}, or the bands overlap")


def _check_numbers(structure: TomlFile, table: str, names: Collection[str]) -> None:
    found = structure.table(table)
    for name in names:
        if name not in found:
            raise structure.error((table,), name, f"is missing in [{table}]")
    for name, value in found.items():
        if name not in names:
            raise structure.error((table, name), name, f"is unknown in [{table}]")
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise structure.error((table, name), name, "is not a number")
