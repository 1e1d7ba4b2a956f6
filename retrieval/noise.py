"""Questions as people write them: slips, missing marks, spoken forms, English words, a story around them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping

from retrieval.words import Words, plain

KINDS = ("typos", "marks", "spoken", "english", "story")
SHORTEST = 5  # letters of a word that may be mistyped
EVERY = 4  # of so many such words one is mistyped, at least one
_WORD = re.compile(r"[^\W_]+")


def noisy(query: str, kind: str, words: Words, seed: str) -> str:
    """A version of a question as people write.

    Args:
        query: the question.
        kind: one of `KINDS`.
        words: what is known of everyday words.
        seed: names the question, so that its version is always the same.
    """
    chance = random.Random(f"{seed}/{kind}")  # noqa: S311 - a repeatable choice, no secret
    lang = words.language(query)
    if kind == "typos":
        return _typos(query, chance)
    if kind == "marks":
        return plain(query)
    if kind == "story":
        before, after = chance.choice(words.noise.stories[lang])
        end = "" if query.rstrip()[-1:] in {".", "!", "?"} else "."
        return f"{before} {query.rstrip()}{end} {after}"
    if lang != "sv":
        return query
    if kind == "spoken":
        said = {word: form for form, word in reversed(list(words.spoken.items()))}
        return _replaced(query, said)
    return _replaced(query, words.noise.english)


def _typos(query: str, chance: random.Random) -> str:
    """One word in four of those long enough, and at least one, with a letter lost, doubled or swapped."""
    places = [found for found in _WORD.finditer(query) if len(found.group()) >= SHORTEST]
    chosen = chance.sample(places, k=min(len(places), max(1, len(places) // EVERY)))
    for found in sorted(chosen, key=lambda one: -one.start()):
        query = query[: found.start()] + _mistyped(found.group(), chance) + query[found.end() :]
    return query


def _mistyped(word: str, chance: random.Random) -> str:
    """The word with one slip inside it."""
    at = chance.randrange(1, len(word) - 1)
    slips: tuple[Callable[[], str], ...] = (
        lambda: word[:at] + word[at + 1 :],
        lambda: word[:at] + word[at] + word[at:],
        lambda: word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    return chance.choice(slips)()


def _replaced(query: str, table: Mapping[str, str]) -> str:
    """The question with every word that is in a table replaced."""
    return _WORD.sub(lambda found: table.get(found.group().lower(), found.group()), query)
