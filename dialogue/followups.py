"""Questions to go on with, each of which the sources were seen to answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from dialogue.asked import read_asked
from dialogue.library import Library
from dialogue.phrases import plain, tokens_of
from dialogue.reply import Part
from dialogue.reply_rules import ReplyRules
from dialogue.safety import find_risks, load_safety

_LENGTH = range(15, 111)  # characters
_FEWEST = 2  # questions that are offered even if they are not near
_FIRST = 3  # ranks among which the passage has to be found again
_ALIKE = 0.5  # share of common words from which two questions are the same, or a question is a passage's own
_ROOT = 5  # letters by which words are compared with a passage's; shorter words are left out
_LANGUAGE = "sv"  # of the sources


def follow_up(
    question: str, passages: Iterable[str], library: Library, rules: ReplyRules, lang: str
) -> Iterator[Part]:
    """Two or three questions that the sources answer, none of them the one that was asked.

    Args:
        question: what was asked.
        passages: ids of passages that the questions are about, nearest first.
        library: what is asked.
        rules: how many there are, and what may not be asked.
        lang: language of the questions.
    """
    said = [_bag(question)]
    names = tuple(dict.fromkeys(passages))
    for least in (rules.limits["alike"], 0.0):
        for name in names:
            if len(said) > (rules.limits["followups"] if least else _FEWEST):
                return
            for one in _nearest(question, name, least, library, lang):
                fresh = not any(_alike(_bag(one), other) for other in said)
                if fresh and _answered(one, name, library, rules):
                    said.append(_bag(one))
                    yield Part("followup", one, passage=name)
                    break


def related(names: Iterable[str], library: Library) -> list[str]:
    """Ids of passages that share a concept with these, those that share most first; these left out."""
    given = set(names)
    wanted = [key for name in given for key in library.passages[name].concepts]
    near = [
        (sum(key in wanted for key in one.concepts), one.id)
        for one in library.searcher.passages
        if one.id not in given
    ]
    return [name for count, name in sorted(near, key=lambda pair: -pair[0]) if count]


def _nearest(question: str, name: str, least: float, library: Library, lang: str) -> list[str]:
    """The asks of a passage that can be put as a question, nearest to the one that was asked first."""
    asks = [ask.text for ask in library.asks.get(name, ()) if ask.lang == lang and _is_question(ask.text)]
    if lang == _LANGUAGE:
        asks = [ask for ask in asks if _in_its_words(ask, library.passages[name].text)]
    near = dict(zip(asks, library.quoter.nearness(question, f"{name} {lang}", asks), strict=True))
    return [ask for ask in sorted(asks, key=lambda ask: -near[ask]) if near[ask] >= least or not least]


def _is_question(text: str) -> bool:
    return text.endswith("?") and len(text) in _LENGTH and not text[0].islower()


def _in_its_words(ask: str, text: str) -> bool:
    """Whether a question is put in the words of the passage, and not as a scene from somebody's day."""
    said = plain(text)
    telling = [word for word in _bag(ask) if len(word) >= _ROOT]
    return bool(telling) and sum(word[:_ROOT] in said for word in telling) >= _ALIKE * len(telling)


def _answered(ask: str, name: str, library: Library, rules: ReplyRules) -> bool:
    """Whether a question leads back to its passage and takes nothing for granted."""
    if ask not in library.verified:
        plain_one = read_asked(ask, library, rules).plain and not find_risks(ask, load_safety())
        library.verified[ask] = plain_one and _found(ask, name, library)
    return library.verified[ask]


def _found(ask: str, name: str, library: Library) -> bool:
    result = library.searcher.search(ask, _FIRST)
    return not result.abstained and any(name in {hit.passage.id, *hit.same} for hit in result.hits)


def _bag(question: str) -> frozenset[str]:
    return frozenset(plain(token.word) for token in tokens_of(question) if not token.ends)


def _alike(one: Collection[str], other: Collection[str]) -> bool:
    a, b = set(one), set(other)
    return len(a & b) >= _ALIKE * max(1, min(len(a), len(b)))
