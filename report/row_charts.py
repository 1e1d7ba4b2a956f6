"""Charts made of rows on one scale from almost never to almost always: the six pairs, the chain, support."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import altair as alt

from report.drawing import across, bands, downwards, finish, hairline, points, written
from report.ink import INKS, Ink
from report.parts import Findings, PairFinding, Reading
from texts import Texts

_PAIR_PITCH, _PAIR_LINE, _PAIR_TITLE = (
    4.4,
    2.7,
    2.0,
)  # row height, line in the row, title above it; text sizes
_PITCH, _LINE, _TITLE = 3.6, 2.1, 1.4
_APART = 0.62  # distance of a pair's two marks from their line, in text sizes
_SET_APART = 1.2  # extra room before the weakest link, in text sizes
_ROOM_FOR_CLASS = 34  # the class stands at the right only on rows this wide, in text sizes


@dataclass(frozen=True)
class Placed:
    """A reading and the pixel row its mark stands on."""

    reading: Reading
    y: float


def six_rows_chart(
    findings: Findings, texts: Texts, theme: str = "light", width: int = 520
) -> alt.LayerChart:
    """Six rows, two marks on each: round Tillit and diamond Tvivel with their bands."""
    ink = INKS[theme]
    top = 2.0 * ink.font
    height = top + _PAIR_PITCH * ink.font * len(findings.pairs)
    lines = [top + (row * _PAIR_PITCH + _PAIR_LINE) * ink.font for row in range(len(findings.pairs))]
    tillit = [
        Placed(pair.tillit, y - _APART * ink.font) for pair, y in zip(findings.pairs, lines, strict=True)
    ]
    tvivel = [
        Placed(pair.tvivel, y + _APART * ink.font) for pair, y in zip(findings.pairs, lines, strict=True)
    ]
    layers = [*_legend(texts, ink), *_words(texts, ink, width, height)]
    for pair, line in zip(findings.pairs, lines, strict=True):
        layers += [*_pair_title(pair, line, ink, width), *_line(line, ink, width, 1.2)]
    layers += _series(tillit, "circle", ink.tillit, ink, height)
    layers += _series(tvivel, "diamond", ink.tvivel, ink, height, outlined=ink.outlined)
    layers += _missing(tillit, texts("chart.tillit"), texts, ink)
    layers += _missing(tvivel, texts("chart.tvivel"), texts, ink)
    return finish(layers, width, height, ink, texts)


def chain_chart(findings: Findings, texts: Texts, theme: str = "light", width: int = 520) -> alt.LayerChart:
    """Three rows on one scale; the weakest link stands last, apart from the others, with its words.

    Where none is named, the stretch over which the three marks are spread is shown with the words for it.
    """
    chain, ink = findings.chain, INKS[theme]
    order = [link for link in chain.links if link.code != chain.weakest]
    last = [link for link in chain.links if link.code == chain.weakest]
    height = (_PITCH * len(chain.links) + (_SET_APART if last else 0)) * ink.font
    placed = _rows([*order, *last], ink, _SET_APART * ink.font if last else 0)
    narrow = width < _ROOM_FOR_CLASS * ink.font
    layers = _plain(placed, texts, ink, width, height, silent=chain.weakest if narrow else None)
    if last:
        x = (0.62 * len(last[0].name) + 1) * ink.font
        y = placed[-1].y - _TITLE * ink.font
        layers += [written(chain.label, x, y, ink, align="left", fontStyle="italic")]
    else:
        layers += _together(placed, chain.label, ink, width, height)
    return finish(layers, width, height, ink, texts)


def support_chart(findings: Findings, texts: Texts, theme: str = "light", width: int = 520) -> alt.LayerChart:
    """Support and own conditions, one row each."""
    ink = INKS[theme]
    height = _PITCH * ink.font * len(findings.support)
    layers = _plain(_rows(findings.support, ink, 0), texts, ink, width, height)
    return finish(layers, width, height, ink, texts)


def _rows(readings: Sequence[Reading], ink: Ink, before_last: float) -> list[Placed]:
    last = len(readings) - 1
    return [
        Placed(one, (row * _PITCH + _LINE) * ink.font + (before_last if row == last else 0))
        for row, one in enumerate(readings)
    ]


def _plain(
    placed: Sequence[Placed], texts: Texts, ink: Ink, width: int, height: float, silent: str | None = None
) -> list[alt.Chart]:
    """Rows with name, word, line, band and mark; the silent one has its label instead of the word."""
    layers = list(_words(texts, ink, width, height))
    for one in placed:
        title = one.y - _TITLE * ink.font
        layers += [written(one.reading.name, 0, title, ink, align="left", fontWeight=600)]
        layers += [*_line(one.y, ink, width, 0.6)]
        if one.reading.code == silent:
            continue
        word = one.reading.word or texts("chart.missing")
        layers += [written(word, width, title, ink, align="right", color=ink.muted)]
    return [*layers, *_series(placed, "square", ink.ink, ink, height)]


def _together(
    placed: Sequence[Placed], label: str, ink: Ink, width: int, height: float
) -> Iterator[alt.Chart]:
    """A bracket over the stretch where the marks lie, with the words for it below the scale."""
    scores = [one.reading.score for one in placed if one.reading.score is not None]
    y = height + 2.6 * ink.font
    if len(scores) == len(placed):
        low, high = min(scores) * width / 100, max(scores) * width / 100
        for x in {low, high}:
            yield hairline((x, placed[0].y), (x, placed[-1].y), ink.muted)
    yield written(label, width / 2, y, ink, align="center", fontStyle="italic")


def _series(
    placed: Sequence[Placed], shape: str, color: str, ink: Ink, height: float, *, outlined: bool = False
) -> list[alt.Chart]:
    known = [(one.reading, one.y) for one in placed if one.reading.score is not None]
    rows = [{"x": one.score, "low": one.low, "high": one.high, "y": y} for one, y in known]
    if not rows:
        return []
    y = downwards("y", height)
    return [
        bands(rows, color, ink, dashed=outlined).encode(x=across("low"), x2=alt.X2("high:Q"), y=y),
        points(rows, shape, color, ink, hollow=outlined).encode(x=across(), y=y),
    ]


def _missing(placed: Sequence[Placed], name: str, texts: Texts, ink: Ink) -> Iterator[alt.Chart]:
    """What stands where a pole's score is missing."""
    text = f"{name}: {texts('chart.missing')}"
    for one in placed:
        if one.reading.score is None:
            yield written(text, 1.4 * ink.font, one.y, ink, align="left", color=ink.muted, fontStyle="italic")


def _pair_title(pair: PairFinding, line: float, ink: Ink, width: int) -> Iterator[alt.Chart]:
    title = line - _PAIR_TITLE * ink.font
    yield written(str(pair.number), 0, title, ink, align="left", fontWeight=600)
    yield written(pair.name, 1.4 * ink.font, title, ink, align="left", fontWeight=600)
    if width >= _ROOM_FOR_CLASS * ink.font and pair.pair_class:
        yield written(pair.class_text, width, title, ink, align="right", color=ink.muted)


def _line(y: float, ink: Ink, width: int, tick: float) -> Iterator[alt.Chart]:
    """The row's line with its three ticks: almost never, sometimes, almost always."""
    yield hairline((0, y), (width, y), ink.hair)
    for x in (0, width / 2, width):
        yield hairline((x, y - tick * ink.font), (x, y + tick * ink.font), ink.hair)


def _words(texts: Texts, ink: Ink, width: int, height: float) -> Iterator[alt.Chart]:
    for x, key, align in (
        (0, "never", "left"),
        (width / 2, "sometimes", "center"),
        (width, "always", "right"),
    ):
        yield written(texts(f"chart.{key}"), x, height + ink.font, ink, align=align, color=ink.muted)


def _legend(texts: Texts, ink: Ink) -> Iterator[alt.Chart]:
    """Which mark is which, above the rows."""
    marks = (("tillit", "circle", ink.tillit, False), ("tvivel", "diamond", ink.tvivel, ink.outlined))
    for number, (key, shape, color, hollow) in enumerate(marks):
        x, y = (number * 6.5 + 0.5) * ink.font, 0.7 * ink.font
        yield points([{}], shape, color, ink, hollow=hollow).encode(x=alt.value(x), y=alt.value(y))
        yield written(texts(f"chart.{key}"), x + ink.font, y, ink, align="left")
