"""The map's labels lie in the field and meet neither marks nor each other, whatever the marks."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from report.labels import Box, Spot, merge, place

SIZE, RADIUS, FONT = 250.0, 5.0, 10.0
coordinate = st.one_of(st.sampled_from([SIZE * step / 8 for step in range(9)]), st.floats(0, SIZE))
points = st.lists(st.tuples(coordinate, coordinate), min_size=0, max_size=6)


def placed(pairs):
    numbered = [(x, y, str(number)) for number, (x, y) in enumerate(pairs, start=1)]
    spots = merge(numbered, " · ")
    return spots, place(spots, SIZE, RADIUS, FONT)


@given(points)
@settings(deadline=None)
def test_no_label_meets_another_label_or_a_mark_or_leaves_the_field(pairs):
    spots, labels = placed(pairs)
    assert [label.text for label in labels] == [spot.text for spot in spots]
    marks = [Box(spot.x, spot.y, 2 * RADIUS, 2 * RADIUS) for spot in spots]
    for label in labels:
        assert label.box.inside(SIZE)
        assert not any(label.box.meets(mark) for mark in marks)
    for first, second in combinations(labels, 2):
        assert not first.box.meets(second.box)


@given(points, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_every_number_stands_in_exactly_one_label(pairs, shuffle):
    shuffle.shuffle(pairs)
    _, labels = placed(pairs)
    numbers = [number for label in labels for number in label.text.split(" · ")]
    assert sorted(numbers) == sorted(str(number) for number in range(1, len(pairs) + 1))


@given(points)
@settings(deadline=None)
def test_the_same_marks_give_the_same_places(pairs):
    assert placed(pairs) == placed(pairs)


def test_marks_at_one_point_become_one_mark_with_their_numbers():
    spots, labels = placed([(125, 125), (10, 10), (125, 125)])
    assert [spot.text for spot in spots] == ["1 · 3", "2"]
    assert len(labels) == 2


def test_six_marks_at_one_corner_keep_their_label_in_the_field():
    _, (label,) = placed([(SIZE, 0)] * 6)
    assert label.text == "1 · 2 · 3 · 4 · 5 · 6"
    assert label.box.inside(SIZE)


def test_a_label_leaves_an_arrow_free_where_it_can():
    start, end = Spot(100, 100, "1"), Spot(200, 100, "")
    (label,) = place([start], SIZE, RADIUS, FONT, [(start, end)])
    assert not label.box.meets(Box(150, 100, 100, 2))
