"""A whole workshop in browsers, ten phones at once: from plan to PDF, also over a server that is killed."""

import subprocess

import pytest

from assessment import load_instrument
from storage import open_store, open_workshops
from tests.browser.facilitator import Facilitator
from tests.browser.visitor import PATIENCE_MS
from ui import services
from workshop import made_up

pytestmark = pytest.mark.browser
PHONES = 10
CARDS = 5
WORDS = "Dagens ordning"


class Phone:
    """A participant's phone, and who taps on it."""

    def __init__(self, visitor, code, person):
        self.visitor, self.page, self.code, self.person = visitor, visitor.page, code, person

    def come(self):
        self.visitor.go(f"/w/{self.code}")
        self.page.check("input[name=chef][value=nej]")
        self.page.get_by_role("button").first.click()

    def fill(self):
        """Answers the card on the screen."""
        for item in self.page.locator("fieldset.item").all():
            name = item.locator("input").first.get_attribute("name")
            self.page.check(f"input[name={name}][value='{self.person.answers[name]}']")

    def choose(self):
        for pole in self.person.stark:
            self.page.check(f"input[name=stark][value={pole}]")

    def send(self):
        """Taps and waits for nothing: the others tap meanwhile."""
        self.page.evaluate("setTimeout(() => document.querySelector('button[value=on]').click())")

    def on(self, card):
        self.page.wait_for_url(f"**/w/{self.code}/{card}", timeout=PATIENCE_MS)

    def again(self, card):
        """After a page that never came: back to the card, answer it and send it once more."""
        if not self.page.locator("fieldset.item").count():
            self.page.goto(f"{self.visitor.url}/w/{self.code}/{card}")
        if self.page.url.endswith(f"/{card}"):
            self.fill()
            self.send()


def all_at_once(phones, card, following):
    """Everyone answers a card and sends it; then everyone stands on the next."""
    for phone in phones:
        phone.on(card)
        phone.fill()
    for phone in phones:
        phone.send()
    for phone in phones:
        phone.on(following)


def hand_in(phones):
    for phone in phones:
        phone.on("val")
        phone.choose()
        phone.send()
    for phone in phones:
        phone.on("lamna")
        phone.send()
    for phone in phones:
        phone.on("tack")


def killed_in_the_middle(phones, server, card):
    """Half have the next card, some have just tapped, some are about to, when the server is killed."""
    for phone in phones:
        phone.on(card)
        phone.fill()
    there, sending = phones[: PHONES // 2], phones[PHONES // 2 : PHONES // 2 + 3]
    for phone in there:
        phone.send()
    for phone in there:
        phone.on(card + 1)
    for phone in sending:
        phone.send()
    server.kill()
    server.start()
    kept = stored(server, there)
    assert [len(one.answers) for one in kept] == [4 * card] * len(there)
    for phone in phones[PHONES // 2 :]:
        phone.again(card)
    for phone in phones:
        phone.on(card + 1)


def stored(server, phones):
    """What the store holds of some phones."""
    store = open_store(f"sqlite:///{server.folder / 'var' / 'tillit.db'}", load_instrument())
    tokens = [phone.visitor.cookies[f"tt_w_{phone.code}"] for phone in phones]
    found = [open_workshops(store).participant(token) for token in tokens]
    store.close()
    return found


def taken(guest, t):
    """The text of the PDF that the result's page hands out."""
    pdf = guest.download(t("group.take_pdf"))
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize(("lang", "killed"), [("sv", True), ("en", False)])
def test_from_plan_to_pdf_with_ten_phones_at_once(visit, request, lang, killed):
    server = request.getfixturevalue("own_server" if killed else "server")
    lead = Facilitator(visit, lang, url=server.url)
    lead.press("next")
    lead.press("next")
    lead.projected(lead.t("stage.join_title"))
    people = made_up(services.instrument(lang))[:PHONES]
    phones = [Phone(visit(lang=lang, url=server.url), lead.code, one) for one in people]
    for phone in phones:
        phone.come()
    for card in range(1, CARDS + 1):
        if killed and card == 3:
            killed_in_the_middle(phones, server, card)
        else:
            all_at_once(phones, card, card + 1 if card < CARDS else "val")
    hand_in(phones)
    kept = stored(server, phones)
    assert [one.answers for one in kept] == [dict(person.answers) for person in people]
    assert all(one.submitted for one in kept)

    lead.hall.page.get_by_text(lead.t("stage.counter", n=PHONES)).first.wait_for()
    lead.desk.settle()
    assert lead.hall.page.locator(".tt-chart").count() == 0
    lead.to_reveal()
    lead.projected(lead.t("stage.pairs_title", numbers="1–3"))
    lead.hall.page.locator(".tt-room svg").wait_for()
    assert phones[0].visitor.go(f"/w/{lead.code}/1").status == 200
    assert services.texts(lang)("web.join.closed.title") in phones[0].page.content()
    lead.to_decision(WORDS)
    guest = visit(lang=lang, url=server.url)
    guest.go(lead.result_link().replace(guest.url, ""))
    guest.page.get_by_text(WORDS).wait_for()
    assert guest.page.locator("svg").count() > 0
    text = taken(guest, lead.t)
    assert "Norra gruppen" in text
    assert WORDS in text
