"""What a message wants: a term explained, the sources asked, a note kept, a card left, and so on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dialogue.intent_rules import Reader
from dialogue.phrases import Line, make_line, tokens_of
from dialogue.safety import POINT, REFUSE, Risk, deciding, find_risks
from dialogue.terms import item_meant

KINDS = (
    "term",
    "why_item",
    "ask_sources",
    "ask_profile",
    "reflect",
    "correct",
    "go_back",
    "change",
    "pause",
    "help",
    "off_topic",
    "refused",
    "safety",
)
_SHORT = 4  # words of a message that is only a greeting or a thank-you
_MOVE = 16  # words of a message that asks to go somewhere; longer ones tell something
_QUESTION = 8  # words of a question without its mark that begins like a statement
_NOTE = 5  # words from which a statement is a note even if it does not speak of "us"


@dataclass(frozen=True)
class Place:
    """Where the person is when a message is written.

    Attributes:
        card: id of the card (`dialogue.walk.Step.id`); empty outside a self-assessment.
        kind: kind of the card (`Step.kind`); empty outside.
        items: codes of the items on the card.
        scales: codes of the scales the card is about.
        has_profile: whether there is a profile to ask about.
    """

    card: str = ""
    kind: str = ""
    items: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    has_profile: bool = False


@dataclass(frozen=True)
class Intent:
    """What a message was taken for.

    Attributes:
        kind: one of `KINDS`.
        concept: key of the concept that is asked about (term), or empty.
        item: code of the item that is asked about or to be changed, or empty.
        scale: code of the scale that is asked about, or empty.
        topic: what decided: the risk's kind (safety, refused), `greeting`, `thanks`, `injection`, or empty.
        risks: everything in the text that needs care, also what only warns before saving.
    """

    kind: str
    concept: str = ""
    item: str = ""
    scale: str = ""
    topic: str = ""
    risks: tuple[Risk, ...] = ()


def read_intent(text: str, place: Place, reader: Reader) -> Intent:
    """What a message wants.

    A question that is nothing else goes to the sources; a statement on a card is a note that the caller
    offers to keep, never one that is kept unasked.

    Args:
        text: the message.
        place: where the person is.
        reader: from `open_reader`.
    """
    risks = find_risks(text, reader.safety)
    kind = deciding(risks, reader.safety)
    if kind and kind.response == POINT:
        return Intent("safety", topic=kind.name, risks=risks)
    if kind and kind.response == REFUSE:
        return Intent("refused", topic=kind.name, risks=risks)
    line = make_line(tokens_of(text), slips=reader.slips)
    words = [token.word for token in line.tokens if not token.ends]
    return replace(_wanted(line, words, place, reader), risks=risks)


def _wanted(line: Line, words: list[str], place: Place, reader: Reader) -> Intent:
    """What a message wants that holds nothing to point or refuse."""

    def says(name: str) -> bool:
        return reader.phrases[name].stand_in(line)

    move = Intent("off_topic", topic="injection") if says("injection") else _move(line, words, place, reader)
    if move:
        return move
    if not words or says("help") or (len(words) <= _SHORT and says("greeting")):
        return Intent("help", topic="greeting" if words and says("greeting") else "")
    if place.items and says("why_item"):
        return Intent("why_item", item=_item(line, words, place, reader))
    asks = _asks(line, says)
    scale = _scale(words, reader)
    named = bool(scale) and (says("profile_scale") or (place.has_profile and says("us")))
    if asks and (named or says("profile")):
        return Intent("ask_profile", scale=scale)
    if concept := _term(line, words, reader):
        return Intent("term", concept=concept)
    if len(words) <= _SHORT and says("thanks"):
        return Intent("help", topic="thanks")
    return Intent(_other(words, place, says, asks=asks))


def _other(words: list[str], place: Place, says: Callable[[str], bool], *, asks: bool) -> str:
    """The kind of a message that is none of the special ones."""
    if asks:
        return "off_topic" if says("off_topic") else "ask_sources"
    tells = len(words) >= _NOTE or says("own")
    return "reflect" if place.card and tells else "ask_sources"


def _asks(line: Line, says: Callable[[str], bool]) -> bool:
    """Whether a message asks: by its mark, by how it begins, or by words for asking."""
    if any(token.word == "?" for token in line.tokens) or says("question"):
        return True
    words = sum(not token.ends for token in line.tokens)
    return words <= _QUESTION and says("question_perhaps") and not says("own")


def _scale(words: list[str], reader: Reader) -> str:
    """The first scale that is named; not where its name is only a verb after another one."""
    for one in reader.scales.find(words):
        if not one.first or words[one.first - 1] not in reader.modal:
            return one.key
    return ""


def _move(line: Line, words: list[str], place: Place, reader: Reader) -> Intent | None:
    """A wish to go somewhere, to change an answer or to correct a summary; None where there is none."""
    if len(words) > _MOVE:
        return None
    if place.kind == "summary" and reader.phrases["correct"].stand_in(line):
        return Intent("correct")
    if reader.phrases["pause"].stand_in(line):
        return Intent("pause")
    if reader.phrases["change"].stand_in(line):
        return Intent("change", item=_item(line, words, place, reader))
    return Intent("go_back") if reader.phrases["back"].stand_in(line) else None


def _item(line: Line, words: list[str], place: Place, reader: Reader) -> str:
    """The question of the card that is meant: by its number, because it is alone, or by shared words."""
    for number, phrases in reader.ordinals.items():
        if number <= len(place.items) and phrases.stand_in(line):
            return place.items[number - 1]
    if len(place.items) == 1:
        return place.items[0]
    telling = [word for word in words if word not in reader.filler]
    return item_meant(telling, place.items, reader.instrument)


def _term(line: Line, words: list[str], reader: Reader) -> str:
    """The term whose meaning is asked for, with nothing else; empty if there is none."""
    asked = [after.split() for after in reader.phrases["term"].after(line)]
    for rest in (*asked, words):
        found = reader.concepts.find(rest)
        named = {at for one in found for at in range(one.first, one.last + 1)}
        only = all(at in named or word in reader.filler for at, word in enumerate(rest))
        if only and found and (rest is not words or len(found) == 1):
            return found[0].key
    return ""
