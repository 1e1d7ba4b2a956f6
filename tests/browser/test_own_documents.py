"""Own documents in a browser: a file is chosen, found by everyday words, removed; nothing stays English."""

import pytest

from tests.browser import wcag
from tests.browser.served import Served
from tests.retrieval import making
from ui import services

pytestmark = pytest.mark.browser
LOGIN = "Personalen loggar in med mobilen hos varje brukare och registrerar varje insats."
LONG_NAME = "Riktlinje_för_dokumentation_av_insatser_i_hemtjänsten_antagen_av_nämnden_2026.pdf"
SAID_ANEW = """before => {
    const one = document.querySelector('.tt-note')
    return one && one.innerText !== before
}"""


def choose(visitor, name, data):
    """Chooses a file and waits until the page says what came of it."""
    said = visitor.page.locator(".tt-note")
    before = said.inner_text() if said.count() else ""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    visitor.page.locator("input[type=file]").set_input_files(file)
    visitor.page.wait_for_function(SAID_ANEW, arg=before)
    visitor.settle()
    return said.inner_text()


def ask(visitor, query):
    visitor.page.locator("input[type=text]").fill(query)
    visitor.page.keyboard.press("Enter")
    visitor.page.locator("figure.tt-quote").first.wait_for()
    visitor.settle()


def test_a_document_is_added_found_with_its_page_and_removed(visit, own_server):
    one, t = visit(url=own_server.url), services.texts("sv")
    one.go("/")
    one.page.locator(".tt-foot a[href='/egna-dokument']").click()
    one.page.get_by_role("heading", name=t("page.own_documents"), exact=True).wait_for()
    one.settle()
    data = making.pdf("Inledning om kommunen.", LOGIN)
    assert choose(one, LONG_NAME, data) == t("own.added", name=LONG_NAME)
    ask(one, "Hur loggar man in hos brukare?")
    hit = one.page.locator("figure.tt-quote").first
    assert LOGIN in hit.inner_text()
    assert t("own.mark") in hit.inner_text()
    assert t("own.page", first=2) in hit.inner_text()
    assert wcag.everything(one.page) == []
    one.page.get_by_role("button", name=t("own.remove"), exact=True).click()
    one.page.get_by_role("button", name=t("own.remove_yes"), exact=True).click()
    one.page.get_by_text(t("own.removed", name=LONG_NAME)).wait_for()
    one.settle()
    assert one.page.locator("figure.tt-quote").count() == 0
    assert LONG_NAME not in own_server.log
    assert LOGIN not in own_server.log


def test_a_bad_file_is_named_with_its_reason_and_another_can_be_chosen(visit, own_server):
    one, t = visit(url=own_server.url), services.texts("sv")
    one.go("/egna-dokument")
    why = t("own.problem.scanned")
    assert choose(one, "skannad.pdf", making.scanned()) == t("own.refused", name="skannad.pdf", why=why)
    assert choose(one, "rutin.txt", LOGIN.encode()) == t("own.added", name="rutin.txt")
    one.page.reload()
    one.settle()
    assert one.page.get_by_text("rutin.txt").count() == 1


def test_a_file_of_the_wrong_kind_is_refused_in_the_page_s_language(visit, own_server):
    one, t = visit(url=own_server.url), services.texts("sv")
    one.go("/egna-dokument")
    file = {"name": "bild.png", "mimeType": "image/png", "buffer": b"\x89PNG"}
    one.page.locator("input[type=file]").set_input_files(file)
    one.page.get_by_text(t("builtin.refused")).wait_for()
    assert wcag.english(one.page) == []
    assert one.page.locator(".tt-note").count() == 0


def test_english_is_english(visit, own_server):
    one, t = visit(url=own_server.url, lang="en"), services.texts("en")
    one.go("/egna-dokument")
    assert choose(one, "a.txt", LOGIN.encode()) == t("own.added", name="a.txt")
    ask(one, "logging in at each client")
    assert one.page.locator("figure.tt-quote blockquote").first.get_attribute("lang") == "sv"


@pytest.fixture
def open_server(tmp_path):
    """A server that others can reach."""
    one = Served(tmp_path, "--host", "0.0.0.0")
    one.start()
    yield one
    one.kill()


def test_where_others_can_reach_it_the_page_is_closed(visit, open_server):
    one, t = visit(url=open_server.url), services.texts("sv")
    one.go("/egna-dokument")
    assert one.page.get_by_text(t("own.closed")).count() == 1
    assert one.page.locator("input[type=file]").count() == 0
    assert one.page.locator(".tt-foot a[href='/egna-dokument']").count() == 0
