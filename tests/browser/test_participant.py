"""Answering in a workshop with a phone: no JavaScript, keyboard, width, axe, slow data, a killed server."""

import time

import pytest
from playwright.sync_api import TimeoutError as TooSlow

from tests.browser import wcag
from tests.browser.conftest import PHONE
from tests.browser.hall import opened
from tests.browser.test_language import OURS, leaks, swedish_only
from tests.browser.visitor import PATIENCE_MS
from texts import load_texts

pytestmark = pytest.mark.browser
CARDS = ("1", "2", "3", "4", "5")
PAGES = (
    *("code", "wrong", "draft", "closed", "manager", "join", "missing", "again", *CARDS),
    *("refused", "val", "lamna", "tack"),
)
DESKTOP = {"width": 1280, "height": 800}
SLOW = {  # 1.6 Mbit/s, 150 ms
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 1_600_000 / 8,
}
USABLE_S = 2.0


@pytest.fixture
def hall(server):
    with opened(server) as one:
        yield one


@pytest.fixture
def phone(chromium, server):
    """A phone whose browser has no JavaScript."""
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    yield context.new_page()
    context.close()


def take_seat(page, url, code):
    page.goto(f"{url}/w/{code}")
    page.check("input[name=chef][value=nej]")
    go(page, "button[type=submit]", f"**/w/{code}/1")


def go(page, button, address):
    page.click(button)
    try:
        page.wait_for_url(address, timeout=PATIENCE_MS)
    except TooSlow as error:
        raise AssertionError(f"{page.url}: {page.locator('body').inner_text()}") from error


def show(page, hall, name, lang="sv", **plan):
    """Opens one of PAGES in the state that belongs to it."""
    if lang != "sv":
        page.context.add_cookies([{"name": "tt_lang", "value": lang, "url": hall.url}])
    code = hall.open({"draft": "draft", "closed": "closed"}.get(name, "open"), **plan)
    if name in {"code", "wrong"}:
        page.goto(f"{hall.url}/w{'/AAAAAA' if name == 'wrong' else ''}")
    elif name in {"draft", "closed", "join", "manager", "missing"}:
        page.goto(f"{hall.url}/w/{code}{'/chef' if name == 'manager' else ''}")
        if name == "missing":
            page.evaluate("document.forms[0].noValidate = true")
            page.click("button[type=submit]")
            page.locator("[role=alert]").wait_for()
    elif name == "refused":
        take_seat(page, hall.url, code)
        page.goto(f"{hall.url}/w/{code}/lamna")
        page.evaluate("document.querySelector('#text').removeAttribute('maxlength')")
        page.fill("#text", "För långt. " * 40)
        page.click("button[value=on]")
        page.locator("[role=alert]").wait_for()
    else:
        take_seat(page, hall.url, code)
        page.check("input[name=A1a][value='3']")
        go(page, "button[value=on]", f"**/w/{code}/2")
        if name == "tack":
            page.goto(f"{hall.url}/w/{code}/lamna")
            page.click("button[value=on]")
            page.wait_for_url("**/tack")
        page.goto(f"{hall.url}/w/{code}{'' if name == 'again' else '/' + name}")
    return code


def test_from_code_to_thanks_without_javascript(phone, hall):
    code = hall.open(split="Natt")
    phone.goto(f"{hall.url}/w")
    phone.fill("#code", code.lower())
    go(phone, "button[type=submit]", f"**/w/{code}")
    phone.check("input[name=chef][value=nej]")
    phone.check("input[name=part][value=in]")
    go(phone, "button[type=submit]", f"**/w/{code}/1")
    for card in CARDS:
        questions = phone.locator("fieldset.item")
        assert questions.count() == 4
        for place in range(4):
            questions.nth(place).locator("label").nth((int(card) + place) % 7).click()
        following = "val" if card == "5" else str(int(card) + 1)
        go(phone, "button[value=on]", f"**/w/{code}/{following}")
    phone.check("input[value=B3]")
    phone.select_option("#latta", "A4")
    go(phone, "button[value=on]", f"**/w/{code}/lamna")
    phone.fill("#text", "Vi saknar tid för överlämning.")
    phone.check("input[name=release]")
    go(phone, "button[value=on]", f"**/w/{code}/tack")
    kept = hall.of(phone, code)
    assert len(kept.answers) == 20
    assert (kept.stark, kept.latta, kept.split_part, kept.submitted) == (("B3",), "A4", True, True)
    assert (kept.text, kept.release) == ("Vi saknar tid för överlämning.", True)


def test_back_button_reload_and_double_tap_lose_nothing(phone, hall):
    code = hall.open()
    take_seat(phone, hall.url, code)
    phone.check("input[name=A1a][value='4']")
    phone.dblclick("button[value=on]")
    phone.wait_for_url("**/2")
    phone.check("input[name=A3a][value='2']")
    go(phone, "button[value=on]", "**/3")
    phone.go_back()
    assert phone.locator("input[name=A3a][value='2']").is_checked()
    phone.reload()
    assert phone.locator("input[name=A3a][value='2']").is_checked()
    phone.goto(f"{hall.url}/w/{code}/1")
    assert phone.locator("input[name=A1a][value='4']").is_checked()
    assert hall.of(phone, code).answers == {"A1a": 4, "A3a": 2}


def test_of_two_tabs_the_latest_tap_wins(phone, hall):
    code = hall.open()
    take_seat(phone, hall.url, code)
    other = phone.context.new_page()
    other.goto(f"{hall.url}/w/{code}")
    assert other.url.endswith("/1")
    phone.check("input[name=A1a][value='1']")
    go(phone, "button[value=on]", "**/2")
    other.check("input[name=B1a][value='5']")
    go(other, "button[value=on]", "**/2")
    assert hall.of(phone, code).answers == {"A1a": 1, "B1a": 5}


def test_no_answer_is_lost_when_the_server_is_killed(chromium, own_server):
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    with opened(own_server) as hall:
        code = hall.open()
        take_seat(page, hall.url, code)
        page.check("input[name=A1a][value='4']")
        go(page, "button[value=on]", "**/2")
        page.check("input[name=A3a][value='2']")
        own_server.kill()
        own_server.start()
        go(page, "button[value=on]", "**/3")  # the open page goes on by itself
        assert hall.of(page, code).answers == {"A1a": 4, "A3a": 2}
        assert code not in own_server.log
    context.close()


def test_the_whole_way_with_the_keyboard_alone(chromium, hall):
    context = chromium.new_context(viewport=DESKTOP)
    page, code = context.new_page(), hall.open()
    page.goto(f"{hall.url}/w")
    tab_to(page, "code")
    page.keyboard.type(code)
    with page.expect_navigation(url=f"**/w/{code}"):
        page.keyboard.press("Enter")
    tab_to(page, "chef")
    page.keyboard.press("Space")
    with page.expect_navigation(url="**/1"):
        page.keyboard.press("Enter")
    for number, item in enumerate(("A1a", "B1a", "A2a", "B2a")):
        tab_to(page, item)
        page.keyboard.press("Space")
        for _ in range(number):
            page.keyboard.press("ArrowDown")
    with page.expect_navigation(url="**/2"):
        page.keyboard.press("Enter")
    assert hall.of(page, code).answers == {"A1a": 1, "B1a": 2, "A2a": 3, "B2a": 4}
    context.close()


def tab_to(page, name):
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid", f"{name}: focus is not seen"
            return
    pytest.fail(f"{name} is not reached by Tab")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_meets_what_a_machine_can_check(chromium, hall, name):
    context = chromium.new_context(viewport=PHONE, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    show(page, hall, name, shared_devices=name == "again", split="Natt" if name == "missing" else None)
    found = wcag.everything(page)
    assert not found, "\n".join(["", *found])
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_an_english_page_has_no_swedish_of_ours(chromium, hall, name):
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    show(page, hall, name, lang="en", shared_devices=name == "again", title="North")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert leaks(page.evaluate(OURS), swedish_only()) == []
    context.close()


def test_everything_to_tap_is_large_enough(chromium, hall):
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    for name in ("join", "1", "val", "lamna"):
        show(page, hall, name)
        small = page.evaluate(
            """() => [...document.querySelectorAll('button, .button, label.pick, select, header a, summary')]
                .map(one => [one.innerText.slice(0, 30), one.getBoundingClientRect().height])
                .filter(([, height]) => height < 43.9)"""
        )
        assert small == [], name
    context.close()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_first_page_is_usable_within_two_seconds_on_slow_mobile_data(chromium, hall, lang):
    context = chromium.new_context(viewport=PHONE)
    page, code = context.new_page(), hall.open(lang=lang)
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW)
    start = time.monotonic()
    page.goto(f"{hall.url}/w/{code}", wait_until="commit")
    page.get_by_role("button", name=load_texts(lang)("web.join.go")).wait_for()
    usable = time.monotonic() - start
    page.wait_for_load_state("load")
    sent = page.evaluate(
        """() => performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))
            .reduce((sum, one) => sum + one.transferSize, 0)"""
    )
    assert usable < USABLE_S
    assert 0 < sent <= 60_000
    context.close()
