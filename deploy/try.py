"""Tries the deployment here: PostgreSQL, Chroma, two app processes and nginx with TLS, on loopback.

Run `python deploy/try.py` from the root with what `make test` needs, and Debian's nginx. Everything lies in a
temporary folder and is taken down at the end. It prints what it did and how long it took; exit code 1 when
something was not as it should be. `--from-port N` (default 8700) says which ports: N to N+4.
"""

import argparse
import os
import secrets
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from prometheus_client.parser import text_string_to_metric_families  # noqa: E402

from tests.storage.cluster import Cluster  # noqa: E402

PATIENCE_S = 500
BEGAN = time.monotonic()


def say(what: str) -> None:
    print(f"{time.monotonic() - BEGAN:6.1f} s  {what}", flush=True)


def check(what: str, fine: bool, found: object = "") -> None:
    """Says what was found; ends everything when it is not as it should be."""
    say(f"{'ok  ' if fine else 'FAIL'} {what}{f': {found}' if found != '' else ''}")
    if not fine:
        raise SystemExit(1)


class Stage:
    """The deployment: its folder, its ports, its processes."""

    def __init__(self, port: int) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tillit-try-"))
        self.port, self.apps, self.chroma_port = port, (port + 1, port + 2), port + 3
        self.url = f"https://localhost:{port}"
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.cluster: Cluster | None = None
        self.database, self.secret = "", secrets.token_hex(32)
        self.trusting = ssl.create_default_context()
        self.trusting.check_hostname, self.trusting.verify_mode = False, ssl.CERT_NONE

    def settings(self, port: int) -> dict[str, str]:
        outside = ("TILLIT_", "DATABASE_URL", "HOST", "PORT", "STREAMLIT_")
        clean = {name: value for name, value in os.environ.items() if not name.startswith(outside)}
        return clean | {
            "HOST": "127.0.0.1",
            "PORT": str(port),
            "DATABASE_URL": self.database,
            "TILLIT_DATA_DIR": str(self.folder / f"app{port}"),
            "TILLIT_PUBLIC_URL": self.url,
            "TILLIT_CHROMA_URL": f"http://127.0.0.1:{self.chroma_port}",
            "TILLIT_LOG_FORMAT": "json",
            "TILLIT_SECRET": self.secret,
        }

    def run(self, name: str, *command: object, env: dict[str, str] | None = None) -> None:
        """Starts a program whose output goes to a log of its own."""
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [str(one) for one in command],
                cwd=ROOT, env=env, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    def cli(self, *arguments: str, tries: int = 1) -> str:
        for _ in range(tries):  # on a machine that is very busy the first try may run out of time
            done = subprocess.run(
                [sys.executable, "cli.py", *arguments],
                cwd=ROOT, env=self.settings(self.apps[0]), capture_output=True, text=True, check=False,
            )  # fmt: skip
            if done.returncode == 0:
                break
        check(f"cli.py {' '.join(arguments)}", done.returncode == 0, (done.stdout + done.stderr).strip())
        return done.stdout

    def app(self, port: int) -> None:
        self.run(f"app{port}", sys.executable, "cli.py", "serve", env=self.settings(port))

    def kill(self, name: str) -> None:
        process = self.processes.pop(name)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def get(self, url: str, **headers: str) -> tuple[int, str, dict[str, str]]:
        """Status, text and headers of a page, each cookie set on a line of its own; 0 when nobody answers."""
        wanted = urllib.request.Request(url, headers=headers)
        context = self.trusting if url.startswith("https") else None
        try:
            with urllib.request.urlopen(wanted, timeout=10, context=context) as answer:
                headers = dict(answer.headers) | {
                    "Set-Cookie": "\n".join(answer.headers.get_all("Set-Cookie", []))
                }
                return answer.status, answer.read().decode(errors="replace"), headers
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode(errors="replace"), dict(error.headers)
        except OSError:
            return 0, "", {}

    def wait_for(self, url: str) -> float:
        began = time.monotonic()
        while self.get(url)[0] != 200:
            if time.monotonic() - began > PATIENCE_S:
                check(f"{url} answers", fine=False, found=self.get(url)[1])
            time.sleep(0.2)
        return time.monotonic() - began

    def number(self, port: int, name: str, **labels: str) -> float:
        """The sum of a metric of one process."""
        text = self.get(f"http://127.0.0.1:{port}/metrics")[1]
        return sum(
            sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
            if sample.name == name and labels.items() <= sample.labels.items()
        )

    def close(self) -> None:
        for name in list(self.processes):
            self.kill(name)
        if self.cluster is not None:
            self.cluster.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def start(stage: Stage) -> None:
    """Everything up, in the order in which it depends on each other."""
    stage.cluster = Cluster()
    stage.database = stage.cluster.new_database()
    say("PostgreSQL runs (socket only)")
    chroma = Path(sys.executable).with_name("chroma")
    path = stage.folder / "chroma"
    stage.run("chroma", chroma, "run", "--path", path, "--host", "127.0.0.1", "--port", stage.chroma_port)
    stage.wait_for(f"http://127.0.0.1:{stage.chroma_port}/api/v2/heartbeat")
    say("Chroma runs")
    stage.cli("index", tries=3)
    for port in stage.apps:
        stage.app(port)
    for port in stage.apps:
        stage.wait_for(f"http://127.0.0.1:{port}/readyz")
        say(f"app process on {port} is ready")
    nginx(stage)


def nginx(stage: Stage) -> None:
    """The given configuration with the ports, names and files of this stage."""
    folder = stage.folder / "nginx"
    folder.mkdir()
    key, pem = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-keyout", key, "-out", pem],
        check=True, capture_output=True,
    )  # fmt: skip
    site = (ROOT / "deploy/nginx/tillit.conf").read_text(encoding="utf-8")
    changed = {
        "127.0.0.1:8501": f"127.0.0.1:{stage.apps[0]}",
        "127.0.0.1:8502": f"127.0.0.1:{stage.apps[1]}",
        "listen 80;": f"listen 127.0.0.1:{stage.port + 4};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{stage.port} ssl http2;",
        "tillit.example.se$request_uri": f"localhost:{stage.port}$request_uri",
        "tillit.example.se": "localhost",
        "/etc/ssl/tillit/fullchain.pem": str(pem),
        "/etc/ssl/tillit/privkey.pem": str(key),
        "/var/log/nginx": str(folder),
        "tillit-proxy.conf": str(ROOT / "deploy/nginx/tillit-proxy.conf"),
    }
    for old, new in changed.items():
        check(f"nginx: {old} stands in the configuration", old in site)
        site = site.replace(old, new)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""
    main = folder / "nginx.conf"
    main.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log crit; {user}"
        f"\nevents {{}}\nhttp {{ {temporary}\n{site}\n}}\n",
        encoding="utf-8",
    )
    stage.run("nginx", shutil.which("nginx") or "/usr/sbin/nginx", "-c", main)
    stage.wait_for(f"{stage.url}/healthz")
    say("nginx runs with TLS")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from-port", type=int, default=8700)
    port = parser.parse_args().from_port
    from deploy import smoke

    with ExitStack() as ending:
        stage = Stage(port)
        ending.callback(lambda: say("everything is taken down"))
        ending.callback(stage.close)
        start(stage)
        smoke.through_the_proxy(stage, check)
        smoke.a_process_dies(stage, check)
        smoke.a_workshop(stage, check)
        smoke.a_backup_in_use(stage)
        smoke.nothing_secret_in_the_logs(stage, check)


if __name__ == "__main__":
    main()
