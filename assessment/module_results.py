"""What may be shown of a module's answers: set beside each other or in order, never added up.

No rule here gives a sum, a mean, a share or a rank of people or units (instrument.md section 1, "Do NOT").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assessment.module_parts import KINDS, ModuleItem, ModuleRules
from assessment.modules import Module

STANCES = ("lutar_a", "lutar_b", "bada", "ingetdera")
_STATES = ("used", "planned", "removed", "not_used", "not_ours", "DK", None)
_RATED = ("frequency", "agree")


def stance(first: object, second: object, rules: ModuleRules) -> str | None:
    """Return how a row of two statements leans (F6); None when one has no number.

    Both when each is at least `both_from`; a lean when they are at least `apart` from each other; otherwise
    neither. No number comes out: rows are not added.

    >>> r = ModuleRules(5, 6, 5, both_from=4, apart=2)
    >>> stance(5, 4, r), stance(5, 3, r), stance(2, 4, r), stance(3, 4, r), stance("DK", 5, r)
    ('bada', 'lutar_a', 'lutar_b', 'ingetdera', None)
    """
    if not isinstance(first, int) or not isinstance(second, int):
        return None
    if min(first, second) >= rules.both_from:
        return "bada"
    if abs(first - second) >= rules.apart:
        return "lutar_a" if first > second else "lutar_b"
    return "ingetdera"


def by_value(
    module: Module, given: Mapping[str, object]
) -> tuple[tuple[object, tuple[ModuleItem, ...]], ...]:
    """Return the items under each answer, the strongest first, those without a number last (F17).

    Ties stand in the content's order; None holds those without an answer. There is no mean of them.
    """
    kinds = {item.answer for item in module.items.values()}
    numbers = {value for kind in kinds for value in KINDS[kind] if isinstance(value, int)}
    return _sorted_under([*sorted(numbers, reverse=True), "DK", None], module.items.values(), given)


def by_state(items: Iterable[ModuleItem], given: Mapping[str, object]) -> tuple[ModuleItem, ...]:
    """Return practices in the order of their states, ties in the content's order (F5); nothing is counted."""
    return tuple(item for _, several in _sorted_under(_STATES, items, given) for item in several)


def _sorted_under(
    values: Iterable[object], items: Iterable[ModuleItem], given: Mapping[str, object]
) -> tuple[tuple[object, tuple[ModuleItem, ...]], ...]:
    several = tuple(items)
    rows = ((value, tuple(one for one in several if given.get(one.code) == value)) for value in values)
    return tuple((value, found) for value, found in rows if found)


def place(item: ModuleItem, value: object) -> float | None:
    """Return where a mark stands on its row, 0-1 from the scale's first word to its last; None without one.

    >>> from assessment import load_instrument
    >>> item = next(one for one in load_instrument().modules["M7"].items.values())
    >>> place(item, 0), place(item, 3), place(item, "DK")
    (0.0, 1.0, None)
    """
    numbers = [one for one in KINDS[item.answer] if isinstance(one, int)]
    if not isinstance(value, int) or value not in numbers:
        return None
    return (value - numbers[0]) / (numbers[-1] - numbers[0])


def rated(items: Iterable[ModuleItem]) -> tuple[ModuleItem, ...]:
    """Return the items that are answered on a scale of five steps, in order."""
    return tuple(item for item in items if item.answer in _RATED)
