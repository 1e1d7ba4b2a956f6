"""The examples in this room's docstrings run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import assessment

MODULES = [
    "assessment",
    *(f"assessment.{module.name}" for module in pkgutil.iter_modules(assessment.__path__)),
]
SCORING = {
    "scoring": [
        "item_points",
        "mean_score",
        "status_of",
        "uncertainty",
        "frequency_word",
        "scale_score",
        "score",
    ],
    "chain": ["kunna_vilja_vaga", "quadrant", "delegation"],
    "polarity": ["pair_result", "pair_class", "need", "talk_topics"],
    "quality": ["longest_run", "is_long", "is_mid", "is_extreme", "is_fast", "acquiescence", "flags"],
    "advice": ["match_typbilder", "match_rules"],
    "group": ["group_picture", "group_scales", "mode_of"],
    "group_spread": [
        "mean_distance",
        "agreement",
        "band_of",
        "sides",
        "guard_holds",
        "spread_word",
        "two_camps",
        "item_measure",
        "scale_measure",
    ],
    "group_gap": ["chain", "manager_score", "gap", "has_different_pictures"],
    "group_votes": ["priorities"],
    "group_audit": ["bands_allowed"],
    "change": [
        "months_between",
        "far_enough",
        "first_day_after",
        "months_after",
        "clear_from",
        "respondent_change",
        "group_change",
    ],
}


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize(("module", "functions"), SCORING.items())
def test_every_scoring_function_has_an_example(module, functions):
    found = importlib.import_module(f"assessment.{module}")
    assert [name for name in functions if ">>>" not in (getattr(found, name).__doc__ or "")] == []


def test_importing_the_room_loads_nothing_outside_the_standard_library():
    import subprocess
    import sys

    code = "import sys, assessment; print(*{m.split('.')[0] for m in sys.modules} - sys.stdlib_module_names)"
    loaded = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    assert set(loaded.stdout.split()) <= {"assessment", "__main__"}
