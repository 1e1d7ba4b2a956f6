"""Someone who leads a workshop in browsers, with the console in one window and the projector in another."""

from ui import services

DESK, HALL = {"width": 1280, "height": 800}, {"width": 1920, "height": 1080}


class Facilitator:
    """Someone who leads, with the console in one window and the projector in another."""

    def __init__(self, visit, lang="sv", *, practice=False, projector_at=None, **where):
        self.t = services.texts(lang)
        self.desk = visit(lang=lang, size=DESK, **where)
        self.desk.go("/planera")
        if practice:
            self.desk.page.locator(".st-key-practice button").click()
        else:
            self.desk.page.get_by_label(self.t("plan.title")).fill("Norra gruppen")
            self.desk.page.get_by_role("button", name=self.t("plan.go")).click()
        codes = self.desk.page.locator("[data-testid=stCode] code")
        codes.nth(2).wait_for()
        self.links = [codes.nth(at).inner_text().strip().replace(self.desk.url, "") for at in range(3)]
        self.code = self.desk.page.locator(".tt-print").inner_text().rsplit(" ", 1)[1]
        self.desk.page.locator("a.tt-primary").click()
        self.button("next").wait_for()
        self.desk.settle()
        self.hall = self.desk.new_tab()
        self.hall.page.set_viewport_size(HALL)
        self.hall.url = projector_at or self.desk.url
        self.hall.go("/projektor?" + self.desk.page.url.split("?")[1])

    def button(self, key):
        return self.desk.page.locator(f".st-key-{key} button")

    def press(self, key):
        self.button(key).click()
        self.desk.page.wait_for_timeout(250)
        self.desk.settle()

    def projected(self, words):
        self.hall.page.locator("h1", has_text=words).wait_for()

    def to_reveal(self):
        self.press("next")
        self.button("close_yes").click()
        self.desk.page.locator(".st-key-close_yes").wait_for(state="detached")
        self.desk.settle()
        self.press("next")

    def open_with_made_up(self):
        self.press("next")
        self.press("next")
        self.press("made_up")

    def to_decision(self, words):
        """Goes on until the decision can be written, and saves one."""
        while not self.desk.page.locator(
            ".st-key-part_now form, .st-key-part_now [data-testid=stForm]"
        ).count():
            self.press("next")
        self.projected(self.t("stage.decision_title"))
        self.desk.page.get_by_label(self.t("decision.strengthen")).fill(words)
        self.desk.page.get_by_role("button", name=self.t("decision.save")).click()
        self.hall.page.get_by_text(words).wait_for()
        self.press("next")

    def result_link(self):
        self.desk.page.locator(".st-key-part_beside summary").last.click()
        self.press("result_link")
        return self.desk.page.locator(".st-key-part_beside code").inner_text().strip()
