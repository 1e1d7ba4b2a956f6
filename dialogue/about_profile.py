"""Answers about the person's own profile: their answers, their own words, and what the sources say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from assessment import Answers, Item, Profile
from dialogue.followups import follow_up, related
from dialogue.library import Library, Speech
from dialogue.phrases import make_line, tokens_of
from dialogue.pieces import anchored, lead, note, unknown
from dialogue.reply import Part, Reply
from dialogue.reply_rules import ReplyRules, load_reply_rules

ASK = "ask_profile"
WAYS = ("change", "pulls", "why", "means")  # in this order a question is read
_LOW = frozenset({"lutar lag", "tydligt lag"})
_SAID_NO = frozenset({"nej", "delvis"})
_MOST_ANSWERS = 3
_MOST_SIDE = 1  # passages of each side
_MIDDLE, _TOP = 50.0, 100.0  # of 0-100
_STEP = 25.0  # points of one step of an answer


@dataclass(frozen=True)
class Mine:
    """What a person has answered and what follows from it.

    Attributes:
        answers: the answers.
        profile: their profile.
    """

    answers: Answers = field(repr=False)
    profile: Profile = field(repr=False)


def way_of(question: str, rules: ReplyRules) -> str:
    """What is asked about a profile: `why`, `pulls`, `change` or `means` where nothing else fits."""
    line = make_line(tokens_of(question))
    return next((way for way in WAYS if way in rules.profile and rules.profile[way].stand_in(line)), "means")


def about_profile(question: str, scale: str, mine: Mine, library: Library, speech: Speech) -> Reply:
    """Answer a question about the person's own profile, in possibility language.

    Args:
        question: what is asked.
        scale: code of the scale it is about; empty for the profile as a whole.
        mine: the answers and their profile.
        library: the sources.
        speech: how the answer is worded.
    """
    if not any(score.v for score in mine.profile.scales.values()):
        return Reply(question, ASK, (note("no_profile", speech),))
    rules = load_reply_rules()
    code = scale if scale in speech.instrument.scales else _on_the_whole(mine)
    parts = [] if scale else list(_whole(mine, speech))
    if code:
        parts += _about(question, code, mine, speech, rules)
        parts += _sources(code, library, speech, rules)
    else:
        parts.append(note("profile.which", speech))
    return Reply(question, ASK, tuple(parts))


def _on_the_whole(mine: Mine) -> str:
    """Scale by which a question about the whole is answered: the named link, the first topic, or none."""
    link = mine.profile.kvv.weakest if mine.profile.kvv else None
    return link or next(iter(mine.profile.talk_topics), "")


def _whole(mine: Mine, speech: Speech) -> Iterator[Part]:
    """What may be said of the whole: the chain's link, and what the person wants more or less of."""
    scales = speech.instrument.scales
    if mine.profile.kvv:
        link = mine.profile.kvv.weakest
        yield (
            note("profile.link", speech, name=scales[link].name) if link else note("profile.no_link", speech)
        )
    for topic in mine.profile.talk_topics:
        yield note("profile.topic", speech, name=scales[topic].name)
    yield note("profile.one_view", speech)


def _about(question: str, code: str, mine: Mine, speech: Speech, rules: ReplyRules) -> Iterator[Part]:
    """What the answers to one scale may suggest, and which of them it rests on."""
    scale, score = speech.instrument.scales[code], mine.profile.scales[code]
    way = way_of(question, rules)
    yield lead(f"profile.{way}", speech, name=scale.name)
    if _was_denied(code, mine, speech):
        yield note("profile.said_no", speech)
    if score.word is None:
        yield note("profile.no_score", speech, name=scale.name)
        yield from _unanswered(code, mine, speech)
        return
    word = speech.instrument.wording.get(f"word.{score.word}")
    yield note("profile.now", speech, name=scale.name, word=word, definition=scale.definition)
    if score.status != "beraknad":
        yield note("profile.preliminary", speech, name=scale.name)
    if way in {"why", "pulls"} and score.word not in _LOW:
        yield note("profile.not_low", speech)
    yield from _answers(code, way, mine, speech)
    yield from _unanswered(code, mine, speech)
    yield from _own_words(code, mine, speech)


def _answers(code: str, way: str, mine: Mine, speech: Speech) -> Iterator[Part]:
    """The answers that pull the picture down, or that could change it most, lowest first."""
    points = _points(code, mine, speech)
    if way in {"why", "pulls"}:
        points = {one: value for one, value in points.items() if value < _MIDDLE}
        if not points:
            yield note("profile.nothing_pulls", speech)
    for one in sorted(points, key=lambda one: points[one])[:_MOST_ANSWERS]:
        yield _answer(speech.instrument.items[one], mine, speech)


def _points(code: str, mine: Mine, speech: Speech) -> dict[str, float]:
    """Points of each item of a scale that has a number, 0-100 (instrument.md 3.1)."""
    found = {}
    for one in speech.instrument.scales[code].items:
        value = mine.answers.value(one)
        if value is not None:
            straight = _STEP * (value - 1)
            found[one] = _TOP - straight if speech.instrument.items[one].reversed else straight
    return found


def _answer(item: Item, mine: Mine, speech: Speech) -> Part:
    given = speech.instrument.wording.get(f"values.{mine.answers.value(item.code)}")
    key = "profile.answer_reversed" if item.reversed else "profile.answer"
    return note(key, speech, answer=given, text=item.text)


def _unanswered(code: str, mine: Mine, speech: Speech) -> Iterator[Part]:
    """Items of a scale that the person did not know about."""
    for one in speech.instrument.scales[code].items:
        if mine.answers.reason(one) == "DK":
            given = speech.instrument.wording.get("values.DK")
            yield note("profile.unanswered", speech, answer=given, text=speech.instrument.items[one].text)


def _was_denied(code: str, mine: Mine, speech: Speech) -> bool:
    """Whether the person said of the block a scale stands in that the picture is not right."""
    pair = speech.instrument.scales[code].pair
    block = (
        ("pairs1-3" if pair in range(1, 4) else "pairs4-6") if pair else "sc" if code in {"S", "C"} else "kvw"
    )
    return mine.answers.summaries.get(block, "").lower() in _SAID_NO


def _own_words(code: str, mine: Mine, speech: Speech) -> Iterator[Part]:
    """What the person wrote where the scale was asked."""
    pair = speech.instrument.scales[code].pair
    places = {code, f"pair{pair}", f"labels{pair}"} if pair else {code}
    for one in mine.answers.reflections:
        if one.ref in places and one.text.strip():
            yield note("profile.wrote", speech, text=one.text.strip())


def _sources(code: str, library: Library, speech: Speech, rules: ReplyRules) -> Iterator[Part]:
    """Passages for and against what the scale is about, what is not known, and questions to go on with."""
    scale = speech.instrument.scales[code]
    yield lead("profile.sources", speech, name=scale.name)
    shown: list[Part] = []
    for side in ("for", "against"):
        count = 0
        for anchor in speech.instrument.anchors_for(code, side):
            parts = list(anchored(anchor, library, speech))
            if parts and count < _MOST_SIDE:
                shown += parts
                count += 1
    yield from shown
    gap = next(iter(speech.instrument.anchors_for(code, "unknown")), None)
    yield unknown(gap.id if gap else rules.unknown[""], library, speech)
    about = [part.passage for part in shown if part.kind == "quote" and part.passage]
    names = [*about, *related(about, library)]
    yield from follow_up(f"{scale.name}: {scale.definition}", names, library, rules, speech.lang)
