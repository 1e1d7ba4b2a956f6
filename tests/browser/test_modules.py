"""A module on a phone, from its first card to its picture."""

import pytest

from ui import services

pytestmark = pytest.mark.browser


def test_a_proposed_module_is_answered_on_a_phone_and_stored(visitor):
    t, page = services.texts("sv"), visitor.page
    visitor.begin_at("end")
    visitor.go("/fordjupa?modul=M7")
    for number, card in enumerate(services.instrument("sv").modules["M7"].cards({})):
        groups = page.locator(f".st-key-card_M7_{number} [data-testid=stRadioGroup]")
        asked = sum(len(section.questions) for section in card.sections)
        groups.nth(asked - 1).wait_for()
        for at in range(asked):
            groups.nth(at).locator("[data-testid=stRadioOption]").nth(2).click()
            groups.nth(at).locator("input:checked").wait_for(state="attached")
        visitor.settle()
        page.click(".st-key-next button")
        visitor.settle()
    page.get_by_text(t("module.in_words"), exact=True).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    answers = visitor.answer_file()["modules"]["M7"]["answers"]
    assert answers == dict.fromkeys(services.instrument("sv").modules["M7"].items, 2)


@pytest.mark.parametrize("code", ["M1", "M2", "M3", "M5"])
def test_the_first_card_of_a_module_fits_a_narrow_phone(visitor, code):
    visitor.begin_at("end")
    visitor.go(f"/fordjupa?modul={code}")
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 360
