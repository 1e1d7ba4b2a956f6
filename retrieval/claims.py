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
_MOST = 0.8  # share of the words it has of a sentence, by which it retells one clause of it


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
            `name`, `effect`, `support`, `question`, `denial`, or the name of what may never be said in
            checks.toml.
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
    if not checks.cause.search(claim.bare):
        return ""
    if not any(checks.cause.search(one.passage.text) for one in claim.cited):
        return "effect"
    return "effect" if checks.outcome.search(claim.bare) and not checks.whose.search(claim.bare) else ""


def _held(claim: _Claim, known: Known, checks: Checks) -> str:
    """Whether the passages a sentence names hold its numbers, its names and what it says."""
    values = frozenset[str]().union(*(one.numbers for one in claim.cited))
    if not numbers(claim.text, checks.values) <= values:
        return "number"
    if not _names_stand(claim, known, checks):
        return "name"
    if not _supported(claim, known, checks):
        return "support"
    if _answered(claim, known, checks):
        return "question"
    return "denial" if _turned(claim, known, checks) else ""


def _names_stand(claim: _Claim, known: Known, checks: Checks) -> bool:
    """Whether every name in a sentence stands in a passage it names."""
    there = frozenset[str]().union(*(one.words for one in claim.cited))
    first = True
    for found in _WORD.finditer(claim.text):
        word = found[0].casefold()
        ordinary = first and (word in checks.openers or known.is_ordinary(word))
        first = False
        if found[0][0].islower() or ordinary or word in checks.plain:
            continue
        if word not in there and not (word.endswith("s") and word[:-1] in there):
            return False
    return True


def _supported(claim: _Claim, known: Known, checks: Checks) -> bool:
    """Whether a sentence says what its passages say: in their words, or near to them in another language."""
    lang = known.words.language(claim.bare)
    alike = [one for one in claim.cited if one.lang == lang]
    there = frozenset[str]().union(*(one.roots for one in alike))
    if alike and share(_telling(claim.bare, known, checks), there) >= checks.limits["words"]:
        return True
    rows = [one.rows for one in claim.cited if one.lang != lang and one.rows is not None]
    if not rows or known.encode is None:
        return False
    row = known.encode([claim.bare])[0]
    return any(nearest(one, row) >= checks.limits["near"] for one in rows)


def _answered(claim: _Claim, known: Known, checks: Checks) -> bool:
    """Whether a sentence states what its passages only ask."""
    telling = frozenset(_telling(claim.text, known, checks)) & known.ordinary
    retold = _likest(telling, [said for one in claim.cited for said in one.sentences], checks)
    return bool(retold) and all("?" in one for one in retold) and not checks.asked.search(claim.text)


def _turned(claim: _Claim, known: Known, checks: Checks) -> bool:
    """Whether a clause of a sentence denies what the clauses it retells do not, or the other way round."""
    there = [said for one in claim.cited for said in one.sentences]
    held = frozenset[str]().union(*(one.roots for one in claim.cited))
    if any(_opposite(word, held, checks.opposite) for word in _telling(claim.text, known, checks)):
        return True
    for clause in checks.clause.split(claim.text):
        telling = frozenset(_telling(clause, known, checks)) & known.ordinary
        retold = _retold(telling, there, checks)
        if retold and checks.denies(clause) not in {checks.denies(one) for one in retold}:
            return True
    return False


def _opposite(word: str, held: frozenset[str], prefix: str) -> bool:
    """Whether a word is held only as its opposite."""
    other = word.removeprefix(prefix) if word.startswith(prefix) else prefix + word
    return not roots([word]) <= held and roots([other]) <= held


def _retold(telling: frozenset[str], sentences: Sequence[str], checks: Checks) -> list[str]:
    """The clauses that hold most of some words, else the sentences that do; empty if none does."""
    wide = _likest(telling, sentences, checks)
    best = max((share(telling, roots(split(said))) for said in wide), default=0.0)
    clauses = [one for said in wide for one in checks.clause.split(said)]
    return [one for one in clauses if share(telling, roots(split(one))) >= _MOST * best] or wide


def _likest(telling: frozenset[str], sentences: Sequence[str], checks: Checks) -> list[str]:
    """The sentences that hold most of some words; empty if none holds enough."""
    shares = {said: share(telling, roots(split(said))) for said in sentences}
    best = max(shares.values(), default=0.0)
    if not telling or best < checks.limits["same"]:
        return []
    return [said for said, part in shares.items() if part >= _MOST * best]


def _telling(text: str, known: Known, checks: Checks) -> list[str]:
    """The words of a text that say something about its subject."""
    telling = known.words.telling(text, known.words.language(text))
    return [word for word in telling if word not in checks.frame and not word.isdigit()]


def _latin(char: str) -> bool:
    """Whether a character is a letter of the Latin script."""
    return char.isalpha() and unicodedata.name(char, "").startswith("LATIN")
