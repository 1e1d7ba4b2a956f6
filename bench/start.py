"""From start to the first page: until the server says it is ready, until a browser can use the page."""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import sync_playwright

from bench.clients import free_port, product, server

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
FLAGS += ["--disable-component-update", "--disable-sync"]
PHONE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}


def until_ready(folder):
    """Seconds from start until the server answers that it is ready."""
    port = free_port()
    command, environment = product(port, folder)
    with server(command, port, **environment) as process:
        return time.time() - started_at(process)


def started_at(process):
    """When a process was started, as the clock on the wall says."""
    ticks = int(Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[19])
    return time.time() - time.clock_gettime(time.CLOCK_BOOTTIME) + ticks / os.sysconf("SC_CLK_TCK")


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
            print(f"{label:<26} ready after {until_ready(folder):.2f} s")
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
