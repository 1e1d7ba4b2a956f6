"""App processes that are killed and started again, and what they use meanwhile."""

import asyncio
import json
import os
import secrets
import signal
import subprocess
import time
from pathlib import Path

import httpx2 as httpx
import numpy as np

from bench.clients import ROOT, memory_mb, product, wait_for

WARM_UP_S = 60
"""Seconds after a start that do not count when the slope of its memory is computed."""
_TICKS = os.sysconf("SC_CLK_TCK")
_OUTSIDE = ("TILLIT_", "DATABASE_URL", "HOST", "PORT", "STREAMLIT_")


def cpu_s(pid):
    """Processor seconds that a process and its dead children have used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return sum(int(one) for one in fields[11:15]) / _TICKS


def tree_s(pid):
    """Processor seconds of a process and its living children."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    total = cpu_s(pid)
    for child in listed:
        try:
            total += cpu_s(child)
        except OSError:  # a child that ended meanwhile counts with its parent
            continue
    return total


class AppProcess:
    """One app process at a port, over all its lives.

    Attributes:
        samples: (life, seconds of this life, MB, open pages), taken while it was up.
        used_s: processor seconds of the lives that ended.
        back_s: seconds from each kill until it was ready again.
    """

    def __init__(self, port, folder, database, secret):
        self.port = port
        command, environment = product(port, folder / f"app{port}")
        clean = {name: value for name, value in os.environ.items() if not name.startswith(_OUTSIDE)}
        self._command = command
        self._environment = clean | environment
        self._environment |= {"DATABASE_URL": database, "TILLIT_SECRET": secret, "TILLIT_LOG_FORMAT": "json"}
        self._log = folder / f"app{port}.log"
        self.samples, self.used_s, self.back_s = [], 0.0, []
        self._life, self._ready = 0, False

    def start(self):
        """Starts it; ready() says when it answers."""
        self._life += 1
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env=self._environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def ready(self):
        """Waits until it answers; returns the seconds."""
        seconds = wait_for(f"http://127.0.0.1:{self.port}/readyz")
        self._began, self._ready = time.monotonic(), True
        return seconds

    def kill(self):
        """Ends it as the kernel would: kill -9."""
        self._ready = False
        self.used_s += cpu_s(self._process.pid)
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    async def kill_and_start(self):
        """Kills it and starts it again; notes how long nobody was served by it."""
        begun = time.monotonic()
        self.kill()
        self.start()
        await asyncio.to_thread(self.ready)
        self.back_s.append(time.monotonic() - begun)

    def sample(self, pages):
        """Notes its memory, when it is up, beside how many pages are open at it."""
        if self._ready:
            seconds = time.monotonic() - self._began
            self.samples.append((self._life, seconds, memory_mb(self._process), pages))

    def cpu_now_s(self):
        """Processor seconds over all its lives."""
        return self.used_s + cpu_s(self._process.pid)

    def errors(self):
        """How many lines of its log are errors, by the logger's name."""
        found = {}
        for line in self._log.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                one = json.loads(line)
            except ValueError:
                continue
            if isinstance(one, dict) and one.get("level") == "error":
                found[one.get("logger", "?")] = found.get(one.get("logger", "?"), 0) + 1
        return found


def started(ports, folder, database):
    """So many processes with one secret, all ready; the first one migrates."""
    secret = secrets.token_hex(32)
    processes = [AppProcess(port, folder, database, secret) for port in ports]
    for one in processes:
        one.start()
        one.ready()
    return processes


def slopes(processes):
    """What memory grows with, by least squares over all lives after warming up.

    Each life has a level of its own; the rest is MB an hour and MB for each page that is open.

    Returns:
        (MB an hour for each process, MB for each open page), or (None, None) when there is too little.
    """
    rows, values = [], []
    lives = sorted({(one.port, life) for one in processes for life, seconds, *_ in one.samples})
    for one in processes:
        for life, seconds, megabytes, pages in one.samples:
            if seconds > WARM_UP_S:
                level = [float((one.port, life) == own) for own in lives]
                rows.append([*level, seconds / 3600, pages])
                values.append(megabytes)
    if len(rows) < 3 * (len(lives) + 2):
        return None, None
    found = np.linalg.lstsq(np.array(rows), np.array(values), rcond=None)[0]
    return float(found[-2]), float(found[-1])


def saved(port):
    """How many values a process says it has saved since it was started."""
    text = httpx.get(f"http://127.0.0.1:{port}/metrics", timeout=10).text
    lines = [line for line in text.splitlines() if line.startswith("tillit_values_saved_total{")]
    return sum(float(line.rsplit(" ", 1)[1]) for line in lines)
