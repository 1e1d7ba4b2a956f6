"""The command `ask`: format, exit codes, bad input."""

import json

import pytest

import cli

PART = {"kind", "side", "text", "source", "lines", "evidence"}
ANSWERS = {
    "format": "tillit-answers/1",
    "instrument": "core",
    "version": "1.0.0",
    "answers": {"W1": 2, "W2": 1, "W3": 5, "W4": 2},
}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(ANSWERS), encoding="utf-8")
    return path


def test_ask_prints_one_json_object(capsys):
    assert cli.main(["ask", "Behövs kontroll?", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"question", "abstained", "refused", "model", "parts"}
    assert (found["question"], found["abstained"], found["refused"]) == ("Behövs kontroll?", False, False)
    assert found["model"] is None
    for part in found["parts"]:
        assert set(part) == PART
        assert part["kind"] in {"lead", "quote", "note", "unknown", "followup"}
        if part["kind"] in {"quote", "unknown"}:
            assert part["source"] == part["source"].zfill(3)
            assert len(part["lines"]) == 2
            assert part["evidence"]
    assert {"for", "against"} <= {part["side"] for part in found["parts"]}


def test_ask_about_a_profile(capsys, file):
    assert cli.main(["ask", "Varför är våga lågt i min profil?", "--json", "--profile", str(file)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert any("Den som har gjort ett misstag" in part["text"] for part in found["parts"])


def test_people_see_lines_with_their_places(capsys):
    assert cli.main(["ask", "Does control destroy trust?", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "  > " in said
    assert "[002:336-338 B]" in said


@pytest.mark.parametrize("question", ["", "\udcff", "och"])
def test_a_question_that_asks_nothing_is_survived(capsys, question):
    assert cli.main(["ask", question, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["parts"]


@pytest.mark.parametrize(
    "args", [["--lang", "xx"], ["--profile", "no-such-file.json"], ["--profile", "pyproject.toml"]]
)
def test_bad_input_is_one_message_and_nothing_on_stdout(capsys, args):
    assert cli.main(["ask", "Vad är tillit?", *args]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
