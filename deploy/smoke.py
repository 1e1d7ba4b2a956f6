"""What is tried on the deployment: pages, a process that dies, a workshop, a backup, the logs."""

import shutil
import time
from collections import Counter
from contextlib import contextmanager
from http.client import HTTPConnection

from playwright.sync_api import sync_playwright

from assessment import Answers, load_instrument
from storage import open_store, open_workshops
from tests.browser.conftest import FLAGS, PHONE
from tests.browser.visitor import Visitor
from workshop import Plan

SAVED = "tillit_values_saved_total"
SECRETS: list[str] = []
PATIENCE_MS = 120_000


@contextmanager
def visitors(stage):
    """A function that gives one more browser."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)

        def one(*, scripts=True):
            context = chromium.new_context(
                viewport=PHONE, ignore_https_errors=True, java_script_enabled=scripts, reduced_motion="reduce"
            )
            found = Visitor(context, stage.url)
            context.set_default_timeout(PATIENCE_MS)
            return found

        yield one
        chromium.close()


def through_the_proxy(stage, check):
    """Pages answer; a visitor stays with one process and many are spread; what is closed is closed."""
    for path in ("/", "/svara", "/borja", "/w", "/integritet", "/healthz", "/_stcore/health"):
        status, _, headers = stage.get(stage.url + path)
        check(
            f"GET {path}", status == 200 and "max-age" in headers.get("strict-transport-security", "max-age")
        )
    for path in ("/metrics", "/_stcore/metrics", "/readyz"):
        check(f"GET {path} is closed", stage.get(stage.url + path)[0] == 404)
    plain = HTTPConnection("127.0.0.1", stage.port + 4, timeout=10)
    plain.request("GET", "/svara")
    answer = plain.getresponse()
    check("http leads to https", answer.getheader("Location") == f"{stage.url}/svara", answer.status)
    plain.close()
    _, _, headers = stage.get(f"{stage.url}/borja")
    cookie = next((one for one in headers["Set-Cookie"].splitlines() if one.startswith("tt_process")), "")
    check("the process's cookie is Secure and HttpOnly", "Secure" in cookie and "HttpOnly" in cookie)
    route = {"route": "/borja", "method": "GET"}
    counts = [stage.number(port, "tillit_http_requests_total", **route) for port in stage.apps]
    for _ in range(20):
        stage.get(f"{stage.url}/borja", Cookie=cookie.split(";")[0])
    now = [stage.number(port, "tillit_http_requests_total", **route) for port in stage.apps]
    check(
        "one visitor stays with one process",
        sorted(b - a for a, b in zip(counts, now, strict=True)) == [0, 20],
    )
    for _ in range(60):
        stage.get(f"{stage.url}/borja")
    spread = [
        stage.number(port, "tillit_http_requests_total", **route) - before
        for port, before in zip(stage.apps, now, strict=True)
    ]
    check("many visitors are spread over both", min(spread) >= 10, spread)
    check("a body of 4 MB is refused", _posted(stage, 4) == 413)


def _posted(stage, megabytes):
    import urllib.error
    import urllib.request

    wanted = urllib.request.Request(f"{stage.url}/fil", data=b"x" * megabytes * 1_000_000)
    try:
        with urllib.request.urlopen(wanted, context=stage.trusting, timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def a_process_dies(stage, check):
    """A self-assessment begun at one process goes on at the other after kill -9; no answer is lost."""
    with visitors(stage) as visitor:
        one = visitor()
        one.begin_at("pair1", Answers())
        one.go("/svara")
        before = Counter({port: stage.number(port, SAVED) for port in stage.apps})
        one.tap("answers", "A1a", 3)
        held = {cookie["name"]: cookie["value"] for cookie in one.context.cookies()}
        SECRETS.extend(value for name, value in held.items() if "tt_a_s_" in name)
        (own,) = [port for port in stage.apps if stage.number(port, SAVED) > before[port]]
        (other,) = set(stage.apps) - {own}
        check("a tap through the proxy's web socket is saved", one.answer_file()["answers"] == {"A1a": 4})
        one.go("/svara")
        began = time.monotonic()
        stage.kill(f"app{own}")
        one.option("answers", "A1b", 1).click()  # before the page has noticed: the hardest moment
        one.option("answers", "A1b", 1).locator("input:checked").wait_for(state="attached")
        say_where(one)
        while stage.number(other, SAVED) == before[other]:
            if time.monotonic() - began > PATIENCE_MS / 1000:
                say_where(one)
                check("the next tap is saved", fine=False)
            one.page.wait_for_timeout(200)
        took = time.monotonic() - began
        check(
            "kill -9: the open page goes on at the other process, answers lost: 0",
            fine=True,
            found=f"{took:.1f} s",
        )
        check("both answers are stored", one.answer_file()["answers"] == {"A1a": 4, "A1b": 2})
        one.go("/svara")
        check("a reload shows both", [one.chosen("answers", code) for code in ("A1a", "A1b")] == [3, 1])
        stage.app(own)
        took = stage.wait_for(f"http://127.0.0.1:{own}/readyz")
        check("the process that died is ready again", fine=True, found=f"{took:.1f} s")


def say_where(visitor):
    state = visitor.page.locator("[data-testid=stApp]").first
    print(
        "         the page:", visitor.page.url, state.get_attribute("data-test-connection-state"), flush=True
    )


def a_workshop(stage, check):
    """Five phones join and hand in through the proxy, wherever they land; the picture is computed."""
    store = open_store(stage.database, load_instrument("sv"))
    workshops = open_workshops(store)
    made = workshops.create(Plan("Hemtjänsten Norr", "sv", 12))
    workshops.set_phase(made.facilitator, "open")
    SECRETS.extend([made.code, made.facilitator])
    with visitors(stage) as visitor:
        for _ in range(5):
            page = visitor(scripts=False).page
            page.goto(f"{stage.url}/w/{made.code}")
            page.check("input[name=chef][value=nej]")
            page.click("button[type=submit]")
            page.wait_for_url(f"**/w/{made.code}/1")
            for field in page.locator("fieldset.item").all():
                field.locator("input").nth(3).check()
            page.goto(f"{stage.url}/w/{made.code}/lamna")
            page.click("main button[type=submit].primary, main button[type=submit] >> nth=-1")
        found = workshops.find(made.facilitator).workshop
        check("five phones have joined and handed in", found.counter is not None, found.counter)
        picture = workshops.close(made.facilitator)
        check("closing computes the picture", picture.phase == "closed")
        leader = visitor()
        leader.page.goto(f"{stage.url}/o/{made.facilitator}")
        leader.settle()
        check("the facilitator's link opens the console", "/leda" in leader.page.url)
    store.close()


def a_backup_in_use(stage):
    """A backup while both processes run, and whether it could be restored."""
    file = stage.folder / "backup.zip"
    stage.cli("backup", str(file))
    stage.cli("restore", "--check", str(file))


def nothing_secret_in_the_logs(stage, check):
    """No token, code or secret link in any log of any part."""
    logs = [path for path in stage.folder.rglob("*.log") if path.is_file()]
    found = [
        (path.name, secret[:3])
        for path in logs
        for secret in SECRETS
        if secret in path.read_text(errors="replace")
    ]
    check(f"no secret in {len(logs)} logs", not found and len(logs) >= 4, found or "")
