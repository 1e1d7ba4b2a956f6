"""The log of a whole run, at its most talkative: no secret link, no code, nothing that somebody wrote."""

import json

import pytest

from assessment import Answers
from tests.browser.hall import opened
from tests.browser.served import Served

pytestmark = pytest.mark.browser
THOUGHT, QUESTION, LINE = "Blåbärssoppan i kylrum sjutton", "Varför luktar kylrummet hallon", "Hellre lingon"


@pytest.fixture
def talkative(tmp_path):
    """A server that logs all it can, in JSON."""
    one = Served(tmp_path, TILLIT_LOG_FORMAT="json", TILLIT_LOG_LEVEL="debug")
    try:
        one.start()
        yield one
    finally:
        one.kill()


def in_a_workshop(visitor, hall):
    """Somebody joins, answers and writes a line; the facilitator opens the console. Returns the secrets."""
    code = hall.open()
    page = visitor.page
    page.goto(f"{visitor.url}/w/{code}")
    page.check("input[name=chef][value=nej]")
    page.click("button[type=submit]")
    page.wait_for_url(f"**/w/{code}/1")
    page.goto(f"{visitor.url}/w/{code}/lamna")
    page.fill("textarea, input[name=text]", LINE)
    page.click("button[type=submit]")
    page.wait_for_load_state()
    held = {cookie["name"]: cookie["value"] for cookie in page.context.cookies([f"{visitor.url}/w"])}
    page.goto(f"{visitor.url}/o/{hall.links[code]}")
    visitor.settle()
    page.goto(f"{visitor.url}/w/QQQQQQ")
    return code, held[f"tt_w_{code}"], hall.links[code]


def test_a_whole_run_leaves_no_secret_and_nothing_written_in_the_log(visit, talkative):
    one = visit(url=talkative.url)
    one.context.set_default_timeout(90_000)  # the first question waits for the search to be opened
    one.begin_at("pair1", Answers(opening=THOUGHT))
    one.go("/svara")
    one.tap("answers", "A1a", 3)
    one.page.locator("[data-testid=stExpander] summary").first.click()
    one.page.locator("[data-testid=stTextArea] textarea").fill(THOUGHT)
    one.go_on("labels1")
    one.ask(QUESTION)
    token, link = one.token, one.private_link()
    visit(url=talkative.url).page.goto(link)
    one.page.goto(f"{talkative.url}/finns-inte?vad={THOUGHT}")
    with opened(talkative) as hall:
        secrets = [token, THOUGHT, QUESTION, LINE, *in_a_workshop(one, hall)]
    said = [json.loads(line) for line in talkative.log.splitlines() if line.startswith("{")]
    routes = {one["route"] for one in said if "route" in one}
    assert routes >= {"/r/{token}", "/o/{token}", "/w/{code}", "/fil", "/svara", "(unknown)"}
    assert [secret for secret in secrets if secret in talkative.log] == []
    assert not [one for one in said if one["level"] in {"warning", "error"}]
