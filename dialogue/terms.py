"""Which term of the glossary, which scale and which question of a card a message names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assessment import Instrument
from dialogue.phrases import plain, slips_of, tokens_of
from retrieval import Concept

_ENDINGS = (
    "arna",
    "erna",
    "orna",
    "ens",
    "ets",
    "en",
    "et",
    "na",
    "ar",
    "er",
    "or",
    "ns",
    "ts",
    "s",
    "n",
    "t",
    "e",
    "a",
)
_TELLING = 5  # letters of a word that says which question is meant
_PARTED = re.compile(r"\s+(?:och|and)\s+")
_INSIDE = re.compile(r"\(([^)]*)\)")


@dataclass(frozen=True)
class Found:
    """A term that stands in a message.

    Attributes:
        key: key of the concept, or code of the scale.
        first: its first word, counted from 0.
        last: its last word.
    """

    key: str
    first: int
    last: int


@dataclass(frozen=True)
class Terms:
    """Words by which concepts or scales are named, without marks above letters, and what they name."""

    forms: Mapping[tuple[str, ...], str]
    slips: Mapping[str, str] = field(repr=False)

    def find(self, words: Sequence[str]) -> tuple[Found, ...]:
        """The terms in a message from left to right, the longest at each place.

        Args:
            words: its words in small letters.
        """
        bare = [plain(word) for word in words]
        found, at = [], 0
        while at < len(bare):
            one = self._at(bare, at)
            if one:
                found.append(one)
            at = one.last + 1 if one else at + 1
        return tuple(found)

    def _at(self, words: Sequence[str], at: int) -> Found | None:
        longest = max(map(len, self.forms), default=0)
        for size in range(min(longest, len(words) - at), 0, -1):
            *before, last = (self.slips.get(word, word) for word in words[at : at + size])
            for way in (last, *_bases(last)):
                if key := self.forms.get((*before, self.slips.get(way, way))):
                    return Found(key, at, at + size - 1)
        return None


def concept_terms(concepts: Mapping[str, Concept]) -> Terms:
    """The names of the glossary's terms; a whole name goes before a part of another's."""
    whole = [
        (form, key) for key, one in concepts.items() for form in (*_names(one.term), key.replace("_", " "))
    ]
    parts = [(part, key) for form, key in whole for part in _PARTED.split(form)]
    return _terms((*whole, *parts))


def scale_terms(instrument: Instrument, also: Mapping[str, Sequence[str]]) -> Terms:
    """The names of the scales, and further words for them.

    Args:
        instrument: gives codes and names.
        also: further words by code.
    """
    named = [(form, code) for code, scale in instrument.scales.items() for form in _names(scale.name)]
    more = [(form, code) for code, forms in also.items() for form in forms]
    parts = [(part, code) for form, code in named for part in _PARTED.split(form)]
    return _terms((*named, *more, *parts))


def item_meant(words: Sequence[str], items: Sequence[str], instrument: Instrument) -> str:
    """The question of a card that a message speaks of, by the words they share; empty if it could be several.

    Args:
        words: the message's words in small letters.
        items: codes of the card's questions.
        instrument: has their wording.
    """
    for code in items:
        if code.lower() in words:
            return code
    said = _telling(words)
    shared = {code: _shared(said, _telling(_item_words(code, instrument))) for code in items}
    best = max(shared.values(), default=0)
    first = [code for code, count in shared.items() if count == best]
    return first[0] if best and len(first) == 1 else ""


def _item_words(code: str, instrument: Instrument) -> list[str]:
    item = instrument.items[code]
    return [token.word for token in tokens_of(f"{item.text} {item.short}")]


def _telling(words: Iterable[str]) -> list[frozenset[str]]:
    """The telling words, each with what it may be without its ending."""
    return [frozenset((word, *_bases(word))) for word in {*map(plain, words)} if len(word) >= _TELLING]


def _shared(said: Sequence[frozenset[str]], asked: Sequence[frozenset[str]]) -> int:
    """How many words stand in both."""
    return sum(any(one & other for other in asked) for one in said)


def _names(term: str) -> Iterator[str]:
    """The ways a term is written: without its bracket, the bracket alone, each side of a stroke."""
    for form in (_INSIDE.sub(" ", term), *_INSIDE.findall(term)):
        for side in form.split("/"):
            if side.strip():
                yield " ".join(side.split())


def _terms(named: Iterable[tuple[str, str]]) -> Terms:
    forms: dict[tuple[str, ...], str] = {}
    for form, key in named:
        words = tuple(plain(token.word) for token in tokens_of(form))
        if words:
            forms.setdefault(words, key)
    return Terms(forms, slips_of({word for words in forms for word in words}))


def _bases(word: str) -> Iterator[str]:
    """What a word may be without the ending that it has in a sentence."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word.removesuffix(ending)
