"""A raised version: which questions are the same, and a made-up 1.1.0 and 2.0.0 of the questionnaire."""

import shutil

import pytest

from assessment import Answers, ContentError, compare_rounds, load_instrument
from assessment.content import FOLDER

V1_1 = '\n[[version]]\nnumber = "1.1.0"\nchanged = ["K2"]\n'
V2_0 = '\n[[version]]\nnumber = "2.0.0"\nchanged = ["W1", "W2", "W4"]\nremoved = ["A9x"]\n'


@pytest.fixture
def raised(tmp_path):
    def raise_to(number, more):
        folder = tmp_path / number
        shutil.copytree(FOLDER, folder)
        structure = folder / "instrument.toml"
        text = structure.read_text(encoding="utf-8")
        structure.write_text(text.replace('version = "1.0.0"', f'version = "{number}"', 1), encoding="utf-8")
        with (folder / "versions.toml").open("a", encoding="utf-8") as file:
            file.write(more)
        return load_instrument("sv", folder)

    return raise_to


def test_questions_that_no_version_between_names_are_the_same(raised):
    one, two = raised("1.1.0", V1_1), raised("2.0.0", V1_1 + V2_0)
    assert set(one.items) - one.same_since("1.0.0") == {"K2"}
    assert set(two.items) - two.same_since("1.0.0") == {"K2", "W1", "W2", "W4"}
    assert set(two.items) - two.same_since("1.1.0") == {"W1", "W2", "W4"}
    assert two.same_since("2.0.0") == two.same_since("") == set(two.items)
    assert two.stale_since("1.0.0") == {"K2", "W1", "W2", "W4", "A9x"}
    assert two.stale_since("1.1.0") == {"W1", "W2", "W4", "A9x"}


def test_nothing_is_the_same_in_a_version_that_is_not_known(raised):
    two = raised("2.0.0", V1_1 + V2_0)
    assert two.same_since("0.9.0") == two.same_since("2.0.1") == two.same_since("x") == frozenset()
    assert two.stale_since("2.0.1") == frozenset()  # another program's: nothing is set aside
    assert two.stale_since("0.9.0") == set(two.items)


def test_rounds_of_two_versions_are_compared_on_the_questions_that_are_the_same(raised):
    two = raised("2.0.0", V1_1 + V2_0)
    first = Answers(dict.fromkeys(two.items, 2), respondent="r", version="1.0.0", started="2026-01-15")
    second = Answers(dict.fromkeys(two.items, 4), respondent="r", version="2.0.0", started="2026-06-15")
    found = compare_rounds(two, first, second)
    assert found.obstacle is None
    assert found.changes["K"].v == 3  # K2 is another question now
    assert found.missing == {"W": "changed"}  # one of four is left, and it takes two
    assert found.new == ("K2", "W1", "W2", "W4")
    assert compare_rounds(
        two, Answers(respondent="r", version="0.1", started="2026-01-15"), second
    ).obstacle == ("version")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ('\n[[version]]\nnumber = "1.1"\nchanged = ["K9"]\n', "1.1"),
        ('\n[[version]]\nnumber = "1.1"\nremoved = ["K1"]\n', "1.1"),
        ('\n[[version]]\nnumber = "0.9"\n', "0.9"),
        ('\n[[version]]\nnumber = "1.x"\n', "1.x"),
        ('\n[[version]]\nnumber = "1.1"\nfresh = []\n', "1.1"),
        ("", "1.1"),
    ],
    ids=["unknown question", "removed but asked", "order", "number", "key", "last is not the current"],
)
def test_a_table_of_versions_that_does_not_add_up_is_refused(raised, more, code):
    with pytest.raises(ContentError) as caught:
        raised("1.1", more)
    assert (caught.value.file, caught.value.code) == ("versions.toml", code)
