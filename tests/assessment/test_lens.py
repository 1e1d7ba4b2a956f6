"""The tripod as a lens: cells are touched by answers, and nothing is scored."""

from hypothesis import given
from hypothesis import strategies as st

from assessment import LEVELS, SIDES, Answers, load_instrument, touched

INSTRUMENT = load_instrument()
CELLS = {(side, level) for side in SIDES for level in LEVELS}


def test_nothing_is_touched_before_anything_is_answered():
    assert set(touched(INSTRUMENT, Answers())) == CELLS
    assert not any(touched(INSTRUMENT, Answers()).values())


def test_the_whole_self_assessment_touches_all_six_cells():
    cells = touched(INSTRUMENT, Answers(dict.fromkeys(INSTRUMENT.items, 3)))
    assert all(cells.values())
    assert sum(map(len, cells.values())) == 44


def test_a_skipped_question_touches_nothing_and_a_reason_for_none_does():
    cells = touched(INSTRUMENT, Answers({"A1a": "SK", "B1a": "DK", "B1b": "NR"}))
    assert [cell for cell in cells.values() if cell] == [("B1a",), ("B1b",)]


@given(st.dictionaries(st.sampled_from(list(INSTRUMENT.items)), st.sampled_from([1, 3, 5, "DK", "NR", "SK"])))
def test_each_answered_question_stands_in_the_cell_of_its_own_tags(answers):
    for (side, level), codes in touched(INSTRUMENT, Answers(answers)).items():
        for code in codes:
            assert (INSTRUMENT.items[code].dim, INSTRUMENT.items[code].level) == (side, level)
            assert answers[code] != "SK"
