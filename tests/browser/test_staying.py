"""What is answered stays: reload, another device, a killed server, two tabs, deletion, the log."""

import pytest

from assessment import Answers
from ui import services

pytestmark = pytest.mark.browser
SECRET_THOUGHT = "Blåbärssoppan i kylrum sjutton"
TAPS = 20


def test_a_reload_continues_at_the_same_card_with_a_half_filled_card(visitor):
    visitor.begin()
    for card in ("context1", "context2", "pair1"):
        visitor.go_on(card)
    visitor.tap("answers", "A1a", 3)
    visitor.tap("answers", "B1a", 5)
    visitor.page.reload()
    visitor.card("pair1").wait_for()
    visitor.settle()
    codes = ("A1a", "A1b", "B1a", "B1b")
    assert [visitor.chosen("answers", code) for code in codes] == [3, None, 5, None]


def test_the_private_link_continues_on_another_device_and_leaves_no_token_in_the_address(visit):
    phone, desktop = visit(), visit(size={"width": 1280, "height": 800})
    phone.begin()
    for card in ("context1", "context2", "pair1"):
        phone.go_on(card)
    phone.tap("answers", "A1b", 2)
    link = phone.private_link()
    assert link == f"{phone.url}/r/{phone.token}"
    desktop.page.goto(link)
    desktop.card("pair1").wait_for()
    desktop.settle()
    assert [desktop.chosen("answers", code) for code in ("A1a", "A1b")] == [None, 2]
    assert desktop.page.url == f"{desktop.url}/svara"
    assert desktop.token == phone.token
    desktop.tap("answers", "A1a", 0)
    assert phone.answer_file()["answers"] == {"A1a": 1, "A1b": 3}


def test_no_answer_is_lost_when_the_server_is_killed_after_twenty(visit, own_server):
    one = visit(url=own_server.url)
    one.begin()
    for card in ("context1", "context2", "pair1"):
        one.go_on(card)
    tapped, number = {}, 0
    while len(tapped) < TAPS:
        for _, code, _ in one.asks() if one.walk().steps[number].kind == "card" else ():
            one.tap("answers", code, len(tapped) % 5)
            tapped[code] = len(tapped) % 5 + 1
        number += 1
        if len(tapped) < TAPS and number > 3:
            one.go_on(one.walk().steps[number].id)
    own_server.kill()
    own_server.start()
    one.go("/svara")
    shown = {code: one.chosen("answers", code) + 1 for _, code, _ in one.asks()}
    assert shown.items() <= tapped.items()
    assert one.answer_file()["answers"] == tapped


def come_again(visitor, server):
    """The server is killed and comes again; the open page finds its way back by itself."""
    server.kill()
    server.start()
    visitor.page.locator("[data-test-connection-state=CONNECTED]").wait_for()
    visitor.settle()


def test_the_first_tap_on_an_open_page_counts_when_the_server_has_come_again(visit, own_server):
    one = visit(url=own_server.url)
    one.begin_at("pair1", Answers())
    one.go("/svara")
    one.tap("answers", "A1a", 1)
    come_again(one, own_server)
    one.option("answers", "A1b", 4).click()
    one.page.wait_for_timeout(1000)
    one.settle()
    assert one.chosen("answers", "A1b") == 4
    assert one.answer_file()["answers"] == {"A1a": 2, "A1b": 5}


def test_what_is_being_written_survives_that_the_server_has_come_again(visit, own_server):
    one = visit(url=own_server.url)
    one.begin_at("opening", Answers())
    one.go("/svara")
    one.page.locator("[data-testid=stTextArea] textarea").wait_for()
    come_again(one, own_server)
    one.page.locator("[data-testid=stTextArea] textarea").fill(SECRET_THOUGHT)
    one.page.locator("[data-testid=stTextArea] textarea").blur()
    one.page.wait_for_timeout(1000)
    one.settle()
    assert one.page.locator("[data-testid=stTextArea] textarea").input_value() == SECRET_THOUGHT
    assert one.answer_file()["opening"] == SECRET_THOUGHT


def test_after_deletion_the_private_link_is_gone_and_says_so(visit):
    t, one, other = services.texts("sv"), visit(), visit()
    one.begin()
    link = one.private_link()
    one.go("/radera")
    one.page.get_by_role("button", name=t("web.delete.go"), exact=True).click()
    assert one.page.locator("h1").inner_text() == t("web.deleted.title")
    assert [name for name in one.cookies if name.startswith("tt_a_")] == []
    for visitor in (one, other):
        assert visitor.page.goto(link).status == 404
        assert visitor.page.locator("h1").inner_text() == t("web.link_unknown.title")
        assert t("web.link_unknown.text") in visitor.page.locator("main").inner_text()


def test_of_two_tabs_the_latest_tap_wins_and_the_other_shows_it_at_its_next_step(visitor):
    visitor.begin_at("pair1", Answers())
    visitor.go("/svara")
    other = visitor.new_tab()
    other.go("/svara")
    visitor.page.bring_to_front()
    visitor.tap("answers", "A1a", 1)
    other.page.bring_to_front()
    other.tap("answers", "A1a", 4)
    visitor.page.bring_to_front()
    visitor.go_on("labels1")
    visitor.page.click(".st-key-back button")
    visitor.card("pair1").wait_for()
    visitor.settle()
    assert visitor.chosen("answers", "A1a") == 4
    other.page.bring_to_front()
    other.go_on("labels1")
    assert visitor.answer_file()["answers"] == {"A1a": 5}


def test_the_log_holds_neither_what_was_written_nor_the_private_link(visit, server):
    one, other = visit(), visit()
    one.begin_at("pair1", Answers(opening=SECRET_THOUGHT))
    one.go("/svara")
    one.page.locator("[data-testid=stExpander] summary").first.click()
    one.page.locator("[data-testid=stTextArea] textarea").fill(SECRET_THOUGHT)
    one.go_on("labels1")
    assert [note["text"] for note in one.answer_file()["reflections"]] == [SECRET_THOUGHT]
    other.page.goto(one.private_link())
    other.settle()
    one.go("/profil")
    one.download(services.texts("sv")("profile.pdf"))
    one.go("/radera")
    one.page.click("button[type=submit]")
    other.go(f"/r/{other.token}")
    assert server.url in server.log
    assert SECRET_THOUGHT not in server.log
    assert other.token not in server.log
