"""What the tests of the index share: a small material, an embedding made of letters, a Chroma server."""

import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from socket import create_server

import numpy as np

from retrieval.material import Material

ROOT = Path(__file__).resolve().parents[2]
MATERIAL = Material(
    ids=("004:1", "004:2", "004:3"),
    texts=("Tillit börjar uppifrån", "Kontroll kostar tid", "Ansvar kräver utrymme"),
    asks=("Vem börjar lita på vem?", "why so much control", "vi kryssar hela dagen", "får vi bestämma?"),
    owners=(0, 1, 1, 2),
)


class Letters:
    """An embedding that counts letters, and how many texts it was given."""

    def __init__(self):
        self.given = 0

    def __call__(self, texts):
        self.given += len(texts)
        rows = np.zeros((len(texts), 32), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for char in text:
                row[ord(char) % 32] += 1
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-12))


def free_port():
    with create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


@contextmanager
def chroma_server(folder):
    """A Chroma server on this machine; gives its address and its process."""
    port = free_port()
    program = Path(sys.executable).with_name("chroma")
    command = [program, "run", "--path", folder, "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/api/v2/heartbeat", timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield address, process
    finally:
        process.kill()
        process.wait()


def run(code, *args, cwd=ROOT, **environment):
    """Runs Python code in a process of its own."""
    import os

    return subprocess.run(
        [sys.executable, "-c", code, *map(str, args)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
