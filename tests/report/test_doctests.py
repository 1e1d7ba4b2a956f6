"""The examples in the docstrings of report and texts run."""

import doctest
import importlib
import pkgutil

import pytest

import report
import texts

MODULES = [
    f"{room.__name__}.{one.name}" for room in (report, texts) for one in pkgutil.iter_modules(room.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
