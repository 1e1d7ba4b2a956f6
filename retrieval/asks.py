"""The asks: what people say or ask that a place in a source is a good answer to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval.concepts import place
from retrieval.cut import Passage
from retrieval.errors import SourceError
from retrieval.reader import Text
from retrieval.sources import built, read_data

ASKS = "asks.toml"
LANGUAGES = ("sv", "en")
SHORTEST, LONGEST = 8, 300  # characters of an ask
_KEY = re.compile(r"(?P<place>[^@]+)(?:@(?P<parts>[1-9](?:\+[1-9])*))?")
_MOST = 0.5  # share of an ask's words that one passage has to hold; below it the ask is for all inside


@dataclass(frozen=True)
class Ask:
    """A question, complaint, scene or claim that a place answers.

    Attributes:
        source: code of the source.
        first: first line of the place, counted from 1.
        last: last line.
        parts: which of the passages on these lines, counted from 1; empty where the place is not divided.
        lang: language of the ask.
        text: its words.
    """

    source: str
    first: int
    last: int
    parts: tuple[int, ...]
    lang: str
    text: str

    @property
    def key(self) -> str:
        """The place as the file names it."""
        lines = f"{self.first}" + (f"-{self.last}" if self.last > self.first else "")
        return f"{self.source}:{lines}" + (f"@{'+'.join(map(str, self.parts))}" if self.parts else "")


@built(ASKS)
def load_asks(folder: Path) -> tuple[Ask, ...]:
    """Read `asks.toml`.

    Args:
        folder: the corpus folder.

    Returns:
        The asks in the order of the file.

    Raises:
        SourceError: the file is missing or not TOML, a key is not a place, a language is not marked, an
            ask has not the right length, or stands twice.
    """
    found: list[Ask] = []
    for key, table in read_data(folder / ASKS).items():
        found += _asks(key, table)
    seen: dict[str, str] = {}
    for ask in found:
        bare = " ".join(re.findall(r"\w+", ask.text.lower()))
        if bare in seen:
            raise SourceError(ASKS, f"{ask.key}: {ask.text!r} stands already at {seen[bare]}")
        seen[bare] = ask.key
    return tuple(found)


def asks_of(
    passages: Sequence[Passage], asks: Sequence[Ask], texts: Mapping[str, Text]
) -> Mapping[str, tuple[Ask, ...]]:
    """Give each ask to the passage that holds most of its place.

    An ask for a place that no passage holds half of (a whole table) belongs to every passage inside it, one
    for a heading to the passage after it.

    Args:
        passages: the passages.
        asks: the asks.
        texts: the sources they are cut from, by code.

    Returns:
        The asks by passage id, in the order of the passages; a passage without asks has an empty tuple.

    Raises:
        SourceError: an ask's place is in no source, or no passage holds any of it nor comes after it.
    """
    words = {one.id: _words_by_line(one, texts[one.source]) for one in passages}
    found: dict[str, list[Ask]] = {one.id: [] for one in passages}
    owners: dict[str, tuple[str, ...]] = {}
    for ask in asks:
        if ask.source not in texts or ask.last > len(texts[ask.source].line_starts):
            raise SourceError(ASKS, f"{ask.key}: there is no such line")
        if ask.key not in owners:
            near = [one for one in passages if one.source == ask.source]
            owners[ask.key] = _owners(ask, near, words)
        for name in owners[ask.key]:
            found[name].append(ask)
    return {name: tuple(own) for name, own in found.items()}


def check_asks(passages: Sequence[Passage], asks: Sequence[Ask], texts: Mapping[str, Text]) -> list[str]:
    """Every ask whose place is wrong, and every passage without an ask; empty if all is in order."""
    try:
        found = asks_of(passages, asks, texts)
    except SourceError as error:
        return [str(error)]
    return [f"{ASKS}: no ask is written for {name}" for name, own in found.items() if not own]


def _asks(key: str, table: object) -> Iterator[Ask]:
    """The asks of one place."""
    found = _KEY.fullmatch(key)
    if not found or not isinstance(table, dict):
        raise SourceError(ASKS, f"{key!r} is not a place with asks by language")
    parts = tuple(int(one) for one in (found["parts"] or "").split("+") if one)
    try:
        source, first, last = place(found["place"])
    except SourceError as error:
        raise SourceError(ASKS, f"{key}: {error.what}") from error
    for lang, texts in table.items():
        if lang not in LANGUAGES:
            raise SourceError(ASKS, f"{key}: {lang!r} is not one of {', '.join(LANGUAGES)}")
        if not isinstance(texts, list):
            raise SourceError(ASKS, f"{key}: {lang} is not a list")
        for text in texts:
            if not isinstance(text, str) or not SHORTEST <= len(text.strip()) <= LONGEST or "\n" in text:
                raise SourceError(ASKS, f"{key}: {text!r} is not one line of {SHORTEST}-{LONGEST} characters")
            yield Ask(source, first, last, parts, lang, text.strip())


def _words_by_line(one: Passage, text: Text) -> Counter[int]:
    """How many characters of a passage stand on each line."""
    return Counter(text.line(at) for start, end in one.stretches for at in range(start, end))


def _owners(ask: Ask, near: Sequence[Passage], words: Mapping[str, Counter[int]]) -> tuple[str, ...]:
    """The passages an ask belongs to."""
    lines = range(ask.first, ask.last + 1)
    held = {one.id: sum(words[one.id][line] for line in lines) for one in near}
    touched = [name for name, count in held.items() if count]
    if not touched:
        after = next((one.id for one in near if one.first > ask.last), None)
        if after is None:
            raise SourceError(ASKS, f"{ask.key}: no passage holds any of it, and none comes after it")
        return (after,)
    if ask.parts:
        return tuple(dict.fromkeys(touched[min(one, len(touched)) - 1] for one in ask.parts))
    best = max(touched, key=lambda name: held[name])
    if held[best] >= _MOST * sum(held.values()):
        return (best,)
    inside = [name for name in touched if held[name] > _MOST * words[name].total()]
    return tuple(inside) or (best,)
