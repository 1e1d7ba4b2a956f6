"""The worked examples 9-12 and the numbers of 3.10, by hand."""

from __future__ import annotations

import pytest

from assessment import Answers, Gap, Member, SplitPlan, group_picture, has_different_pictures, load_instrument

INSTRUMENT = load_instrument("sv")
NEAR = {"abs": 0.01}


def picture(manager=None, split=None, **items):
    """A group from columns: item code -> everybody's answers."""
    columns = [[(code, x) for x in xs] for code, xs in items.items()]
    members = [Member(dict(row)) for row in zip(*columns, strict=True)]
    return group_picture(INSTRUMENT, members, None if manager is None else Answers(manager), split)


def item(*answers):
    return picture(A1a=answers).to_dict()["items"].get("A1a")


def w_scores(*scores):
    """W1 and W3 (turned) that give these scores."""
    steps = [int(score * 2 / 25) for score in scores]
    return {"W1": [1 + (s + 1) // 2 for s in steps], "W3": [5 - s // 2 for s in steps]}


def test_example_9_is_shown_in_full():
    found = item(2, 2, 3, 4, 4, 4, 5, 5)
    assert (found["mode"], found["v"], found["median"], found["mean"]) == ("full", 8, 4, 3.625)
    assert found["ad"] == pytest.approx(0.969, **NEAR)
    assert found["rwg"] == pytest.approx(0.295, **NEAR)
    assert (found["spread"], found["two_camps"]) == ("delad", True)
    assert found["distribution"] == [0, 2, 1, 3, 2]


def test_example_9b_hides_what_the_guard_and_the_bands_hide():
    assert item(4, 4, 4, 5, 3, 4, 4, 4) == {"mode": "band", "band": "hog"}
    assert item(2, 2, 2, 2, 2, 5) == {"mode": "bands", "band": "lag", "spread": "delad"}


def test_example_9c_has_a_negative_agreement():
    found = item(1, 1, 2, 2, 4, 5, 5, 5)
    assert found["ad"] == pytest.approx(1.625)
    assert found["rwg"] == pytest.approx(-0.634, **NEAR)
    assert found["two_camps"] is True


def test_example_10_reports_the_gap():
    found = picture({"W1": 4, "W3": 1}, **w_scores(50, 37.5, 62.5, 25, 50, 75, 37.5, 50))
    assert found.gaps == {"W": Gap("ljusare", 37.5)}
    assert found.scales["W"].median == 50
    assert found.scales["W"].ad == pytest.approx(11.33, **NEAR)
    assert found.to_dict()["gaps"] == {"W": {"g": 37.5, "word": "ljusare"}}


def test_example_10b_says_only_that_the_group_is_divided():
    found = picture({"W1": 4, "W3": 1}, **w_scores(0, 12.5, 25, 87.5, 100, 75, 37.5, 87.5))
    assert found.scales["W"].ad == pytest.approx(34.38, **NEAR)
    assert found.to_dict()["gaps"] == {"W": {"word": "gruppen_delad"}}


def test_example_12_shows_nothing_under_four_and_no_split_with_a_small_part():
    assert picture(A1a=[3] * 4).to_dict() == {"n": 4, "mode": "none"}
    for n, part in ((6, range(5)), (13, range(8))):
        plan = SplitPlan("dag", frozenset(part))
        assert "split" not in picture(split=plan, A1a=([1, 3, 5, 2] * 4)[:n]).to_dict()


def test_the_items_of_the_house_example_are_found_again():
    found = item(*[1] * 2, *[2] * 3, *[3] * 4, *[4] * 5, *[5] * 3)
    assert found["mean"] == pytest.approx(3.235294, abs=1e-6)
    assert found["ad"] == pytest.approx(1.072664, abs=1e-6)
    assert (found["median"], found["spread"], found["two_camps"]) == (3, "delad", True)


def test_house_rwg():
    found = item(*[1] * 2, *[2] * 3, *[3] * 4, *[4] * 5, *[5] * 3)
    # sum of squares 2*1 + 3*4 + 4*9 + 5*16 + 3*25 = 205; 205 - 55**2 / 17 = 27.0588; / 16 = 1.691176
    assert found["rwg"] == pytest.approx(1 - 1.691176 / 2, abs=1e-6)


@pytest.mark.parametrize(
    ("answers", "spread"),
    [
        ([4, 4, 4, 4, 4], "samlad"),  # unanimous is shown like any other
        ([1, 4, 4, 4, 4, 4], "delad"),  # AD is exactly 5/6: not strictly under
        ([2, 3, 4, 4, 4, 4], "samlad"),  # mean 3.5, AD 4/6
    ],
)
def test_bands_have_one_of_two_words(answers, spread):
    assert item(*answers)["spread"] == spread


@pytest.mark.parametrize(
    ("answers", "word"),
    [
        ([3, 3, 3, 3, 3, 2, 2, 4, 4, 3], "samlad"),  # mean 3, AD 0.4
        ([2, 2, 3, 3, 3, 4, 4, 4, 2, 3], "samlad"),  # mean 3, AD 0.6
        ([1, 1, 3, 3, 3, 5, 5, 3], "delad"),  # mean 3, AD 1
    ],
)
def test_full_has_one_of_three_words(answers, word):
    assert item(*answers)["spread"] == word


def test_five_sixths_is_ganska_samlad_in_full():
    # twelve answers, mean 3: 2x1, 2x5, 1x2, 1x4, 6x3: AD (8 + 2) / 12 = 5/6
    assert item(1, 1, 5, 5, 2, 4, *[3] * 6)["spread"] == "ganska_samlad"


def test_a_half_median_lies_in_the_middle_band():
    assert item(2, 2, 2, 3, 3, 3)["band"] == "mellan"
    assert item(4, 4, 4, 3, 3, 3)["band"] == "mellan"


def test_each_item_follows_its_own_number_of_valid_answers():
    eight = [2, 2, 3, 4, 4, 4, 5, 5]
    found = picture(
        A1a=eight,
        B1a=["DK", *eight[1:]],
        A2a=["DK", "NR", "SK", "DK", *eight[4:]],
        B2a=["DK", "NR", "SK", *eight[3:]],
    ).to_dict()
    assert {code: one["mode"] for code, one in found["items"].items()} == {
        "A1a": "full",
        "B1a": "bands",
        "B2a": "bands",
    }
    assert found["mode"] == "full"
    assert None not in found["items"]["B1a"].values()
    assert set(found["items"]["B1a"]) == {"mode", "band", "spread"}


def test_a_person_counts_in_a_two_item_scale_only_with_both():
    k1, k2 = [2, 2, 3, 4, 4, 5, 5, 3], [5, 4, 3, 2, 2, 1, 1, "DK"]
    assert picture(K1=k1, K2=k2).scales["K"].mode == "bands"
    assert picture(K1=k1, K2=[*k2[:7], 3]).scales["K"].mode == "full"
    # scores 12.5 25 50 75 75 100 100 50: median 62.5, mean 60.9375, AD 26.5625
    assert picture(K1=k1, K2=[*k2[:7], 3]).scales["K"].median == 62.5
    assert picture(K1=k1, K2=[*k2[:7], 3]).scales["K"].ad == pytest.approx(26.5625)


def test_a_pole_is_its_one_item_on_the_other_scale():
    found = picture(A1a=[2, 2, 3, 4, 4, 4, 5, 5])
    item_, pole = found.items["A1a"], found.scales["A1"]
    assert pole.ad == pytest.approx(25 * item_.ad)
    assert (pole.v, pole.median, pole.band, pole.spread) == (8, 75, "hog", item_.spread)
    assert pole.distribution is pole.mean is pole.rwg is pole.two_camps is None


SPREAD = [1, 1, 2, 3, 3, 4, 5, 5]


def columns(code, shift):
    """Two items of a scale whose persons differ; shift moves all scores down by that many steps of 12.5."""
    first = [max(1, x - shift) for x in SPREAD]
    return dict(zip(code, (first, [6 - x for x in SPREAD]), strict=True))


def test_the_chain_names_the_lowest_only_with_numbers_in_all_three_and_fifteen_between():
    # K: first and second alike, scores 0 0 25 50 50 75 100 100, median 50; V the same; W moved down
    w_items = {"W1": [1, 1, 1, 1, 1, 2, 3, 3], "W3": [5, 5, 4, 3, 3, 2, 1, 1]}
    # W: 0 0 12.5 25 25 50 75 75: median 25
    found = picture(**columns(("K1", "K2"), 0), **columns(("V2", "V3"), 0), **w_items)
    assert {found.scales[code].mode for code in "KVW"} == {"full"}
    assert found.to_dict()["chain"] == {"lowest": "W", "gap": 25.0}
    assert picture(**columns(("K1", "K2"), 0), **columns(("V2", "V3"), 0)).to_dict()["chain"] == {}
    alike = picture(
        **{k: v for c in (("K1", "K2"), ("V2", "V3"), ("W1", "W3")) for k, v in columns(c, 0).items()}
    )
    assert alike.chain is None


def test_no_gap_under_eight_or_when_the_manager_left_an_item_out():
    assert picture({"A1a": 5}, A1a=[2] * 7).gaps == {}
    assert picture({"W1": 5, "W3": "DK"}, **w_scores(*[50, 37.5, 62.5, 25, 50, 75, 37.5, 50])).gaps == {}


def test_where_the_guard_fails_the_gap_is_a_word_alone():
    assert picture({"A1a": 5}, A1a=[2] * 8).to_dict()["gaps"] == {"A1": {"word": "ljusare"}}
    assert picture({"A1a": 1}, A1a=[4, 4, 4, 5, 3, 4, 4, 4]).to_dict()["gaps"] == {"A1": {"word": "morkare"}}
    assert picture({"A1a": 3}, A1a=[1] * 8).gaps == {}  # decision 0010
    assert picture({"A1a": 5}, A1a=[3] * 8).to_dict()["gaps"] == {"A1": {"word": "ljusare"}}


def test_two_reported_gaps_are_different_pictures():
    two = picture({"A1a": 5, "B1a": 5}, A1a=[2] * 8, B1a=[1] * 8)
    assert has_different_pictures(INSTRUMENT, two)
    assert not has_different_pictures(INSTRUMENT, picture({"A1a": 5}, A1a=[2] * 8))


def group_of(n, *ballots, latta=()):
    filled = [*ballots, *[()] * (n - len(ballots))]
    eased = [*latta, *[None] * (n - len(latta))]
    members = [Member({}, b, e) for b, e in zip(filled, eased, strict=True)]
    return group_picture(INSTRUMENT, members).to_dict()["priorities"]


def test_priorities_need_three_votes():
    assert group_of(9, *[("A1", "B4")] * 3, ("A2",), ("A2",), latta=["B4"] * 4) == {
        "stark": {"A1": 3, "B4": 3},
        "latta": {"B4": 4},
    }
    assert group_of(6, *[("A1",)] * 2) == {"stark": [], "latta": []}


def test_priorities_of_a_small_group_are_names():
    assert group_of(6, *[("B4", "A1")] * 3, ("B4",)) == {"stark": ["A1", "B4"], "latta": []}
    four = [("A1", "B1")] * 3 + [("A2", "B2")] * 4
    assert group_of(7, *four)["stark"] == ["A1", "A2", "B2"]


def test_a_count_is_never_shown_above_all_but_two():
    assert group_of(8, *[("A1",)] * 8) == {"stark": {"A1": 6}, "latta": {}, "at_least": 6}
    assert group_of(8, *[("A1",)] * 5) == {"stark": {"A1": 5}, "latta": {}}


def test_a_split_shows_counts_of_both_parts_or_bands_of_both():
    part = [1, 2, 2, 3, 4, 4, 5, 5]
    plan = SplitPlan("natt", frozenset(range(8)))
    both = picture(split=plan, A1a=part + part).to_dict()["split"]
    assert both["name"] == "natt"
    assert both["in"]["items"]["A1a"]["distribution"] == both["out"]["items"]["A1a"]["distribution"]
    one = picture(split=plan, A1a=[4] * 8 + [2, 2, 4, 4, 4, 4, 5, 5]).to_dict()["split"]
    assert one["in"]["items"] == one["out"]["items"] == {"A1a": {"mode": "band", "band": "hog"}}


@pytest.mark.parametrize("night", [[2] * 8, [4] * 8])
def test_a_split_is_kept_back_where_bands_beside_the_counts_place_everyone_of_a_part(night):
    """Decision 0007. [4] * 8 beside this day: only eight high answers at night give hog and mellan."""
    day = [4] * 8 if night[0] == 2 else [1, 2, 2, 3, 4, 4, 5, 5]
    found = picture(split=SplitPlan("natt", frozenset(range(8))), A1a=night + day).to_dict()
    assert "split" not in found
    assert sum(found["items"]["A1a"]["distribution"]) == 16


def test_the_workshop_items_are_the_core_items_word_for_word():
    for lang in ("sv", "en"):
        found = load_instrument(lang)
        assert len(found.workshop_items) == 20
        assert all(
            found.items[code].text == found.wording.get(f"item.{code}") for code in found.workshop_items
        )
        assert {found.items[code].reversed for code in ("K2", "V3", "W3", "S2")} == {True}
