"""The plan: read whatever stands there, changed, ticked off."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment import MAX_STEPS, STATUSES, Plan, Step, marked, plan_of, with_step, without_step

text = st.text(max_size=20)
day = st.none() | st.dates()
steps = st.lists(
    st.builds(Step, text.filter(bool), text, text, day, text), max_size=MAX_STEPS, unique_by=lambda s: s.id
)
plans = st.builds(Plan, text, text, text, steps.map(tuple), day, st.integers(0, 99))


@given(plans)
def test_what_is_written_is_read_back(plan):
    assert plan_of(plan.to_dict()) == plan


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | text,
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "strengthen", "steps", "what", "when", "status", "follow_up", "revision"]
                )
                | text,
                inner,
            )
        ),
    )
)
def test_anything_at_all_is_read_as_some_plan(stored):
    plan = plan_of(stored)
    assert plan_of(plan.to_dict()) == plan


def test_what_is_right_is_kept_of_a_plan_that_is_partly_wrong():
    stored = {
        "strengthen": "A1",
        "steps": [7, {"what": "x", "when": "soon", "status": "well"}, {"id": "b", "when": "2026-12-01"}],
        "follow_up": "2027-04-31",
        "mood": 1,
    }
    plan = plan_of(stored)
    assert [(one.id, one.what, one.when, one.status) for one in plan.steps] == [
        ("step2", "x", None, ""),
        ("b", "", date(2026, 12, 1), ""),
    ]
    assert plan.follow_up is None
    assert plan.to_dict()["mood"] == 1


def test_a_plan_has_at_most_three_steps():
    plan = Plan()
    for number in range(MAX_STEPS):
        plan = with_step(plan, Step(str(number)))
    assert len(with_step(plan, Step("1", "changed")).steps) == MAX_STEPS
    with pytest.raises(ValueError, match="3 steps"):
        with_step(plan, Step("new"))
    assert [one.id for one in without_step(plan, "1").steps] == ["0", "2"]
    assert without_step(plan, "no such") == plan


def test_a_step_is_ticked_off_with_its_day_and_the_tick_can_be_taken_away():
    plan = with_step(Plan(), Step("a", "x"))
    for status in STATUSES:
        found = marked(plan, "a", status, date(2027, 1, 2)).steps[0]
        assert (found.status, found.marked) == (status, date(2027, 1, 2))
    assert marked(marked(plan, "a", STATUSES[0], date(2027, 1, 2)), "a", "", date(2027, 1, 3)) == plan
    with pytest.raises(ValueError, match="well"):
        marked(plan, "a", "well", date(2027, 1, 2))


def test_a_plan_without_a_word_is_empty():
    assert plan_of(None).empty
    assert Plan(id="p", steps=(Step("a"),), revision=3).empty
    assert not Plan(steps=(Step("a", when=date(2027, 1, 1)),)).empty
    assert not Plan(follow_up=date(2027, 1, 1)).empty
