"""Chooses what is quoted, and on which side it is shown, seen from trust-based steering and leadership."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogue.asked import Asked
from dialogue.library import Library
from dialogue.pieces import side_of
from dialogue.reply_rules import ReplyRules
from retrieval import Excerpt, Hit, Tension, place

BOTH = ("for", "against")
_VOICES = {"for": ("for", "both"), "against": ("critical", "both")}
_ORDER = {None: 0, "for": 1, "against": 2}
_FIRST = 4  # hits among which both voices make a question one with two sides
_COUNTED = 3  # hits that are looked through for a number
_MOST = 3
_LANGUAGE = "sv"  # of the sources
_WIDE = 20  # hits among which a name is looked for


@dataclass(frozen=True)
class Sided:
    """An excerpt and the side it is shown on, None for neither."""

    excerpt: Excerpt
    side: str | None


def choose(
    question: str, hits: Sequence[Hit], asked: Asked, library: Library, rules: ReplyRules
) -> list[Sided]:
    """The excerpts that answer, on sides where the sources pull apart.

    Both sides are shown where one of the best excerpts stands in a place known to be one side of a tension,
    where a table tells both views, and where a question that can be answered with yes or no has good
    passages of both voices.

    Args:
        question: what is asked.
        hits: the passages found, best first.
        asked: how it is asked.
        library: what is asked.
        rules: the limits.
    """
    hits = _of_names(question, hits, asked, library)
    if asked.number:
        return _counted(question, hits, library, rules)
    strong = [hit for hit in hits if hit.score >= rules.limits["strong"] * hits[0].score]
    chosen = library.quoter.choose(question, strong)
    best = [one.excerpt for one in chosen]
    if not best:
        return []
    if best[0].column:
        return _in_order([Sided(one, side_of(one.voice)) for one in best if one.passage == best[0].passage])
    against = pulling(question, best, library)
    if against:
        return against
    if not asked.thing and {side_of(hit.passage.voice) for hit in strong[:_FIRST]} >= set(BOTH):
        return _by_voice(question, chosen[0].score, best[0], strong, library, rules)
    return [Sided(one, None) for one in best]


def both(question: str, hits: Sequence[Hit], library: Library) -> list[Sided]:
    """One excerpt of each side, whatever the question leans to; none if a side has none."""
    best = [one.excerpt for one in library.quoter.choose(question, hits)]
    if best and best[0].column:
        return _in_order([Sided(one, side_of(one.voice)) for one in best if one.passage == best[0].passage])
    found = pulling(question, best, library)
    if found:
        return found
    for side in BOTH:
        taken = {one.excerpt.passage for one in found}
        found += _one_of(question, side, taken, library)
    return found if len(found) == len(BOTH) else []


def pulling(question: str, best: Sequence[Excerpt], library: Library) -> list[Sided]:
    """The two sides of a tension that one of the best excerpts is a side of; none if there is no such."""
    for one in best:
        for tension in library.searcher.tensions:
            side = _side_in(one, tension)
            if not side:
                continue
            opposite = BOTH[1 - BOTH.index(side)]
            begins = tension.begins.get(opposite, "")
            row = [cell for cell in library.quoter.of(one.passage) if one.column and cell != one]
            other = row[0] if row else library.best_inside(question, tension.sides[opposite], begins)
            if other and (row or other.passage != one.passage):
                return _in_order([Sided(one, side), Sided(other, opposite)])
    return []


def _of_names(question: str, hits: Sequence[Hit], asked: Asked, library: Library) -> Sequence[Hit]:
    """The hits whose text names, or whose author is, whom the question names; all hits if there are none."""
    if not asked.names:
        return hits
    wide = library.searcher.search(question, _WIDE).hits
    whose = {
        hit.passage.id: f"{hit.passage.text} {library.sources[hit.passage.source].author}" for hit in wide
    }
    some = [hit for hit in wide if any(name in whose[hit.passage.id].lower() for name in asked.names)]
    return some[: len(hits)] or hits


def _counted(question: str, hits: Sequence[Hit], library: Library, rules: ReplyRules) -> list[Sided]:
    """Excerpts with a number that are about what is counted."""
    least, without = rules.limits["number_words"], rules.words["count"]
    some = library.quoter.choose(question, hits[:_COUNTED], number=True, every=True, most=_MOST * _COUNTED)
    fit = [one for one in some if library.quoter.share(question, one.excerpt, without) >= least]
    if not fit and library.searcher.words.language(question) != _LANGUAGE:
        near = {one.excerpt: library.quoter.nearness_of(question, one.excerpt) or 0.0 for one in some}
        fit = [one for one in some if near[one.excerpt] >= rules.limits["number_touch"]]
    found: list[Sided] = []
    for one in fit[:_MOST]:
        if not any(one.excerpt.text in other.excerpt.text for other in found):
            found.append(Sided(one.excerpt, None))
    return found


def _side_in(one: Excerpt, tension: Tension) -> str:
    """The side of a tension on whose places an excerpt stands, or empty."""
    for side in BOTH:
        for where in tension.sides[side]:
            source, first, last = place(where)
            if source == one.source and first <= one.first and one.last <= last:
                return side
    return ""


def _by_voice(
    question: str,
    score: float,
    first: Excerpt,
    strong: Sequence[Hit],
    library: Library,
    rules: ReplyRules,
) -> list[Sided]:
    """The best excerpt with the best of each other side; all without a side if one of them is not good."""
    found = [Sided(first, side_of(first.voice))]
    for side in BOTH:
        if found[0].side == side:
            continue
        hits = [hit for hit in strong if side_of(hit.passage.voice) == side and not hit.passage.rebuilt]
        found += [
            Sided(one.excerpt, side)
            for one in library.quoter.choose(question, hits, 1)
            if one.score >= rules.limits["side"] * score and not one.excerpt.text.endswith("?")
        ]
    if {one.side for one in found} >= set(BOTH):
        return _in_order(found)
    return [Sided(one.excerpt, None) for one in library.quoter.choose(question, strong)]


def _one_of(question: str, side: str, taken: set[str], library: Library) -> list[Sided]:
    """The best excerpt of a side, of a voice that stands on it alone where there is one."""
    for voices in (_VOICES[side][:1], _VOICES[side]):
        hits = library.searcher.search(question, 3, voices=set(voices)).hits
        free = [hit for hit in hits if hit.passage.id not in taken and not hit.passage.rebuilt]
        for one in library.quoter.choose(question, free):
            if not one.excerpt.text.endswith("?"):
                return [Sided(one.excerpt, side)]
    return []


def _in_order(found: Sequence[Sided]) -> list[Sided]:
    return sorted(found, key=lambda one: _ORDER[one.side])
