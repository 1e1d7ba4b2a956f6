"""What the facilitator puts on the projector is one for all windows, and takes the step of the reveal."""

import pytest

from assessment import load_instrument
from storage import PhaseError, RoleError, UnknownTokenError, open_store, open_workshops
from workshop import Plan

INSTRUMENT = load_instrument()


@pytest.fixture
def workshops(url):
    store = open_store(url, INSTRUMENT)
    yield open_workshops(store)
    store.close()


@pytest.fixture
def made(workshops):
    return workshops.create(Plan("Natt", "sv", 12))


def to_revealed(workshops, made):
    workshops.set_phase(made.facilitator, "open")
    for _ in range(5):
        workshops.submit(workshops.join(made.id))
    workshops.close(made.facilitator)
    return workshops.set_phase(made.facilitator, "revealed")


def test_both_facilitators_see_what_one_of_them_shows(workshops, made):
    assert workshops.show(made.facilitator, "welcome").stage == "welcome"
    assert workshops.find(made.co_facilitator).workshop.stage == "welcome"


def test_nothing_of_the_picture_is_shown_before_the_reveal(workshops, made):
    workshops.set_phase(made.facilitator, "open")
    with pytest.raises(PhaseError):
        workshops.show(made.facilitator, "pairs:1-3")
    assert workshops.find(made.facilitator).workshop.stage == ""


def test_showing_a_part_takes_its_step(workshops, made):
    to_revealed(workshops, made)
    assert workshops.show(made.facilitator, "chain").steps == ("pairs", "chain")
    assert "chain" in workshops.picture(made.manager)
    assert "priorities" not in workshops.picture(made.manager)


def test_only_facilitators_show(workshops, made):
    with pytest.raises(RoleError):
        workshops.show(made.manager, "welcome")
    with pytest.raises(UnknownTokenError):
        workshops.show("x" * 22, "welcome")
