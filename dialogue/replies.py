"""Answers without a model: the sources' own sentences, both sides where they differ, what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dialogue.asked import Asked, read_asked
from dialogue.followups import follow_up, related
from dialogue.library import Library, Speech
from dialogue.pieces import lead, note, quoted, unknown
from dialogue.reply import Part, Reply
from dialogue.reply_rules import ReplyRules, load_reply_rules
from dialogue.sides import BOTH, Sided, both, choose
from retrieval import Result

ASK = "ask_sources"


def reply(question: str, library: Library, speech: Speech) -> Reply:
    """Answer a question from the sources, or say that they do not answer it.

    What needs care in the text (`dialogue.safety`) is to be looked for before.

    Args:
        question: a question, complaint, scene or claim in Swedish or English.
        library: what is asked.
        speech: how the answer is worded.
    """
    rules = load_reply_rules()
    asked = read_asked(question, library, rules)
    if asked.injection:
        return Reply(question, "refused", (note("injection", speech),), refused=True)
    result = library.searcher.both_sides(question, int(rules.limits["hits"]))
    why = _not_there(asked, speech)
    if not why and asked.strange and result.confidence < rules.limits["strange"]:
        why = note("unnamed", speech, name=asked.strange)
    if why or result.abstained:
        return _abstain(question, result, why, library, speech)
    if asked.leading:
        quotes = both(question, result.hits, library)
    else:
        quotes = choose(question, result.hits, asked, library, rules)
    if not quotes or not _touches(question, quotes, library, rules):
        why = note("no_number", speech) if asked.number else None
        return _abstain(question, result, why, library, speech)
    return _answer(question, result, quotes, asked, library, speech)


def _not_there(asked: Asked, speech: Speech) -> Part | None:
    """Why a question cannot be answered as it is asked, if something in it is in no source."""
    if asked.named:
        return note("unnamed", speech, name=asked.named)
    if asked.figure:
        return note("figure", speech)
    if asked.percent:
        return note("percent", speech, number=asked.percent)
    return None


def _answer(
    question: str, result: Result, quotes: Sequence[Sided], asked: Asked, library: Library, speech: Speech
) -> Reply:
    """The answer that these quotes give."""
    rules = load_reply_rules()
    unsure = result.confidence < rules.limits["sure"]
    concepts = tuple(key for key in result.concepts if key in speech.concepts) if unsure else ()
    parts = [lead(_situation(quotes, asked), speech)]
    for one in quotes:
        parts += quoted(one.excerpt, speech, one.side)
    if concepts:
        parts.append(note("meant", speech))
    if asked.strange:
        parts.append(note("unnamed", speech, name=asked.strange))
    about = [one.excerpt.passage for one in quotes]
    parts.append(unknown(_gap(about, result, library, rules), library, speech))
    parts += _followups(question, about, result, library, speech)
    return Reply(question, ASK, tuple(parts), abstained=asked.leading, concepts=concepts)


def _touches(question: str, quotes: Sequence[Sided], library: Library, rules: ReplyRules) -> bool:
    """Whether the best of the quotes is near enough to the question; always without an embedding."""
    near = [library.quoter.nearness_of(question, one.excerpt) for one in quotes]
    known = [one for one in near if one is not None]
    return not known or max(known) >= rules.limits["touch"]


def _situation(quotes: Sequence[Sided], asked: Asked) -> str:
    """Key of the words that lead the answer in."""
    if asked.leading:
        return "leading"
    if {one.side for one in quotes} >= set(BOTH):
        return "sides"
    return "several" if len(quotes) > 1 else "one"


def _abstain(question: str, result: Result, why: Part | None, library: Library, speech: Speech) -> Reply:
    """Say that the sources do not answer, with the nearest sentence where anything is near."""
    parts = [lead("abstained", speech), *([why] if why else [])]
    if result.confidence < load_reply_rules().limits["near"]:
        return Reply(question, ASK, tuple(parts), abstained=True)
    concepts = tuple(key for key in result.concepts if key in speech.concepts)
    if concepts:
        parts.append(note("meant", speech))
    chosen = library.quoter.choose(question, result.hits[:1], 1)
    for one in chosen:
        parts.append(lead("near", speech))
        parts += quoted(one.excerpt, speech, near=True)
    about = [one.excerpt.passage for one in chosen]
    parts += _followups(question, about, result, library, speech)
    return Reply(question, ASK, tuple(parts), abstained=True, concepts=concepts)


def _gap(about: Sequence[str], result: Result, library: Library, rules: ReplyRules) -> str:
    """Id of the anchor that names what is not known of what is quoted."""
    own = [key for name in about for key in library.passages[name].concepts if key in result.concepts]
    fits = [rules.unknown[key] for key in (*result.concepts[:1], *own) if key in rules.unknown]
    return fits[0] if fits else rules.unknown[""]


def _followups(
    question: str, about: Sequence[str], result: Result, library: Library, speech: Speech
) -> Iterator[Part]:
    """Questions about what was found but not quoted, then about what is related to it."""
    found = [hit.passage.id for hit in result.hits if hit.passage.id not in about]
    names = [*found, *related(about or found[:1], library)]
    yield from follow_up(question, names, library, load_reply_rules(), speech.lang)
