"""The content folder as it is shipped."""

from __future__ import annotations

import shutil

import pytest

from assessment import ContentError, load_instrument
from assessment.content import FOLDER


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_shipped_content_adds_up(lang):
    found = load_instrument(lang)
    assert (found.lang, found.code, len(found.items), len(found.scales)) == (lang, "core", 44, 18)
    assert (len(found.pairs), len(found.poles), len(found.typbilder), len(found.rules)) == (6, 12, 11, 6)


def test_both_languages_share_everything_but_words():
    sv, en = load_instrument("sv"), load_instrument("en")
    assert list(sv.items) == list(en.items)
    assert [a.id for a in sv.anchors] == [a.id for a in en.anchors]
    assert sv.constants == en.constants


def test_a_third_language_is_one_file_and_no_code(tmp_path):
    folder = tmp_path / "content"
    shutil.copytree(FOLDER, folder)
    text = (folder / "en.toml").read_text(encoding="utf-8").replace('language = "en"', 'language = "fi"')
    (folder / "fi.toml").write_text(text, encoding="utf-8")
    assert load_instrument("fi", folder).lang == "fi"


@pytest.mark.parametrize("lang", ["xx", "../sv", "", "SV"])
def test_a_language_without_words_is_refused(lang):
    with pytest.raises(ContentError):
        load_instrument(lang)


def test_the_items_stand_in_presented_order(instrument):
    pairs = [code for n in range(1, 7) for code in (f"A{n}a", f"B{n}a", f"B{n}b", f"A{n}b")]
    rest = [f"{scale}{n}" for scale in "KVWSC" for n in range(1, 5)]
    assert list(instrument.items) == [*pairs, *rest]
    assert {c for c, item in instrument.items.items() if item.reversed} == {"K2", "V3", "W3", "S2", "C4"}


def test_the_workshop_version_has_its_twenty_items_in_order(instrument):
    pairs = [code for n in range(1, 7) for code in (f"A{n}a", f"B{n}a")]
    assert list(instrument.workshop_items) == [*pairs, "K1", "K2", "V2", "V3", "W1", "W3", "S1", "S2"]


def test_words_are_found_by_dotted_keys(instrument):
    assert instrument.wording.get("item.A1a") == instrument.items["A1a"].text
    assert instrument.wording.has("flag.LONG")
    assert not instrument.wording.has("flag.SLOW")
    with pytest.raises(ContentError, match=r"sv.toml:1 flag.SLOW"):
        instrument.wording.get("flag.SLOW")
