"""The group's picture as slides: eight to twelve, in the order of the workshop (instrument.md 6.2)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from report.cited import Sides
from report.group_pages import cell, gap_lines, item_name, pair_alt
from report.group_parts import GroupFindings, GroupItem, GroupPair, GroupTopic, GroupWish
from report.ink import INKS
from report.slide_deck import BODY, Box, Deck
from texts import Texts

_LEFT, _TOP, _WIDTH, _HEIGHT = BODY
_HALF = _WIDTH / 2 - 0.25
_SECOND = _LEFT + _HALF + 0.5
_TABLE = 0.5  # of the width is the table's where a chart stands beside it
_FEW, _FIRST, _SHORT = 6, 2, 500  # lines, lines on the first slide, letters; more are set smaller
_MOST, _ALWAYS = 12, 9  # slides in a deck, and those that every picture has
_LONGEST = 360  # letters of a quote that a slide bears
_NONE = "none"
_INKS = {"tillit": INKS["light"].tillit, "tvivel": INKS["light"].tvivel, "": ""}


def group_slides(findings: GroupFindings, texts: Texts, day: date) -> bytes:
    """The deck: native tables and charts with text alternatives, speaker notes, the language on every text.

    The same findings and day give the same bytes. Nothing is in it that the findings do not hold, the
    workbooks behind the charts included.
    """
    foot = " ".join(
        [texts("group.practice")] * findings.practice
        + [texts("report.foot.not_validated"), texts("report.foot.not_for")]
    )
    title = texts("group.full_title", title=findings.title) if findings.title else texts("group.title")
    deck = Deck(texts.locale, title, texts("app.name"), foot)
    _first(deck, findings, texts, day)
    _reading(deck, findings, texts)
    if findings.mode != _NONE:
        _picture(deck, findings, texts)
    _decision(deck, findings, texts)
    return deck.bytes(day)


def _picture(deck: Deck, findings: GroupFindings, texts: Texts) -> None:
    optional = (bool(findings.gaps), findings.split is not None, findings.change is not None)
    room = _MOST - _ALWAYS - sum(optional)
    topic = next((one for one in findings.topics if _fits(one.sides)), None)
    _order(deck, findings, texts)
    for first in range(0, len(findings.pairs), 2):
        _pairs(deck, findings.pairs[first : first + 2], texts)
    _chain(deck, findings, texts)
    _moved(deck, findings, texts)
    if findings.gaps:
        slide = deck.slide(texts("group.gaps.title"), [texts("group.slide.notes_gaps")])
        lines = gap_lines(findings, texts)
        deck.text(slide, lines, (_LEFT, _TOP, _WIDTH, _HEIGHT - 0.8), size=20 if len(lines) <= _FEW else 15)
        deck.text(slide, [texts("group.gaps.note")], _below(0.7), size=14, muted=True)
    _wishes(deck, findings, texts)
    _split(deck, findings, texts)
    if topic and room > 0:
        _quotes(deck, topic, texts)


def _moved(deck: Deck, findings: GroupFindings, texts: Texts) -> None:
    """What has changed since the round before, or why nothing is compared."""
    if findings.change is not None:
        slide = deck.slide(texts("group.change.title"), [texts("group.slide.notes_change")])
        deck.text(slide, findings.change.lines, (_LEFT, _TOP, _WIDTH, _HEIGHT - 0.8), size=20)
        deck.text(slide, [texts("group.change.note")], _below(0.7), size=14, muted=True)


def _below(height: float) -> Box:
    """A strip at the foot of a slide's body."""
    return (_LEFT, _TOP + _HEIGHT - height, _WIDTH, height)


def _first(deck: Deck, findings: GroupFindings, texts: Texts, day: date) -> None:
    slide = deck.first(findings.title or texts("group.title"), [texts("group.slide.notes_title")])
    mark = [f"{texts('group.practice')}. {texts('group.practice_says')}"] if findings.practice else []
    about = [texts("group.title")] if findings.title else []
    deck.text(slide, [" · ".join([*about, *mark])], (_LEFT, 3.85, _WIDTH, 0.7), size=22)
    deck.text(
        slide,
        findings.says,
        (_LEFT, 4.6, _WIDTH - 1, 1.6),
        size=18 if len(findings.says) <= _FIRST else 15,
    )
    version = texts("report.foot.version", version=findings.version)
    deck.text(slide, [f"{texts.day(day)}. {version}."], (_LEFT, 6.35, _WIDTH, 0.4), size=14, muted=True)


def _reading(deck: Deck, findings: GroupFindings, texts: Texts) -> None:
    """How the picture is read, beside what it does not say; under five there is only the latter."""
    notes = [texts("group.slide.notes_how")]
    if findings.mode == _NONE:
        deck.text(deck.slide(texts("group.limits.title"), notes), findings.limits, size=20)
        return
    slide = deck.slide(texts("group.how.title"), notes)
    deck.text(slide, findings.how, (_LEFT, _TOP, _HALF, _HEIGHT), size=14)
    deck.text(slide, [texts("group.limits.title")], (_SECOND, _TOP, _HALF, 0.4), size=13, muted=True)
    deck.text(slide, findings.limits, (_SECOND, _TOP + 0.4, _HALF, _HEIGHT - 0.4), size=14)


def _order(deck: Deck, findings: GroupFindings, texts: Texts) -> None:
    slide = deck.slide(texts("group.order.title"), [texts("group.slide.notes_order"), *findings.questions])
    deck.text(slide, [texts("group.order.text"), *findings.order], (_LEFT, _TOP, _HALF, _HEIGHT), size=20)
    deck.text(slide, [texts("group.questions.title")], (_SECOND, _TOP, _HALF, 0.4), size=13, muted=True)
    deck.text(slide, findings.questions, (_SECOND, _TOP + 0.4, _HALF, _HEIGHT - 0.4), size=20)


def _pairs(deck: Deck, pairs: Sequence[GroupPair], texts: Texts) -> None:
    """Two pairs: their questions with what may be said, and a chart of those that show a distribution."""
    title = texts("group.pairs.slide", first=pairs[0].number, second=pairs[-1].number)
    notes = [texts("group.slide.notes_pairs"), *texts.all("group.slide.ask_pairs")]
    slide = deck.slide(f"{title}: {'; '.join(pair.name for pair in pairs)}", notes)
    items = [item for pair in pairs for item in pair.items]
    drawn = [item for item in items if item.shown.counts]
    width = _WIDTH * _TABLE if drawn else _WIDTH
    head = [texts(f"group.column.{key}") for key in ("side", "text", "middle")]
    rows = [head, *([item.side, item.text, cell(item, texts)] for item in items)]
    alt = texts("group.slide.table_alt", title=title, rows=len(items))
    inks = [_INKS[item.pole] for item in items]
    deck.table(slide, rows, alt, (_LEFT, _TOP, width, _HEIGHT), (0.95, 3.5, 1.75), 15, inks=inks)
    if drawn:
        told = " ".join(
            pair_alt(pair, texts) for pair in pairs if any(one.shown.counts for one in pair.items)
        )
        box = (_LEFT + width + 0.1, _TOP, _WIDTH - width - 0.1, 0.98 * len(drawn) + 0.75)
        _chart(deck, slide, drawn, texts, told, box)


def _chart(deck: Deck, slide: Any, drawn: Sequence[GroupItem], texts: Texts, alt: str, box: Box) -> None:  # noqa: ANN401
    names = [f"{item.side}: {item.short}" for item in drawn]
    steps = texts.all("group.steps")
    series = [(step, [item.shown.counts[place] for item in drawn]) for place, step in enumerate(steps)]
    deck.bars(slide, names, series, alt, box)


def _chain(deck: Deck, findings: GroupFindings, texts: Texts) -> None:
    title = texts("group.chain.title")
    slide = deck.slide(title, [texts("group.slide.notes_chain")])
    deck.text(slide, [findings.chain], (_LEFT, _TOP, _WIDTH, 0.9), size=20)
    rows = [[texts(f"group.column.{key}") for key in ("name", "middle", "text")]]
    for scale in findings.scales:
        shown = scale.shown
        said = f"{shown.word}, {shown.spread_word}" if shown.spread_word else shown.word
        asked = "; ".join(f"{item_name(one, texts)}: {cell(one, texts)}" for one in scale.items)
        rows.append([scale.name, said or texts("group.hidden"), asked])
    alt = texts("group.slide.table_alt", title=title, rows=len(findings.scales))
    deck.table(slide, rows, alt, (_LEFT, _TOP + 0.95, _WIDTH, _HEIGHT - 1.6), (2, 3, 6), 16)
    deck.text(slide, [texts("group.chain.note")], _below(0.4), size=13, muted=True)


def _wishes(deck: Deck, findings: GroupFindings, texts: Texts) -> None:
    slide = deck.slide(texts("group.wishes.title"), [texts("group.slide.notes_wishes")])
    size = 20 if max(len(findings.stark), len(findings.latta)) <= _FEW else 13
    for left, key, found in ((_LEFT, "stark", findings.stark), (_SECOND, "latta", findings.latta)):
        head = texts(f"group.wishes.{key}")
        rows = [[head], *([one.said] for one in _or_none(found, texts))]
        alt = texts("group.slide.table_alt", title=head, rows=len(rows) - 1)
        deck.table(slide, rows, alt, (left, _TOP, _HALF, 2.0), (), size)
    notes = [texts("group.wishes.says"), *([texts("group.wishes.names")] if findings.mode == "bands" else [])]
    deck.text(slide, notes, _below(0.7), size=14, muted=True)


def _or_none(found: Sequence[GroupWish], texts: Texts) -> Sequence[GroupWish]:
    return found or (GroupWish("", "", texts("group.no_votes")),)


def _split(deck: Deck, findings: GroupFindings, texts: Texts) -> None:
    """The two parts side by side on one slide, in two tables when there are many questions."""
    if findings.split is None:
        return
    split, title = findings.split, texts("group.split.title")
    slide = deck.slide(title, [texts("group.slide.notes_split")])
    deck.text(slide, [texts("group.split.says")], (_LEFT, _TOP - 0.15, _WIDTH, 0.5), size=13, muted=True)
    head = [texts("group.column.text"), split.name, split.others]
    both = list(zip(split.inside, split.outside, strict=True))
    rows = [[item_name(one, texts), cell(one, texts), cell(other, texts)] for one, other in both]
    half = -(-len(rows) // 2)
    for left, part in ((_LEFT, rows[:half]), (_SECOND, rows[half:])):
        if part:
            alt = texts("group.slide.table_alt", title=title, rows=len(part))
            box = (left, _TOP + 0.35, _HALF, _HEIGHT - 0.4)
            deck.table(slide, [head, *part], alt, box, (5, 4, 4), 11 if len(rows) > _FEW else 16)


def _fits(sides: Sides) -> bool:
    """Whether a short passage stands on either side."""
    return all(side and len(side[0].quote) <= _LONGEST for side in (sides.for_, sides.against))


def _quotes(deck: Deck, topic: GroupTopic, texts: Texts) -> None:
    """Something the group chose, with a passage for it and one against."""
    title = f"{texts('group.passages.title')}: {topic.name}"
    slide = deck.slide(title, [texts("group.slide.notes_passages")])
    sides = (("for", _LEFT, topic.sides.for_[0]), ("against", _SECOND, topic.sides.against[0]))
    for key, left, passage in sides:
        told = [texts(f"report.cards.{key}"), f"{passage.citation}. {passage.kind_label}."]
        if texts.lang != "sv":
            told.append(texts("group.slide.our_title", title=passage.title))
        deck.text(slide, told, (left, _TOP, _HALF, 1.0), size=13, muted=True)
        quote = (left, _TOP + 0.42 * len(told) + 0.1, _HALF, _HEIGHT - 1.8)
        deck.text(slide, [f"”{passage.quote}”"], quote, size=18, locale="sv-SE")
    deck.text(slide, [texts("group.passages.text")], _below(0.4), size=13, muted=True)


def _decision(deck: Deck, findings: GroupFindings, texts: Texts) -> None:
    title = texts("group.decision.title")
    slide = deck.slide(title, [texts("group.slide.notes_decision")])
    deck.text(slide, [texts("group.decision.text")], (_LEFT, _TOP, _WIDTH, 0.8), size=16)
    size = 20 if sum(len(text) for _, text in findings.decision) <= _SHORT else 10
    rows = [["", texts("group.decision.column")], *([label, text] for label, text in findings.decision)]
    alt = texts("group.slide.table_alt", title=title, rows=len(findings.decision))
    deck.table(slide, rows, alt, (_LEFT, _TOP + 0.7, _WIDTH, _HEIGHT - 0.9), (2, 5), size)
