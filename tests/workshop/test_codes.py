"""Codes that are typed from a wall by many people at once."""

import pytest

from workshop import new_code, normalise
from workshop.codes import ALPHABET


def test_no_two_characters_look_alike():
    assert not set(ALPHABET) & set("0O1IL5S2Z8B")
    assert len(set(ALPHABET)) == len(ALPHABET) == 25


def test_new_codes_are_six_of_them_and_do_not_repeat():
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(normalise(code) == code and len(code) == 6 for code in codes)


@pytest.mark.parametrize(
    "typed", ["ac3d4e", " AC3 D4E ", "ac3-d4e", "AC3\u2013D4E", "ac3.d4e", "AC3\u00a0D4E"]
)
def test_what_people_type_is_understood(typed):
    assert normalise(typed) == "AC3D4E"


@pytest.mark.parametrize(
    "typed", ["", "AC3D4", "AC3D4EE", "AC3D40", "AC3D4ß", "ĳACD3", "x" * 10_000, "AC3D4\0"]
)
def test_what_cannot_be_a_code_is_none(typed):
    assert normalise(typed) is None
