"""Several processes at once, and one that is killed in the middle."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from sqlalchemy import create_engine, text

from storage import open_store
from storage.database import parse_url

ROOT = Path(__file__).resolve().parents[2]


def start(url: str, token: str, kind: str, worker: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(Path(__file__).with_name("tapper.py")), url, token, kind, str(worker)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )


def test_taps_from_four_processes_are_all_kept(store, url, token):
    workers = [start(url, token, "all", number) for number in range(4)]
    outputs = [worker.communicate(timeout=60)[0] for worker in workers]
    assert [worker.returncode for worker in workers] == [0] * 4
    assert all(len(output.split()) == 41 for output in outputs)
    wanted = {f"w{worker}-{number}": number % 5 + 1 for worker in range(4) for number in range(1, 41)}
    assert store.load(token).answers.answers == wanted


def test_every_acknowledged_tap_survives_a_kill(store, url, token):
    worker = start(url, token, "forever", 0)
    assert worker.stdout.readline() == "open\n"
    heard = [worker.stdout.readline() for _ in range(30)]
    os.kill(worker.pid, signal.SIGKILL)
    rest = worker.communicate(timeout=120)[0]
    acknowledged = [int(line) for line in "".join([*heard, rest]).split()]
    assert len(acknowledged) >= 30
    store.close()
    again = open_store(url)
    kept = again.load(token).answers.answers
    again.close()
    assert {f"w0-{number}" for number in acknowledged} <= set(kept)
    assert len(kept) <= len(acknowledged) + 1


def test_processes_that_migrate_at_once_all_succeed(url):
    workers = [start(url, "-", "migrate", number) for number in range(3)]
    assert [worker.communicate(timeout=60)[0] for worker in workers] == ["open\n"] * 3
    assert [worker.returncode for worker in workers] == [0] * 3
    engine = create_engine(parse_url(url))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM storage_version")).scalar() == 1
    engine.dispose()


def test_threads_share_one_store(instrument, url):
    for address in (url, "sqlite://"):
        store = open_store(address, instrument)
        tokens = [store.create("sv", shared=False)[0] for _ in range(4)]
        trouble = []

        def tap(token, store=store, trouble=trouble):
            try:
                for value in (1, 2, 3, 4, 5):
                    store.put(token, "answers", "A1a", value)
                    assert store.load(token).answers.answers == {"A1a": value}
            except BaseException as error:  # noqa: BLE001
                trouble.append(error)

        threads = [threading.Thread(target=tap, args=(token,)) for token in tokens]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert trouble == []
        store.close()
