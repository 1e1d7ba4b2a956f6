"""Workshops on a server of the tests, made as the facilitator's pages make them."""

from contextlib import contextmanager

from assessment import load_instrument
from storage import open_store, open_workshops
from workshop import Plan


class Hall:
    """Workshops on a server of the tests, made as the facilitator's pages make them."""

    def __init__(self, server):
        self.url = server.url
        self.store = open_store(f"sqlite:///{server.folder / 'var' / 'tillit.db'}", load_instrument("sv"))
        self.workshops = open_workshops(self.store)
        self.links = {}

    def open(self, phase="open", **changed):
        plan = Plan(**{"title": "Hemtjänsten Norr", "lang": "sv", "expected": 12, **changed})
        made = self.workshops.create(plan)
        self.links[made.code] = made.facilitator
        for step in {"draft": (), "open": ("open",), "closed": ("open", "closed")}[phase]:
            self.workshops.set_phase(made.facilitator, step)
        return made.code

    def of(self, page, code):
        """What is stored of the one who answers on a page."""
        held = {cookie["name"]: cookie["value"] for cookie in page.context.cookies([f"{self.url}/w"])}
        return self.workshops.participant(held[f"tt_w_{code}"])


@contextmanager
def opened(server):
    hall = Hall(server)
    yield hall
    hall.store.close()
