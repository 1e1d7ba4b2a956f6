"""The group's findings say what the picture shows, in words, and nothing that it hides."""

import dataclasses
import json

import pytest

from assessment import Member, group_picture
from report import GroupFindings
from report.group_shown import item_shown, scale_shown, step_word
from tests.report.conftest import loaded
from tests.report.groups import SIZES, findings_of, group_findings, picture_of
from tests.report.test_findings import JUDGING, sentences

LANGS = ("sv", "en")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", SIZES)
def test_any_group_makes_findings_without_holes_or_judgement(name, lang):
    findings = group_findings(name, lang)
    for text in sentences(findings):
        assert "{" not in text
        assert "None" not in text
        assert not JUDGING.search(text), text
    assert len(findings.decision) == 5


@pytest.mark.parametrize("name", ["nobody", "four"])
def test_under_five_there_is_nothing_but_the_reason(name):
    findings = group_findings(name)
    empty = ("pairs", "poles", "scales", "gaps", "stark", "latta", "topics")
    assert all(getattr(findings, part) == () for part in empty)
    assert "ingen ska kunna pekas ut" in findings.says[0]
    assert str(findings.n) not in " ".join(findings.says)


def test_five_to_seven_hold_words_alone():
    findings = group_findings("seven")
    shown = [item.shown for pair in findings.pairs for item in pair.items]
    shown += [scale.shown for scale in (*findings.scales, *findings.poles)]
    numbers = {"v", "median", "mean", "ad", "rwg", "two_camps"}
    assert all(getattr(one, name) is None for one in shown for name in numbers)
    assert all(one.counts == () for one in shown)
    assert all(wish.votes is None for wish in (*findings.stark, *findings.latta))
    assert findings.gaps == ()


def test_what_is_not_shown_has_one_sentence_whatever_the_reason():
    # B5a: four valid answers; A1a: nobody asked; the same words for both.
    findings = group_findings("split")
    item = next(item for pair in findings.pairs for item in pair.items if item.code == "B5a")
    assert item.shown.said == item_shown(loaded("sv")[1], None).said == "Visas inte."


def test_the_worked_examples_are_worded():
    # 3.12 examples 9, 9b: [2,2,3,4,4,4,5,5] full; [4,4,4,5,3,4,4,4] guard fails; [2,2,2,2,2,5] bands.
    instrument, texts, _ = loaded("sv")
    said = []
    for values in ([2, 2, 3, 4, 4, 4, 5, 5], [4, 4, 4, 5, 3, 4, 4, 4], [2, 2, 2, 2, 2, 5]):
        picture = group_picture(instrument, [Member({"A1a": value}) for value in values]).to_dict()
        said.append(item_shown(texts, picture["items"]["A1a"]).said)
    assert said == [
        "Mitten: ofta. Svaren är delade.",
        "Mitten: ofta eller nästan alltid. Visas som helhet.",
        "Mitten: sällan eller nästan aldrig. Svaren är delade.",
    ]


def test_a_negative_rwg_is_shown_as_nothing_under_zero():
    # 3.12 example 9c: raw -0.634.
    instrument, texts, _ = loaded("sv")
    members = [Member({"A1a": value}) for value in (1, 1, 2, 2, 4, 5, 5, 5)]
    shown = item_shown(texts, group_picture(instrument, members).to_dict()["items"]["A1a"])
    assert shown.rwg == 0.0
    assert shown.two_camps is True


@pytest.mark.parametrize(
    ("median", "word"), [(1, "nästan aldrig"), (2.5, "mellan sällan och ibland"), (5, "nästan alltid")]
)
def test_a_median_is_told_in_the_words_of_the_answers(median, word):
    assert step_word(loaded("sv")[1], median) == word


def test_a_scale_is_told_by_its_band():
    assert scale_shown(loaded("sv")[1], {"mode": "band", "band": "hog"}).said == (
        "Mitten: lutar mot ofta. Visas som helhet."
    )


def test_the_talk_begins_with_the_two_most_agreed_and_then_one_divided():
    findings = group_findings("split")
    items = {item.code: item.shown for pair in findings.pairs for item in pair.items if item.shown.spread}
    agreed = sorted(
        (code for code in items if items[code].spread != "delad"),
        key=lambda code: (items[code].spread != "samlad", items[code].ad),
    )
    assert findings.agreed == tuple(agreed[:2])
    divided = [code for code in items if items[code].spread == "delad"]
    assert findings.divided == max(divided, key=lambda code: items[code].ad)


def test_gaps_chain_and_wishes_follow_the_picture():
    picture, findings = picture_of("split"), group_findings("split")
    assert {gap.code: gap.word for gap in findings.gaps} == {
        code: gap["word"] for code, gap in picture["gaps"].items()
    }
    assert [wish.code for wish in findings.stark] == list(picture["priorities"]["stark"])
    assert findings.lowest == picture["chain"].get("lowest", "")
    shown = findings_of({**picture, "chain": {"lowest": "W", "gap": 18.75}})
    assert shown.chain.startswith("Våga ligger lägst")
    assert "19 av 100" in shown.chain
    assert [one.code for one in shown.topics[-2:]] == ["W", "G1"]


def test_a_count_that_is_capped_says_so():
    picture = {**picture_of("eight"), "priorities": {"stark": {"A1": 6}, "latta": {"B3": 3}, "at_least": 6}}
    findings = findings_of(picture)
    assert findings.stark[0].said == "Decentralisering / delegering: minst 6 röster"
    assert findings.latta[0].said == "Styrning och uppföljning: 3 röster"


def test_a_part_that_is_not_taken_yet_is_not_there():
    """What the room sees after one step: keys are missing, and nothing is made up for them."""
    picture = {key: value for key, value in picture_of("split").items() if key in {"n", "mode", "items"}}
    findings = findings_of(picture)
    assert findings.gaps == ()
    assert findings.stark == ()
    assert findings.split is None
    assert all(scale.shown.mode == "none" for scale in findings.scales)


def test_both_parts_of_a_split_hold_the_same_questions():
    split = group_findings("split").split
    assert split is not None
    assert [one.code for one in split.inside] == [one.code for one in split.outside] != []


def test_what_stands_beside_the_known_fields_never_comes_along():
    picture = json.loads(json.dumps(picture_of("split")))
    picture["members"] = [{"answers": {"A1a": 5}, "name": "Kanariefågel"}]
    picture["items"]["A1a"]["who"] = "Kanariefågel"
    assert "Kanariefågel" not in repr(findings_of(picture))


def test_the_findings_are_frozen():
    assert all(one.frozen for one in [GroupFindings.__dataclass_params__])
    with pytest.raises(dataclasses.FrozenInstanceError):
        group_findings("four").n = 9


def test_the_grid_comes_along_and_a_row_of_too_few_does_not():
    rows = [
        {"group": name, "people": people, "cells": ["a", "b", "c", "d"]}
        for name, people in (("Natt", 5), ("Dag", 4))
    ]
    findings = findings_of(picture_of("eight"), decision={"grid": rows})
    assert [row[0] for row in findings.grid] == ["Grupp", "Natt"]
    assert group_findings("eight").grid == ()


@pytest.mark.parametrize(
    ("name", "parts"), [("eight", True), ("seven", True), ("split", True), ("eight", False)]
)
def test_parts_that_are_kept_back_are_said_and_nothing_else_is(name, parts):
    instrument, texts, _ = loaded("sv")
    told = texts("group.split.kept_back", n=instrument.constants.group.full_v)
    findings = findings_of(picture_of(name), parts=parts)
    assert (told in findings.says) is (parts and name != "split")


def test_parts_that_the_room_has_not_seen_yet_are_not_called_kept_back():
    picture = picture_of("split")
    empty = {"name": "natt", "in": {"items": {}}, "out": {"items": {}}}
    seen, before = (findings_of(one, parts=True) for one in (picture, picture | {"split": empty}))
    assert (seen.split is None, before.split is None) == (False, True)
    assert seen.says == before.says
