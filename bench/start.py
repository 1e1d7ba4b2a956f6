"""From start to the first page: until the server says it is ready, until a browser can use the page."""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import sync_playwright

from bench.clients import ROOT, free_port, product, server

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
FLAGS += ["--disable-component-update", "--disable-sync"]
PHONE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}


def until_ready(command, environment):
    """Seconds from start until the line that says the server is ready."""
    import os

    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    for line in process.stdout:
        if "URL" in line:
            break
    taken = time.perf_counter() - begun
    process.kill()
    process.wait()
    return taken


def until_usable(browser, address, *, phone):
    """Seconds until the start page's main link can be pressed, and the bytes that came over the net."""
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    if phone:
        client.send("Network.emulateNetworkConditions", PHONE)
    received = []
    client.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    begun = time.perf_counter()
    page.goto(address)
    page.wait_for_selector("a.tt-primary, [data-testid=stRadio]", timeout=60_000)
    taken = time.perf_counter() - begun
    context.close()
    return taken, sum(received) / 1e6


def main():
    """Prints the product beside a bare Streamlit page."""
    with tempfile.TemporaryDirectory() as folder:
        for label in ("first start (new store)", "second start"):
            command, environment = product(free_port(), folder)
            print(f"{label:<26} ready after {until_ready(command, environment):.2f} s")
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            port = free_port()
            bare = [
                sys.executable,
                "-m",
                "streamlit",
                "run",
                "bench/bare_page.py",
                "--server.port",
                str(port),
            ]
            bare += ["--server.headless", "true", "--server.address", "127.0.0.1"]
            sizes = {}
            with server(bare, port):
                for phone in (False, True):
                    sizes["bare", phone] = until_usable(browser, f"http://127.0.0.1:{port}/", phone=phone)
            port = free_port()
            command, environment = product(port, folder)
            with server(command, port, **environment):
                for phone in (False, True):
                    sizes["product", phone] = until_usable(browser, f"http://127.0.0.1:{port}/", phone=phone)
            browser.close()
    for (name, phone), (taken, megabytes) in sizes.items():
        net = "1.6 Mbit/s phone" if phone else "local"
        print(f"{name:<8} {net:<17} usable after {taken:5.2f} s, {megabytes:.2f} MB received")


if __name__ == "__main__":
    main()
