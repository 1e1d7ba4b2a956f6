"""A visitor: one browser on the product, who opens pages and taps like a person."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import TimeoutError as TooSlow

from dialogue import build_walk
from report import example_answers
from storage import in_use, write_answers
from ui import services

PATIENCE_MS = 60_000  # a busy machine is no fault of the product
SOCKETS = """() => {
    const said = window.ttSaid = {sent: 0, heard: 1}, send = WebSocket.prototype.send
    WebSocket.prototype.send = function (...sent) {
        if (!this.ttHeard) this.addEventListener('message', () => { said.heard = performance.now() })
        this.ttHeard = true
        said.sent = performance.now()
        return send.apply(this, sent)
    }
}"""
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
SETTLED = """() => {
    const app = document.querySelector('[data-testid="stApp"]'), {sent, heard} = window.ttSaid
    const now = performance.now(), answered = heard > sent || now - sent > 2000  // not all is answered
    return app && app.dataset.testScriptState === 'notRunning' && document.querySelector('.tt-foot')
        && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
        && answered && now - Math.max(sent, heard) > 40
}"""
ASKED = """() => [...document.querySelectorAll('[data-testid="stRadio"]')].map(one => {
    const [, field, code] = one.closest('[class*="st-key-"]').className.match(/st-key-([a-z]+)-(\\S+)/)
    return [field, code, one.querySelectorAll('[data-testid="stRadioOption"]').length]
})"""
VIOLATED = """document.addEventListener('securitypolicyviolation', one =>
    ttViolated('Content Security Policy: ' + one.violatedDirective + ' ' + one.blockedURI))"""


class Visitor:
    """One browser with one tab open on the product; the page object is `page`."""

    def __init__(self, context, url):
        self.context, self.url = context, url
        self.asked, self.trouble = [], []
        context.set_default_timeout(PATIENCE_MS)
        context.on("request", lambda request: self.asked.append(request.url))
        context.on("weberror", lambda error: self.trouble.append(str(error.error)))
        context.on("console", self._heard)
        context.expose_binding("ttViolated", lambda _, told: self.trouble.append(told))
        context.add_init_script(VIOLATED)
        context.add_init_script(f"({SOCKETS})()")
        self.page = self._watched(context.new_page())

    def _heard(self, message):
        if "Content Security Policy" in message.text:
            self.trouble.append(message.text)

    def _watched(self, page):
        page.on("websocket", lambda socket: self.asked.append(socket.url))
        return page

    @property
    def strangers(self):
        """Addresses asked for outside the server's own origin."""
        own = urlsplit(self.url).hostname  # a test may go on at another process of the same machine
        asked = map(urlsplit, self.asked)
        return [url.geturl() for url in asked if url.scheme not in {"data", "blob"} and url.hostname != own]

    def new_tab(self):
        """Another tab of the same browser, as a visitor of its own."""
        other = object.__new__(Visitor)
        other.__dict__ = {**self.__dict__, "page": self._watched(self.context.new_page())}
        return other

    def settle(self):
        """Waits until the last tap is answered and the page drawn; says what stood there if it never is."""
        try:
            self.page.evaluate(DRAWN)  # what a tap sends leaves with the next frame
            self.page.wait_for_function(SETTLED, polling=50)
        except TooSlow as error:
            raise AssertionError(f"{self.page.url}: {self.page.locator('body').inner_text()}") from error

    def go(self, path):
        """Opens an address of the product and waits until it is drawn."""
        answer = self.page.goto(self.url + path)
        if self.page.locator("#root").count():
            self.settle()
        return answer

    def begin(self):
        """Begins a self-assessment as a person does."""
        self.go("/borja")
        self.page.click("button[type=submit]")
        self.settle()

    def begin_at(self, place, answers=None):
        """Begins with a file, so that a test may start anywhere (default: with the example's answers)."""
        texts = services.texts(self.lang)
        answers = example_answers(texts) if answers is None else answers
        version = services.instrument(self.lang).version
        sent = write_answers(replace(answers, place=place, lang=self.lang, version=version)).encode()
        file = {"name": "a.json", "mimeType": "application/json", "buffer": sent}
        form = {"file": file, "store": "server"}
        answer = self.context.request.post(f"{self.url}/fil", multipart=form, max_redirects=0)
        assert answer.status == 303, answer.text()

    def ask(self, text):
        """Asks in the field beside the cards and waits for the answer."""
        field = self.page.locator("[data-testid=stChatInputTextArea]")
        field.fill(text)
        field.press("Enter")
        self.page.locator(".tt-said", has_text=text).wait_for()
        self.settle()

    @property
    def lang(self):
        return self.cookies.get("tt_lang", "sv")

    @property
    def cookies(self):
        return {cookie["name"]: cookie["value"] for cookie in self.context.cookies()}

    @property
    def token(self):
        return in_use(self.cookies).token

    def walk(self):
        return build_walk(services.instrument("sv"))

    def card(self, step_id):
        """The part of the page that holds a card."""
        return self.page.locator(f".st-key-card_{step_id.replace('-', '_')}")

    def asks(self):
        """(field, code, number of options) of every question on the page."""
        return [tuple(one) for one in self.page.evaluate(ASKED)]

    def option(self, field, code, index):
        return self.page.locator(f".st-key-{field}-{code} [data-testid=stRadioOption]").nth(index)

    def tap(self, field, code, index):
        """Chooses an option and waits until the server has taken it."""
        self.option(field, code, index).click()
        self.option(field, code, index).locator("input:checked").wait_for(state="attached")
        self.page.wait_for_timeout(60)
        self.settle()

    def chosen(self, field, code):
        """Index of the chosen option of a question on the page, or None."""
        boxes = self.page.locator(f".st-key-{field}-{code} [data-testid=stRadioOption] input")
        boxes.first.wait_for(state="attached")
        found = [at for at in range(boxes.count()) if boxes.nth(at).is_checked()]
        return found[0] if found else None

    def answer_all(self, steps, choose):
        """Answers everything asked on these cards; `choose` takes a code and the number of options.

        A summary asks for agreement only once there is something to agree with, so it comes last.
        """
        wanted = sum(step.asks for step in steps)
        asked = f"wanted => ({ASKED})().filter(one => one[0] !== 'summaries').length === wanted"
        self.page.wait_for_function(asked, arg=wanted)
        for field, code, count in self.asks():
            if field != "summaries":
                self._choose(field, code, choose(code, count))
        for step in steps:
            if step.kind == "summary":
                self._choose("summaries", step.id, choose(step.id, 3))

    def _choose(self, field, code, index):
        option = self.option(field, code, index)
        option.click()
        option.locator("input:checked").wait_for(state="attached")

    def go_on(self, to):
        """Presses "Fortsätt" and waits for the card that comes."""
        self.page.click(".st-key-next button")
        self.card(to).wait_for()
        self.settle()

    def walk_through(self, choose):
        """Answers card by card to the end."""
        steps = self.walk().steps
        for step, after in pairwise(steps):
            self.card(step.id).wait_for()
            self.answer_all([step], choose)
            self.go_on(after.id)

    def download(self, label):
        """The content of what a button hands out."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("button", name=label, exact=True).click()
        return Path(waiting.value.path()).read_bytes()

    def answer_file(self):
        """What is stored, as the person gets it from the page about the own answers."""
        self.go("/mina-svar")
        return json.loads(self.download(services.texts(self.lang)("mine.file_get")))

    def private_link(self):
        """The link as it stands on the page about the own answers."""
        self.go("/mina-svar")
        return self.page.locator("[data-testid=stCode] code").inner_text().strip()
