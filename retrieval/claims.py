"""Decides whether a sentence of a model may be shown: every check of it against the passages it names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retrieval.checks import Checks
from retrieval.cut import Passage
from retrieval.grounds import Ground, Known, nearest, numbers, roots, share
from retrieval.quotations import quotations, without
from retrieval.sentences import ends_with_mark
from retrieval.verbatim import quote_stands
from retrieval.words import split

_BRACKETS = re.compile(r"\s*\[([^\[\]]*)\]")
_BULLET = re.compile(r"^(?:[-–•*]|\d{1,2}[.)])\s+")
_LINK = re.compile(r"://|www\.|@|\b\w+\.(?:se|com|org|net|eu|nu|io|ru|info|dev|ai)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = frozenset(" .,;:…()/%&–—-'’‘`\"”“„«»‹›")
_FEWEST = 3  # words of a sentence


@dataclass(frozen=True)
class Sentence:
    """A sentence of a model that passed every check.

    Attributes:
        text: its words, without the keys.
        passages: the passages it names, in its order.
        quotes: how many quotations it holds; all stand in those passages.
    """

    text: str
    passages: tuple[Passage, ...]
    quotes: int = 0


@dataclass(frozen=True)
class Dropped:
    """A sentence of a model that is not shown; its words are kept out on purpose.

    Attributes:
        reason: `key` (names no passage, or one that was not handed over), `form`, `half`, `quote`, `number`,
            `name`, `effect`, `support`, `denial`, or the name of what may never be said in checks.toml.
        quotes: how many quotations it held.
        found: how many of them stand in the passages it names.
    """

    reason: str
    quotes: int = 0
    found: int = 0


@dataclass(frozen=True)
class _Claim:
    """A sentence while it is checked.

    Attributes:
        text: its words without keys.
        bare: its words without keys and quotations.
        cited: the passages it names.
    """

    text: str
    bare: str
    cited: Sequence[Ground]


def check_sentence(
    written: str, there: Mapping[str, Ground], known: Known, checks: Checks, *, whole: bool = True
) -> Sentence | Dropped | None:
    """Check a sentence.

    Args:
        written: the sentence with its keys.
        there: the passages that were handed over, by key.
        known: what is known of the corpus.
        checks: the rules.
        whole: whether anything came after it; what came last has to end as a sentence does.

    Returns:
        The sentence as it may be shown, or why not; None where nothing was said (a lone number or mark).
    """
    written = _BULLET.sub("", unicodedata.normalize("NFC", " ".join(written.split())))
    text = " ".join(_BRACKETS.sub("", written).split())
    if not _WORD.search(text):
        return None
    cited = _cited(written, there)
    quoted, loose = quotations(text)
    found = [one for one in quoted if any(quote_stands(one.text, by.passage, known, checks) for by in cited)]
    claim = _Claim(text, without(text, tuple(found)), cited)
    reason = _form(claim, checks) or ("" if cited else "key")
    if not whole and not (ends_with_mark(text) or written.endswith("]")):
        reason = "half"
    reason = reason or ("quote" if loose is not None or len(found) < len(quoted) else "")
    reason = reason or _said(claim, checks) or _held(claim, known, checks)
    if reason:
        return Dropped(reason, len(quoted), len(found))
    shown = text if ends_with_mark(text) else f"{text}."
    return Sentence(shown, tuple(one.passage for one in cited), len(quoted))


def _cited(written: str, there: Mapping[str, Ground]) -> tuple[Ground, ...]:
    """The passages a sentence names; none at all if anything else stands in brackets."""
    keys = [key.strip() for inside in _BRACKETS.findall(written) for key in re.split(r"[,;]", inside)]
    if not keys or any(key not in there for key in keys):
        return ()
    return tuple(there[key] for key in dict.fromkeys(keys))


def _form(claim: _Claim, checks: Checks) -> str:
    """Whether a sentence has the form of a plain statement."""
    odd = any(not (_latin(char) or char in "0123456789" or char in _MARKS) for char in claim.bare)
    if odd or _LINK.search(claim.text) or len(claim.text) > checks.limits["longest"]:
        return "form"
    return "form" if len(_WORD.findall(claim.text)) < _FEWEST else ""


def _said(claim: _Claim, checks: Checks) -> str:
    """Whether a sentence says what nobody may say; what it quotes is the source's own."""
    for name, pattern in checks.never.items():
        if pattern.search(claim.bare):
            return name
    causes = checks.cause.search(claim.bare) and checks.outcome.search(claim.bare)
    return "effect" if causes and not checks.whose.search(claim.bare) else ""


def _held(claim: _Claim, known: Known, checks: Checks) -> str:
    """Whether the passages a sentence names hold its numbers, its names and what it says."""
    values = frozenset[str]().union(*(one.numbers for one in claim.cited))
    if not numbers(claim.text, checks.values) <= values:
        return "number"
    if not _names_stand(claim, known, checks):
        return "name"
    if not _supported(claim, known, checks):
        return "support"
    return "denial" if _turned(claim, known, checks) else ""


def _names_stand(claim: _Claim, known: Known, checks: Checks) -> bool:
    """Whether every name in a sentence stands in a passage it names."""
    there = frozenset[str]().union(*(one.words for one in claim.cited))
    first = True
    for found in _WORD.finditer(claim.text):
        word = found[0].casefold()
        ordinary = first and (word in checks.openers or word in known.ordinary)
        first = False
        if found[0][0].islower() or ordinary or word in checks.plain:
            continue
        if word not in there and not (word.endswith("s") and word[:-1] in there):
            return False
    return True


def _supported(claim: _Claim, known: Known, checks: Checks) -> bool:
    """Whether a sentence says what its passages say: in their words, or near to one of their sentences."""
    telling = _telling(claim.bare, known, checks)
    there = frozenset[str]().union(*(one.roots for one in claim.cited))
    if share(telling, there) >= checks.limits["words"]:
        return True
    if known.encode is None:
        return False
    row = known.encode([claim.bare])[0]
    return any(
        one.rows is not None and nearest(one.rows, row)[1] >= checks.limits["near"] for one in claim.cited
    )


def _turned(claim: _Claim, known: Known, checks: Checks) -> bool:
    """Whether a sentence denies what the sentence it retells does not, or the other way round."""
    telling = frozenset(_telling(claim.text, known, checks))
    if not telling:
        return False
    best, words = max(
        ((share(telling, roots(split(said))), said) for one in claim.cited for said in one.sentences),
        default=(0.0, ""),
    )
    if best < checks.limits["same"]:
        return False
    return _denies(claim.text, checks) != _denies(words, checks)


def _telling(text: str, known: Known, checks: Checks) -> list[str]:
    """The words of a text that say something about its subject."""
    telling = known.words.telling(text, known.words.language(text))
    return [word for word in telling if word not in checks.frame and not word.isdigit()]


def _denies(text: str, checks: Checks) -> bool:
    """Whether a text has a word that denies."""
    return any(word in checks.negations for word in re.findall(r"[\w']+", text.casefold().replace("’", "'")))


def _latin(char: str) -> bool:
    """Whether a character is a letter of the Latin script."""
    return char.isalpha() and unicodedata.name(char, "").startswith("LATIN")
