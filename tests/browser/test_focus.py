"""Where focus stands after a step, and what is said aloud: nobody is left at the top of nothing."""

import pytest

from tests.browser import places
from ui import services

pytestmark = pytest.mark.browser
T = services.texts("sv")
STANDS = "() => [document.activeElement.localName, document.activeElement.innerText.trim()]"
IN_CARD = "() => !!document.activeElement.closest('[class*=st-key-card_], [data-testid=stChatMessage]')"


def press(visitor, button):
    """Presses a button by the keyboard and waits for what comes of it."""
    visitor.page.locator(button).first.focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_timeout(250)
    visitor.settle()
    visitor.page.wait_for_timeout(100)


def test_after_a_step_one_stands_where_the_new_begins(visitor):
    places.show(visitor, "module to sort")
    page, cards = visitor.page, len(services.instrument("sv").modules["M7"].cards({}))
    for number in range(1, cards):
        press(visitor, ".st-key-next button")
        page.locator(f".st-key-card_M7_{number}").wait_for()
        assert page.evaluate(IN_CARD)
    press(visitor, ".st-key-next button")
    name = services.instrument("sv").modules["M7"].words.name
    assert page.evaluate(STANDS) == ["h1", name]
    assert page.title() == f"{name} – {T('app.name')}"


def test_to_a_source_and_back_one_stands_at_the_heading_and_then_at_the_card(visitor):
    places.show(visitor, "pair with an answer")
    press(visitor, "[data-testid=stPageLink] a[href*=kalla]")
    assert visitor.page.evaluate(STANDS) == ["h1", T("page.passage")]
    press(visitor, f"main a:has-text('{T('passage.back_to', page=T('page.walk'))}')")
    visitor.card("pair3").wait_for()
    assert visitor.page.evaluate(IN_CARD)


def test_what_goes_away_under_ones_hands_leaves_focus_to_the_heading_above(visitor):
    places.show(visitor, "plan with steps")
    press(visitor, ".st-key-plan_step_2 button[kind=tertiary]")
    visitor.page.locator(".st-key-plan_step_2").wait_for(state="detached")
    visitor.page.wait_for_timeout(200)
    assert visitor.page.evaluate(STANDS)[0] in {"h2", "h3"}


def test_a_message_is_read_aloud_and_brought_into_sight(visitor):
    places.show(visitor, "opening")
    live = visitor.page.locator(".tt-live")
    assert live.inner_text().startswith(visitor.page.locator(".tt-note").inner_text()[:30])
    visitor.page.set_viewport_size({"width": 360, "height": 300})
    visitor.go("/planera")
    press(visitor, "[data-testid=stFormSubmitButton] button")
    problem = visitor.page.get_by_text(T("plan.problem.missing"))
    problem.wait_for()
    visitor.page.wait_for_timeout(200)
    assert 0 <= problem.bounding_box()["y"] < 300
