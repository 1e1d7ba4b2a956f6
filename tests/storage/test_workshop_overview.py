"""What an administrator sees of an organisation's workshops: those whose facilitator let them be seen."""

from dataclasses import replace

from tests.storage.gathering import PLAN, advance, answer
from workshop import LEAST_UNITS

SEEN = replace(PLAN, unit="Hemtjänst Norr", overview=True)


def held(workshops, plan, until="decided"):
    made = workshops.create(plan)
    workshops.set_phase(made.facilitator, "open")
    answer(workshops, made.id, 5, set_priorities=(("A1", "B2"), "B4"))
    advance(workshops, made.facilitator, until)


def test_only_workshops_that_may_be_seen_are_listed(workshops):
    workshops.create(PLAN)
    workshops.create(replace(SEEN, practice=True))
    workshops.create(SEEN)
    listed, shared = workshops.overview()
    assert [(one.unit, one.phase) for one in listed] == [("Hemtjänst Norr", "draft")]
    assert shared == {}


def test_topics_are_counted_once_enough_units_have_decided(workshops):
    for number in range(LEAST_UNITS - 1):
        held(workshops, replace(SEEN, unit=f"Enhet {number}"))
    held(workshops, replace(SEEN, unit="Enhet stängd"), "closed")
    assert workshops.overview()[1] == {}
    held(workshops, replace(SEEN, unit="Enhet sist"))
    listed, shared = workshops.overview()
    assert len(listed) == LEAST_UNITS + 1
    assert shared == {"A1": LEAST_UNITS, "B2": LEAST_UNITS}
