"""The order of what the projector shows: only what the picture, the plan and the rounds give reason for."""

import pytest

from assessment import load_instrument
from workshop import LONGEST_STAGE, Comparison, may_show, stages, step_of

I = load_instrument()  # noqa: E741
FULL = {"mode": "full", "median": 3.0, "spread": "delad", "ad": 1.0, "distribution": [2, 2, 2, 2, 2]}
PICTURE = {"n": 20, "mode": "full", "items": {"A1a": FULL, "B2a": {**FULL, "spread": "samlad"}}, "scales": {}}


def names(picture=PICTURE, **more):
    return [one.name for one in stages(I, picture, manager=False, **more)]


def test_each_question_is_followed_by_the_two_questions_of_disagreement():
    found = names()
    for place, name in enumerate(found):
        if name.startswith("item:"):
            assert found[place + 1] == name.replace("item", "ask")


def test_parts_are_shown_for_the_questions_that_are_talked_about_and_at_most_three():
    part = {"items": {code: {"mode": "band", "band": "hog"} for code in ("B5a", "A1a", "A6a", "B6a")}}
    found = names(PICTURE | {"split": {"name": "natt", "in": part, "out": part}}, split=True)
    assert [name for name in found if name.startswith("split")] == ["split:A1a", "split:B5a", "split:A6a"]


def test_parts_that_are_kept_back_have_one_stage_that_says_so_and_no_plan_has_none():
    assert [name for name in names(split=True) if name.startswith("split")] == ["split"]
    assert not [name for name in names() if name.startswith("split")]


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (None, []),
        (Comparison(reason="gone"), ["change"]),
        (Comparison(reason="unstated"), ["yardstick", "change"]),
        (Comparison({"K": "hogre"}), ["yardstick", "change"]),
    ],
)
def test_the_room_is_asked_before_a_change_is_shown(change, wanted):
    found = names(change=change)
    assert [name for name in found if name in {"yardstick", "change"}] == wanted
    if wanted:
        assert found.index("change") > found.index("chain")


def test_different_pictures_come_after_the_managers_step_has_given_two_gaps():
    gaps = {"K": {"word": "ljusare", "g": 40.0}, "A1": {"word": "morkare"}}
    assert "different" in names(PICTURE | {"gaps": gaps})
    assert "different" not in names(PICTURE | {"gaps": {"K": gaps["K"], "V": {"word": "gruppen_delad"}}})


def test_every_stage_of_the_picture_takes_a_step_and_waits_for_the_reveal():
    gaps = {"gaps": {"K": {"word": "ljusare"}, "V": {"word": "ljusare"}}}
    for one in stages(I, PICTURE | gaps, manager=True, split=True, change=Comparison(reason="unstated")):
        assert len(one.name) <= LONGEST_STAGE
        if one.phase == "revealed":
            assert not may_show(one.name, "closed"), one.name
            assert step_of(one.name) or one.name in {"yardstick", "decision"}, one.name
