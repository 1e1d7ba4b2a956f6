"""The workshop's pages in browsers: links, a projector read from afar, axe, width."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.facilitator import DESK, HALL, Facilitator
from tests.browser.test_axe import RULES, RUN
from tests.browser.test_width import STICKING_OUT, TOO_WIDE

pytestmark = pytest.mark.browser
SCROLLS = """() => { const one = document.querySelector('[data-testid=stMain]')
    return one.scrollHeight > one.clientHeight + 2 }"""
TEXTS = ".st-key-projector :is(p, h1, li, dt, dd, td, th, figcaption)"
SMALLEST = f"""() => Math.min(...[...document.querySelectorAll('{TEXTS}')]
    .filter(one => one.offsetParent && !one.closest('.tt-practice') && one.textContent.trim())
    .map(one => parseFloat(getComputedStyle(one).fontSize)))"""


def test_nothing_stands_in_the_address_that_opens_anything(visit):
    lead = Facilitator(visit, practice=True)
    token = lead.links[0].rsplit("/", 1)[1]
    assert token not in lead.desk.page.url
    assert token not in lead.hall.page.url
    stranger = visit()
    stranger.go("/leda?" + lead.desk.page.url.split("?")[1])
    stranger.page.get_by_text(lead.t("seat.none_title")).wait_for()


def test_a_link_that_opens_nothing_says_so(visit):
    stranger = visit()
    assert stranger.go("/o/" + "x" * 22).status == 404


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_projector_is_read_from_eight_metres_and_never_scrolls(visit, lang):
    lead = Facilitator(visit, lang, practice=True)
    found = []
    for _ in range(30):
        lead.hall.page.wait_for_timeout(2300)
        where = lead.desk.page.locator(".st-key-part_now h2").inner_text()
        if lead.hall.page.evaluate(SCROLLS):
            found.append(f"{where}: scrolls")
        if lead.hall.page.evaluate(SMALLEST) < 0.022 * HALL["width"]:
            found.append(f"{where}: {lead.hall.page.evaluate(SMALLEST)} px")
        if lead.button("made_up").count():
            lead.press("made_up")
        if not lead.button("next").count():
            break
        lead.press("next")
        if lead.button("close_yes").count():
            lead.press("close_yes")
    assert not found, "\n".join(found)


@pytest.fixture
def pages(visit):
    """A function that gives every page of a revealed practice, each with what it is called."""
    lead = Facilitator(visit, practice=True)
    lead.open_with_made_up()
    lead.to_reveal()
    result = lead.result_link().replace(lead.desk.url, "")
    own = lead.desk.page.url.replace(lead.desk.url, "")

    addresses = ("/planera", own, result, lead.links[2], own.replace("/leda", "/projektor"))

    def each():
        for path in addresses:
            lead.desk.go(path)
            yield path, lead.desk

    return each


def test_axe_finds_no_violation_on_any_of_the_pages(pages):
    found = []
    for scheme in ("light", "dark"):
        for name, visitor in pages():
            visitor.page.emulate_media(color_scheme=scheme)
            visitor.page.reload()
            visitor.settle()
            visitor.page.evaluate(AXE_SCRIPT)
            for size in ({"width": 360, "height": 780}, DESK):
                visitor.page.set_viewport_size(size)
                visitor.page.wait_for_timeout(300)
                where = f"{name} {scheme} {size['width']}"
                found += [f"{where}: {one}" for one in visitor.page.evaluate(RUN, RULES)]
    assert not found, "\n".join(["", *found])


def test_the_pages_fit_a_phone(pages):
    found = []
    for name, visitor in pages():
        for width in (360, 320):
            visitor.page.set_viewport_size({"width": width, "height": 780})
            visitor.page.wait_for_timeout(250)
            if visitor.page.evaluate(TOO_WIDE, width):
                found.append((name, width, visitor.page.evaluate(STICKING_OUT, width)))
    assert found == []
