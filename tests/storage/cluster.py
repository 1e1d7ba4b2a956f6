"""A PostgreSQL server for one run of the tests or of a measurement."""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path

import psycopg


class Cluster:
    """A PostgreSQL server of one run's own: a folder, a socket, an unprivileged user, no port.

    Durable is for measurements: a commit is on the disk before it is acknowledged, as it is in real use.
    """

    def __init__(self, *, durable: bool = False) -> None:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
        on_path = shutil.which("initdb")
        if not found and not on_path:
            raise FileNotFoundError(
                "PostgreSQL's server programs are missing; without them run: pytest -m 'not postgres'"
            )
        self._programs = found[-1].parent if found else Path(str(on_path)).parent
        self.folder = Path(tempfile.mkdtemp(prefix="pg"))
        self._as = self._unprivileged()
        self._run(
            "initdb", "-D", f"{self.folder}/data", "-U", "tillit", "-A", "trust", "-E", "UTF8", "--no-sync"
        )
        self._durable = durable
        self.start()

    def start(self) -> None:
        options = f"-k {self.folder} -c listen_addresses= -c fsync={'on' if self._durable else 'off'}"
        self._run(
            "pg_ctl", "-D", f"{self.folder}/data", "-w", "-l", f"{self.folder}/log", "-o", options, "start"
        )

    def halt(self) -> None:
        """Stop it as a crash would; what is stored stays."""
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-m", "immediate", "stop")

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
        self.halt()
        shutil.rmtree(self.folder, ignore_errors=True)
