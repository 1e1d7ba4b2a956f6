"""Phrases that data files look for in what a person writes: their small language and how they are found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dialogue.errors import RuleError

GAP = 5  # words that "..." may stand for
_TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*|[.!?\n]")
_WORD = r"[^\s.?]+"
_NAME = "@"
_ENDS = {".": ".", "!": ".", "\n": ".", "?": "?"}
_SHORTEST_LOST = 8  # letters of a word that is known with one letter lost
_SHORTEST_SLIP = 5  # letters of a word that is known with a letter doubled or two swapped
_LITERAL = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Token:
    """A word as it was written, or the end of a sentence.

    Attributes:
        word: the word in small letters; "." or "?" for the end of a sentence.
        written: as it was written.
        start: where it begins in the text.
        end: where it ends in the text.
    """

    word: str
    written: str
    start: int
    end: int

    @property
    def ends(self) -> bool:
        """Whether it is the end of a sentence."""
        return self.word in {".", "?"}


@dataclass(frozen=True)
class Line:
    """A text as phrases are looked for in it: small letters, one space before each word.

    Attributes:
        text: the line.
        tokens: its words in order.
        starts: where each word's space stands in the line.
        bare: whether the text has no marks above its letters, so that phrases are read without them too.
    """

    text: str
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    bare: bool

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Place in the text of a stretch of the line."""
        inside = [
            token
            for at, token in zip(self.starts, self.tokens, strict=True)
            if start <= at < end and not token.ends
        ]
        return inside[0].start, inside[-1].end


@dataclass(frozen=True)
class Phrases:
    """A list of phrases that are looked for together.

    Attributes:
        written: the phrases as they stand in the file.
        sets: what stands for `<name>` in them: alternatives, each itself a phrase.
        file: the file's name, for messages.
    """

    written: tuple[str, ...]
    sets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    file: str = ""

    def check(self) -> None:
        """Make ready both ways of reading them, so that the first message does not wait.

        Raises:
            RuleError: a phrase cannot be read.
        """
        _ = self._marked, self._bare

    def find(self, line: Line) -> Iterator[tuple[int, int]]:
        """Places in the text where one of the phrases stands, from left to right."""
        for found in (self._bare if line.bare else self._marked).finditer(line.text):
            if found.group().strip(" .?"):
                yield line.span(found.start(), found.end())

    def stand_in(self, line: Line) -> bool:
        """Whether one of the phrases stands in the text."""
        return next(self.find(line), None) is not None

    def after(self, line: Line) -> Iterator[str]:
        """What follows each place where one of the phrases stands, to the end of the sentence."""
        for found in (self._bare if line.bare else self._marked).finditer(line.text):
            yield re.split(r" [.?]", line.text[found.end() :])[0].strip()

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The whole words of the phrases that are long enough to be known with a slip."""
        every = " ".join((*self.written, *(one for set_ in self.sets.values() for one in set_)))
        parts = (part.strip("?^$") for part in re.split(r"[\s|]+", every))
        return frozenset(part for part in parts if len(part) >= _SHORTEST_SLIP and _LITERAL.fullmatch(part))

    @cached_property
    def _marked(self) -> re.Pattern[str]:
        return self._compiled(bare=False)

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        return self._compiled(bare=True)

    def _compiled(self, *, bare: bool) -> re.Pattern[str]:
        every = [self._phrase(one) for one in sorted(self.written, key=lambda one: -len(one.split()))]
        joined = "|".join(every) or r"(?!)"
        return re.compile(plain(joined) if bare else joined)

    def _phrase(self, phrase: str, inside: bool = False) -> str:  # noqa: FBT001, FBT002  # a set in a phrase
        parts = phrase.split()
        if not parts:
            raise RuleError(self.file, repr(phrase), "is an empty phrase")
        made = "".join(self._part(part, phrase) for part in parts)
        return made if inside else rf"(?:{made})(?= |$)"

    def _part(self, part: str, phrase: str) -> str:
        if part in _SIGNS:
            return _SIGNS[part]
        optional = "?" if part.endswith("?") else ""
        ways = "|".join(self._way(way, phrase) for way in part.removesuffix("?").split("|"))
        return f"(?:{ways}){optional}"

    def _way(self, way: str, phrase: str) -> str:
        if way in {"NAME", "_", "$"}:
            return _SIGNS[way]
        if way.startswith("<") and way.endswith(">"):
            if way[1:-1] not in self.sets:
                raise RuleError(self.file, repr(phrase), f"no set is called {way}")
            return f"(?:{'|'.join(self._phrase(one, inside=True) for one in self.sets[way[1:-1]])})"
        found = re.fullmatch(r"(\*?)([^\W_]+)(\*?)", way)
        if not found:
            raise RuleError(self.file, repr(phrase), f"{way!r} is not a word")
        before, word, after = found.groups()
        some = r"[^\s.?]*"
        return " " + (some if before else "") + word.lower() + (some if after else "")


_SIGNS = {
    "...": rf"(?: {_WORD}){{0,{GAP}}}?",
    "_": rf" {_WORD}",
    "NAME": rf"(?: {_NAME}{_WORD})+",
    "^": r"(?:^|(?<= [.?]))",
    "$": r"(?= [.?]|$)",
}


def plain(word: str) -> str:
    """The word without marks above its letters.

    >>> plain("våga")
    'vaga'
    """
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text and the ends of its sentences.

    >>> [token.word for token in tokens_of("Vem? Jag.")]
    ['vem', '?', 'jag', '.']
    """
    found = []
    for one in _TOKEN.finditer(text):
        written = unicodedata.normalize("NFC", one.group())
        found.append(Token(_ENDS.get(written, written.lower()), written, one.start(), one.end()))
    return tuple(found)


def make_line(
    tokens: Sequence[Token], names: Collection[int] = (), slips: Mapping[str, str] | None = None
) -> Line:
    """The line in which phrases are looked for.

    Args:
        tokens: the words.
        names: which of them, counted from 0, are people's names.
        slips: mistyped words and the word that was meant.
    """
    text, starts = "", []
    for at, token in enumerate(tokens):
        starts.append(len(text))
        word = (slips or {}).get(token.word, token.word)
        text += f" {_NAME if at in names else ''}{word}"
    return Line(text, tuple(tokens), tuple(starts), bare=plain(text) == text)


def slips_of(words: Collection[str]) -> dict[str, str]:
    """Mistyped forms of words: a letter lost or doubled, two swapped; the first letter is always right.

    >>> slips_of({"avdelning"})["avdelnnig"]
    'avdelning'
    """
    known = {*words, *map(plain, words)}
    found: dict[str, str] = {}
    for word in sorted(known):
        for at in range(1, len(word)):
            ways = [word[:at] + word[at] + word[at:]]
            if at + 1 < len(word):
                ways.append(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
                if len(word) >= _SHORTEST_LOST:
                    ways.append(word[:at] + word[at + 1 :])
            found |= {way: word for way in ways if way not in known and len(word) >= _SHORTEST_SLIP}
    return found
