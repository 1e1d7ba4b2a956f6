"""A server and a chromium of their own for the browser tests."""

import shutil
from contextlib import ExitStack

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.places import PLACES
from tests.browser.served import Served
from tests.browser.visitor import Visitor

PHONE = {"width": 360, "height": 780}
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(params=PLACES)
def place(request):
    """The name of a page in a state of its own."""
    return request.param


@pytest.fixture(scope="package")
def chromium():
    """Debian's chromium; a machine without one fails, it does not skip."""
    program = shutil.which("chromium")
    assert program, "chromium is missing: run `make browser`"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def server(tmp_path_factory):
    one = Served(tmp_path_factory.mktemp("served"))
    with one.running():
        yield one
        ended = one.process.poll()
    assert ended is None, f"the server ended by itself with {ended}: {one.log}"


@pytest.fixture
def own_server(tmp_path, server):
    """A server that a test may kill; it is spared building the index, which takes most of a first start."""
    one = Served(tmp_path)
    one.spare(server)
    with one.running():
        yield one


@pytest.fixture
def visit(chromium, server):
    """A function that opens a browser of its own on the product."""
    with ExitStack() as opened:
        visitors = []

        def open_one(*, lang="sv", size=PHONE, dark=False, url=server.url):
            context = chromium.new_context(
                viewport=size, color_scheme="dark" if dark else "light", reduced_motion="reduce"
            )
            opened.callback(context.close)
            if lang != "sv":
                context.add_cookies([{"name": "tt_lang", "value": lang, "url": url}])
            visitors.append(Visitor(context, url))
            return visitors[-1]

        yield open_one
        assert [trouble for one in visitors for trouble in one.trouble] == []
        assert [stranger for one in visitors for stranger in one.strangers] == []


@pytest.fixture
def visitor(visit):
    """A person with a phone who has Swedish."""
    return visit()
