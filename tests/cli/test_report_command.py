"""`cli.py report` of a group file by the ending of its output, `cli.py kit`, `cli.py guide`."""

import json

import pytest

import cli


@pytest.fixture
def group_file(tmp_path):
    members = [{"answers": {"A1a": value, "W1": 6 - value}} for value in (2, 2, 3, 4, 4, 4, 5, 5)]
    data = {"format": "tillit-group/1", "instrument": "workshop", "version": "1.0.0", "members": members}
    path = tmp_path / "group.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("ending", "start"),
    [
        (".pdf", b"%PDF"),
        (".pptx", b"PK"),
        (".xlsx", b"PK"),
        (".csv", b"\xef\xbb\xbf"),
        (".CSV", b"\xef\xbb\xbf"),
    ],
)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_group_file_becomes_what_the_ending_says(group_file, tmp_path, ending, start, lang):
    out = [tmp_path / f"{number}{ending}" for number in (1, 2)]
    for path in out:
        given = ["report", str(group_file), "-o", str(path), "--lang", lang, "--date", "2026-11-21"]
        assert cli.main(given) == 0
    assert out[0].read_bytes().startswith(start)
    assert out[0].read_bytes() == out[1].read_bytes()


def test_bad_input_gets_one_message_and_exit_code_2(group_file, tmp_path, capsys):
    assert cli.main(["report", str(group_file), "-o", str(tmp_path / "x.doc")]) == 2
    assert ".pptx" in capsys.readouterr().err
    group_file.write_text(group_file.read_text().replace("tillit-group/1", "tillit-group/2"))
    assert cli.main(["report", str(group_file), "-o", str(tmp_path / "x.pdf")]) == 2
    said = capsys.readouterr()
    assert "group.json: format" in said.err
    assert said.out == ""
    assert cli.main(["report", str(tmp_path / "none.json"), "-o", str(tmp_path / "x.pdf")]) == 2
    assert cli.main(["kit", "-o", str(tmp_path / "x.pdf"), "--lang", "fi"]) == 2


def test_kit_and_guide_are_papers(tmp_path):
    for command in ("kit", "guide"):
        path = tmp_path / f"{command}.pdf"
        assert cli.main([command, "-o", str(path), "--date", "2026-11-21"]) == 0
        assert path.read_bytes().startswith(b"%PDF")
