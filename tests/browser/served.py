"""The product as a process of its own, with its log and a way to kill it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_S = 240  # a busy machine takes more than a minute; a server that has ended is told at once


class Served:
    """The product, started as `make run` starts it, with a data folder of its own."""

    def __init__(self, folder, *options, **settings):
        self.folder = folder
        self.options = options
        self.settings = settings
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://localhost:{self.port}"

    @property
    def log(self):
        return (self.folder / "log").read_text(encoding="utf-8")

    def start(self):
        outside = ("TILLIT_", "DATABASE_URL", "HOST", "PORT", "STREAMLIT_")
        clean = {name: value for name, value in os.environ.items() if not name.startswith(outside)}
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "cli", "serve", "--port", str(self.port), *self.options],
                cwd=ROOT,
                env={**clean, "TILLIT_DATA_DIR": str(self.folder / "var"), **self.settings},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        for path in ("/_stcore/health", "/"):
            self._wait_for(path)

    def _wait_for(self, path):
        end = time.monotonic() + START_S
        while time.monotonic() < end:
            with suppress(OSError, urllib.error.URLError):
                urllib.request.urlopen(self.url + path, timeout=2).close()
                return
            assert self.process.poll() is None, self.log
            time.sleep(0.1)
        raise TimeoutError(self.log)

    def spare(self, other):
        """Takes over the index that another server has built."""
        shutil.copytree(other.folder / "var" / "index", self.folder / "var" / "index")

    @contextmanager
    def running(self):
        """Runs until the block ends, also when it never answered."""
        try:
            self.start()
            yield self
        finally:
            self.kill()

    def kill(self):
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
