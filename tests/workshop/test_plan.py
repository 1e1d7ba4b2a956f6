"""What is said about a plan before anything is stored."""

from dataclasses import replace

import pytest

from assessment import load_instrument
from workshop import Plan, plan_of, plan_problems

PLAN = Plan("Hemtjänsten norr", "sv", 17, organisation=("Kommunen är personuppgiftsansvarig.",))
C = load_instrument().constants.group


def said(plan, max_days=180):
    return {(p.field, p.code, p.blocking) for p in plan_problems(plan, C, ("sv", "en"), max_days)}


def test_an_ordinary_plan_has_no_problem():
    assert said(PLAN) == set()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"expected": 4}, ("expected", "under_five", True)),
        ({"expected": 0}, ("expected", "under_five", True)),
        ({"expected": 7}, ("expected", "bands_only", False)),
        ({"expected": 501}, ("expected", "too_many", False)),
        ({"minutes": 30}, ("minutes", "minutes_short", False)),
        ({"minutes": 240}, ("minutes", "minutes_long", False)),
        ({"minutes": 0}, ("minutes", "minutes_impossible", True)),
        ({"minutes": 10_000}, ("minutes", "minutes_impossible", True)),
        ({"title": "  "}, ("title", "missing", True)),
        ({"title": "x" * 121}, ("title", "too_long", True)),
        ({"lang": "fi"}, ("lang", "unknown_lang", True)),
        ({"split": ""}, ("split", "missing", True)),
        ({"split": "natt", "expected": 15}, ("split", "split_too_small", False)),
        ({"retention_days": 0}, ("retention_days", "retention", True)),
        ({"retention_days": 181}, ("retention_days", "retention", True)),
        ({"organisation": ("x" * 301,)}, ("organisation", "too_long", True)),
        ({"organisation": ("x",) * 11}, ("organisation", "too_long", True)),
    ],
)
def test_each_problem_is_told_alone(change, problem):
    assert said(replace(PLAN, **change)) == {problem}


def test_a_split_of_sixteen_is_possible():
    assert said(replace(PLAN, split="natt", expected=16)) == set()


def test_a_plan_comes_back_from_the_store_also_with_keys_of_a_later_version():
    plan = replace(PLAN, split="natt", shared_devices=True, practice=True)
    assert plan_of({**plan.to_dict(), "colour": "blue"}) == plan
