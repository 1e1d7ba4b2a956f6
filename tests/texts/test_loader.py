"""The texts: every language holds the same keys and placeholders, and the loader refuses what is wrong."""

from datetime import date

import pytest

from texts import TextError, languages, load_texts
from texts.loader import placeholders

LANGS = languages()


def test_languages_are_the_files_present_and_swedish_stands_first():
    assert LANGS[0] == "sv"
    assert "en" in LANGS


@pytest.mark.parametrize("lang", LANGS)
def test_every_language_holds_the_same_keys(lang):
    assert set(load_texts(lang).entries) == set(load_texts("sv").entries)


@pytest.mark.parametrize("lang", LANGS)
def test_every_language_holds_the_same_placeholders(lang):
    ours, theirs = load_texts("sv").entries, load_texts(lang).entries
    for key in set(ours) & set(theirs):
        assert type(ours[key]) is type(theirs[key]), key
        if isinstance(ours[key], str):
            assert placeholders(ours[key]) == placeholders(theirs[key]), key


@pytest.mark.parametrize("lang", LANGS)
def test_no_text_is_empty_or_has_an_exclamation_mark(lang):
    for key, text in load_texts(lang).entries.items():
        for one in (text,) if isinstance(text, str) else text:
            assert one.strip(), key
            assert "!" not in one.replace("!important", ""), key


@pytest.mark.parametrize("key", ["meta.nothing", "meta", "meta.months"])
def test_an_unknown_key_is_refused_by_name(key):
    with pytest.raises(TextError, match=key):
        load_texts("sv")(key)


def test_a_placeholder_without_value_is_refused():
    with pytest.raises(TextError, match=r"meta.day: no value for month, year"):
        load_texts("sv")("meta.day", day=1)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[a]\nb = 'open {'", "a.b"),
        ("[a]\nb = '{0}'", "is not a name"),
        ("[a]\nb = ", "xx.toml"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(tmp_path, content, message):
    (tmp_path / "xx.toml").write_text(content, encoding="utf-8")
    with pytest.raises(TextError, match=message):
        load_texts("xx", tmp_path)


@pytest.mark.parametrize("lang", ["fr", "../sv", ""])
def test_an_unknown_language_is_refused(lang):
    with pytest.raises(TextError, match="no texts for the language"):
        load_texts(lang)


def test_a_third_language_is_a_file_and_no_code(tmp_path):
    (tmp_path / "sv.toml").write_text("[meta]\nfirst = true\n", encoding="utf-8")
    (tmp_path / "fi.toml").write_text("[meta]\nname = 'Suomi'\n[a]\nb = 'Hei {who}'\n", encoding="utf-8")
    assert languages(tmp_path) == ("sv", "fi")
    assert load_texts("fi", tmp_path)("a.b", who="Aino") == "Hei Aino"


# Expected by hand: half up, also for what binary floats store just below the half (1.005 is 1.00499...).
@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [
        (62.5, 0, "63"),
        (0.5, 0, "1"),
        (-0.2, 0, "0"),
        (-12.5, 0, "−13"),
        (3.14159, 2, "3,14"),
        (0.615, 2, "0,62"),
        (100, 0, "100"),
    ],
)
def test_numbers_round_half_up_with_a_decimal_comma(value, digits, shown):
    assert load_texts("sv").number(value, digits) == shown


def test_days_are_written_out():
    assert load_texts("sv").day(date(2026, 11, 21)) == "21 november 2026"
    assert load_texts("en").day(date(2026, 3, 1)) == "1 March 2026"
