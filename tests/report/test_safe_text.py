"""Free text can always be set, and reads as it was written."""

import unicodedata
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from report.boss import boss_page
from report.safe_text import paragraphs, safe, safe_all
from report.typesetter import typeset
from tests.report.conftest import findings_for, loaded

HIDDEN = {"Cc", "Cf", "Cs"}


@given(st.text())
@settings(deadline=None)
def test_no_control_or_direction_mark_is_left(text):
    assert not [
        one
        for one in safe(text)
        if unicodedata.category(one) in HIDDEN - {"Cc"} and one not in "\u200b\u00ad"
    ]
    assert all(one == "\n" or unicodedata.category(one) != "Cc" for one in safe(text))


@given(st.text())
@settings(deadline=None)
def test_making_safe_twice_changes_nothing_more(text):
    assert safe(safe(text)) == safe(text)


@given(st.text(alphabet=st.characters(categories=["L", "M", "N", "P", "S", "Z"]), min_size=1))
@settings(deadline=None, max_examples=60)
def test_whatever_is_written_can_be_set(text):
    page = boss_page(
        findings_for("full"), loaded("sv")[1], date(2026, 11, 21), chosen=[text], ask=text, figures=False
    )
    assert typeset("template_boss.typ", page).startswith(b"%PDF")


def test_every_character_kept_has_a_glyph():
    kept = [chr(code) for code in range(0x20, 0x3000) if safe(chr(code)) == chr(code)]
    text = " ".join(kept)
    page = boss_page(
        findings_for("full"), loaded("sv")[1], date(2026, 11, 21), chosen=[text], ask="", figures=False
    )
    assert typeset("template_boss.typ", page).startswith(b"%PDF")


def test_swedish_and_markup_stay_as_they_are():
    text = "Åsa & Örjan: <b>#let x = 1</b> *fet* _kursiv_ $a$ \\ @ref ”citat”"
    assert safe(text) == text


def test_emoji_stay_and_what_has_no_glyph_is_marked():
    assert safe("😀 漢 👍🏽 🇸🇪 👩‍👧 1️⃣") == "😀 □ 👍 SE 👩👧 1"


def test_long_words_may_break():
    assert safe("a" * 60).replace("\u200b", "") == "a" * 60
    assert max(map(len, safe("a" * 200).split("\u200b"))) == 28


def test_paragraphs_are_split_at_line_ends():
    assert paragraphs(" a \r\n\r\nb\u2028c") == ["a", "b", "c"]


def test_structures_are_made_safe_all_through():
    assert safe_all({"a": ["x\u202ey", 1, None]}) == {"a": ["xy", 1, None]}
