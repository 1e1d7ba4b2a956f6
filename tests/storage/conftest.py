"""A small questionnaire, and the two databases every test of the store runs against."""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path

import psycopg
import pytest

from assessment import Context, Instrument, Item, Pair, Scale
from storage import Store, open_store


def make_instrument(version: str = "1.0.0") -> Instrument:
    scales = {code: _scale(code, "pole") for code in ("A1", "B1", "A2", "B2")} | {
        "K": _scale("K", "condition")
    }
    items = {code: _item(code) for scale in scales.values() for code in scale.items}
    contexts = {
        "span": Context("span", "?", {"<10": "a", "10-20": "b"}),
        "tbsl": Context("tbsl", "?", {"ja": "Ja"}),
    }
    pairs = {1: Pair(1, "ett", "A1", "B1"), 2: Pair(2, "två", "A2", "B2")}
    return Instrument("core", version, "sv", None, items, scales, pairs, contexts, {}, {}, (), None)


def _scale(code: str, kind: str) -> Scale:
    items = tuple(f"K{n}" for n in range(1, 5)) if code == "K" else (f"{code}a", f"{code}b")
    return Scale(code, kind, None, None, "enheten", items, code, "", "")


def _item(code: str) -> Item:
    return Item(code, code[:2], False, False, "", "ind", "inst", (), (), "", "")


@pytest.fixture(scope="session")
def instrument() -> Instrument:
    return make_instrument()


class Cluster:
    """A PostgreSQL server of this test run's own: a folder, a socket, an unprivileged user, no port."""

    def __init__(self) -> None:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
        on_path = shutil.which("initdb")
        if not found and not on_path:
            pytest.fail(
                "PostgreSQL's server programs are missing; without them run: pytest -m 'not postgres'"
            )
        self._programs = found[-1].parent if found else Path(str(on_path)).parent
        self.folder = Path(tempfile.mkdtemp(prefix="pg"))
        self._as = self._unprivileged()
        self._run(
            "initdb", "-D", f"{self.folder}/data", "-U", "tillit", "-A", "trust", "-E", "UTF8", "--no-sync"
        )
        options = f"-k {self.folder} -c listen_addresses= -c fsync=off"
        self._run(
            "pg_ctl", "-D", f"{self.folder}/data", "-w", "-l", f"{self.folder}/log", "-o", options, "start"
        )

    def _unprivileged(self) -> list[str]:
        if os.geteuid() != 0:
            return []
        known = {one.pw_name for one in pwd.getpwall()}
        user = next(name for name in ("postgres", "nobody") if name in known)
        shutil.chown(self.folder, user)
        return ["runuser", "-u", user, "--"]

    def _run(self, program: str, *arguments: str) -> None:
        # The server keeps what it inherits open, so its output may not be a pipe.
        command = [*self._as, str(self._programs / program), *arguments]
        done = subprocess.run(
            command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", timeout=60
        )
        assert done.returncode == 0, f"{program} failed"

    def new_database(self) -> str:
        name = f"t{uuid.uuid4().hex[:12]}"
        with psycopg.connect(
            f"host={self.folder} user=tillit dbname=postgres", autocommit=True
        ) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgresql://tillit@/{name}?host={self.folder}"

    def stop(self) -> None:
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.fixture(scope="session")
def cluster():
    running = Cluster()
    yield running
    running.stop()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'tillit.db'}"
    return request.getfixturevalue("cluster").new_database()


@pytest.fixture
def store(url: str, instrument: Instrument):
    opened = open_store(url, instrument)
    yield opened
    opened.close()


@pytest.fixture
def token(store: Store) -> str:
    return store.create("sv", shared=False)[0]
