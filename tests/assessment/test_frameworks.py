"""The frameworks of the sources: complete, cited, in our own words."""

import tomllib

import pytest

from tests.assessment.test_modules_wording import MODULES, spans_exist
from tests.assessment.test_wording import CONTENT, EN, SV, runs_of_five, source_runs

__all__ = ["source_runs"]  # the fixture is used here too

TABLE = tomllib.loads((CONTENT / "frameworks.toml").read_text(encoding="utf-8"))["framework"]


def test_the_nineteen_frameworks_are_there_in_order():
    assert [one["code"] for one in TABLE] == [f"F{number}" for number in range(1, 20)]


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one["code"])
def test_a_framework_says_what_stands_there_how_it_is_used_and_what_is_not_claimed(one):
    assert one["refs"]
    for language in (SV, EN):
        words = language["framework"][one["code"]]
        assert set(words) == {"name", "what", "use", "claim"}
        assert all(words.values())


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one["code"])
def test_every_line_a_framework_names_exists(one):
    spans_exist(one["refs"])


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one["code"])
def test_a_framework_is_described_in_our_own_words(one, source_runs):
    for text in SV["framework"][one["code"]].values():
        assert not runs_of_five(text) & source_runs


def test_a_module_and_its_frameworks_name_each_other():
    named = {one["code"]: set(one["modules"]) for one in TABLE}
    for code, module in MODULES.items():
        assert module["frameworks"][0] in named
        assert code in named[module["frameworks"][0]]
    for framework, modules in named.items():
        assert all(framework in MODULES[code]["frameworks"] for code in modules)
