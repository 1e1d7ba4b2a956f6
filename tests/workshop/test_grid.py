"""The grid of M8: a row for each group, none for a group under five, 25 words a cell."""

import pytest

from workshop import GridRow, grid_of, row_problem

GOOD = GridRow("Natt", 5, ("a", "", "", ""))


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (GOOD, None),
        (GridRow("Natt", 4, ("a", "", "", "")), "few"),
        (GridRow(" ", 5, ("a", "", "", "")), "missing"),
        (GridRow("Natt", 5, ("", " ", "", "")), "missing"),
        (GridRow("Natt", 5, ("ord " * 25, "", "", "")), None),
        (GridRow("Natt", 5, ("ord " * 26, "", "", "")), "long"),
    ],
)
def test_what_is_wrong_with_a_row(row, problem):
    assert row_problem(row, (), 5) == problem


def test_there_is_room_for_eight_rows():
    assert row_problem(GOOD, (GOOD,) * 8, 5) == "full"


def test_rows_come_back_as_they_were_stored():
    assert grid_of([GOOD.to_dict()], 5) == (GOOD,)


@pytest.mark.parametrize(
    "stored", [None, 3, "abc", [1], [{}], [{"group": "x", "people": "5", "cells": ["a"] * 4}]]
)
def test_what_is_damaged_is_left_out(stored):
    assert grid_of(stored, 5) == ()
