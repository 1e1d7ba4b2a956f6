"""Simulated people: clients that speak Streamlit's own websocket, with one self-assessment each."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import httpx2 as httpx
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ROOT = Path(__file__).resolve().parents[1]
START_S = 240


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def server(command, port, **environment):
    """Runs a server until the block ends; yields its process once it answers."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(url):
    """Waits until an address answers; returns the seconds it took."""
    begun = time.monotonic()
    while time.monotonic() - begun < START_S:
        try:
            if httpx.get(url, timeout=1).status_code == 200:
                return time.monotonic() - begun
        except httpx.HTTPError:
            time.sleep(0.02)
    raise TimeoutError(url)


def product(port, folder):
    """Command and environment that start the product on a port with its data in a folder."""
    command = [sys.executable, "cli.py", "serve", "--port", str(port)]
    return command, {"TILLIT_DATA_DIR": str(folder)}


def memory_mb(process):
    """Resident memory of a process and its children, in MB."""
    total = 0
    for pid in [process.pid, *_children(process.pid)]:
        for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmRSS"):
                total += int(line.split()[1])
    return total / 1024


def _children(pid):
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    return [int(child) for child in listed]


class Person:
    """One browser: a websocket, the widgets it has been sent, the state it sends back."""

    def __init__(self, port, page, cookies):
        self._port = port
        self._page = page
        self._cookies = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self._state = {}
        self.radios = {}
        self.buttons = {}
        self.errors = 0

    async def open(self):
        """Connects and waits for the first run."""
        self._socket = await websockets.connect(
            f"ws://127.0.0.1:{self._port}/_stcore/stream",
            subprotocols=["streamlit"],
            additional_headers={"Cookie": self._cookies},
            max_size=None,
        )
        return await self._run(None)

    async def close(self):
        """Leaves."""
        await self._socket.close()

    async def tap(self, key, option):
        """Chooses an option of a radio group; returns the seconds until the run had finished."""
        return await self._run((self.radios[key].id, option))

    async def press(self, key):
        """Presses a button; returns the seconds until the run had finished."""
        return await self._run((self.buttons[key], None))

    async def _run(self, change):
        message = BackMsg()
        message.rerun_script.query_string = ""
        message.rerun_script.page_name = self._page
        for widget, value in self._state.items():
            message.rerun_script.widget_states.widgets.add(id=widget, string_value=value)
        if change is not None:
            widget, value = change
            if value is None:
                message.rerun_script.widget_states.widgets.add(id=widget, trigger_value=True)
            else:
                self._state[widget] = value
                message.rerun_script.widget_states.widgets.add(id=widget, string_value=value)
        begun = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        await self._finished()
        return time.perf_counter() - begun

    async def _finished(self):
        radios, buttons = {}, {}
        while True:
            received = ForwardMsg.FromString(await asyncio.wait_for(self._socket.recv(), 30))
            kind = received.WhichOneof("type")
            if kind == "delta" and received.delta.HasField("new_element"):
                element = received.delta.new_element
                if element.HasField("radio"):
                    radios[_key(element.radio.id)] = element.radio
                elif element.HasField("button"):
                    buttons[_key(element.button.id)] = element.button.id
                elif element.HasField("exception"):
                    self.errors += 1
            elif (
                kind == "script_finished" and received.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
            ):
                self.radios, self.buttons = radios, buttons
                shown = {radio.id for radio in radios.values()}
                self._state = {widget: value for widget, value in self._state.items() if widget in shown}
                return


def _key(widget_id):
    return widget_id.split("-", 2)[-1]
