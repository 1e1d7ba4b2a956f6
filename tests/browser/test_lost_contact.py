"""When the server is away the page says so in its own language (that it goes on: test_staying.py)."""

import pytest

from tests.browser import wcag
from ui import services

pytestmark = pytest.mark.browser


def test_lost_contact_is_told_in_the_language_of_the_page(visit, own_server):
    people = {lang: visit(url=own_server.url, lang=lang) for lang in ("sv", "en")}
    for one in people.values():
        one.begin()
    own_server.kill()
    for lang, one in people.items():
        t, dialog = services.texts(lang), one.page.locator("[role=dialog]")
        dialog.get_by_text(t("builtin.lost_text")).wait_for()
        assert dialog.inner_text().split("\n")[0] == t("builtin.lost")
        assert "treamlit" not in dialog.inner_text()
        assert dialog.get_by_role("button", name=t("builtin.close")).count() == 1
        assert wcag.english(one.page) == []
        assert wcag.axe(one.page, wcag.LOOKS[:1]) == []
