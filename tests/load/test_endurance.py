"""A minute of people who answer while a process is killed: bench/endurance.py, and what it found."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = 20


@pytest.fixture(scope="module")
def found():
    """What was found; nothing here depends on how fast the machine is."""
    command = [sys.executable, "bench/endurance.py", "--minutes", "1", "--kill-every", "0.5"]
    command += ["--people", str(PEOPLE), "--pause", "4", "--phones", "3", "--patience", "120"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.postgres
def test_no_acknowledged_answer_is_lost_when_a_process_is_killed(found):
    assert found["kills"] == 1
    assert found["acknowledged"] >= PEOPLE
    assert (found["lost"], found["lost_which"], found["phones_lost"]) == (0, [], 0)


@pytest.mark.postgres
def test_people_see_no_error_and_come_back_to_the_card_they_were_at(found):
    assert found["came_back"]["times"] >= 1
    assert (found["errors"], found["broken"], found["errors_in_logs"]) == ({}, [], [{}, {}])


@pytest.mark.postgres
def test_both_processes_take_part(found):
    assert len([count for count in found["saved_by_process"].values() if count]) == 2
