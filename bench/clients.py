"""Simulated people: clients that speak Streamlit's own websocket, with one self-assessment each."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
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
        with suppress(httpx.HTTPError):
            if httpx.get(url, timeout=5).status_code == 200:
                return time.monotonic() - begun
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

    def __init__(self, port, page, cookies, patience=30):
        self.port = port
        self._page = page
        self._cookies = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self._patience = patience
        self._state = {}
        self.radios = {}
        self.buttons = {}
        self.fields = {}
        self.files = []
        self.warnings = []
        self.errors = 0

    async def open(self):
        """Connects and waits for the first run."""
        self._socket = await self.connect()
        return await self._run(self._asked())

    async def connect(self):
        """A socket to the process."""
        return await websockets.connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],
            additional_headers={"Cookie": self._cookies},
            max_size=None,
            ping_interval=None,  # a browser sends none
            close_timeout=2,
        )

    async def close(self):
        """Leaves."""
        await self._socket.close()

    async def tap(self, key, option):
        """Chooses an option of a radio group; returns the seconds until the run had finished."""
        self._state[self.radios[key].id] = option
        return await self._run(self._asked())

    async def press(self, key):
        """Presses a button; returns the seconds until the run had finished."""
        message = self._asked()
        message.rerun_script.widget_states.widgets.add(id=self.buttons[key], trigger_value=True)
        return await self._run(message)

    async def say(self, key, text):
        """Sends a message of the conversation; returns the seconds until the answer was drawn."""
        widget, fragment = self.fields[key]
        message = self._asked()
        message.rerun_script.fragment_id = fragment
        message.rerun_script.widget_states.widgets.add(id=widget).chat_input_value.data = text
        return await self._run(message)

    async def download(self, number=0):
        """Asks for a file that is made when asked for; returns its path, or None when it failed."""
        message = BackMsg()
        message.backend_operation_request.request_id = f"file-{number}"
        message.backend_operation_request.session_id = self._session
        message.backend_operation_request.deferred_file.file_id = self.files[number]
        await self._socket.send(message.SerializeToString())
        while True:
            received = await self._received()
            if received.WhichOneof("type") == "backend_operation_response":
                return received.backend_operation_response.deferred_file.url or None

    def _asked(self):
        """A run with every widget as it stands."""
        message = BackMsg()
        message.rerun_script.query_string = ""
        message.rerun_script.page_name = self._page
        for widget, value in self._state.items():
            message.rerun_script.widget_states.widgets.add(id=widget, string_value=value)
        return message

    async def _run(self, message):
        begun = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        await self._finished(whole=not message.rerun_script.fragment_id)
        return time.perf_counter() - begun

    async def _received(self):
        return ForwardMsg.FromString(await asyncio.wait_for(self._socket.recv(), self._patience))

    async def _finished(self, *, whole):
        """Reads until the run is over; a run of the whole page takes the place of what was drawn before."""
        if whole:
            self._forget()
        while True:
            received = await self._received()
            kind = received.WhichOneof("type")
            if kind == "new_session":
                self._session = received.new_session.initialize.session_id
            elif kind == "delta" and received.delta.HasField("new_element"):
                self._drawn(received.delta)
            elif kind == "script_finished":
                if received.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    self._forget()  # the page is drawn once more
                    continue
                shown = {radio.id for radio in self.radios.values()}
                self._state = {widget: value for widget, value in self._state.items() if widget in shown}
                return

    def _forget(self):
        self.radios, self.buttons, self.fields, self.files, self.warnings = {}, {}, {}, [], []

    def _drawn(self, delta):
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "radio":
            self.radios[_key(element.radio.id)] = element.radio
        elif kind == "button":
            self.buttons[_key(element.button.id)] = element.button.id
        elif kind == "chat_input":
            self.fields[_key(element.chat_input.id)] = element.chat_input.id, delta.fragment_id
        elif kind == "download_button" and element.download_button.deferred_file_id:
            self.files.append(element.download_button.deferred_file_id)
        elif kind == "alert":
            self.warnings.append(element.alert.body)
        elif kind == "exception":
            self.errors += 1


def _key(widget_id):
    return widget_id.split("-", 2)[-1]
