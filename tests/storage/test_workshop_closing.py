"""What closing computes, what it leaves, and that nothing left leads back to a person."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from assessment import Member, SplitPlan, group_picture
from storage import PhaseError, RoleError, UnknownTokenError, workshop_closing
from storage.workshop_tables import OF_PERSONS, choice, line, participant, released, row
from tests.storage.gathering import DAY, FULL, PLAN, I, advance, answer, stored


def test_closing_computes_what_the_group_picture_says_and_nothing_leads_back(workshops, made):
    tokens = answer(workshops, made.id, 9, set_priorities=(["A1"], "B4"))
    blank = workshops.join(made.id)
    workshops.put(blank, "A1a", 1)
    closed = workshops.close(made.facilitator)
    assert (closed.phase, closed.closed) == ("closed", DAY)
    members = [Member(dict.fromkeys(I.workshop_items, number % 5 + 1), ("A1",), "B4") for number in range(9)]
    wanted = group_picture(I, members).to_dict()
    del wanted["gaps"]
    assert workshops.picture(made.facilitator) == json.loads(json.dumps(wanted))
    assert stored(workshops, participant) == stored(workshops, line) == []
    rows = stored(workshops, row)
    assert sorted(one["answers"]["A1a"] for one in rows) == sorted(number % 5 + 1 for number in range(9))
    assert set(rows[0]) == {"key", "workshop_id", "answers", "part"}
    assert len({one["key"] for one in rows} | {one["key"] for one in stored(workshops, choice)}) == 18
    for token in (*tokens, blank):
        assert workshops.participant(token) is None
        for method, given in (
            ("put", ("A1a", 3)),
            ("submit", ()),
            ("set_priorities", ([], None)),
        ):
            with pytest.raises(UnknownTokenError):
                getattr(workshops, method)(token, *given)
        with pytest.raises(UnknownTokenError):
            workshops.set_text(token, "x", release=True)
    with pytest.raises(PhaseError):
        workshops.join(made.id, "a-device-of-its-own-0001")


def test_the_order_of_rows_is_not_the_order_of_handing_in(workshops, made):
    """Forty rows in their order of coming have one chance in 40! of lying so by accident."""
    for number in range(40):
        token = workshops.join(made.id)
        workshops.put_many(token, dict(zip(I.workshop_items, _digits(number), strict=False)))
        workshops.submit(token)
    workshops.close(made.facilitator)
    with workshops.store.read() as connection:
        lying = [_number(one) for one in connection.execute(select(row.c.answers)).scalars()]
    assert sorted(lying) == list(range(40))
    assert lying != list(range(40))


def test_chance_decides_each_order_by_itself(workshops, made, monkeypatch):
    """On PostgreSQL rows lie as they were put in, so each list is shuffled, and all but the first again."""
    shuffled = []

    class Chance:
        def shuffle(self, rows):
            shuffled.append(frozenset(rows[0]) & {"token_hash", "answers", "stark", "text"})

    monkeypatch.setattr(workshop_closing, "SystemRandom", Chance)
    for token in answer(workshops, made.id, 6):
        workshops.set_text(token, "x", release=True)
    workshops.close(made.facilitator)
    assert shuffled == [{"token_hash", "answers", "stark"}, {"answers"}, {"stark"}, {"text"}]


def _digits(number):
    return [1 + number // 16, 1 + number // 4 % 4, 1 + number % 4]


def _number(answers):
    one, two, three = (answers[code] - 1 for code in I.workshop_items[:3])
    return one * 16 + two * 4 + three


@pytest.mark.parametrize("n", [0, 1, 4])
def test_under_five_nothing_at_all_is_kept(workshops, made, n):
    workshops.manager_load(made.manager, FULL)
    answer(workshops, made.id, n)
    for token in [workshops.join(made.id) for _ in range(3)]:
        workshops.set_text(token, "x", release=True)
    workshops.close(made.facilitator)
    assert workshops.picture(made.facilitator) == {"n": n, "mode": "none"}
    assert [stored(workshops, table) for table in OF_PERSONS] == [[]] * len(OF_PERSONS)
    advance(workshops, made.facilitator, "revealed")
    workshops.take_step(made.facilitator, "manager")
    assert workshops.manager_answers(made.manager) is None


def test_only_released_and_handed_in_texts_reach_the_facilitator(workshops, made):
    answer(workshops, made.id, 5)
    for text, release, submit in (("ja", True, True), ("nej", False, True), ("utkast", True, False)):
        token = workshops.join(made.id)
        workshops.set_text(token, text, release=release)
        if submit:
            workshops.submit(token)
    late = workshops.join(made.id)
    workshops.submit(late)
    workshops.set_text(late, "efter", release=True)
    with pytest.raises(PhaseError):
        workshops.texts(made.facilitator)
    workshops.close(made.facilitator)
    assert sorted(workshops.texts(made.co_facilitator)) == ["efter", "ja"]
    with pytest.raises(RoleError):
        workshops.texts(made.manager)
    assert {frozenset(one) for one in stored(workshops, released)} == {
        frozenset({"key", "workshop_id", "text"})
    }


def test_text_and_answers_have_no_key_in_common_while_open(workshops, made):
    token = workshops.join(made.id)
    workshops.set_text(token, "x", release=True)
    (said,), (own,) = stored(workshops, line), stored(workshops, participant)
    assert {*map(str, said.values())} & {*map(str, own.values())} <= {made.id, "False", "True"}


def test_archiving_leaves_the_picture_and_removes_rows_and_texts(workshops, made):
    answer(workshops, made.id, 8, set_priorities=(["A1"], None))
    advance(workshops, made.facilitator, "decided")
    before = workshops.picture(made.facilitator)
    advance(workshops, made.facilitator, "archived")
    assert workshops.picture(made.facilitator) == before
    assert stored(workshops, row) == stored(workshops, choice) == stored(workshops, released) == []
    with pytest.raises(PhaseError):
        workshops.texts(made.facilitator)


def test_the_split_is_the_one_of_the_plan(workshops):
    created = workshops.create(replace(PLAN, split="natt", expected=20))
    workshops.set_phase(created.facilitator, "open")
    values = [1, 2, 3, 4, 5, 2, 4, 3, 2] * 2
    for number, value in enumerate(values):
        token = workshops.join(created.id)
        workshops.put_many(token, dict.fromkeys(I.workshop_items, value))
        if number < 9:
            workshops.set_split(token, inside=True)
        elif number < 12:
            workshops.set_split(token, inside=False)
        workshops.submit(token)
    workshops.close(created.facilitator)
    members = [Member(dict.fromkeys(I.workshop_items, value)) for value in values]
    wanted = group_picture(I, members, None, SplitPlan("natt", frozenset(range(9)))).to_dict()
    assert workshops.picture(created.facilitator)["split"] == wanted["split"]
