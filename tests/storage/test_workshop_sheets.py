"""Sheets of paper that the facilitator types in: stored as everybody's answers, under the same rules."""

import pytest
from sqlalchemy import select

from assessment import load_instrument
from storage import (
    PhaseError,
    RoleError,
    Sheet,
    ValueRefusedError,
    open_store,
    open_workshops,
)
from storage.workshop_tables import participant, row
from workshop import CHOICES, Plan

I = load_instrument()  # noqa: E741
SHEET = Sheet(dict.fromkeys(I.workshop_items, 3), ("A1",), "B4")


@pytest.fixture
def workshops(url):
    store = open_store(url, I)
    yield open_workshops(store)
    store.close()


@pytest.fixture
def made(workshops):
    created = workshops.create(Plan("Natt", "sv", 12, split="natt", shared_devices=True))
    workshops.set_phase(created.facilitator, "open")
    return created


def rows_of(workshops, table):
    with workshops.store.read() as connection:
        return [dict(one) for one in connection.execute(select(table)).mappings()]


def by_phone(workshops, own, sheet):
    token = workshops.join(own)
    workshops.set_split(token, inside=bool(sheet.inside))
    workshops.put_many(token, sheet.answers, place=CHOICES)
    workshops.set_priorities(token, sheet.stark, sheet.latta)
    workshops.submit(token)


def test_nothing_stored_tells_a_sheet_from_a_phone(workshops, made):
    workshops.type_sheet(made.facilitator, SHEET, "a" * 20)
    by_phone(workshops, made.id, SHEET)
    stored = rows_of(workshops, participant)
    for one in stored:
        assert len(one.pop("token_hash")) == 64
    assert stored[0] == stored[1]


def test_a_sheet_sent_twice_counts_once_and_two_alike_count_twice(workshops, made):
    for once in ("a" * 20, "a" * 20, "b" * 20):
        workshops.type_sheet(made.co_facilitator, SHEET, once)
    assert len(rows_of(workshops, participant)) == 2


def test_under_five_nothing_is_kept_of_sheets_either(workshops, made):
    for number in range(4):
        workshops.type_sheet(made.facilitator, SHEET, f"{number}" * 20)
    workshops.close(made.facilitator)
    assert workshops.picture(made.facilitator) == {"n": 4, "mode": "none"}
    assert rows_of(workshops, row) == rows_of(workshops, participant) == []


def test_only_a_facilitator_types_and_only_while_it_is_open(workshops, made):
    with pytest.raises(RoleError):
        workshops.type_sheet(made.manager, SHEET, "a" * 20)
    workshops.close(made.facilitator)
    with pytest.raises(PhaseError):
        workshops.type_sheet(made.facilitator, SHEET, "a" * 20)


@pytest.mark.parametrize(
    "wrong",
    [Sheet({"A1a": 6}), Sheet({"A1b": 3}), Sheet(stark=("A1", "A2", "A3")), Sheet(latta="K")],
)
def test_what_may_not_stand_on_a_sheet_stores_nothing(workshops, made, wrong):
    with pytest.raises(ValueRefusedError):
        workshops.type_sheet(made.facilitator, wrong, "a" * 20)
    assert rows_of(workshops, participant) == []
