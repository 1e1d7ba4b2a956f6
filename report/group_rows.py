"""A group's findings as rows: one table for Excel and one long table for CSV, from the same cells."""

from collections.abc import Iterator
from dataclasses import dataclass

from report.group_findings import all_items
from report.group_parts import GroupFindings, GroupItem, GroupScale, GroupWish, Shown
from texts import Texts

Cell = str | int | float | None
_ITEM = 2  # decimals of an item's measures and of distances
_SCALE = 1  # decimals of a scale's median and of differences


@dataclass(frozen=True)
class Table:
    """A table with its documented columns; None is an empty cell, where nothing is shown.

    Attributes:
        key: Which table: items, split, scales, wishes, change or gaps.
        columns: Heads, as shown.
        meanings: What each column means; empty where the head says it.
        rows: The rows.
    """

    key: str
    columns: tuple[str, ...]
    meanings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


_SHOWN = ("shown", "band", "spread")
_NUMBERS = ("two_camps", "v", "median", "mean", "ad", "rwg")


def tables(findings: GroupFindings, texts: Texts) -> tuple[Table, ...]:
    """Every table of a group that holds a row."""
    whole = texts("group.value.whole")
    items = [_item(one, whole, texts) for one in all_items(findings.pairs, findings.scales) if one.shown.word]
    scales = [_scale(one, whole, texts) for one in (*findings.poles, *findings.scales) if one.shown.word]
    heads = ("part", "code", "name", "text", *_SHOWN, *_NUMBERS)
    found = (
        _table("items", heads, items, texts, steps=True),
        _table("split", heads, list(_parts(findings, texts)), texts, steps=True),
        _table("scales", ("part", "code", "name", *_SHOWN, "v", "median", "ad"), scales, texts),
        _table("wishes", ("question", "code", "name", "votes"), list(_wishes(findings, texts)), texts),
        _table(
            "change", ("code", "name", "word"), list(findings.change.words) if findings.change else [], texts
        ),
        _table("gaps", ("kind", "code", "name", "word", "gap"), list(_gaps(findings, texts)), texts),
    )
    return tuple(one for one in found if one.rows)


def _table(
    key: str, heads: tuple[str, ...], rows: list[tuple[Cell, ...]], texts: Texts, *, steps: bool = False
) -> Table:
    columns = [texts(f"group.column.{head}") for head in heads]
    meanings = [
        texts(f"group.meaning.{head}") if texts.has(f"group.meaning.{head}") else "" for head in heads
    ]
    if steps:
        columns += texts.all("group.steps")
        meanings += [texts("group.meaning.steps")] * 5
    return Table(key, tuple(columns), tuple(meanings), tuple(rows))


def _parts(findings: GroupFindings, texts: Texts) -> Iterator[tuple[Cell, ...]]:
    if findings.split is not None:
        for one in findings.split.inside:
            yield _item(one, findings.split.name, texts)
        for one in findings.split.outside:
            yield _item(one, findings.split.others, texts)


def _item(item: GroupItem, part: str, texts: Texts) -> tuple[Cell, ...]:
    shown = item.shown
    text = item.text
    if item.reversed:
        text = texts("group.turned", name=text, mark=texts("group.reversed"))
    numbers = (shown.median, shown.mean, shown.ad, shown.rwg)
    camps = None if shown.two_camps is None else texts(f"group.value.{'yes' if shown.two_camps else 'no'}")
    return (
        part,
        item.code,
        item.short,
        text,
        *_in_words(shown, texts),
        camps,
        shown.v,
        *(_rounded(one, _ITEM) for one in numbers),
        *(shown.counts or (None,) * 5),
    )


def _scale(scale: GroupScale, part: str, texts: Texts) -> tuple[Cell, ...]:
    shown = scale.shown
    numbers = (_rounded(shown.median, _SCALE), _rounded(shown.ad, _ITEM))
    return part, scale.code, scale.name, *_in_words(shown, texts), shown.v, *numbers


def _in_words(shown: Shown, texts: Texts) -> tuple[str, str, str | None]:
    """Mode, band and spread; the band of an item in numbers is read off its median (3.10.2)."""
    mode = texts("group.value.full" if shown.mode == "full" else "group.value.words")
    spread = texts(f"group.value.{shown.spread}") if shown.spread else None
    return mode, texts(f"group.value.{shown.band or _band(shown.median or 0)}"), spread


def _band(median: float) -> str:
    return "lag" if median <= 2 else "hog" if median >= 4 else "mellan"  # noqa: PLR2004 - 3.10.2


def _wishes(findings: GroupFindings, texts: Texts) -> Iterator[tuple[Cell, ...]]:
    for key, found in (("stark", findings.stark), ("latta", findings.latta)):
        for one in found:
            yield texts(f"group.wishes.{key}"), one.code, one.name, _votes(one, texts)


def _votes(wish: GroupWish, texts: Texts) -> Cell:
    if wish.votes is None:
        return texts("group.value.chosen")
    return texts("group.value.or_more", n=wish.votes) if wish.at_least else wish.votes


def _gaps(findings: GroupFindings, texts: Texts) -> Iterator[tuple[Cell, ...]]:
    """The named link of the chain, then the differences between manager and group."""
    if findings.lowest:
        name = next(one.name for one in findings.scales if one.code == findings.lowest)
        gap = _rounded(findings.chain_gap, _SCALE)
        yield texts("group.value.chain"), findings.lowest, name, texts("group.value.lowest"), gap
    for one in findings.gaps:
        word = texts(f"group.value.{one.word}")
        yield texts("group.value.gap"), one.code, one.name, word, _rounded(one.g, _SCALE)


def _rounded(value: float | None, digits: int) -> float | None:
    """Rounded half away from zero, as on screen."""
    if value is None:
        return None
    step = float(10**digits)
    size = int(abs(value) * step + 0.5 + 1e-9) / step
    return -size if value < 0 else size
