"""The command `import`: what it prints, its exit codes, bad input, and the search in what was imported."""

import json

import pytest

import cli
from tests.retrieval import making

RUTIN = "# Ansvar\n\nPersonalen loggar in med mobilen hos varje brukare.\n"


@pytest.fixture
def rutin(tmp_path):
    file = tmp_path / "Rutin.md"
    file.write_text(RUTIN, encoding="utf-8")
    return file


def listed(capsys):
    assert cli.main(["import", "--list"]) == 0
    return capsys.readouterr().out.splitlines()


def test_files_are_imported_listed_found_and_removed(rutin, tmp_path, capsys):
    pdf = tmp_path / "Plan.pdf"
    pdf.write_bytes(making.pdf("Skolan planerar läsåret.", "Nattpersonalen larmar vid fall."))
    assert cli.main(["import", str(rutin), str(pdf)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    first, second = said.out.splitlines()
    assert first.endswith("sv  Rutin.md: no pages, 1 passages")
    assert second.endswith("sv  Plan.pdf: 2 pages, 2 passages")
    assert sorted(listed(capsys)) == sorted([first, second])
    assert cli.main(["search", "nattpersonal larmar vid fall", "--own", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["own"][0]["name"], found["own"][0]["pages"]) == ("Plan.pdf", [2, 2])
    assert {hit["source"] for hit in found["hits"]} <= {"000", "001", "002", "003", "004"}
    assert cli.main(["import", "--remove", first.split()[0]]) == 0
    assert capsys.readouterr().out == "removed\n"
    assert listed(capsys) == [second]


def test_own_hits_stand_apart_and_only_when_they_are_asked_for(rutin, capsys):
    cli.main(["import", str(rutin)])
    capsys.readouterr()
    assert cli.main(["search", "inloggning hos brukare", "--own"]) == 0
    sources, own = capsys.readouterr().out.split(
        "own documents of the organisation, not sources of the tool:"
    )
    assert "Rutin.md" not in sources
    assert "1. Rutin.md, Ansvar" in own
    assert cli.main(["search", "inloggning hos brukare", "--json"]) == 0
    assert "own" not in json.loads(capsys.readouterr().out)
    assert cli.main(["search", "surdegsbröd med rågmjöl", "--own"]) == 0
    assert capsys.readouterr().out.endswith("not sources of the tool:\nnone\n")


def test_the_same_file_is_imported_once(rutin, capsys):
    assert cli.main(["import", str(rutin)]) == 0
    assert cli.main(["import", str(rutin)]) == 0
    capsys.readouterr()
    assert len(listed(capsys)) == 1


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.pdf", making.scanned(), "pictures of text"),
        ("a.pdf", making.locked(user="x"), "password"),
        ("a.pdf", making.blank(501), "500 pages"),
        ("a.odt", b"x", "not a PDF"),
        ("a.docx", making.bomb(20_000_000), "unpacks"),
        ("a.txt", b"", "no text"),
        ("a.txt", b"x" * (25 * 1024 * 1024 + 1), "25 MB"),
    ],
)
def test_a_bad_file_gives_one_message_that_names_it_and_nothing_is_imported(
    rutin, tmp_path, capsys, name, data, why
):
    bad = tmp_path / name
    bad.write_bytes(data)
    assert cli.main(["import", str(rutin), str(bad)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert said.err.startswith(f"{bad}: ")
    assert why in said.err
    assert listed(capsys) == []


def test_a_store_that_breaks_in_the_middle_keeps_none_of_the_files(rutin, tmp_path, capsys, monkeypatch):
    from retrieval import own_store

    other = tmp_path / "b.txt"
    other.write_text("Nattpersonalen larmar vid fall.", encoding="utf-8")
    write, calls = own_store._write, []

    def second_breaks(*args):
        calls.append(args)
        if len(calls) == 2:
            raise OSError("disk full")
        write(*args)

    monkeypatch.setattr(own_store, "_write", second_breaks)
    assert cli.main(["import", str(rutin), str(other)]) == 2
    said = capsys.readouterr()
    assert (said.out, "disk full" in said.err) == ("", True)
    assert listed(capsys) == []


@pytest.mark.parametrize(
    ("args", "named"),
    [
        (["import"], "give one or more files"),
        (["import", "--list", "--remove", "x"], "give one or more files"),
        (["import", "finns-inte.pdf"], "finns-inte.pdf: cannot be read"),
        (["import", "."], ".: cannot be read"),
        (["import", "--remove", "000000000000"], "--remove 000000000000: no such document"),
        (["import", "--remove", ""], "no such document"),
    ],
)
def test_bad_usage_is_named_on_stderr(capsys, args, named):
    assert cli.main(args) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert named in said.err


def test_without_a_model_the_words_alone_are_searched(rutin, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("TILLIT_EMBEDDING", str(tmp_path / "nothing"))
    assert cli.main(["import", str(rutin)]) == 0
    assert "by the words alone" in capsys.readouterr().err
    assert cli.main(["search", "personalen loggar in", "--lexical", "--own", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["own"][0]["name"] == "Rutin.md"


def test_a_server_that_is_not_there_is_named(rutin, capsys, monkeypatch):
    monkeypatch.setenv("TILLIT_CHROMA_URL", "http://127.0.0.1:9")
    assert cli.main(["import", str(rutin)]) == 2
    assert "unreachable" in capsys.readouterr().err
