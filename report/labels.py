"""Where the map's labels stand: a pure function that keeps them free of marks and of each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

_DIRECTIONS = ((1, 0), (0, -1), (-1, 0), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
_STEP = 4.0  # pixels between two tries away from the mark
_RINGS = 12


@dataclass(frozen=True)
class Spot:
    """A mark in a square field, in pixels from the upper left corner, with what its label says."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Box:
    """A rectangle by its centre and size, in pixels."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        """Whether the two rectangles share more than an edge."""
        apart_x = abs(self.x - other.x) >= (self.width + other.width) / 2
        apart_y = abs(self.y - other.y) >= (self.height + other.height) / 2
        return not (apart_x or apart_y)

    def inside(self, size: float) -> bool:
        """Whether the rectangle lies in the square field."""
        half_x, half_y = self.width / 2, self.height / 2
        return half_x <= self.x <= size - half_x and half_y <= self.y <= size - half_y


@dataclass(frozen=True)
class Label:
    """A text and the rectangle it fills."""

    text: str
    box: Box


def merge(points: Sequence[tuple[float, float, str]], joiner: str) -> tuple[Spot, ...]:
    """Marks at one point become one mark with all their numbers, in the order given.

    >>> merge([(10, 10, "1"), (50, 20, "2"), (10, 10, "4")], " · ")
    (Spot(x=10, y=10, text='1 · 4'), Spot(x=50, y=20, text='2'))
    """
    found: dict[tuple[float, float], list[Spot]] = {}
    for x, y, text in points:
        found.setdefault((round(x, 6), round(y, 6)), []).append(Spot(x, y, text))
    return tuple(Spot(same[0].x, same[0].y, joiner.join(one.text for one in same)) for same in found.values())


def place(
    spots: Sequence[Spot], size: float, radius: float, font: float, lines: Sequence[tuple[Spot, Spot]] = ()
) -> tuple[Label, ...]:
    """A place for each spot's text, in the same order.

    Labels lie in the field and meet no mark and no other label. Lines (the arrows) are avoided where another
    place as near exists.

    Args:
        spots: Marks with their texts; marks may lie anywhere in the field.
        size: Side of the field in pixels.
        radius: Radius of a mark in pixels.
        font: Size of the text in pixels; a character is taken to be 0.62 of it wide, a line 1.2 of it high.
        lines: Lines that a label should rather not lie on.
    """
    marks = [Box(spot.x, spot.y, 2 * radius, 2 * radius) for spot in spots]
    along = [box for line in lines for box in _beads(*line)]
    placed: list[Label] = []
    for spot in spots:
        taken = [*marks, *(label.box for label in placed)]
        free = [box for box in _tries(spot, size, radius, font) if not any(box.meets(one) for one in taken)]
        nearest = free or [
            box for box in _everywhere(spot, size, font) if not any(box.meets(one) for one in taken)
        ]
        best = min(nearest[: 3 * len(_DIRECTIONS)], key=lambda box: _crossings(box, along))
        placed.append(Label(spot.text, best))
    return tuple(placed)


def _free(boxes: Iterable[Box], taken: Sequence[Box]) -> list[Box]:
    return [box for box in boxes if not any(box.meets(one) for one in taken)]


def _crossings(box: Box, along: Sequence[Box]) -> bool:
    return any(box.meets(bead) for bead in along)


def _measure(text: str, font: float) -> tuple[float, float]:
    return 0.62 * font * len(text) + 2, 1.2 * font


def _tries(spot: Spot, size: float, radius: float, font: float) -> Iterator[Box]:
    """Places round the mark, nearest first."""
    width, height = _measure(spot.text, font)
    for ring in range(_RINGS):
        gap = radius + 1 + ring * _STEP
        for dx, dy in _DIRECTIONS:
            box = Box(spot.x + dx * (gap + width / 2), spot.y + dy * (gap + height / 2), width, height)
            if box.inside(size):
                yield box


def _everywhere(spot: Spot, size: float, font: float) -> list[Box]:
    """Every place in the field on a grid, nearest first: the way out of a crowd."""
    width, height = _measure(spot.text, font)
    across = range(int(size / _STEP) + 1)
    grid = (Box(column * _STEP, row * _STEP, width, height) for column, row in product(across, across))
    inside = [box for box in grid if box.inside(size)]
    return sorted(inside, key=lambda box: (box.x - spot.x) ** 2 + (box.y - spot.y) ** 2)


def _beads(start: Spot, end: Spot) -> Iterator[Box]:
    """Small boxes strung along a line."""
    length = max(abs(end.x - start.x), abs(end.y - start.y))
    count = max(1, int(length / _STEP))
    for step in range(count + 1):
        part = step / count
        yield Box(start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part, 2, 2)
