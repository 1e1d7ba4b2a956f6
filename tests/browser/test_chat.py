"""The conversation in a browser: asked mid-card, heard, followed to the source and back, with keys alone."""

import pytest

from ui import services

pytestmark = pytest.mark.browser
ASK = "Leder tillit till bättre kvalitet?"
DESKTOP = {"width": 1280, "height": 800}
FIELD = "[data-testid=stChatInputTextArea]"
WHERE = """() => ['beside_main', 'beside_chat'].map(name => {
    const box = document.querySelector('.st-key-' + name).getBoundingClientRect()
    return [Math.round(box.left), Math.round(box.top), Math.round(box.right), Math.round(box.bottom)]
})"""


def moves_to(place):
    return services.texts("sv")("walk.card.card", n=place[-1])


def at_card(visitor, place="pair3"):
    visitor.begin()
    visitor.go(f"/svara?kort={place}")
    visitor.card(place).wait_for()


def test_a_question_in_the_middle_of_a_card_and_on(visitor, server):
    at_card(visitor)
    visitor.tap("answers", "A3a", 3)
    visitor.ask(ASK)
    page = visitor.page
    assert page.locator(".st-key-chat blockquote").count() >= 2
    assert visitor.chosen("answers", "A3a") == 3
    visitor.tap("answers", "B3a", 1)
    assert page.locator(".tt-said").count() == 1
    visitor.go_on("labels3")
    assert page.locator(".tt-said").count() == 0
    stored = visitor.answer_file()
    assert stored["answers"] == {"A3a": 4, "B3a": 2}
    assert [one["reply"]["question"] for one in stored["conversation"]] == [ASK]
    assert ASK not in server.log


def test_back_and_change_by_words_keep_the_answers(visitor):
    at_card(visitor)
    visitor.tap("answers", "A3a", 3)
    visitor.ask("gå tillbaka")
    visitor.card("labels2").wait_for()
    visitor.ask("Ändra svaret på fråga A1a")
    visitor.card("pair1").wait_for()
    visitor.page.get_by_text(services.texts("sv")("walk.all_cards")).click()
    visitor.page.get_by_role("link", name=moves_to("pair3"), exact=True).click()
    visitor.card("pair3").wait_for()
    visitor.settle()
    assert visitor.chosen("answers", "A3a") == 3


def test_pause_and_come_back_in_another_browser(visitor, visit):
    at_card(visitor)
    visitor.ask(ASK)
    link = visitor.private_link()
    other = visit()
    other.page.goto(link.replace(link.split("/r/")[0], other.url))
    other.settle()
    assert other.page.locator(".tt-said").count() == 0
    other.page.get_by_text(services.texts("sv")("chat.all")).click()
    other.page.get_by_role("heading", name=ASK).wait_for()
    assert other.page.locator("blockquote").count() >= 2


def test_an_answer_is_said_to_a_screen_reader_once_and_focus_stays_in_the_field(visitor):
    at_card(visitor)
    live = visitor.page.locator(".tt-live")
    assert (live.get_attribute("aria-live"), live.inner_text()) == ("polite", "")
    visitor.ask(ASK)
    first = live.inner_text()
    assert "citat" in first
    assert visitor.page.evaluate("document.activeElement.dataset.testid") == "stChatInputTextArea"
    visitor.ask("Vad är handlingsutrymme?")
    assert live.inner_text() not in {"", first}


def test_with_keys_alone_to_the_source_and_back_to_the_card(visitor):
    at_card(visitor)
    page = visitor.page
    page.locator(FIELD).focus()
    page.keyboard.type(ASK)
    page.keyboard.press("Enter")
    page.locator(".tt-said").wait_for()
    visitor.settle()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("(document.activeElement.getAttribute('href') || '').includes('kalla')"):
            break
    page.keyboard.press("Enter")
    page.locator("mark").wait_for()
    visitor.settle()
    assert len(page.locator("mark").inner_text()) > 30
    assert len(visitor.context.pages) == 1
    page.get_by_role("link", name=services.texts("sv")("passage.back_to", page="Självskattning")).focus()
    page.keyboard.press("Enter")
    visitor.card("pair3").wait_for()
    visitor.settle()
    assert page.locator(".tt-said").inner_text() == ASK


def test_beside_the_card_on_a_desktop_and_one_line_above_it_on_a_phone(visit):
    wide, narrow = visit(size=DESKTOP), visit()
    for one in (wide, narrow):
        at_card(one)
    card, chat = wide.page.evaluate(WHERE)
    assert card[2] <= chat[0]
    card, chat = narrow.page.evaluate(WHERE)
    assert chat[3] <= card[1]
    assert chat[3] - chat[1] <= 70


def test_a_tap_does_not_redraw_the_conversation_by_a_search(visitor):
    at_card(visitor)
    visitor.ask(ASK)
    before = visitor.page.locator(".st-key-chat blockquote").all_inner_texts()
    visitor.tap("answers", "A3a", 3)
    assert visitor.page.locator(".st-key-chat blockquote").all_inner_texts() == before


def test_the_page_of_questions_comes_back_as_it_was_from_a_source(visitor):
    t, page = services.texts("sv"), visitor.page
    visitor.go("/")
    page.get_by_role("link", name=t("page.ask"), exact=True).first.click()
    page.locator("input[type=text]").fill(ASK)
    page.get_by_role("button", name=t("ask.go"), exact=True).click()
    page.locator(".tt-said").wait_for()
    visitor.settle()
    page.locator("[data-testid=stPageLink] a").first.click()
    page.locator("mark").wait_for()
    page.get_by_text(t("passage.back_to", page=t("page.ask"))).click()
    page.locator(".tt-said").wait_for()
    assert page.locator(".tt-said").inner_text() == ASK
