"""What a question takes for granted: an answer, a name, a number or a picture that no source holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from dialogue.library import Library, percentages_in
from dialogue.phrases import Line, Token, make_line, tokens_of
from dialogue.reply_rules import ReplyRules

_YEAR = re.compile(r"(?:19|20)\d\d")
_STEM = 5  # letters by which a word is known in another form
_NEAR = 60  # characters between a name and its year in the sources
_LONGEST = 20_000  # characters that are read


@dataclass(frozen=True)
class Asked:
    """How a question is asked.

    Attributes:
        injection: it gives orders to the tool.
        named: a name, or a name and a year, that the sources do not have; else empty.
        strange: a name that stands in it and in no source, said by no one; else empty.
        figure: it asks about a picture.
        percent: a percentage that stands in no source; else empty.
        leading: an answer is taken for granted.
        number: it asks for a number.
        thing: it asks for a thing (what, how, who), not for a yes or no.
        names: names in it that the sources have, in small letters.
    """

    injection: bool = False
    named: str = ""
    strange: str = ""
    figure: bool = False
    percent: str = ""
    leading: bool = False
    number: bool = False
    thing: bool = False
    names: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether nothing is taken for granted, ordered or counted."""
        return not (
            self.injection
            or self.named
            or self.strange
            or self.figure
            or self.percent
            or self.leading
            or self.number
        )


def read_asked(question: str, library: Library, rules: ReplyRules) -> Asked:
    """How a question is asked."""
    tokens = tokens_of(question[:_LONGEST])
    line = make_line(tokens)
    return Asked(
        injection=_has("injection", line, rules),
        named=next(_names(tokens, library, rules), ""),
        strange=next(_strange(tokens, library), ""),
        figure=_has("figure", line, rules),
        percent=next((one for one in percentages_in(question) if one not in library.percentages), ""),
        leading=_has("leading", line, rules) or _has("proof", line, rules),
        number=_has("number", line, rules),
        thing=any(token.word in rules.words["thing"] for token in tokens),
        names=tuple(_heard(tokens, library)),
    )


def _has(kind: str, line: Line, rules: ReplyRules) -> bool:
    return rules.phrases[kind].stand_in(line)


def _strange(tokens: Sequence[Token], library: Library) -> Iterator[str]:
    """Words with a capital inside a sentence, or all in capitals, that no source has."""
    for at, token in enumerate(tokens):
        capital = at > 0 and not tokens[at - 1].ends and token.written[:1].isupper()
        letters = token.written.isalpha() and token.written.isupper() and len(token.written) > 1
        if (capital or letters) and not _known(token.word, library):
            yield token.written


def _heard(tokens: Sequence[Token], library: Library) -> Iterator[str]:
    """Names that the sources have, in small letters, without a genitive."""
    for token in tokens:
        if token.written[:1].isupper():
            word = token.word if token.word in library.authors else token.word.removesuffix("s")
            if word in library.authors:
                yield word


def _names(tokens: Sequence[Token], library: Library, rules: ReplyRules) -> Iterator[str]:
    """Names that something is said to come from and that the sources do not have, as they were written."""
    at = 0
    while at < len(tokens):
        run = list(takewhile(lambda token: token.written[:1].isupper(), tokens[at:]))
        if not run:
            yield from _small(tokens, at, library, rules)
            at += 1
            continue
        yield from _unheard(tokens, at, len(run), library, rules)
        at += len(run)


def _unheard(
    tokens: Sequence[Token], at: int, length: int, library: Library, rules: ReplyRules
) -> Iterator[str]:
    """The name of so many words, if the sources do not have it and something is said to come from it."""
    first = at == 0 or tokens[at - 1].ends
    if first and length > 1 and _known(tokens[at].word, library):
        at, length = at + 1, length - 1  # the word that opens the sentence is no name
    run, after = tokens[at : at + length], tokens[at + length :]
    if first and length == 1 and _common(run[0].word, library):
        return
    year = next((one.word for one in after[:1] if _YEAR.fullmatch(one.word)), "")
    called = " ".join(one.written for one in run)
    before = tokens[max(0, at - 2) : at]
    told = _any(before, "before", rules) or _any(after[:2], "after", rules) or bool(year)
    if not told:
        return
    if not all(_known(one.word, library, loose=first and length == 1) for one in run):
        yield called
    elif year and not _stands(run[-1].written, year, library):
        yield f"{called} {year}"


def _small(tokens: Sequence[Token], at: int, library: Library, rules: ReplyRules) -> Iterator[str]:
    """A name written without a capital, where only a name or a common word fits, if it is unheard of."""
    if at == 0 or tokens[at].ends or tokens[at - 1].word not in rules.named["loose"]:
        return
    follows = tokens[at + 1].word if at + 1 < len(tokens) else "?"
    if follows in rules.named["follows"] and not _known(tokens[at].word, library, loose=True):
        yield tokens[at].written


def _common(word: str, library: Library) -> bool:
    """Whether a word is one of everyday language."""
    return word in library.everyday or any(word in words for words in library.searcher.words.empty.values())


def _any(tokens: Sequence[Token], where: str, rules: ReplyRules) -> bool:
    return any(token.word in rules.named[where] for token in tokens)


def _known(word: str, library: Library, *, loose: bool = False) -> bool:
    """Whether the sources, or what people ask, have a word; its genitive counts, and a like one if loose."""
    forms = {word, word.removesuffix("s")}
    if forms & library.vocabulary or forms & library.asked or word.isdigit():
        return True
    empty = library.searcher.words.empty
    if any(word in words for words in empty.values()):
        return True
    like = library.vocabulary | library.everyday if loose else frozenset()
    return any(one.startswith(word[:_STEM]) for one in like)


def _stands(name: str, year: str, library: Library) -> bool:
    """Whether a name stands with a year somewhere in the sources, or has written one of them in it."""
    word = name.removesuffix("s")
    if any(source.year == int(year) and word in (source.author or "") for source in library.sources.values()):
        return True
    near = re.compile(rf"{re.escape(word)}[^.]{{0,{_NEAR}}}{year}")
    return any(near.search(text.normalised) for text in library.running.values())
