"""The rules by which answers are put together, as `content/replies.toml` says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from dialogue.errors import RuleError
from dialogue.phrases import Phrases, make_line
from dialogue.rule_files import CONTENT, read_rules

FILE = "replies.toml"
_ASKED = ("leading", "proof", "figure", "number", "injection")


@dataclass(frozen=True)
class ReplyRules:
    """All that the file says.

    Attributes:
        limits: numbers by name.
        phrases: what gives a kind of question away.
        profile: what gives a way of asking about one's own profile away: `why`, `pulls`, `change`.
        named: word lists around names.
        words: other word lists by name: `count` and `thing`.
        unknown: id of the anchor for what is not known, by concept; the empty key holds the default.
    """

    limits: Mapping[str, float]
    phrases: Mapping[str, Phrases] = field(repr=False)
    profile: Mapping[str, Phrases] = field(repr=False)
    named: Mapping[str, frozenset[str]] = field(repr=False)
    words: Mapping[str, frozenset[str]] = field(repr=False)
    unknown: Mapping[str, str] = field(repr=False)


@cache
def load_reply_rules() -> ReplyRules:
    """Read the rules.

    Raises:
        RuleError: a file is missing, not TOML, or says something that does not add up.
    """
    data = read_rules(CONTENT, FILE)
    try:
        phrases = {name: Phrases(tuple(data[name]["phrases"]), {}, FILE) for name in _ASKED}
        profile = {name: Phrases(tuple(ways), {}, FILE) for name, ways in data["profile"].items()}
        unknown = {"": data["unknown"]["default"], **data["unknown"]["concepts"]}
        named = {name: frozenset(words.split()) for name, words in data["named"].items()}
        words = {name: frozenset(data[name]["words"].split()) for name in ("count", "thing")}
        limits = data["limits"]
    except KeyError as error:
        raise RuleError(FILE, f"[{error.args[0]}]", "is missing") from error
    for one in (*phrases.values(), *profile.values()):
        tuple(one.find(make_line(())))  # a phrase that cannot be read is found now
    return ReplyRules(limits, phrases, profile, named, words, unknown)
