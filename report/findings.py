"""Joins profile, advice and passages once, into the object that screen, PDF and command line show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assessment import Answers, Instrument, Profile
from report import advice, blocks
from report.asked import asked
from report.cited import Passage
from report.follow import change_finding, plan_in, round_to_compare
from report.material import Material
from report.own_words import own_words
from report.parts import Findings, Flag
from report.passages import Shelf, listed, unique
from report.readings import pair_finding
from retrieval import Source
from texts import Texts

_NEW = "<6"


def build_findings(
    profile: Profile,
    instrument: Instrument,
    answers: Answers,
    texts: Texts,
    sources: Mapping[str, Source],
    lang: str,
    *,
    own_conditions: bool = True,
    earlier: Sequence[Answers] = (),
) -> Findings:
    """Everything there is to show about one answer set, worded in one language.

    Missing answers never raise: what cannot be said is said to be missing (instrument.md 3.2b).

    Args:
        profile: The scored profile of these answers.
        instrument: The instrument in the same language as the texts.
        answers: The answer set.
        texts: The interface's wording.
        sources: The source texts by code.
        lang: The language's code, printed in what is made from the findings.
        own_conditions: Whether the manager's own conditions, and what rests on them, are shown.
        earlier: The person's earlier rounds, oldest first. What has changed is shown only once the person has
            said whether the yardstick has (instrument.md 3.11).

    Raises:
        UnknownSourceError: an anchor names a source that is not there.
    """
    shelf = Shelf(instrument, sources, texts)
    found = _joined(Material(profile, instrument, answers, texts, shelf, own_conditions), lang)
    before = round_to_compare(instrument, earlier, answers) if answers.yardstick else None
    change = change_finding(instrument, before, answers, texts, own=own_conditions) if before else None
    plan = plan_in(answers, texts)
    return replace(found, citations=unique(_all_passages(found)), plan=plan, change=change)


def _joined(material: Material, lang: str) -> Findings:
    """The findings but for the list of citations, which is made of all their parts."""
    pairs = tuple(pair_finding(material, number) for number in material.instrument.pairs)
    chain, room, support = blocks.chain(material), blocks.room(material), blocks.support(material)
    cards, topics = advice.cards(material), advice.topics(material)
    return Findings(
        lang=lang,
        version=material.profile.version,
        instrument_name=material.instrument.wording.get("instrument.name"),
        one_view=material.say("one_view"),
        coverage=_coverage(material),
        own_words=own_words(material),
        pairs=pairs,
        pairs_block=blocks.pairs_block(material, pairs),
        chain=chain,
        chain_block=blocks.chain_block(material, chain),
        room=room,
        room_block=blocks.room_block(material, room),
        support=support,
        support_block=blocks.support_block(material, support),
        cards=cards,
        cards_text=material.say("cards.some", n=len(cards)) if cards else material.say("cards.none"),
        near=tuple(
            material.instrument.typbilder[code].name for code in material.profile.near if material.shows(code)
        ),
        near_text=material.say("cards.near"),
        closing=material.instrument.wording.get("limits.effect"),
        topics=topics,
        topics_text=_topics_text(material),
        rules=advice.rules(material),
        questions=advice.questions(material, cards, topics),
        limits=tuple(_limits(material)),
        flags=tuple(_flags(material)),
        unknown=material.shelf.sides("U").unknown,
        citations=(),
        sources=tuple(material.shelf.source_line(code) for code in material.shelf.sources),
        asked=asked(material),
    )


def _flags(material: Material) -> Iterator[Flag]:
    return (
        Flag(code, material.instrument.wording.get(f"flag.{code}.text")) for code in material.profile.flags
    )


def _all_passages(findings: Findings) -> Iterator[Passage]:
    for pair in findings.pairs:
        yield from (*listed(pair.tillit.sides), *listed(pair.tvivel.sides))
    for block in (findings.chain_block, findings.room_block, findings.support_block):
        yield from listed(block.sides)
    for sides in (
        *(card.sides for card in findings.cards),
        *(topic.sides for topic in findings.topics),
        *(rule.sides for rule in findings.rules),
    ):
        yield from listed(sides)
    yield from findings.unknown


def _coverage(material: Material) -> str:
    items = [code for code, item in material.instrument.items.items() if material.own or item.scale != "C"]
    given = sum(material.answers.value(code) is not None for code in items)
    key = "full" if given == len(items) else "none" if not given else "part"
    return material.say(f"coverage.{key}", v=given, total=len(items))


def _topics_text(material: Material) -> str:
    if [code for code in material.answers.topics if code in material.instrument.poles]:
        return material.say("topics.chosen")
    if material.profile.talk_topics:
        return material.say("topics.suggested")
    return material.say("topics.wishes" if material.profile.wishes else "topics.none")


def _limits(material: Material) -> Iterator[str]:
    yield material.say("limits.one_view")
    if material.answers.context.get("tid_som_chef") == _NEW:
        yield material.say("limits.new_manager")
    yield material.say("limits.no_total")
    yield material.say("note.band")
    yield material.say("note.untested")
    yield material.say("limits.assumed")
    yield material.say("foot.not_validated")
    yield material.say("foot.not_for")
