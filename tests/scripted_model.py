"""A language model that does what a test tells it, behind an OpenAI-compatible address on loopback."""

import json
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Script:
    """What the model does next, and what it was asked.

    `say` is what it writes, piece by piece; a number in it is a pause in seconds, None breaks the connection.
    """

    say: list = field(default_factory=list)
    status: int = 200
    body: bytes | None = None
    finish: str = "stop"
    asked: list = field(default_factory=list)
    address: str = ""
    requests: int = 0

    def answers(self, text, size=7):
        """Lets it write a text in pieces of some characters."""
        self.say = [text[at : at + size] for at in range(0, len(text), size)]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        self.do_POST()

    def do_POST(self):
        script = self.server.script
        script.requests += 1
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        script.asked.append(json.loads(raw or b"{}"))
        with suppress(OSError):  # whoever asked has gone
            self.answer(script)

    def answer(self, script):
        if script.status != 200 or script.body is not None:
            self.send_response(script.status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(
                script.body if script.body is not None else b'{"error": {"message": "scripted"}}'
            )
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for piece in script.say:
            if piece is None:
                self.connection.close()
                return
            if isinstance(piece, float):
                time.sleep(piece)
            else:
                self.event({"content": piece}, None)
        self.event({}, script.finish)
        self.wfile.write(b"data: [DONE]\n\n")

    def event(self, delta, finish):
        choice = {"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": finish}
        chunk = {
            "id": "1",
            "object": "chat.completion.chunk",
            "created": 0,
            "model": "scripted",
            "choices": [choice],
        }
        self.wfile.write(b"data: " + json.dumps(chunk).encode() + b"\n\n")
        self.wfile.flush()


@contextmanager
def scripted_model():
    """Starts the model; gives its script, whose address is the endpoint."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.script = Script(address=f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.script
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
