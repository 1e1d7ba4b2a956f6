"""The store of workshops, on both databases: what each link can do, and what is left after closing."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from assessment import Member, SplitPlan, group_picture, load_instrument
from storage import (
    PhaseError,
    PlanError,
    RoleError,
    RoundExistsError,
    TooSoonError,
    UnknownTokenError,
    ValueRefusedError,
    WorkshopFullError,
    open_store,
    open_workshops,
    workshop_answering,
    workshop_closing,
)
from storage.workshop_tables import OF_PERSONS, choice, line, link, manager, participant, released, row
from workshop import PHASES, Comparison, Plan

DAY = date(2026, 11, 21)
PLAN = Plan("Natt och dag", "sv", 12)
I = load_instrument()  # noqa: E741
FULL = dict.fromkeys(I.workshop_items, 4)


class Calendar:
    def __init__(self):
        self.day = DAY

    def __call__(self):
        return self.day


@pytest.fixture
def calendar():
    return Calendar()


@pytest.fixture
def real(url, calendar):
    opened = open_store(url, I, today=calendar)
    yield opened
    opened.close()


@pytest.fixture
def workshops(real):
    return open_workshops(real)


@pytest.fixture
def made(workshops):
    created = workshops.create(PLAN)
    workshops.set_phase(created.facilitator, "open")
    return created


def answer(workshops, own, n, values=None, **more):
    tokens = []
    for number in range(n):
        token = workshops.join(own)
        workshops.put_many(token, dict.fromkeys(I.workshop_items, number % 5 + 1) | (values or {}))
        for name, given in more.items():
            getattr(workshops, name)(token, *given)
        workshops.submit(token)
        tokens.append(token)
    return tokens


def stored(workshops, table):
    with workshops.store.read() as connection:
        return [dict(one) for one in connection.execute(select(table)).mappings()]


def advance(workshops, token, until):
    for phase in PHASES[PHASES.index(workshops.find(token).workshop.phase) + 1 : PHASES.index(until) + 1]:
        workshops.set_phase(token, phase)


def test_a_new_workshop_is_a_draft_with_three_different_links(workshops):
    created = workshops.create(PLAN)
    roles = [workshops.find(t).role for t in (created.facilitator, created.co_facilitator, created.manager)]
    assert roles == ["facilitator", "facilitator", "manager"]
    found = workshops.by_code(f" {created.code[:3].lower()}-{created.code[3:]} ")
    assert found == workshops.find(created.manager).workshop
    assert (found.id, found.plan, found.phase, found.created) == (created.id, PLAN, "draft", DAY)
    assert (found.round, found.counter, found.steps, found.closed, found.manager_loaded) == (
        1,
        0,
        (),
        None,
        False,
    )
    assert workshops.count() == 1


def test_what_opens_nothing(workshops, made):
    for token in ("", "x", made.id, made.code, "x" * 1000, "\ud800"):
        assert workshops.find(token) is None
        assert workshops.participant(token) is None
        with pytest.raises(UnknownTokenError):
            workshops.put(token, "A1a", 3)
        with pytest.raises(UnknownTokenError):
            workshops.picture(token)
    assert workshops.by_code("ACDEFG") is None
    assert workshops.by_code("") is None
    with pytest.raises(UnknownTokenError):
        workshops.join("nowhere")


def test_a_plan_that_cannot_be_is_refused_with_its_codes(workshops):
    with pytest.raises(PlanError) as refused:
        workshops.create(replace(PLAN, expected=4))
    assert [one.code for one in refused.value.problems] == ["under_five"]
    created = workshops.create(PLAN)
    with pytest.raises(PlanError):
        workshops.change_plan(created.facilitator, replace(PLAN, title=""))
    assert workshops.change_plan(created.co_facilitator, replace(PLAN, split="natt")).plan.split == "natt"
    workshops.set_phase(created.facilitator, "open")
    with pytest.raises(PhaseError):
        workshops.change_plan(created.facilitator, PLAN)


def test_a_participant_joins_answers_and_comes_back(workshops, made):
    token = workshops.join(made.id, "a-device-of-its-own-0001")
    workshops.put_many(token, {"B1a": "DK", "A1a": 2}, place="card2")
    workshops.put(token, "W3", 5)
    workshops.put(token, "A1a", 4)
    workshops.put(token, "W3", None)
    workshops.set_priorities(token, ["B2", "A1"], "B4")
    workshops.set_text(token, " Vi \n behöver\ttid. ", release=True)
    assert workshops.join(made.id, "a-device-of-its-own-0001") == token
    found = workshops.participant(token)
    assert (dict(found.answers), list(found.answers)) == ({"A1a": 4, "B1a": "DK"}, ["A1a", "B1a"])
    assert (found.stark, found.latta, found.place) == (("A1", "B2"), "B4", "card2")
    assert (found.text, found.release, found.submitted, found.split_part) == (
        "Vi behöver tid.",
        True,
        False,
        None,
    )
    workshops.submit(token)
    workshops.submit(token)
    workshops.put(token, "A1a", 5)
    found = workshops.participant(token)
    assert (found.submitted, found.answers["A1a"], found.text) == (True, 5, "Vi behöver tid.")
    workshops.set_text(token, "", release=True)
    assert workshops.participant(token).text == ""
    assert stored(workshops, line) == []


def test_one_device_answers_once_unless_devices_are_shared(workshops, made):
    shared = workshops.create(replace(PLAN, shared_devices=True))
    workshops.set_phase(shared.facilitator, "open")
    device = "the-same-device-everywhere"
    assert workshops.join(made.id, device) == workshops.join(made.id, device)
    assert workshops.join(made.id, device) != workshops.join(made.id, device + "2")
    assert workshops.join(made.id) != workshops.join(made.id)
    assert workshops.join(shared.id, device) != workshops.join(shared.id, device)
    assert workshops.join(made.id, device) not in {workshops.join(shared.id, device)}
    with pytest.raises(ValueRefusedError):
        workshops.join(made.id, "short")


def test_no_more_can_join_than_a_workshop_holds(workshops, made, monkeypatch):
    monkeypatch.setattr(workshop_answering, "MAX_PARTICIPANTS", 2)
    first = workshops.join(made.id, "a-device-of-its-own-0001")
    workshops.join(made.id)
    with pytest.raises(WorkshopFullError):
        workshops.join(made.id)
    assert workshops.join(made.id, "a-device-of-its-own-0001") == first


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("put", ("A1a", 6)),
        ("put", ("A1a", True)),
        ("put", ("A1a", "4")),
        ("put", ("A1b", 3)),
        ("put", ("K3", 3)),
        ("put", ("x" * 5000, 3)),
        ("put_many", ({"A1a": 3, "B1a": 0},)),
        ("set_priorities", (["A1", "A2", "A3"], None)),
        ("set_priorities", (["W"], None)),
        ("set_priorities", ([], "X9")),
    ],
)
def test_what_may_not_stand_there_is_refused_and_nothing_is_stored(workshops, made, method, given):
    token = workshops.join(made.id)
    with pytest.raises(ValueRefusedError):
        getattr(workshops, method)(token, *given)
    found = workshops.participant(token)
    assert (found.answers, found.stark, found.latta) == ({}, (), None)


def test_texts_splits_and_places_that_do_not_fit_are_refused(workshops):
    created = workshops.create(replace(PLAN, ask_text=False))
    workshops.set_phase(created.facilitator, "open")
    token = workshops.join(created.id)
    with pytest.raises(ValueRefusedError):
        workshops.set_text(token, "x", release=True)
    with pytest.raises(ValueRefusedError):
        workshops.set_text(token, "x" * 281, release=True)
    with pytest.raises(ValueRefusedError):
        workshops.set_split(token, inside=True)
    with pytest.raises(ValueRefusedError):
        workshops.put_many(token, {}, place="x" * 21)


def test_every_database_holds_every_text(workshops):
    odd = "a\0b\ud800c"
    created = workshops.create(replace(PLAN, title=odd, split=odd, organisation=(odd,)))
    workshops.set_phase(created.facilitator, "open")
    token = workshops.join(created.id)
    workshops.set_text(token, odd, release=True)
    assert "\0" not in workshops.participant(token).text
    answer(workshops, created.id, 5)
    advance(workshops, created.facilitator, "revealed")
    workshops.set_notes(created.facilitator, odd)
    workshops.set_decision(created.facilitator, {"x": odd})
    assert workshops.decision(created.facilitator) == {"x": "a\ufffdb?c"}


def test_participants_cannot_do_anything_before_opening(workshops):
    created = workshops.create(PLAN)
    with pytest.raises(PhaseError) as refused:
        workshops.join(created.id)
    assert refused.value.phase == "draft"


def test_the_counter_goes_by_fives_and_counts_blanks(workshops, made):
    seen = []
    for _ in range(11):
        token = workshops.join(made.id)
        workshops.submit(token)
        seen.append(workshops.by_code(made.code).counter)
    assert seen == [0] * 4 + [5] * 5 + [10] * 2
    assert workshops.close(made.facilitator).counter == 0


def test_phases_go_one_step_forward_and_only_for_a_facilitator(workshops):
    created = workshops.create(PLAN)
    for number, phase in enumerate(PHASES):
        for other in PHASES:
            if other in {phase, *PHASES[number + 1 : number + 2]}:
                continue
            with pytest.raises(PhaseError):
                workshops.set_phase(created.facilitator, other)
        assert workshops.set_phase(created.facilitator, phase).phase == phase
        with pytest.raises(RoleError):
            workshops.set_phase(created.manager, phase)
        if number + 1 < len(PHASES):
            assert workshops.set_phase(created.co_facilitator, PHASES[number + 1]).phase == PHASES[number + 1]


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


def test_the_manager_loads_common_items_before_closing_and_nobody_sees_them_before_the_step(workshops, made):
    core = dict.fromkeys(I.items, 5) | {"A1b": 99}
    workshops.manager_load(made.manager, dict.fromkeys(I.items, 1))
    workshops.manager_load(made.manager, core)
    assert [set(one["answers"]) for one in stored(workshops, manager)] == [set(I.workshop_items)]
    assert workshops.by_code(made.code).manager_loaded
    for token in (made.facilitator, made.manager):
        assert workshops.manager_answers(token) is None
    with pytest.raises(RoleError):
        workshops.manager_load(made.facilitator, FULL)
    answer(workshops, made.id, 10, dict.fromkeys(("A1a",), 2))
    workshops.close(made.facilitator)
    with pytest.raises(PhaseError):
        workshops.manager_load(made.manager, FULL)
    assert "gaps" not in workshops.picture(made.facilitator)
    assert workshops.picture(made.manager) is None
    workshops.set_phase(made.facilitator, "revealed")
    assert set(workshops.picture(made.manager)) == {"n", "mode", "items", "scales"}
    assert workshops.take_step(made.facilitator, "manager").steps == ("pairs", "manager")
    assert workshops.manager_answers(made.facilitator) == dict.fromkeys(I.workshop_items, 5)
    assert "gaps" in workshops.picture(made.manager)
    with pytest.raises(ValueRefusedError):
        workshops.take_step(made.facilitator, "nowhere")
    with pytest.raises(RoleError):
        workshops.take_step(made.manager, "chain")


def test_a_wrong_answer_of_the_manager_is_refused(workshops, made):
    with pytest.raises(ValueRefusedError):
        workshops.manager_load(made.manager, {"A1a": 9})
    assert stored(workshops, manager) == []


def test_the_manager_takes_it_back_and_the_gaps_go(workshops, made):
    workshops.manager_load(made.manager, FULL)
    answer(workshops, made.id, 10)
    advance(workshops, made.facilitator, "revealed")
    workshops.take_step(made.facilitator, "manager")
    before = workshops.picture(made.facilitator)
    workshops.manager_remove(made.manager)
    assert workshops.picture(made.facilitator) == {**before, "gaps": {}}
    assert workshops.manager_answers(made.facilitator) is None


def test_the_room_sees_what_is_revealed_by_a_result_link(workshops, made):
    answer(workshops, made.id, 8)
    with pytest.raises(PhaseError):
        workshops.result_link(made.facilitator)
    advance(workshops, made.facilitator, "revealed")
    result = workshops.result_link(made.facilitator)
    assert workshops.find(result).role == "participant"
    assert workshops.picture(result) == workshops.picture(made.manager)
    with pytest.raises(PhaseError):
        workshops.decision(result)
    workshops.set_decision(made.facilitator, {"strengthen": "A1"})
    workshops.set_phase(made.facilitator, "decided")
    assert workshops.picture(result) == workshops.picture(made.facilitator)
    assert workshops.decision(result) == {"strengthen": "A1"}
    for act in (workshops.texts, workshops.notes, workshops.delete, workshops.result_link):
        with pytest.raises(RoleError):
            act(result)


def test_notes_and_decision_are_the_facilitators(workshops, made):
    with pytest.raises(PhaseError):
        workshops.set_notes(made.facilitator, "x")
    answer(workshops, made.id, 5)
    advance(workshops, made.facilitator, "revealed")
    workshops.set_notes(made.facilitator, "natten och dagen")
    assert workshops.notes(made.co_facilitator) == "natten och dagen"
    assert workshops.decision(made.facilitator) is None
    for bad in ({"x": float("nan")}, {"x": object()}, {"x": "y" * 50_001}):
        with pytest.raises(ValueRefusedError):
            workshops.set_decision(made.facilitator, bad)
    with pytest.raises(ValueRefusedError):
        workshops.set_notes(made.facilitator, "x" * 50_001)
    with pytest.raises(RoleError):
        workshops.notes(made.manager)


def test_deleting_leaves_no_row_anywhere_and_no_link(workshops, made):
    other = workshops.create(PLAN)
    answer(workshops, made.id, 6)
    workshops.manager_load(made.manager, FULL)
    with pytest.raises(RoleError):
        workshops.delete(made.manager)
    workshops.delete(made.co_facilitator)
    assert workshops.find(made.facilitator) is None
    assert workshops.by_code(made.code) is None
    assert [stored(workshops, table) for table in OF_PERSONS] == [[]] * len(OF_PERSONS)
    assert {one["workshop_id"] for one in stored(workshops, link)} == {other.id}
    assert workshops.count() == 1


def test_a_round_follows_after_four_months_also_when_the_one_before_is_deleted(workshops, made, calendar):
    answer(workshops, made.id, 9)
    with pytest.raises(PhaseError):
        workshops.create(PLAN, follows=made.facilitator)
    advance(workshops, made.facilitator, "archived")
    later = workshops.create(PLAN, follows=made.facilitator)
    found = workshops.by_code(later.code)
    assert (found.round, found.group_closed) == (2, DAY)
    workshops.delete(made.facilitator)
    calendar.day = date(2027, 3, 20)
    with pytest.raises(TooSoonError) as refused:
        workshops.set_phase(later.facilitator, "open")
    assert refused.value.closed == DAY
    calendar.day = date(2027, 3, 21)
    workshops.set_phase(later.facilitator, "open")
    answer(workshops, later.id, 10)
    advance(workshops, later.facilitator, "revealed")
    assert workshops.change(later.facilitator) == Comparison(reason="gone")


def test_a_round_is_followed_by_one_only_and_a_deleted_one_leaves_its_day(workshops, made, calendar):
    advance(workshops, made.facilitator, "decided")
    second = workshops.create(PLAN, follows=made.facilitator)
    with pytest.raises(RoundExistsError):
        workshops.create(PLAN, follows=made.co_facilitator)
    calendar.day = date(2027, 4, 1)
    workshops.set_phase(second.facilitator, "open")
    advance(workshops, second.facilitator, "decided")
    workshops.delete(second.facilitator)
    calendar.day = date(2027, 4, 9)
    third = workshops.create(PLAN, follows=made.facilitator)
    with pytest.raises(TooSoonError) as refused:
        workshops.set_phase(third.facilitator, "open")
    assert refused.value.closed == date(2027, 4, 1)


def two_rounds(workshops, made, calendar, *, people=10):
    """Two decided rounds of one group, whose A1 has moved from low to high; the later one's links."""
    for low in (2, 4):
        own = made if low == 2 else workshops.create(PLAN, follows=made.facilitator)
        if low == 4:
            workshops.set_phase(own.facilitator, "open")
        for value in (low - 1, low - 1, low, low, 3, 3, low + 1, low + 1, low, 3)[:people]:
            token = workshops.join(own.id)
            workshops.put(token, "A1a", value)
            workshops.submit(token)
        advance(workshops, own.facilitator, "decided" if low == 2 else "revealed")
        calendar.day = date(2027, 6, 1)
    return own


def test_a_change_of_medians_is_a_word_when_the_turnover_is_stated(workshops, made, calendar):
    later = two_rounds(workshops, made, calendar)
    assert workshops.change(made.facilitator) is None
    assert workshops.change(later.facilitator) == Comparison(reason="unstated")
    for turnover, said in (
        ("liten", Comparison({"A1": "hogre"})),
        ("storre", Comparison(reason="larger")),
        ("tredjedel", Comparison({"A1": "hogre"})),
    ):
        workshops.state_turnover(later.facilitator, turnover)
        assert workshops.change(later.co_facilitator) == said
        assert workshops.find(later.facilitator).workshop.turnover == turnover
    with pytest.raises(ValueRefusedError):
        workshops.state_turnover(later.facilitator, "x")
    with pytest.raises(RoleError):
        workshops.state_turnover(later.manager, "liten")


def test_the_room_and_the_manager_see_a_change_when_its_step_is_taken(workshops, made, calendar):
    later = two_rounds(workshops, made, calendar)
    workshops.state_turnover(later.facilitator, "liten")
    result = workshops.result_link(later.facilitator)
    assert workshops.change(later.manager) is workshops.change(result) is None
    workshops.show(later.facilitator, "change")
    seen = workshops.change(later.facilitator)
    assert seen is not None
    assert workshops.change(later.manager) == workshops.change(result) == seen


def test_too_few_in_one_of_the_rounds_is_no_comparison(workshops, made, calendar):
    later = two_rounds(workshops, made, calendar, people=7)
    workshops.state_turnover(later.facilitator, "liten")
    assert workshops.change(later.facilitator) == Comparison(reason="few")


def test_retention_counts_from_closing_and_is_the_shorter_one(workshops, made, calendar):
    answer(workshops, made.id, 5)
    calendar.day = DAY + timedelta(days=20)
    workshops.close(made.facilitator)
    assert workshops.purge(180, DAY + timedelta(days=200)) == 0
    assert workshops.purge(100, DAY + timedelta(days=120)) == 0
    assert workshops.purge(100, DAY + timedelta(days=121)) == 1
    assert workshops.find(made.facilitator) is None
    short = workshops.create(replace(PLAN, retention_days=10))
    assert workshops.purge(180, calendar.day + timedelta(days=10)) == 0
    assert workshops.purge(180, calendar.day + timedelta(days=11)) == 1
    assert workshops.find(short.facilitator) is None
    with pytest.raises(ValueError, match="negative"):
        workshops.purge(-1)


def test_a_practice_goes_after_a_day_and_one_left_open_after_thirty(workshops, made):
    workshops.create(replace(PLAN, practice=True))
    assert workshops.count() == 1
    assert workshops.purge(180, DAY + timedelta(days=1)) == 0
    assert workshops.purge(180, DAY + timedelta(days=2)) == 1
    assert workshops.purge(180, DAY + timedelta(days=30)) == 0
    assert workshops.purge(180, DAY + timedelta(days=31)) == 1
    assert workshops.count() == 0


def test_rows_and_texts_go_thirty_days_after_closing_also_when_nobody_archives(workshops, made):
    answer(workshops, made.id, 8, set_priorities=(["A1"], None))
    workshops.close(made.facilitator)
    before = workshops.picture(made.facilitator)
    workshops.purge(180, DAY + timedelta(days=30))
    assert len(stored(workshops, row)) == 8
    workshops.purge(180, DAY + timedelta(days=31))
    assert stored(workshops, row) == stored(workshops, choice) == stored(workshops, released) == []
    assert workshops.picture(made.facilitator) == before


def test_a_plan_keeps_to_the_servers_longest_retention(real):
    with pytest.raises(PlanError):
        open_workshops(real, max_days=90).create(PLAN)


def test_a_store_without_a_questionnaire_has_no_workshops(url):
    opened = open_store(url)
    with pytest.raises(ValueError, match="questionnaire"):
        open_workshops(opened)
    assert open_workshops(opened, I).count() == 0
    opened.close()


def test_in_memory_everything_works_too():
    opened = open_store("sqlite://", I)
    workshops = open_workshops(opened)
    created = workshops.create(PLAN)
    workshops.set_phase(created.facilitator, "open")
    answer(workshops, created.id, 5)
    assert workshops.close(created.facilitator).phase == "closed"
    assert workshops.picture(created.facilitator)["n"] == 5
    opened.close()
