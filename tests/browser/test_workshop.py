"""A whole workshop in browsers: plan, links, phones, closing, reveal on two screens, decision, result."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.test_axe import RULES, RUN
from tests.browser.test_width import STICKING_OUT, TOO_WIDE
from ui import services
from workshop import made_up

pytestmark = pytest.mark.browser
DESK, HALL = {"width": 1280, "height": 800}, {"width": 1920, "height": 1080}
PHONES = 8
SCROLLS = """() => { const one = document.querySelector('[data-testid=stMain]')
    return one.scrollHeight > one.clientHeight + 2 }"""
TEXTS = ".st-key-projector :is(p, h1, li, dt, dd, td, th, figcaption)"
SMALLEST = f"""() => Math.min(...[...document.querySelectorAll('{TEXTS}')]
    .filter(one => one.offsetParent && !one.closest('.tt-practice') && one.textContent.trim())
    .map(one => parseFloat(getComputedStyle(one).fontSize)))"""


class Facilitator:
    """Someone who leads, with the console in one window and the projector in another."""

    def __init__(self, visit, lang="sv", *, practice=False):
        self.t = services.texts(lang)
        self.desk = visit(lang=lang, size=DESK)
        self.desk.go("/planera")
        if practice:
            self.desk.page.locator(".st-key-practice button").click()
        else:
            self.desk.page.get_by_label(self.t("plan.title")).fill("Norra gruppen")
            self.desk.page.get_by_role("button", name=self.t("plan.go")).click()
        codes = self.desk.page.locator("[data-testid=stCode] code")
        codes.nth(2).wait_for()
        self.links = [codes.nth(at).inner_text().strip().replace(self.desk.url, "") for at in range(3)]
        self.code = self.desk.page.locator(".tt-print").inner_text().rsplit(" ", 1)[1]
        self.desk.page.locator("a.tt-primary").click()
        self.button("next").wait_for()
        self.desk.settle()
        self.hall = self.desk.new_tab()
        self.hall.page.set_viewport_size(HALL)
        self.hall.go("/projektor?" + self.desk.page.url.split("?")[1])

    def button(self, key):
        return self.desk.page.locator(f".st-key-{key} button")

    def press(self, key):
        self.button(key).click()
        self.desk.page.wait_for_timeout(250)
        self.desk.settle()

    def projected(self, words):
        self.hall.page.locator("h1", has_text=words).wait_for()

    def to_reveal(self):
        self.press("next")
        self.button("close_yes").click()
        self.desk.page.locator(".st-key-close_yes").wait_for(state="detached")
        self.desk.settle()
        self.press("next")

    def open_with_made_up(self):
        self.press("next")
        self.press("next")
        self.press("made_up")

    def result_link(self):
        self.desk.page.locator(".st-key-part_beside summary").last.click()
        self.press("result_link")
        return self.desk.page.locator(".st-key-part_beside code").inner_text().strip()


def answer(visit, code, person, lang):
    """One participant on a phone of their own, through the plain pages to the thank-you page."""
    phone = visit(lang=lang)
    phone.go(f"/w/{code}")
    page = phone.page
    page.check("input[name=chef][value=nej]")
    page.get_by_role("button").first.click()
    for card in range(1, 6):
        page.wait_for_url(f"**/w/{code}/{card}")
        for item in page.locator("fieldset.item").all():
            name = item.locator("input").first.get_attribute("name")
            page.check(f"input[name={name}][value='{person.answers[name]}']")
        page.click("button[value=on]")
    for pole in person.stark:
        page.check(f"input[name=stark][value={pole}]")
    page.click("button[value=on]")
    page.click("button[value=on]")
    page.wait_for_url("**/tack")
    return phone


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_from_plan_to_result_with_several_phones(visit, lang):
    lead = Facilitator(visit, lang)
    lead.press("next")
    lead.press("next")
    lead.projected(lead.t("stage.join_title"))
    phones = [answer(visit, lead.code, one, lang) for one in made_up(services.instrument(lang))[:PHONES]]
    lead.hall.page.get_by_text(lead.t("stage.counter", n=5)).first.wait_for()
    assert lead.hall.page.locator(".tt-chart").count() == 0
    lead.to_reveal()
    lead.projected(lead.t("stage.pairs_title", numbers="1–3"))
    lead.hall.page.locator(".tt-room svg").wait_for()
    assert phones[0].go(f"/w/{lead.code}/1").status == 200
    assert services.texts(lang)("web.join.closed.title") in phones[0].page.content()

    while not lead.desk.page.locator(".st-key-part_now form, .st-key-part_now [data-testid=stForm]").count():
        lead.press("next")
    lead.projected(lead.t("stage.decision_title"))
    lead.desk.page.get_by_label(lead.t("decision.strengthen")).fill("Dagens ordning")
    lead.desk.page.get_by_role("button", name=lead.t("decision.save")).click()
    lead.hall.page.get_by_text("Dagens ordning").wait_for()
    lead.press("next")
    guest = visit(lang=lang)
    guest.go(lead.result_link().replace(guest.url, ""))
    guest.page.get_by_text("Dagens ordning").wait_for()
    assert guest.page.locator("svg").count() > 0


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
        if lead.hall.page.evaluate(SMALLEST) < 0.025 * HALL["width"]:
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
