"""Broken copies of the content folder are refused with file, line and code."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assessment import ContentError, load_instrument
from assessment.content import FOLDER

ANCHOR = """
[[anchor]]
id = "A9.f1"
dim = "A1"
side = "for"
source = "003"
lines = [325, 331]
quote_lines = [325, 331]
kind = "R"
quote = "Some words."
"""


def anchor(old: str = "", new: str = "", id_: str = "A1.f99") -> Callable[[str], str]:
    """Append an anchor with one part changed; its own id is free."""
    record = ANCHOR.replace("A9.f1", id_)
    assert old in record
    return lambda text: text + record.replace(old, new)


def change(old: str, new: str) -> Callable[[str], str]:
    """Replace the first occurrence."""

    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


def append(new: str) -> Callable[[str], str]:
    """Put text at the end."""
    return lambda text: f"{text}\n{new}\n"


def title(text: str, id_: str) -> str:
    """Give an anchor a title, in the table where it stands when there is one."""
    row = f'"{id_}" = "x"'
    return (
        text.replace("[anchor]\n", f"[anchor]\n{row}\n", 1)
        if "[anchor]\n" in text
        else f"{text}\n[anchor]\n{row}\n"
    )


def drop_line(start: str, table: str) -> Callable[[str], str]:
    """Drop the first line after a table's head that starts so."""

    def edit(text: str) -> str:
        rows = text.split("\n")
        at = next(i for i, row in enumerate(rows) if i > rows.index(table) and row.startswith(start))
        return "\n".join([*rows[:at], *rows[at + 1 :]])

    return edit


def after(line: str, new: str) -> Callable[[str], str]:
    """Put a line after the first line that equals line."""
    return change(f"\n{line}\n", f"\n{line}\n{new}\n")


S, W = "instrument.toml", "sv.toml"
A1A = '[[item]]\ncode = "A1a"'
BROKEN = [
    # name, file edited, edit, code in the message, text on the line that is named (None: the first line)
    ("item without wording", W, drop_line("A1a", "[item]"), "A1a", "[item]"),
    ("item with empty wording", W, change("\nA1b =", '\nA1b = "" #'), "A1b", 'A1b = "" #'),
    ("item without short", W, drop_line("K2", "[short]"), "K2", "[short]"),
    ("wording for an unknown item", W, after("[item]", 'A7a = "x"'), "A7a", "A7a ="),
    ("wording for an unknown scale", W, append('\n[scale.X]\nname = "x"'), "X", "[scale.X]"),
    ("wording for an unknown typbild", W, append('\n[typbild.T99]\nname = "x"'), "T99", "[typbild.T99]"),
    ("wording for an unknown rule", W, append('\n[rule.N9]\nquestion = "x"'), "N9", "[rule.N9]"),
    ("wording twice", W, after("[item]", 'A1a = "x"'), "A1a", None),
    ("table twice", W, append('\n[item]\nx = "x"'), "item", None),
    ("gap in the answer values", W, drop_line("3 =", "[values]"), "3", "[values]"),
    ("gap in the behov values", W, drop_line('"-1"', "[behov_values]"), "-1", "[behov_values]"),
    ("scale without definition", W, drop_line("definition", "[scale.K]"), "K", "[scale.K]"),
    ("pole without tap", W, drop_line("behov", "[scale.A1]"), "A1", "[scale.A1]"),
    ("word missing", W, drop_line("mellan", "[word]"), "mellan", "[word]"),
    (
        "option without label",
        W,
        drop_line('">30"', "[context.span.options]"),
        "span",
        "[context.span.options]",
    ),
    ("wrong language", W, change('language = "sv"', 'language = "xx"'), "language", "language ="),
    ("not TOML", W, change("[item]", "[item"), "toml", "[item"),
    ("item code twice", S, change(A1A, A1A.replace("A1a", "B1a")), "B1a", None),
    ("item of an unknown scale", S, change('scale = "A1"', 'scale = "A9"'), "A1a", 'scale = "A9"'),
    ("item with an unknown key", S, change(A1A, f"{A1A}\ncolour = 1"), "A1a", "colour"),
    ("item of unknown level", S, change('level = "ind"', 'level = "all"'), "A1a", 'level = "all"'),
    ("direction not given", S, change("reversed = false\n", ""), "A1a", "[[item]]"),
    (
        "scale without items",
        S,
        change("[[item]]", '[[scale]]\ncode = "Z"\nkind = "condition"\n\n[[item]]'),
        "Z",
        'code = "Z"',
    ),
    ("pair with one pole", S, change("pair = 6", "pair = 7"), "A6", "pair = 7"),
    ("unknown kind of scale", S, change('kind = "condition"', 'kind = "thing"'), "K", 'kind = "thing"'),
    ("constant missing", S, drop_line("link_gap", "[constants]"), "link_gap", "[constants]"),
    ("constant unknown", S, after("[constants]", "zoom = 1"), "zoom", "zoom = 1"),
    ("constant not a number", S, change("link_gap = 15", 'link_gap = "15"'), "link_gap", 'link_gap = "15"'),
    ("bands overlap", S, change("quadrant_low = 45", "quadrant_low = 50"), "middle", "middle ="),
    ("offset missing", S, drop_line("K = 0", "[offset]"), "K", "[offset]"),
    ("gap in bands", S, change('"10-20"', '"11-20"'), "span", '"11-20"'),
    ("overlap in bands", S, change('"6-24"', '"5-24"'), "tid_som_chef", '"5-24"'),
    ("last band closed", S, change(', ">24"', ""), "tid_som_chef", '["<6", "6-24"]'),
    ("condition on an unknown scale", S, change('mean = ["C"]', 'mean = ["X"]'), "T8", 'mean = ["X"]'),
    ("condition of unknown form", S, change('mean = ["C"]', 'median = ["C"]'), "T8", 'median = ["C"]'),
    (
        "condition with the wrong limit",
        S,
        change('mean = ["C"], max = 40', 'mean = ["C"], gap = 40'),
        "T8",
        "gap = 40",
    ),
    (
        "condition on an unknown option",
        S,
        change('"tbsl", is = "ja"', '"tbsl", is = "jo"'),
        "T10",
        'is = "jo"',
    ),
    ("condition on an unknown flag", S, change('not_flags = ["LONG"', 'not_flags = ["SLOW"'), "T9", '"SLOW"'),
    ("rule on an unknown pole", S, change('behov = "B3"', 'behov = "K"'), "N3", 'behov = "K"'),
    ("no conditions", S, change('conditions = [{ behov = "B3"', "# ["), "N3", "[[rule]]"),
    ("anchor without title", S, anchor(), "A1.f99", None),
    ("title of an unknown anchor", W, lambda t: title(t, "A1.f98"), "A1.f98", '"A1.f98"'),
    ("anchor twice", S, lambda t: anchor()(anchor()(t)), "A1.f99", None),
]
ANCHORS = [
    ("dim", 'dim = "A1"', 'dim = "A7"'),
    ("kind", 'kind = "R"', 'kind = "X"'),
    ("side", 'side = "for"', 'side = "pro"'),
    ("lines", "\nlines = [325, 331]", "\nlines = [331, 325]"),
    ("quote_lines", "quote_lines = [325, 331]", "quote_lines = [0, 3]"),
    ("one line", "\nlines = [325, 331]", "\nlines = [325]"),
    ("quote", 'quote = "Some words."', 'quote = ""'),
    ("key", 'kind = "R"', 'kind = "R"\ncolour = "x"'),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the content folder."""
    copy = tmp_path / "content"
    shutil.copytree(FOLDER, copy)
    return copy


def edit(folder: Path, file: str, how: Callable[[str], str]) -> list[str]:
    path = folder / file
    path.write_text(how(path.read_text(encoding="utf-8")), encoding="utf-8")
    return path.read_text(encoding="utf-8").split("\n")


def refused(folder: Path) -> ContentError:
    with pytest.raises(ContentError) as caught:
        load_instrument("sv", folder)
    error = caught.value
    assert str(error).startswith(f"{error.file}:{error.line} {error.code}: ")
    return error


@pytest.mark.parametrize(("name", "file", "how", "code", "on_line"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_broken_copy_is_refused_with_file_line_and_code(folder, name, file, how, code, on_line):
    rows = edit(folder, file, how)
    error = refused(folder)
    assert (error.file, error.code) == (W if name == "anchor without title" else file, code)
    assert 1 <= error.line <= len(rows)
    if on_line is not None:
        assert on_line in rows[error.line - 1]


@pytest.mark.parametrize(("name", "old", "new"), ANCHORS, ids=[row[0] for row in ANCHORS])
def test_a_broken_anchor_is_refused_with_file_line_and_code(folder, name, old, new):
    rows = edit(folder, S, anchor(old, new))
    edit(folder, W, lambda t: title(t, "A1.f99"))
    error = refused(folder)
    assert (error.file, error.code) == (S, "A1.f99")
    assert error.line > len(rows) - len(ANCHOR.split("\n")) - 1
    assert new.strip().split("\n")[-1].split(" =")[0] in rows[error.line - 1]


@pytest.mark.parametrize("id_", ["A2.f1x", "A1.a99", "A2.f99", "A1"])
def test_an_anchor_whose_id_says_otherwise_is_refused(folder, id_):
    edit(folder, S, anchor(id_=id_))
    edit(folder, W, lambda t: title(t, id_))
    assert (refused(folder).file, refused(folder).code) == (S, id_)


def test_a_right_anchor_is_read(folder):
    edit(folder, S, anchor())
    edit(folder, W, lambda t: title(t, "A1.f99"))
    found = load_instrument("sv", folder).anchors_for("A1", "for")[-1]
    assert (found.id, found.lines, found.title) == ("A1.f99", (325, 331), "x")
