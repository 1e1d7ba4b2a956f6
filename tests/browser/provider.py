"""An OpenID provider as a process: npm's oidc-provider, told by tests/oidc/provider.js who is who."""

import os
import shutil
import signal
import socket
import subprocess
from contextlib import suppress
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "oidc"
SECRET = "a secret that only the tests know"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class OpenIdProvider:
    """Runs on this machine; a machine without node fails, it does not skip."""

    def __init__(self):
        assert shutil.which("node"), "node is missing: the tests of signing in need node 20 or later"
        if not (FOLDER / "node_modules" / "oidc-provider").is_dir():
            subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit"], cwd=FOLDER, check=True)
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"

    def settings(self, product):
        return {
            "TILLIT_PUBLIC_URL": product,
            "TILLIT_SECRET": "the tests' own secret, of more than 32 characters",
            "TILLIT_OIDC_ISSUER": self.address,
            "TILLIT_OIDC_CLIENT_ID": "tillit",
            "TILLIT_OIDC_CLIENT_SECRET": SECRET,
            "TILLIT_OIDC_MANAGER": "tillit-chef",
            "TILLIT_OIDC_FACILITATOR": "tillit-ledare, other",
            "TILLIT_OIDC_ADMINISTRATOR": "tillit-admin",
        }

    def start(self, product):
        self.process = subprocess.Popen(
            ["node", "provider.js", str(self.port), product],
            cwd=FOLDER,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "NODE_ENV": "test"},
            start_new_session=True,
        )
        assert self.process.stdout.readline() == "ready\n"

    def stop(self):
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()
