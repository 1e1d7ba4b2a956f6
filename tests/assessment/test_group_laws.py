"""Laws of the group picture, for any answers."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment import Answers, Member, SplitPlan, group_picture, group_scales, load_instrument

INSTRUMENT = load_instrument("sv")
CODES = list(INSTRUMENT.workshop_items)
POLES = list(INSTRUMENT.poles)
VALUE = st.sampled_from([1, 2, 3, 4, 5, 1, 2, 3, 4, 5, "DK", "NR", "SK"])
ANSWERS = st.fixed_dictionaries(dict.fromkeys(CODES, VALUE))
MEMBER = st.builds(
    Member,
    ANSWERS,
    st.lists(st.sampled_from(POLES[:4]), max_size=2, unique=True).map(tuple),
    st.none() | st.sampled_from(POLES[:3]),
)
MANAGER = st.none() | st.builds(Answers, ANSWERS)
quick = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
FULL = {
    "item": {"mode", "v", "median", "mean", "ad", "rwg", "spread", "two_camps", "distribution"},
    "scale": {"mode", "v", "median", "ad", "band", "spread"},
}


def keys(kind, measure):
    return {"bands": {"mode", "band", "spread"}, "band": {"mode", "band"}, "full": FULL[kind]}[
        measure["mode"]
    ]


@quick
@given(st.lists(MEMBER, min_size=0, max_size=20), MANAGER, st.randoms(use_true_random=False))
def test_the_order_of_members_changes_nothing(members, manager, random):
    places = list(range(len(members)))
    random.shuffle(places)
    inside = frozenset(range(len(members) // 2))
    moved = frozenset(new for new, old in enumerate(places) if old in inside)
    one = group_picture(INSTRUMENT, members, manager, SplitPlan("x", inside))
    two = group_picture(INSTRUMENT, [members[p] for p in places], manager, SplitPlan("x", moved))
    assert one == two
    assert json.dumps(one.to_dict()) == json.dumps(two.to_dict())


@quick
@given(st.lists(MEMBER, min_size=0, max_size=20), MANAGER)
def test_only_what_a_mode_shows_is_there_and_nothing_is_null(members, manager):
    found = group_picture(INSTRUMENT, members, manager, SplitPlan("x", frozenset(range(8)))).to_dict()
    assert "null" not in json.dumps(found)
    if len(members) < 5:
        assert found == {"n": len(members), "mode": "none"}
        return
    assert found["mode"] == ("bands" if len(members) < 8 else "full")
    for code, measure in found["items"].items():
        v = sum(isinstance(m.answers[code], int) for m in members)
        assert set(measure) == keys("item", measure)
        assert (measure["mode"] == "bands") == (5 <= v < 8)
        if measure["mode"] == "full":
            counts = measure["distribution"]
            assert sum(counts) == measure["v"] == v >= 8
            low, high = counts[0] + counts[1], counts[3] + counts[4]
            assert 1 not in {low, high}
            assert max(low, counts[2], high) <= v - 2
    for measure in found["scales"].values():
        assert keys("scale", measure) - set(measure) <= {"spread"}
        assert set(measure) <= keys("scale", measure)
    for part in ("in", "out"):
        for measure in found.get("split", {}).get(part, {"items": {}})["items"].values():
            assert measure["mode"] in {"band", "full"}
    if len(members) < 8:
        assert found["gaps"] == {}
        assert "split" not in found
        assert all(isinstance(found["priorities"][name], list) for name in ("stark", "latta"))


@quick
@given(st.lists(MEMBER, min_size=4, max_size=12), MEMBER)
def test_one_more_member_shows_no_more_than_the_rules_for_the_new_number_allow(members, late):
    """A mode rises only at five and at eight valid, and never because of someone without a number."""
    before, after = (group_picture(INSTRUMENT, group) for group in (members, [*members, late]))
    for code in CODES:
        v = sum(isinstance(m.answers[code], int) for m in members)
        was, is_ = before.items.get(code), after.items.get(code)
        if not isinstance(late.answers[code], int) and before.mode != "none":
            assert was == is_
        if was is None and is_ is not None:
            assert v == 4 or before.mode == "none"
        if was is not None and was.mode == "bands" and is_.mode != "bands":
            assert v == 7


def vector(member):
    return [member.answers[code] for code in CODES]


@quick
@given(st.lists(MEMBER, min_size=5, max_size=12), MANAGER)
def test_no_output_holds_the_answers_of_a_member(members, manager):
    """Nothing depends on who gave which answers together, but for the scores of the two-item scales."""
    found = group_picture(INSTRUMENT, members, manager).to_dict()
    turned = [
        Member({c: members[(p + k) % len(members)].answers[c] for k, c in enumerate(CODES)})
        for p in range(len(members))
    ]
    other = group_picture(INSTRUMENT, turned, manager).to_dict()
    assert found["items"] == other["items"]
    assert {c: m for c, m in found["scales"].items() if c in POLES} == {
        c: m for c, m in other["scales"].items() if c in POLES
    }
    text = json.dumps(found)
    assert all(json.dumps(vector(member))[1:-1] not in text for member in members)
    assert "DK" not in text
    assert "NR" not in text


def test_every_scale_of_a_group_stands_on_workshop_items():
    assert {item for items in group_scales(INSTRUMENT).values() for item in items} == set(CODES)
