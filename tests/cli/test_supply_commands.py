"""What the product is built of: a bill that is valid, and an audit that never says more than it knows."""

import json
import subprocess

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

import cli
import cli_supply


@pytest.fixture
def audited(monkeypatch):
    """A function that lets pip-audit give an answer of the test's."""

    def answer(stdout, stderr="", code=0):
        def run(command, **_):
            return subprocess.CompletedProcess(command, code, stdout, stderr)

        monkeypatch.setattr(cli_supply.subprocess, "run", run)

    return answer


def report(**more):
    return json.dumps({"dependencies": [{"name": "streamlit", "version": "1.67.0", **more}]})


def test_the_bill_is_valid_and_holds_every_pinned_package(tmp_path, capsys):
    file = tmp_path / "sbom.json"
    assert cli.main(["sbom", "-o", str(file)]) == 0
    written = file.read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written) is None
    bill = json.loads(written)
    named = {one["name"]: one["version"] for one in bill["components"]}
    for line in (cli.ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, version = line.split("==")
            assert named[cli_supply._normal(name.split("[")[0])] == version
    assert {"starlette", "uvicorn", "joserfc", "psycopg-binary"} <= set(named)
    assert not {"pytest", "pip-audit", "playwright"} & set(named)
    assert bill["metadata"]["component"]["name"] == "tillit-tvivel"
    edges = {one["ref"]: one.get("dependsOn", []) for one in bill["dependencies"]}
    assert f"uvicorn@{named['uvicorn']}" in edges[f"streamlit@{named['streamlit']}"]


def test_a_bill_that_cannot_be_written_is_named(tmp_path, capsys):
    assert cli.main(["sbom", "-o", str(tmp_path / "nowhere" / "sbom.json")]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_an_audit_without_network_says_that_nothing_was_checked(audited, capsys):
    audited("", "Traceback\nrequests.exceptions.ConnectionError: pypi.org", 1)
    assert cli.main(["audit"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("nothing was checked")


def test_an_audit_that_knows_nothing_of_a_package_does_not_call_it_safe(audited, capsys):
    audited(report(skip_reason="not found"))
    assert cli.main(["audit"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "could not be looked up" in said.err
    assert "streamlit" in said.err


def test_an_audit_that_finds_something_names_it_with_exit_code_1(audited, capsys):
    audited(report(vulns=[{"id": "PYSEC-1", "fix_versions": ["1.68.0"]}]), code=1)
    assert cli.main(["audit"]) == 1
    assert capsys.readouterr().out == "streamlit 1.67.0: PYSEC-1, mended in 1.68.0\n"


def test_an_audit_that_finds_nothing_says_of_how_many(audited, capsys):
    audited(report(vulns=[]))
    assert cli.main(["audit"]) == 0
    assert "no known vulnerability" in capsys.readouterr().out
