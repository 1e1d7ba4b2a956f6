"""What deploy/ and the pages for operators name is there: settings, commands, files, systemd units."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cli import _parser
from settings import Settings

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "docs" / name for name in ("operations.md", "faults.md")]
GIVEN = [*PAGES, *(path for path in (ROOT / "deploy").rglob("*") if path.is_file() and path.suffix != ".pyc")]


def name(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", GIVEN, ids=name)
def test_every_setting_that_is_named_exists(path):
    known = {row[0] for row in Settings().described()}
    named = set(re.findall(r"\bTILLIT_[A-Z_]*[A-Z]\b", path.read_text(encoding="utf-8")))
    assert named <= known


@pytest.mark.parametrize("path", GIVEN, ids=name)
def test_every_command_that_is_named_exists(path):
    known = set(next(iter(_parser()._subparsers._group_actions)).choices)
    named = set(re.findall(r"cli\.py ([a-z]+)", path.read_text(encoding="utf-8")))
    assert named <= known


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_file_of_ours_that_is_named_exists(path):
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"`((?:tests|deploy|docs)/[\w@./-]+)`", text) + re.findall(
        r"\]\((\w[\w.-]*\.md)\)", text
    )
    here = [ROOT / one if "/" in one else path.parent / one for one in named]
    assert [str(one) for one in here if not one.exists()] == []
    assert named


def test_systemd_accepts_the_units(tmp_path):
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not installed")
    for unit in (ROOT / "deploy" / "systemd").iterdir():
        text = re.sub(r"/opt/tillit/\.venv/bin/\w+", "/bin/true", unit.read_text(encoding="utf-8"))
        (tmp_path / unit.name.replace("@", "@8501")).write_text(text, encoding="utf-8")
    units = sorted(str(path) for path in tmp_path.iterdir())
    done = subprocess.run([program, "verify", *units], capture_output=True, text=True, check=False)
    assert (done.returncode, [line for line in done.stderr.splitlines() if "tillit" in line]) == (0, [])
