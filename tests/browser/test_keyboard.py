"""The whole way in and one card, without a mouse."""

import pytest

from ui import services

pytestmark = pytest.mark.browser
IN_FOCUS = """() => {
    const one = document.activeElement
    const holder = one.closest('[class*="st-key-"]')
    return [one.tagName, one.type || '', (one.innerText || '').trim(), holder ? holder.className : '']
}"""
MANY = 60


def tab_to(page, wanted):
    """Presses Tab until what has focus is what is looked for."""
    passed = []
    for _ in range(MANY):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(IN_FOCUS))
        if wanted(*passed[-1]):
            return
    pytest.fail(f"not reached by Tab: {passed}")


def press_next(visitor, to):
    tab_to(visitor.page, lambda tag, _kind, _text, key: tag == "BUTTON" and "st-key-next" in key)
    visitor.page.keyboard.press("Enter")
    visitor.card(to).wait_for()
    visitor.settle()


def test_a_card_is_answered_with_the_keyboard_alone(visitor):
    t, page = services.texts("sv"), visitor.page
    visitor.go("/")
    tab_to(page, lambda tag, _kind, text, _key: tag == "A" and text == t("start.begin"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/borja")
    tab_to(page, lambda _tag, kind, _text, _key: kind == "submit")
    page.keyboard.press("Enter")
    visitor.card("opening").wait_for()
    visitor.settle()
    for card in ("context1", "context2", "pair1"):
        press_next(visitor, card)
    codes = [code for _, code, _ in visitor.asks()]
    for steps, code in enumerate(codes):
        tab_to(page, lambda _tag, kind, _text, key, code=code: kind == "radio" and f"-{code}" in key)
        page.keyboard.press("Space")
        for step in range(steps):
            page.keyboard.press("ArrowDown")
            visitor.option("answers", code, step + 1).locator("input:checked").wait_for(state="attached")
        visitor.settle()
    press_next(visitor, "labels1")
    stored = visitor.answer_file()
    assert stored["answers"] == {code: steps + 1 for steps, code in enumerate(codes)}
    assert stored["place"] == "labels1"
