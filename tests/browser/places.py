"""Every page of the self-assessment in every state that the browser tests look at, by name."""

import json
import re
from dataclasses import replace

from assessment import KINDS, Answers
from report import example_answers
from storage import write_answers
from tests.retrieval import making
from ui import services

ASK = "Leder tillit till bättre kvalitet?"
HALF = Answers(answers={"A1a": 4, "A1b": 2, "B1a": 3, "B1b": 5, "K1": "DK"})
PLAN = {
    "id": "p",
    "strengthen": "Dagens ordning",
    "steps": [
        {
            "id": "s",
            "what": "Möte klockan nio",
            "who": "Samordnaren",
            "when": "2026-04-01",
            "status": "gjort",
            "marked": "2026-04-02",
        },
        {"id": "u", "what": "En rutin bort"},
    ],
    "follow_up": "2026-06-01",
}
LATER = {"W1": 4, "W2": 4, "W3": 2, "W4": 4}


def example(visitor):
    """The example's answers in the visitor's language."""
    return example_answers(services.texts(visitor.lang))


def planned(visitor):
    """A person with a plan of two steps."""
    return replace(example(visitor), plan=PLAN)


def second_round(visitor):
    """A person who has done the example twice, four months apart, and has seen what has changed."""
    first = replace(planned(visitor), respondent="r", started="2026-01-10", finished="2026-01-10")
    return replace(
        first,
        answers=first.answers | LATER,
        started="2026-05-10",
        finished="2026-05-11",
        plan=None,
        yardstick="nej",
        earlier=(json.loads(write_answers(first)),),
    )


def deepened(visitor):
    """A person who has answered every module, in all of its ways."""
    modules = {}
    for code, module in services.instrument("sv").modules.items():
        given = {
            one.code: [*one.options][: one.at_most] for one in module.items.values() if one.answer == "pick"
        }
        for at, asked in enumerate(one for one in module.questions(given) if one.key not in given):
            kind = asked.item.answer
            given[asked.key] = "Ett möte." if kind == "text" else KINDS[kind][at % len(KINDS[kind])]
        modules[code] = {"version": module.version, "answers": given}
    return replace(example(visitor), modules=modules)


def unfold(visitor):
    """Opens everything that can be unfolded, also what stands inside something folded."""
    folded = visitor.page.locator("main details:not([open]) > summary:visible")
    while folded.count():
        folded.evaluate_all("all => all.forEach(one => one.click())")
        visitor.settle()


def look_at_the_pdf(visitor):
    """Opens the pages of the PDF as pictures, and what can be left out of it."""
    page = visitor.page
    page.locator("[class*=st-key-take] [data-testid=stCheckbox] label").last.click()
    page.locator(".tt-pages img").first.wait_for()
    visitor.settle()


def asked(visitor):
    """Asks the sources beside the card and unfolds what stands behind the answer."""
    visitor.ask(ASK)
    unfold(visitor)


def asked_alone(visitor):
    """Asks on the page of questions."""
    visitor.page.locator("input[type=text]").fill(ASK)
    visitor.page.keyboard.press("Enter")
    visitor.page.locator(".tt-said").wait_for()
    visitor.settle()


def careless(visitor):
    """Writes what should not be kept, so that it is held back."""
    visitor.page.locator("main textarea").first.fill("Karin Andersson, 19700101-1234, är sjukskriven.")
    visitor.page.keyboard.press("Tab")
    visitor.page.locator(".tt-note").first.wait_for()
    visitor.settle()


def explained(visitor):
    """Asks what a word means on a card."""
    visitor.page.locator("[class*=st-key-terms_] button").first.click()
    visitor.page.locator("[data-testid=stChatMessage]").first.wait_for()
    visitor.settle()


def calendar(visitor):
    """Opens the calendar of a day."""
    visitor.page.locator("[data-testid=stDateInputCalendarButton]").first.click()
    visitor.page.locator("[role=dialog]").wait_for()


def wrong_file(visitor):
    """Sends a file that is no answers."""
    sent = {"name": "a.json", "mimeType": "application/json", "buffer": b"{}"}
    visitor.page.locator("input[type=file]").set_input_files(sent)
    visitor.page.locator("button[type=submit]").click()
    visitor.page.locator("[role=alert]").wait_for()


def refused_document(visitor):
    """Adds a document that holds no text."""
    sent = {"name": "skannad.pdf", "mimeType": "application/pdf", "buffer": making.scanned()}
    visitor.page.locator("input[type=file]").set_input_files(sent)
    visitor.page.locator(".tt-note").wait_for()
    visitor.settle()


def second_link(visitor):
    """Opens somebody's private link while this browser holds another self-assessment."""
    visitor.begin_at("pair1")
    link = visitor.private_link()
    visitor.context.clear_cookies(name=re.compile(r"^tt_(?!lang)"))
    visitor.begin_at("pair2")
    visitor.page.goto(visitor.url + "/r/" + link.rsplit("/", 1)[1])


PLACES = {
    # name: (address, card where the example is, or answers, or None: nothing begun; what is done then)
    "start": ("/", None),
    "start with one begun": ("/", "pair1"),
    "begin": ("/borja", None),
    "file": ("/fil", None),
    "wrong file": ("/fil", None, wrong_file),
    "unknown address": ("/finns-inte", None),
    "wrong link": ("/r/" + "x" * 22, None),
    "another link": ("/", None, second_link),
    "new link": ("/ny-lank", "pair1"),
    "nothing begun": ("/svara", None),
    "opening": ("/svara", "opening", careless),
    "context": ("/svara", "context1"),
    "pair": ("/svara", "pair3"),
    "pair with an answer": ("/svara", "pair3", asked),
    "labels": ("/svara", "labels1", explained),
    "summary": ("/svara", "pairs1-3"),
    "own conditions": ("/svara", "C"),
    "end": ("/svara", "end"),
    "form": ("/svara?vy=formular", "pair1"),
    "profile half done": ("/profil", HALF),
    "profile": ("/profil", "end", unfold),
    "profile with its pages": ("/profil", deepened, look_at_the_pdf),
    "example": ("/exempel", None),
    "plan": ("/plan", "end"),
    "plan with steps": ("/plan", planned),
    "calendar": ("/plan", planned, calendar),
    "follow-up": ("/forandring", "end"),
    "change": ("/forandring", second_round, unfold),
    "modules": ("/fordjupa", "end"),
    "unknown module": ("/fordjupa?modul=M0", "end"),
    "module to state": ("/fordjupa?modul=M1", "end"),
    "module to agree with": ("/fordjupa?modul=M3", "end"),
    "module to choose in": ("/fordjupa?modul=M5", "end"),
    "module to sort": ("/fordjupa?modul=M7", "end"),
    "module with words": ("/fordjupa?modul=M9", "end"),
    **{f"module {n} set out": (f"/fordjupa?modul=M{n}", deepened, unfold) for n in (1, 2, 3, 4, 5, 7, 9)},
    "source": ("/kalla?a=A1.f1", None),
    "ask": ("/fraga", None),
    "ask with an answer": ("/fraga", None, asked_alone),
    "conversation": ("/samtal", "talk"),
    "stretch": ("/kalla?k=004&d=1000-1200", None),
    "words": ("/ord", None),
    "method": ("/metod", None),
    "frameworks": ("/ramverk", None, unfold),
    "privacy": ("/integritet", None),
    "accessibility": ("/tillganglighet", None),
    "guide": ("/handledning", None),
    "my answers": ("/mina-svar", "pair1"),
    "own documents": ("/egna-dokument", None),
    "refused document": ("/egna-dokument", None, refused_document),
    "sign-in that is off": ("/logga-in", None),
    "delete": ("/radera", "pair1"),
    "forget": ("/glom", "pair1"),
}


def show(visitor, name):
    """Opens a place in the state that belongs to it."""
    path, start, *then = PLACES[name]
    if start == "talk":
        visitor.begin_at("pair3")
        visitor.go("/svara")
        visitor.ask(ASK)
    elif isinstance(start, Answers):
        visitor.begin_at("pair4", start)
    elif callable(start):
        visitor.begin_at("end", start(visitor))
    elif start is not None:
        visitor.begin_at(start)
    answer = visitor.go(path)
    for act in then:
        act(visitor)
    return answer
