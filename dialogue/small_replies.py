"""Short answers inside the conversation: a term, why a question is asked, who can help, and plain remarks."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue.followups import follow_up, related
from dialogue.library import Library, Speech
from dialogue.pieces import lead, note, quoted
from dialogue.reply import Part, Reply
from dialogue.reply_rules import load_reply_rules
from dialogue.safety import REFUSE, WARN, Kind

_MOST = 2  # quotes of a short answer
_POINTER = "safety.pointer"


def remark(message: str, intent: str, key: str, speech: Speech, **values: object) -> Reply:
    """A reply of one remark."""
    return Reply(message, intent, (note(key, speech, **values),))


def explain_term(message: str, key: str, library: Library, speech: Speech) -> Reply:
    """A term in our own words, with the places where the sources use it."""
    concept = speech.concepts[key]
    words = "term_ours" if concept.ours else "term"
    parts = [note(words, speech, term=concept.term, definition=concept.definition)]
    parts += _from_places(message, concept.anchors, "term_where", library, speech)
    about = [part.passage for part in parts if part.kind == "quote"]
    names = [*about, *related(about, library)]
    parts += follow_up(
        f"{concept.term}: {concept.definition}", names, library, load_reply_rules(), speech.lang
    )
    return Reply(message, "term", tuple(parts))


def explain_item(message: str, code: str, library: Library, speech: Speech) -> Reply:
    """Why a question is asked: what its part is about, and the places it rests on."""
    if code not in speech.instrument.items:
        return remark(message, "why_item", "why_no_item", speech)
    item = speech.instrument.items[code]
    scale = speech.instrument.scales[item.scale]
    parts = [note("why_item", speech, scale=scale.name, definition=scale.definition)]
    parts += _from_places(item.text, item.refs, "why_item_where", library, speech)
    return Reply(message, "why_item", tuple(parts))


def care(message: str, kind: Kind, speech: Speech) -> Reply:
    """What is said instead of an answer: who can help, or that the tool does not answer such a thing."""
    refused = kind.response == REFUSE
    own = f"safety.{kind.name}"
    texts = speech.texts
    said = texts(own) if texts.has(own) else texts("reply.refused" if refused else "reply.pointed")
    parts = [Part("note", said)]
    parts += [
        Part("note", texts(f"{_POINTER}.{name}")) for name in kind.pointers if texts.has(f"{_POINTER}.{name}")
    ]
    return Reply(message, "refused" if refused else "safety", tuple(parts), refused=kind.response != WARN)


def _from_places(
    query: str, places: tuple[str, ...], key: str, library: Library, speech: Speech
) -> Iterator[Part]:
    """The best excerpt of each of the first places, in their order, after words that lead them in."""
    best = (library.best_inside(query, (one,)) for one in places)
    found = list(dict.fromkeys(one for one in best if one))[:_MOST]
    if found:
        yield lead(key, speech)
    for one in found:
        yield from quoted(one, speech)
