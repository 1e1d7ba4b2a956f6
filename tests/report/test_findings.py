"""The findings say what the profile says, in words, whatever is missing."""

import dataclasses
import re
from dataclasses import replace

import pytest

from assessment import Reflection
from report import Passage
from tests.report.conftest import CODES, FULL, SETS, findings_for, findings_of, loaded

LANGS = ("sv", "en")
JUDGING = re.compile(
    r"\b(god|goda|gott|dålig|dåliga|dåligt|hög|höga|högt|låg|låga|lågt|poäng)\b", re.IGNORECASE
)


def sentences(found):
    """All words of our own in a structure: everything but quotes and the person's own words."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, tuple):
        for one in found:
            yield from sentences(one)
    elif dataclasses.is_dataclass(found) and not isinstance(found, Passage):
        for field in dataclasses.fields(found):
            if field.name not in {"own", "opening", "reflections", "rows"}:
                yield from sentences(getattr(found, field.name))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", SETS)
def test_findings_are_made_of_any_answers_in_both_languages(name, lang):
    findings = findings_for(name, lang)
    assert len(findings.pairs) == 6
    assert len(findings.questions) == 2
    assert findings.coverage
    for text in sentences(findings):
        assert "None" not in text
        assert "{" not in text
        assert "  " not in text


@pytest.mark.parametrize("name", SETS)
def test_nobody_is_judged_and_nothing_is_summed_up(name):
    for text in sentences(findings_for(name)):
        assert not JUDGING.search(text), text
    assert not any("total" in field.name for field in dataclasses.fields(findings_for(name)))


def test_a_pole_has_number_band_word_and_wish():
    pole = findings_for("full").pairs[0].tvivel
    # By hand: B1 = (25 + 50) / 2 = 37.5; u = 28 / sqrt(2) = 19.8, so 17.7 to 57.3.
    assert (pole.score, pole.shown, pole.band, pole.word) == (37.5, "38", "18–57", "lutar mot sällan")
    assert (pole.wish, pole.d, pole.target) == ("Mycket mer", 2, 87.5)
    assert pole.sides.for_
    assert pole.sides.against


def test_a_wish_that_cannot_move_the_mark_has_no_arrow():
    pole = findings_for("all_highest").pairs[0].tillit
    assert (pole.score, pole.d, pole.target) == (100.0, 2, None)


def test_only_a_clear_lean_becomes_a_sentence():
    # Pair 1: 87.5 - 37.5 = 50 (clear). Pair 2 with B2 = 50: 75 - 50 = 25, under u_D = 28 (a hint).
    findings = findings_of(replace(FULL, answers={**CODES, "B2a": 3}))
    told = " ".join(findings.pairs_block.sentences)
    assert "par 1 (" in told
    assert "par 2 (" not in told
    assert "antydan" in findings.pairs[1].lean_text


@pytest.mark.parametrize(
    ("changed", "weakest", "part"),
    [
        ({}, "W", "Skillnaden till de andra två är tydlig"),  # 3.12 example 4
        ({"W2": 4, "W3": 3, "W4": 4, "W1": 3}, None, "Ingen tydlig svagaste länk"),  # 3.12 example 4b
        ({"W1": 3, "W2": 3, "W3": 3, "W4": 3}, "W", "inte stor nog för att vara tydlig"),  # gap 18.75 < 19.8
        ({"W1": "DK", "W2": "DK", "W3": "DK"}, None, "Våga"),
    ],
)
def test_the_weakest_link_is_worded_by_its_strength(changed, weakest, part):
    findings = findings_of(replace(FULL, answers={**CODES, **changed}))
    caveat = loaded("sv")[1]("report.note.untested")
    assert findings.chain.weakest == weakest
    assert part in " ".join(findings.chain_block.sentences)
    assert (caveat in findings.chain_block.notes) == (weakest is not None)


def test_a_preliminary_measure_is_never_called_clear():
    findings = findings_of(replace(FULL, answers={**CODES, "W1": "NR"}))
    assert findings.chain.weakest == "W"
    assert "är tydlig" not in " ".join(findings.chain_block.sentences)
    assert any("preliminär" in text for text in findings.chain_block.sentences)


def test_silence_about_objections_is_asked_about():
    findings = findings_of(replace(FULL, answers={**CODES, "W2": "NR"}))
    assert any("Hur skulle du märka skillnaden?" in note for note in findings.chain_block.notes)


def test_several_dont_know_are_a_finding():
    assert any("Vem vet?" in note for note in findings_for("dont_know").chain_block.notes)


def test_room_and_foundation_always_carry_the_fixed_caption():
    for name in SETS:
        assert "gör inte anspråk på vetenskapligt stöd" in findings_for(name).room_block.caption


def test_a_no_stands_first_in_its_block_with_the_persons_own_words():
    notes = (Reflection("pairs4-6", "Rutinerna är skrivna för dagtid."), Reflection("pair4", "En tanke."))
    correction = findings_of(replace(FULL, reflections=notes)).pairs_block.corrections[0]
    assert correction.sentence.startswith("Du sa att bilden inte stämmer")
    assert [echo.text for echo in correction.own] == ["Rutinerna är skrivna för dagtid."]


def test_own_words_are_echoed_word_for_word_with_their_tick():
    own = findings_for("full").own_words
    assert own.opening == "Tre olika schemasystem."
    assert [(echo.ref, echo.in_report) for echo in own.reflections] == [
        ("pair4", True),
        ("pair1", False),
    ]


def test_hostile_own_words_stay_as_they_are():
    text = "<script>alert(1)</script> #set page(width: 1pt) {n} %s"
    findings = findings_of(replace(FULL, opening=text, reflections=(Reflection("nowhere", text),)))
    assert findings.own_words.opening == text
    assert findings.own_words.reflections[0].text == text


def test_typbilder_that_hold_are_shown_and_the_default_stands_otherwise():
    assert [card.code for card in findings_for("full").cards] == ["T1", "T4"]
    assert findings_for("all_equal").cards == ()
    assert (
        findings_for("all_equal").cards_text
        == "Din profil liknar ingen av typbilderna. Det är vanligt och inget fel."
    )


def test_a_new_manager_is_told_what_that_may_explain():
    findings = findings_of(replace(FULL, context={"tid_som_chef": "<6"}))
    assert any("mindre än sex månader" in limit for limit in findings.limits)


def test_topics_follow_the_wishes_until_the_person_chooses():
    assert [topic.code for topic in findings_for("full").topics] == ["A6", "B1"]
    chosen = findings_of(replace(FULL, topics=("A5", "B2")))
    assert [(topic.code, topic.chosen) for topic in chosen.topics] == [("A5", True), ("B2", True)]


def test_a_wish_without_a_score_is_still_a_topic():
    topics = findings_for("one_pole_wished").topics
    assert [topic.code for topic in topics] == ["A1", "B4"]
    assert all("För nuläget saknas svar." in topic.sentence for topic in topics)


def test_more_room_always_stands_with_the_law():
    topic = next(t for t in findings_of(replace(FULL, topics=("A5",))).topics if t.code == "A5")
    assert "Lag, saklighet och lika behandling" in topic.sentence


def test_a_lean_without_a_wish_is_shown_with_both_columns_of_both_poles():
    rule = next(one for one in findings_for("full").rules if one.code == "N6:3")
    assert [one.anchor[:2] for one in rule.sides.for_] == ["A3", "B3"]
    assert [one.anchor[:2] for one in rule.sides.against] == ["A3", "B3"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_typbild_has_both_sides(lang):
    instrument, _, _ = loaded(lang)
    for code, typbild in instrument.typbilder.items():
        assert instrument.anchors_for(code, "for"), code
        own = f"typbild.{code}.against_own"
        assert instrument.anchors_for(code, "against") or instrument.wording.has(own) or typbild.group, code


def test_every_rule_that_holds_has_passages():
    # W = 25 makes T = 40.6 (by hand: L = 25, M = 56.25), which N2 asks for.
    answers = {**CODES, "W1": 2, "W2": 2, "W3": 4, "W4": 2}
    context = {"lagstyrt": "detaljregler", "besparing": "ja"}
    findings = findings_of(
        replace(FULL, answers=answers, behov={"A1": 1, "B3": -1, "A4": 1}, context=context)
    )
    assert {rule.code for rule in findings.rules} >= {"N1", "N2", "N4", "N5"}
    for rule in findings.rules:
        assert rule.sides.for_, rule.code
        assert rule.sides.against, rule.code


def test_topics_and_cards_show_both_sides():
    findings = findings_for("full")
    for part in (*findings.cards, *findings.topics):
        assert part.sides.for_, part.code
        assert part.sides.against or part.against_own, part.code


def test_each_stretch_of_a_source_is_cited_once():
    cited = [(one.source, one.first, one.last) for one in findings_for("full").citations]
    assert len(cited) == len(set(cited)) > 20


def test_flags_are_neutral_remarks():
    assert [flag.code for flag in findings_for("all_equal").flags] == ["LONG", "MID"]
    assert all("Det kan stämma" in flag.text for flag in findings_for("all_equal").flags)


def test_own_conditions_can_be_left_out_with_everything_that_rests_on_them():
    low = replace(FULL, answers={**FULL.answers, "C1": 1, "C2": 1, "C3": 1, "C4": 5})
    shown, hidden = findings_of(low), findings_of(low, own_conditions=False)
    names = [card.name for card in shown.cards] + list(shown.near)
    assert "Klämd chef" in names
    assert [one.code for one in hidden.support] == ["S"]
    assert "Klämd chef" not in [card.name for card in hidden.cards] + list(hidden.near)
    assert not any("Chefens villkor" in figure.alt for figure in hidden.support_block.figures)
