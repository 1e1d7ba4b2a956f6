"""What a browser says of the product: no script but ours, nobody else asked, nothing kept unguarded.

Every visitor of every browser test is watched too (visitor.py, conftest.py); test_wcag.py goes to every page.
"""

import urllib.error
import urllib.request

import pytest

from tests.browser.encrypted import Encrypted
from tests.browser.hall import opened
from tests.browser.served import Served
from tests.browser.test_workshop import Facilitator
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
PARTICIPANTS = ("/w", "/w/{code}", "/w/{code}/chef", "/w/{code}/1", "/w/{code}/val", "/w/{code}/lamna")


def test_the_participants_pages_break_nothing_and_ask_nobody(visitor, server):
    with opened(server) as hall:
        code = hall.open()
        for path in PARTICIPANTS:
            visitor.go(path.format(code=code))
            if visitor.page.locator("input[name=chef][value=nej]").count():
                visitor.page.check("input[name=chef][value=nej]")
                visitor.page.get_by_role("button").first.click()
    assert visitor.trouble == []
    assert visitor.strangers == []


def test_the_facilitators_pages_break_nothing_and_ask_nobody(visit):
    one = Facilitator(visit, practice=True)
    one.open_with_made_up()
    one.to_reveal()
    one.hall.settle()
    one.desk.go(one.links[2])
    for visitor in (one.desk, one.hall):
        assert visitor.trouble == []
        assert visitor.strangers == []


def test_a_breach_of_the_policy_would_be_seen(chromium, server):
    context = chromium.new_context()
    one = Visitor(context, server.url)
    one.go("/borja")
    one.page.evaluate(
        """() => { const made = document.createElement('script'); made.textContent = 'window.broken = 1'
        document.body.append(made); new Image().src = 'https://stranger.invalid/x.png' }"""
    )
    one.page.wait_for_timeout(300)
    assert one.page.evaluate("window.broken") is None
    broken = {told.split()[3] for told in one.trouble if told.startswith("Content Security Policy: ")}
    assert broken == {"script-src-elem", "img-src"}
    context.close()


def test_the_server_does_not_name_itself_and_answers_no_strange_host(server):
    with urllib.request.urlopen(server.url) as answer:
        assert "server" not in answer.headers
        assert answer.headers["x-powered-by"] is None
    strange = urllib.request.Request(server.url, headers={"Host": "evil.example"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(strange)
    refused.value.close()
    assert refused.value.code == 400
    for path in ("/_stcore/metrics", "/_stcore/agent/v1"):
        with pytest.raises(urllib.error.HTTPError) as closed:
            urllib.request.urlopen(server.url + path)
        closed.value.close()
        assert closed.value.code == 404


def test_a_page_of_another_site_cannot_open_a_socket(chromium, server):
    """The same machine under another port: another origin, though the cookies are the same."""
    context = chromium.new_context()
    page = context.new_page()
    page.route("http://localhost:1/", lambda route: route.fulfill(body="<p>elsewhere</p>"))
    page.goto("http://localhost:1/")
    opened = page.evaluate(
        """address => new Promise(done => { const one = new WebSocket(address, ['streamlit'])
        one.onopen = () => done(true); one.onerror = () => done(false) })""",
        server.url.replace("http", "ws") + "/_stcore/stream",
    )
    assert opened is False
    context.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # sockets of the front itself
def test_behind_tls_a_whole_visit_works_and_every_cookie_is_guarded(chromium, tmp_path):
    front = Encrypted(tmp_path)
    behind = Served(tmp_path, TILLIT_PUBLIC_URL=front.url)
    front.behind = behind.port
    behind.start()
    context = chromium.new_context(ignore_https_errors=True)
    one = Visitor(context, front.url)
    try:
        one.begin()
        one.go("/egna-dokument")
        one.go("/mina-svar")
        assert "/r/" in one.page.locator("[data-testid=stCode] code").inner_text()
        found = {cookie["name"]: cookie for cookie in context.cookies()}
        assert len([name for name in found if name.startswith("__Host-tt_a_")]) == 1
        for name, cookie in found.items():
            assert cookie["secure"], name
            assert cookie["sameSite"] in {"Lax", "Strict"}, name
            if name != "_streamlit_xsrf":  # Streamlit's own script reads it
                assert cookie["httpOnly"], name
                assert name.startswith("__Host-"), name
        assert one.trouble == []
        assert one.strangers == []
    finally:
        context.close()
        behind.kill()
        front.close()
