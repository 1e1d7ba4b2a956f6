"""The workshop's pages in browsers: links, a projector read from afar, what a machine can check."""

import pytest

from tests.browser import wcag
from tests.browser.facilitator import DESK, HALL, Facilitator
from tests.browser.places import unfold

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
        if lang == "sv":
            found += [f"{where}: {one}" for one in wcag.axe(lead.hall.page, [("light", HALL)])]
            found += [f"{where}: {one}" for one in wcag.axe(lead.desk.page, [("light", DESK)])]
            found += [f"{where}: {one}" for one in wcag.english(lead.desk.page)]
        if lead.button("made_up").count():
            lead.press("made_up")
        if not lead.button("next").count():
            break
        lead.press("next")
        if lead.button("close_yes").count():
            lead.press("close_yes")
    assert not found, "\n".join(found)
    assert lead.hall.page.locator(".tt-live").inner_text() == lead.hall.page.locator("h1").inner_text()


def states(lead):
    """The pages of a practice in their states, one after the other, each with a name and who looks at it."""
    desk, own = lead.desk, lead.desk.page.url.replace(lead.desk.url, "")
    desk.page.bring_to_front()  # a tab behind another draws nothing
    desk.go("/planera")
    desk.page.get_by_role("button", name=lead.t("plan.go")).click()
    desk.page.get_by_text(lead.t("plan.problem.missing")).wait_for()
    desk.settle()
    desk.page.get_by_label(lead.t("plan.expected")).fill("99999")
    desk.page.get_by_role("button", name=lead.t("plan.go")).click()
    desk.page.locator("[data-testid=stNumberInput] [role=alert]").wait_for()
    yield "a plan without a name and with too many", desk
    desk.go(own.replace("/leda", "/planera"))
    yield "the links", desk
    desk.go(own)
    yield "the console before the opening", desk
    lead.press("next")
    lead.press("next")
    desk.go(own.replace("/leda", "/svarsblad"))
    desk.page.locator("[data-testid=stCheckbox] label").click()
    desk.page.locator("[data-testid=stForm]").wait_for()
    desk.settle()
    yield "a sheet of paper", desk
    desk.go(own)
    yield "the console while it is open", desk
    lead.press("made_up")
    lead.to_reveal()
    result = lead.result_link().replace(desk.url, "")
    yield "the console after the reveal", desk
    for name, path in (("the result", result), ("the manager's step", lead.links[2])):
        desk.go(path)
        unfold(desk)
        yield name, desk


def test_the_pages_meet_what_a_machine_can_check(visit):
    lead, found = Facilitator(visit, practice=True), []
    for name, visitor in states(lead):
        found += [f"{name}: {one}" for one in wcag.everything(visitor.page)]
        visitor.page.set_viewport_size(DESK)
        visitor.page.emulate_media(color_scheme="light")
    found += [f"the projector: {one}" for one in wcag.axe(lead.hall.page) + wcag.reflowed(lead.hall.page)]
    assert not found, "\n".join(["", *found])
