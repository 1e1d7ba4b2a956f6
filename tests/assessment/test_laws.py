"""Laws of the scoring, for any answers: bounds, reversal, order, NR, monotony."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment import Answers, load_instrument, score

INSTRUMENT = load_instrument("sv")
CODES = list(INSTRUMENT.items)
VALUE = st.sampled_from([1, 2, 3, 4, 5, 1, 2, 3, 4, 5, "DK", "NR", "SK"])
SETS = st.fixed_dictionaries(dict.fromkeys(CODES, VALUE))
NUMBERS = st.fixed_dictionaries(dict.fromkeys(CODES, st.integers(1, 5)))
BEHOV = st.dictionaries(st.sampled_from(INSTRUMENT.poles), st.sampled_from([-2, -1, 0, 1, 2, "DK"]))
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(SETS, BEHOV)
def test_every_number_stays_within_its_bounds(answers, behov):
    profile = score(INSTRUMENT, Answers(answers, behov))
    for scale in profile.scales.values():
        assert 0 <= scale.v <= scale.m
        if scale.score is not None:
            assert 0 <= scale.low <= scale.score <= scale.high <= 100
            assert 0 < scale.u <= INSTRUMENT.constants.band_max
    if profile.kvv:
        assert 0 <= profile.kvv.L <= profile.kvv.T <= profile.kvv.M <= 100
        assert 0 <= profile.kvv.gap <= 100
    for pair in profile.pairs.values():
        assert pair.D is None or (-100 <= pair.D <= 100 and 0 <= pair.I <= 100)
    for need in profile.behov.values():
        assert need.P is None or (0 <= need.P <= 2 and 0 <= need.target <= 100)
    assert len(profile.talk_topics) <= 2
    assert len(profile.typbilder) <= 2
    assert len(profile.near) <= 3
    assert all(match.margin >= 5 - 1e-9 for match in profile.typbilder)


@quick
@given(SETS)
def test_mirroring_answers_mirrors_scores(answers):
    mirrored = {code: 6 - value if isinstance(value, int) else value for code, value in answers.items()}
    first, second = (score(INSTRUMENT, Answers(given)).scales for given in (answers, mirrored))
    for code, scale in first.items():
        assert second[code].status == scale.status
        if scale.score is not None:
            assert second[code].score == pytest.approx(100 - scale.score)


@quick
@given(SETS)
def test_a_reversed_item_is_the_mirrored_answer_of_a_forward_one(answers):
    forward = {code: replace(item, reversed=False) for code, item in INSTRUMENT.items.items()}
    turned = {
        code: 6 - value if isinstance(value, int) and INSTRUMENT.items[code].reversed else value
        for code, value in answers.items()
    }
    plain = score(replace(INSTRUMENT, items=forward), Answers(turned)).scales
    assert score(INSTRUMENT, Answers(answers)).scales == plain


@quick
@given(SETS, st.randoms(use_true_random=False))
def test_the_order_in_which_answers_were_given_changes_nothing(answers, random):
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    assert score(INSTRUMENT, Answers(dict(shuffled))) == score(INSTRUMENT, Answers(answers))


@quick
@given(SETS, st.sampled_from([code for code in CODES if code not in {"W1", "W2"}]))
def test_not_applicable_counts_as_if_the_item_were_not_there(answers, code):
    marked = Answers(answers | {code: "NR"})
    scales = {
        name: replace(scale, items=tuple(c for c in scale.items if c != code))
        for name, scale in INSTRUMENT.scales.items()
    }
    without = replace(INSTRUMENT, scales=scales)
    assert score(INSTRUMENT, marked).scales == score(without, marked).scales


@quick
@given(SETS)
def test_a_code_left_out_is_skipped(answers):
    given = {code: value for code, value in answers.items() if value != "SK"}
    assert score(INSTRUMENT, Answers(given)) == score(INSTRUMENT, Answers(answers))


@quick
@given(NUMBERS, st.sampled_from(CODES))
def test_a_higher_answer_never_lowers_a_scale_and_a_reversed_one_never_raises_it(answers, code):
    lower, higher = answers | {code: min(answers[code], 4)}, answers | {code: min(answers[code], 4) + 1}
    before, after = (score(INSTRUMENT, Answers(values)) for values in (lower, higher))
    down = INSTRUMENT.items[code].reversed
    for name, scale in INSTRUMENT.scales.items():
        difference = after.scales[name].score - before.scales[name].score
        step = 25 / len(scale.items) if code in scale.items else 0
        assert difference == pytest.approx(-step if down else step)
    sign = -1 if down else 1
    assert sign * (after.kvv.T - before.kvv.T) >= -1e-9
    assert sign * (after.kvv.L - before.kvv.L) >= -1e-9


@quick
@given(SETS, BEHOV)
def test_swapping_the_poles_turns_every_lean_round(answers, behov):
    swap = {"A": "B", "B": "A"}
    poles = {code for code in CODES if code[0] in swap}
    turned = {(swap[code[0]] + code[1:] if code in poles else code): value for code, value in answers.items()}
    first, second = (score(INSTRUMENT, Answers(given)).pairs for given in (answers, turned))
    other = {"tillit": "tvivel", "tvivel": "tillit", None: None}
    for number, pair in first.items():
        assert (None if pair.D is None else -pair.D) == second[number].D
        assert (second[number].lean, second[number].lean_strength) == (other[pair.lean], pair.lean_strength)
        assert second[number].I == pair.I
