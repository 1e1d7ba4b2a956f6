"""What the profile may be used for: typbilder, topics by the person's own wish, rules, questions to ask."""

from collections.abc import Iterator

from report.cited import Sides
from report.material import Material
from report.parts import Card, Question, Topic

_ROOM = "H"
_SPARSE, _NEW = "T7", "<6"  # instrument.md 4.3: a new manager may explain a sparse picture
_QUESTIONS = 2


def cards(material: Material) -> tuple[Card, ...]:
    """The typbilder that are shown, at most two (4.2)."""
    return tuple(
        _card(material, match.code) for match in material.profile.typbilder if material.shows(match.code)
    )


def _card(material: Material, code: str) -> Card:
    wording = material.instrument.wording

    def text(part: str) -> str:
        key = f"typbild.{code}.{part}"
        return wording.get(key) if wording.has(key) else ""

    against = [text("against_own")]
    if code == _SPARSE and material.answers.context.get("tid_som_chef") == _NEW:
        against.append(text("new_manager"))
    return Card(
        code=code,
        name=text("name"),
        answered=text("answered"),
        meaning=text("meaning"),
        try_first=text("try_first"),
        questions=wording.all(f"typbild.{code}.questions"),
        risk=text("risk"),
        unknown=text("unknown"),
        against_own=" ".join(part for part in against if part),
        sides=material.shelf.sides(code),
    )


def topics(material: Material) -> tuple[Topic, ...]:
    """What to talk about: the person's own choice, else by the wishes (3.8); unscored wishes last."""
    poles = set(material.instrument.poles)
    chosen = [code for code in material.answers.topics if code in poles]
    suggested = [*material.profile.talk_topics, *material.profile.wishes]
    return tuple(_topic(material, code, chosen=code in chosen) for code in dict.fromkeys(chosen or suggested))


def _topic(material: Material, code: str, *, chosen: bool) -> Topic:
    scale, word, wish = material.instrument.scales[code], material.word(code), material.wish(code)
    parts = [material.say("topic.wish", wish=wish)] if wish else []
    parts.append(material.say("topic.now", word=word) if word else material.say("topic.no_score"))
    need = material.answers.wish(code)
    if need is not None and need > 0 and set(scale.items) & set(material.instrument.scales[_ROOM].items):
        parts.append(material.say("topic.law"))
    pair = material.instrument.pairs[scale.pair or 1]
    return Topic(code, scale.name, pair.name, " ".join(parts), material.shelf.sides(code), chosen)


def rules(material: Material) -> tuple[Question, ...]:
    """The interaction rules that hold, as questions with their passages (3.8)."""
    return tuple(_rule(material, code) for code in material.profile.rules)


def _rule(material: Material, code: str) -> Question:
    name, _, number = code.partition(":")
    text = material.instrument.rules[name].question
    if number:
        pair = material.instrument.pairs[int(number)]
        text = material.say("rule.pair", n=number, name=pair.name, question=text)
        return Question(code, text, material.shelf.one_each(pair.tillit, pair.tvivel))
    own = material.shelf.sides(name)
    of_pole = material.shelf.sides(*_concerns(material, name))
    return Question(
        code, text, Sides(own.for_ or of_pole.for_[:1], own.against or of_pole.against[:1], own.unknown)
    )


def _concerns(material: Material, rule: str) -> tuple[str, ...]:
    """The poles a rule asks about: those of its behov condition with a wish in that direction."""
    for condition in material.instrument.rules[rule].conditions:
        if condition.kind.startswith("behov"):
            named = tuple(code for code in condition.names if material.answers.wish(code))
            return named or condition.names
    return ()


def questions(material: Material, shown: tuple[Card, ...], talk: tuple[Topic, ...]) -> tuple[str, ...]:
    """Two questions for the group: from the typbilder, topics, the weakest link, or two that always fit."""
    return tuple(dict.fromkeys(_candidates(material, shown, talk)))[:_QUESTIONS]


def _candidates(material: Material, shown: tuple[Card, ...], talk: tuple[Topic, ...]) -> Iterator[str]:
    yield from (card.questions[0] for card in shown if card.questions)
    for topic in talk:
        more = (material.answers.wish(topic.code) or 0) >= 0
        yield material.say("ask.more" if more else "ask.less", name=topic.name)
    kvv = material.profile.kvv
    if kvv is not None and kvv.weakest:
        yield material.say("ask.link", name=material.name(kvv.weakest))
    yield material.say("ask.example")
    yield material.say("ask.other")
