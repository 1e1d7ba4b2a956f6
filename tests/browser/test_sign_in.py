"""Signing in with an OpenID provider on this machine: there and back, roles, and what goes wrong in words."""

import pytest

from tests.browser import wcag
from tests.browser.hall import opened
from tests.browser.provider import OpenIdProvider
from tests.browser.served import Served
from tests.browser.visitor import Visitor
from ui import services
from workshop import Plan

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def provider():
    return OpenIdProvider()


@pytest.fixture(scope="module")
def guarded(provider, tmp_path_factory):
    """The product with signing in on."""
    one = Served(tmp_path_factory.mktemp("guarded"))
    one.settings = provider.settings(one.url)
    provider.start(one.url)
    one.start()
    yield one
    one.kill()
    provider.stop()


@pytest.fixture
def someone(chromium, guarded):
    """A function that gives one more person with a browser of their own."""
    contexts = []

    def open_one():
        contexts.append(chromium.new_context())
        return Visitor(contexts[-1], guarded.url)

    yield open_one
    for context in contexts:
        context.close()


def press(one):
    one.page.locator(".st-key-sign_in button").click()


def sign_in(one, who):
    """At the provider: a name, a password, and a yes."""
    press(one)
    one.page.fill("input[name=login]", who)
    one.page.fill("input[name=password]", "anything")
    one.page.locator("button[type=submit]").click()
    one.page.locator("button[type=submit]", has_text="Continue").click()
    one.page.wait_for_url(one.url + "/**")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_facilitator_signs_in_and_comes_back_to_the_page_that_asked(someone, lang):
    one, t = someone(), services.texts(lang)
    if lang != "sv":
        one.go(f"/sprak/{lang}")
    one.go("/planera")
    assert one.page.get_by_role("heading", level=1).inner_text() == t("sign_in.signed_out_title")
    assert not one.page.get_by_label(t("plan.title")).count()
    assert wcag.everything(one.page) == []
    sign_in(one, "ledare")
    one.page.get_by_label(t("plan.title")).wait_for()
    one.settle()
    assert one.page.url == one.url + "/planera"
    assert one.trouble == []
    cookie = next(found for found in one.context.cookies() if found["name"] == "_streamlit_user")
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Lax")
    one.page.get_by_role("link", name=t("sign_in.out_as", name="Test ledare")).click()
    one.page.locator("button[autofocus], button[value=yes]").first.click()
    one.page.wait_for_url(one.url + "/**")
    one.go("/planera")
    assert one.page.get_by_role("heading", level=1).inner_text() == t("sign_in.signed_out_title")


def test_a_role_opens_its_own_pages_and_no_others(someone):
    one, t = someone(), services.texts("sv")
    one.go("/logga-in")
    sign_in(one, "chef")
    one.settle()
    for path, role in (
        ("planera", "facilitator"),
        ("egna-dokument", "administrator"),
        ("oversikt", "administrator"),
    ):
        one.go(f"/{path}")
        assert one.page.get_by_text(t(f"sign_in.role_{role}")).count() == 1
        assert one.page.get_by_role("heading", level=1).inner_text() == t("sign_in.role_title")
    one.begin()
    assert one.page.url.endswith("/svara")


def test_beginning_asks_for_a_sign_in_and_goes_on_after_it(someone):
    one, t = someone(), services.texts("sv")
    assert (
        one.context.request.post(one.url + "/borja", max_redirects=0)
        .headers["location"]
        .startswith("/logga-in")
    )
    one.go("/borja")
    assert one.page.url.endswith("/logga-in?till=/borja")
    sign_in(one, "nobody")
    one.page.get_by_role("button", name=t("web.begin.go")).wait_for()
    assert one.page.url == one.url + "/borja"


def test_the_overview_is_an_administrators_and_holds_what_was_let_be_seen(someone, guarded):
    with opened(guarded) as hall:
        for unit, overview in (("Norra gruppen", True), ("Hemliga gruppen", False)):
            hall.workshops.create(Plan("x", "sv", 12, unit=unit, overview=overview))
    one = someone()
    one.go("/oversikt")
    sign_in(one, "admin")
    one.page.get_by_text("Norra gruppen").wait_for()
    one.settle()
    assert "Hemliga gruppen" not in one.page.locator("body").inner_text()
    assert wcag.everything(one.page) == []
    one.go("/egna-dokument")
    assert one.page.locator("[data-testid=stFileUploader]").count() == 1


def test_participants_never_sign_in(someone, guarded):
    one = someone()
    with opened(guarded) as hall:
        code = hall.open()
    one.go(f"/w/{code}")
    one.page.check("input[name=chef][value=nej]")
    one.page.get_by_role("button").first.click()
    assert one.page.url.endswith(f"/w/{code}/1")


def test_whoever_turns_back_at_the_provider_is_told_so(someone):
    one, t = someone(), services.texts("sv")
    one.go("/planera")
    press(one)
    one.page.get_by_role("link", name="Cancel").click()
    one.page.get_by_role("heading", name=t("web.sign_in_refused.title")).wait_for()


def test_a_return_that_nobody_asked_for_signs_nobody_in(someone):
    one, t = someone(), services.texts("sv")
    answer = one.go("/oauth2callback?code=stolen&state=made-up")
    assert answer.status == 403
    assert one.page.get_by_role("heading", level=1).inner_text() == t("web.sign_in_failed.title")
    assert "_streamlit_user" not in one.cookies


def test_a_provider_that_is_away_is_said_in_words(someone, provider, guarded):
    one, t = someone(), services.texts("sv")
    one.go("/planera")
    provider.stop()
    try:
        press(one)
        one.page.get_by_role("heading", name=t("web.provider_away.title")).wait_for()
        for secret in ("Traceback", "localhost:", "only the tests know"):
            assert secret not in one.page.locator("body").inner_text()
        assert "only the tests know" not in guarded.log
    finally:
        provider.start(guarded.url)
