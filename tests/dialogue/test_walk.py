"""The order of the walk (instrument.md 2.20, 6.1), without a screen."""

from assessment import Answers, load_instrument, score
from dialogue import build_walk, observe

INSTRUMENT = load_instrument("sv")
WALK = build_walk(INSTRUMENT)


def steps(kind):
    return [step for step in WALK.steps if step.kind == kind]


def test_every_question_stands_on_exactly_one_card():
    asked = [code for step in WALK.steps for code in (*step.items, *step.poles, *step.contexts)]
    assert sorted(asked) == sorted((*INSTRUMENT.items, *INSTRUMENT.poles, *INSTRUMENT.contexts))


def test_the_items_come_in_the_presented_order():
    assert [code for step in WALK.steps for code in step.items] == list(INSTRUMENT.items)


def test_cards_hold_two_to_four_items_and_pairs_come_as_aa_ba_bb_ab():
    assert {len(step.items) for step in steps("card")} == {4}
    assert WALK.step("pair1").items == ("A1a", "B1a", "B1b", "A1b")


def test_the_labels_of_a_pair_come_right_after_its_questions():
    for step in steps("labels"):
        assert WALK.before(step).id == f"pair{step.pair}"


def test_there_are_four_summaries_at_their_places():
    assert [step.id for step in steps("summary")] == ["pairs1-3", "pairs4-6", "kvw", "sc"]
    assert [WALK.before(step).id for step in steps("summary")] == ["labels3", "labels6", "W", "C"]


def test_the_first_and_the_last_card_stay_when_there_is_nowhere_to_go():
    assert WALK.before(WALK.steps[0]) == WALK.steps[0]
    assert WALK.after(WALK.steps[-1]) == WALK.steps[-1]
    assert WALK.step("no such card") == WALK.steps[0]
    assert WALK.step(None) == WALK.steps[0]


def test_the_form_view_shows_labels_only_after_the_page_with_their_questions():
    for step in steps("labels"):
        assert step.page == WALK.step(f"pair{step.pair}").page + 1


def test_pages_of_the_form_view_hold_every_card_once():
    pages = sorted({step.page for step in WALK.steps})
    assert pages == list(range(len(pages)))
    assert sorted(step.id for page in pages for step in WALK.page(page)) == sorted(s.id for s in WALK.steps)


def seen(place, **answers):
    return observe(WALK.step(place), INSTRUMENT, score(INSTRUMENT, Answers(answers=answers)))


def test_a_summary_of_nothing_says_that_there_is_too_little():
    assert {seen(place).kind for place in ("pairs1-3", "pairs4-6", "kvw", "sc")} == {"too_few"}


def test_a_summary_names_the_pair_whose_sides_lie_furthest_apart_and_never_mixes_pairs():
    found = seen("pairs1-3", A1a=5, A1b=4, B1a=2, B1b=2, A2a=5, A2b=5, B2a=5, B2b=5, A3a=1, A3b=1)
    assert (found.kind, found.pair, found.high, found.low) == ("apart", 1, "A1", "B1")


def test_sides_close_together_are_said_to_be_so():
    assert seen("pairs1-3", A1a=4, A1b=4, B1a=4, B1b=3).kind == "even"


def test_not_knowing_is_asked_about_before_anything_else():
    found = seen("sc", S1="DK", S2="DK", S3=1, S4=1, C1=5, C2=5, C3=5, C4=1)
    assert (found.kind, found.low) == ("ask_who", "S")


def test_support_and_own_conditions_are_told_each_for_itself_and_never_compared():
    low = seen("sc", S1=1, S2=5, S3=1, S4=1, C1=1, C2=1, C3=1, C4=5)
    assert (low.kind, low.told) == ("often", ("S", "C"))
    assert seen("sc", S1=4, S2=2, S3=4, S4=4).told == ("S",)


def test_the_chain_is_named_only_when_the_profile_names_it():
    strong = {"K1": 4, "K2": 2, "K3": 4, "K4": 4, "V1": 4, "V2": 4, "V3": 2, "V4": 3}
    assert seen("kvw", **strong, W1=2, W2=3, W3=4, W4=3).low == "W"
    assert seen("kvw", **strong, W1=3, W2=4, W3=3, W4=4).kind == "no_link"
