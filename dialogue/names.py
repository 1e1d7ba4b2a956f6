"""People's names in free text, but not authors of the sources, places or lex Maria."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dialogue.errors import RuleError
from dialogue.phrases import Token
from dialogue.rule_files import CONTENT, read_rules

FILE = "names.toml"
_SURNAME_ONLY = "sson"
_SHORTEST = 3  # letters of a surname that is known by its ending, besides the ending


@dataclass(frozen=True)
class NameRules:
    """What is known of names, all in small letters.

    Attributes:
        given: given names.
        words: those of them that are also words or places: a name only inside a sentence or before a surname.
        surnames: surnames.
        endings: ends of words by which a surname is known after a given name or a title.
        authors: given and family names of people the sources name.
        titles: words after which a capitalised word is a name ("fru", "kollegan").
        said: words after which it is one if a person is before them ("hon heter").
        before: words after which a name is no person's ("lex", "sankt").
        after: words before which it is none ("kommun", "kyrka").
        others: capitalised words that are no names although they stand where a name could.
        particles: small words between a given name and a family name ("du", "von").
    """

    given: frozenset[str]
    words: frozenset[str]
    surnames: frozenset[str]
    endings: tuple[str, ...]
    authors: frozenset[str]
    titles: frozenset[str]
    said: frozenset[tuple[str, str]]
    before: frozenset[str]
    after: frozenset[str]
    others: frozenset[str]
    particles: frozenset[str]

    @property
    def author_surnames(self) -> frozenset[str]:
        """Family names of people the sources name."""
        return frozenset(name.split()[-1] for name in self.authors)


@dataclass(frozen=True)
class Names:
    """Names found in a text.

    Attributes:
        spans: first and last place of each in the text.
        members: which words, counted from 0, are part of a name or may be one in small letters.
    """

    spans: tuple[tuple[int, int], ...]
    members: frozenset[int]


def load_names(folder: Path = CONTENT) -> NameRules:
    """Read names.toml.

    Raises:
        RuleError: it is missing, not TOML or lacks a list.
    """
    data = read_rules(folder, FILE)
    try:
        lists = {name: frozenset(data[name].lower().split()) for name in _LISTS}
        return NameRules(
            **lists,
            endings=tuple(data["endings"].split()),
            authors=frozenset(name.lower() for name in data["authors"]),
            said=frozenset((one.split()[0], one.split()[1]) for one in data["said"]),
        )
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        raise RuleError(FILE, "file", f"lacks or misspells a list: {error}") from error


_LISTS = ("given", "words", "surnames", "titles", "before", "after", "others", "particles")


def find_names(tokens: Sequence[Token], rules: NameRules) -> Names:
    """Find people's names.

    A given name of the list, capitalised; with a surname after it the two together. Titles and the words for
    people at work make any capitalised word after them a name. People the sources name are left out.

    Args:
        tokens: the words of the text.
        rules: from `load_names`.
    """
    spans: list[tuple[int, int]] = []
    members: set[int] = set()
    at = 0
    while at < len(tokens):
        last = _name_at(tokens, at, rules)
        if last is None:
            at += 1
            continue
        if not _is_author(tokens, at, last, rules):
            spans.append((tokens[at].start, tokens[last].end))
            members.update(range(at, last + 1))
        at = last + 1
    return Names(tuple(spans), frozenset(members | set(_in_small_letters(tokens, rules))))


def _name_at(tokens: Sequence[Token], at: int, rules: NameRules) -> int | None:
    """Last word of the name that begins at a word, or None."""
    token = tokens[at]
    if not _capital(token) or _around(tokens, at, rules):
        return None
    last = _end(tokens, at, rules)
    follows = last > at
    given = base(token.word, rules.given)
    if given:
        weak = given in rules.words and not follows and (_first(tokens, at) or token.word != given)
        return None if weak else last
    if base(token.word, rules.others):
        return None
    if _after_title(tokens, at, rules):
        return last
    return at if _surname_alone(token, rules) and not _first(tokens, at) else None


def _surname_alone(token: Token, rules: NameRules) -> bool:
    """Whether a word is a surname even with nothing before it: one that ends as only surnames do."""
    known = base(token.word, rules.surnames)
    return known.endswith(_SURNAME_ONLY) and not base(token.word, rules.author_surnames)


def _end(tokens: Sequence[Token], at: int, rules: NameRules) -> int:
    """Last word of a name: further given names and a surname after the first."""
    last = at
    while last + 1 < len(tokens) and _capital(tokens[last + 1]) and tokens[last + 1].word in rules.given:
        last += 1
    if last + 2 < len(tokens) and tokens[last + 1].word in rules.particles and _capital(tokens[last + 2]):
        return last + 2
    return last + 1 if last + 1 < len(tokens) and _surname(tokens[last + 1], rules) else last


def _after_title(tokens: Sequence[Token], at: int, rules: NameRules) -> bool:
    """Whether a title, or "hon heter", stands right before a word."""
    before = [token.word for token in tokens[max(0, at - 2) : at]]
    if before and before[-1] in rules.titles:
        return True
    return len(before) == 2 and (before[0], before[1]) in rules.said  # noqa: PLR2004


def _around(tokens: Sequence[Token], at: int, rules: NameRules) -> bool:
    """Whether the word before or after says that it is no person's name."""
    before = tokens[at - 1].word if at else ""
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return before in rules.before or after in rules.after


def _surname(token: Token, rules: NameRules) -> bool:
    """Whether a word is a surname where a given name stands before it."""
    if not _capital(token) or base(token.word, rules.others):
        return False
    word = token.word.removesuffix("s") if token.word not in rules.surnames else token.word
    if word in rules.surnames or base(token.word, rules.author_surnames):
        return True
    return any(word.endswith(end) and len(word) >= len(end) + _SHORTEST for end in rules.endings)


def _is_author(tokens: Sequence[Token], first: int, last: int, rules: NameRules) -> bool:
    """Whether a name is that of someone the sources name."""
    words = [token.word for token in tokens[first : last + 1]]
    tails = (" ".join(words[at:]) for at in range(len(words)))
    return any(base(tail, rules.authors) for tail in tails if len(words) == 1 or " " in tail)


def _in_small_letters(tokens: Sequence[Token], rules: NameRules) -> Iterator[int]:
    """Given names written in small letters: not warned of, but known where a person is to be judged."""
    for at, token in enumerate(tokens):
        if token.written.islower() and token.word in rules.given - rules.words:
            yield at


def _capital(token: Token) -> bool:
    return token.written[:1].isupper() and token.written[1:].islower()


def _first(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word begins a sentence."""
    return at == 0 or tokens[at - 1].ends


def base(word: str, known: frozenset[str]) -> str:
    """The form of a word that is known, without a genitive's s if need be; empty if none is.

    >>> base("annas", frozenset({"anna"}))
    'anna'
    """
    for way in (word, word.removesuffix("s")):
        if way in known:
            return way
    return ""
