"""What the loader of the optional modules refuses, by file and code."""

from __future__ import annotations

import shutil

import pytest

from assessment import (
    ContentError,
    load_instrument,
)
from assessment.content import FOLDER


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "content")


def change(folder, name, old, new):
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def after(text, table, key):
    """The line of a key in a table of the Swedish wording."""
    rows = text.split("\n")
    start = rows.index(f"[{table}]")
    return next(row for row in rows[start:] if row.startswith(f"{key} = "))


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("M7", "minutes = 3", "minutes = 6", r"M7.toml:\d+ M7: minutes must be a whole number from 1 to 5"),
        ("M7", 'picture = "sorted"', 'picture = "pie"', "picture 'pie' is unknown; write one of: practices"),
        ("M7", 'answer = "brake"', 'answer = "stars"', "answer 'stars' is unknown"),
        ("M7", 'answer = "brake"', 'answer = "agree"', "answer 'agree' is unknown"),
        ("M7", 'code = "M7_02"', 'code = "M7_01"', r"M7.toml:\d+ M7_01: this item stands twice"),
        ("M7", 'code = "M7_02"', 'code = "M7_99"', "M7_99 has no words"),
        ("M7", 'code = "M7_02"', 'code = "X_02"', "does not begin with M7_"),
        ("M7", 'version = "1.0.0"', 'version = "1"', "is not three numbers"),
        ("M7", 'code = "M7"', 'code = "M70"', "is not the name of the file"),
        ("M7", "leads = [", "follows = [", "the key 'follows' is unknown here"),
        ("M7", 'frameworks = ["F17"', 'frameworks = ["F99"', "frameworks names 'F99', which is unknown"),
        ("M3", 'group = "forekomst"', 'group = "varde"', "needs 2 questions"),
        ("M5", "at_most = 5", "at_most = 0", "at_most must be a whole number"),
        ("M5", '"within", "above"', '"above"', "places must say where each option stands"),
        ("M5", '"within", "above"', '"within", "heaven"', "places must say where each option stands"),
    ],
)
def test_a_module_that_does_not_add_up_is_refused_by_file_and_code(folder, name, old, new, said):
    change(folder, f"modules/{name}.toml", old, new)
    with pytest.raises(ContentError, match=said):
        load_instrument(folder=folder)


@pytest.mark.parametrize("key", ["passages_for", "passages_against", "leads", "refs", "frameworks"])
def test_a_module_without_a_side_a_lead_or_a_place_is_refused(folder, key):
    path = folder / "modules" / "M7.toml"
    rows = [row for row in path.read_text(encoding="utf-8").split("\n") if not row.startswith(f"{key} =")]
    path.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(ContentError, match=f"M7: {key} is missing"):
        load_instrument(folder=folder)


@pytest.mark.parametrize("key", ["limits", "name", "header", "intro", "lead"])
def test_a_module_without_its_words_is_refused(folder, key):
    text = (folder / "sv.toml").read_text(encoding="utf-8")
    change(folder, "sv.toml", after(text, "module.M7", key), "")
    with pytest.raises(ContentError, match=rf"M7: {key} has no words in \[module.M7\]"):
        load_instrument(folder=folder)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[module.M7]\n", "[module.M99]\n", "M7: has no words|M99"),
        ("M7_02 = ", "M7_98 = ", "M7"),
        ("[module_values.brake]", "[module_values.brakes]", "module_values.brake"),
    ],
)
def test_words_and_structure_must_name_the_same_things(folder, old, new, said):
    change(folder, "sv.toml", old, new)
    with pytest.raises(ContentError, match=said):
        load_instrument(folder=folder)


def test_limits_of_the_pictures_must_be_whole_numbers(folder):
    change(folder, "module_rules.toml", "apart = 2", "apart = 0")
    with pytest.raises(ContentError, match="apart: is missing or not a whole number"):
        load_instrument(folder=folder)
