"""The sections in words, from the person's own to quotes and appendix."""

from report.asked import Asked, Said
from report.page import Filled, Page
from report.parts import Card, Correction, Question
from report.pieces import (
    Pieces,
    columns,
    head,
    items,
    label,
    par,
    pars,
    passages,
    run_in,
    sides,
    told,
)
from report.pieces import (
    quotes as quote_list,
)
from report.short_quotes import short_quote

_LAST_PAGE = 6  # the quotes end here; only the appendix may follow
_EACH = 1  # passages a side beside a topic or a rule
_CARDS = 2  # passages a side on the typbilder together
_UNKNOWN = 3  # passages on what nobody knows
_LINES = 40  # lines of one text in the appendix, before they run on
_ASKED = 2200  # letters of the conversation that stand in its section; a longer one stands in the appendix


def own(page: Page) -> Filled:
    """What the person wrote; what is long begins here and stands whole in the appendix."""
    own_words = page.findings.own_words
    written = [(own_words.opening_question, own_words.opening)] if page.opening and own_words.opening else []
    written += [
        (page.say("own.wrote", where=one.where), one.text) for one in own_words.reflections if one.in_report
    ]
    body: Pieces = []
    if own_words.aims:
        body += label(page.say("own.aims")) + told([f"{'. '.join(own_words.aims)}."])
        body += par(page.say("own.aims_note"), "small")
    later = []
    for where, text in written:
        shown = page.room.take(where, text)
        if shown:
            body += label(where) + told(shown)
            body += par(page.say("own.goes_on"), "small") if page.room.goes_on(where) else []
        else:
            later.append(where.rstrip(":"))
    if later:
        body += par(page.say("own.later", places="; ".join(later)), "small")
    return Filled(par(own_words.sentence), body) if body else Filled(body=par(own_words.sentence))


def corrections(page: Page, found: tuple[Correction, ...]) -> Pieces:
    """What the person said about a picture: stands first, and outranks what follows."""
    pieces: Pieces = []
    for one in found:
        own_words = [echo for echo in one.own if echo.in_report]
        said = [paragraph for echo in own_words for paragraph in page.room.take(echo.where, echo.text)]
        pieces += told(said, one.sentence)
        if any(page.room.goes_on(echo.where) for echo in own_words):
            pieces += par(page.say("own.goes_on"), "small")
    return pieces


def cards(page: Page) -> Filled:
    """The typbilder, with what speaks for and against."""
    found = page.findings
    near = par(f"{found.near_text}: {', '.join(found.near)}.") if found.near else []
    body = par(found.cards_text)
    for card in found.cards:
        body += _card(page, card, _CARDS // len(found.cards))
    return Filled(near, body)


def _card(page: Page, card: Card, each: int) -> Pieces:
    def part(key: str, text: str) -> Pieces:
        return run_in(page.say(f"cards.{key}"), text)

    return [
        *head(card.name),
        *part("answered", card.answered),
        *part("meaning", card.meaning),
        *sides(page.notes.sides(card.sides, each), card.against_own),
        *part("try_first", card.try_first),
        *part("questions", " ".join(card.questions)),
        *part("risk", card.risk),
        *part("unknown", card.unknown),
    ]


def topics(page: Page) -> Filled:
    """What to talk about by the person's own wish, and what to think through first."""
    found = page.findings
    body: Pieces = []
    for topic in found.topics:
        body += [*head(topic.name), *par(topic.sentence, sticky=True)]
        body += sides(page.notes.sides(topic.sides, _EACH))
    if found.rules:
        body += head(page.say("topics.rules"))
        for rule in found.rules:
            body += _rule(page, rule)
    return (
        Filled(par(found.topics_text), body) if found.topics else Filled(body=par(found.topics_text) + body)
    )


def _rule(page: Page, rule: Question) -> Pieces:
    """A rule with the numbers of its passages; the list of quotes says the rest."""
    found = page.notes.sides(rule.sides, _EACH)
    return [{"kind": "cited", "text": rule.text, "for": found["for"], "against": found["against"]}]


def questions(page: Page) -> Filled:
    """Two questions to take to the group."""
    return Filled(body=items(page.findings.questions, numbered=True))


def asked(page: Page) -> Filled | None:
    """What the person asked the sources and wants in the report."""
    found = page.findings.asked
    if not found:
        return None
    side = par(page.say("asked.text"))
    if _is_long(found):
        return Filled(side, par(page.say("asked.later", n=len(found))))
    return Filled(side, [piece for one in found for piece in _asked(page, one)])


def _is_long(found: tuple[Asked, ...]) -> bool:
    return sum(len(one.question) + sum(len(said.text) for said in one.said) for one in found) > _ASKED


def _asked(page: Page, one: Asked) -> Pieces:
    pieces = head(one.question)
    side = ""
    for said in one.said:
        if said.side and said.side != side:
            pieces += label(said.side)
        side = said.side
        pieces += _said(page, said)
    return pieces


def _said(page: Page, said: Said) -> Pieces:
    if said.kind == "quote":
        text, more = short_quote(said.text)
        return [{"kind": "quote", "lead": said.lead, "text": text, "more": more, "place": said.place}]
    if said.kind == "unknown":
        return run_in(page.say("asked.unknown").rstrip("."), f"{said.text} ({said.place})")
    return par(said.text)


def limits(page: Page) -> Filled:
    """What the picture does not say; the last two of the limits stand at the foot of every page."""
    found = page.findings
    flags = [flag.text for flag in found.flags]
    unknown = page.notes.short(found.unknown[:_UNKNOWN])
    return Filled(
        par(page.say("limits.flags"), "strong") + pars(flags) if flags else [],
        [
            *items(found.limits[:-2], small=True),
            *par(found.closing, "small"),
            *(label(page.say("limits.unknown")) if unknown else []),
            *passages(unknown),
        ],
    )


def quotes(page: Page) -> Filled:
    """The sources, and the quotes in the order they are cited."""
    sources: Pieces = [
        {
            "kind": "source",
            "who": " ".join(filter(None, (one.author, one.year))),
            "title": one.title,
            "about": one.kind,
        }
        for one in page.findings.sources
    ]
    side = par(page.say("pdf.quotes_text"))
    last = _LAST_PAGE if not page.findings.modules else None  # with modules it takes the room it needs
    return Filled(side, label(page.say("pdf.sources")) + sources, quote_list(page.notes.quotes(), last))


def _run_on(lines: list[str]) -> list[str]:
    """The paragraphs; very many lines run on, with a stroke where each ended, and take no page each."""
    return lines if len(lines) <= _LINES else [" / ".join(lines)]


def appendix(page: Page) -> Filled | None:
    """What was too long for its place, whole: own words, then the conversation."""
    pieces = [piece for where, text in page.room.rest() for piece in label(where) + told(_run_on(text))]
    found = page.findings.asked
    if found and _is_long(found) and page.shows("asked"):
        pieces += label(page.say("asked.title"))
        pieces += [piece for one in found for piece in _asked(page, one)]
    return Filled(par(page.say("pdf.appendix_text")), wide=columns(pieces)) if pieces else None
