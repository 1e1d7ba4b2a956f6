"""The group's picture as slides: eight to twelve, in the order of the workshop (instrument.md 6.2)."""

from collections.abc import Sequence
from datetime import date

from report.group_pages import cell, gap_lines, item_name, pair_alt
from report.group_parts import GroupFindings, GroupItem, GroupPair, GroupWish
from report.slide_deck import BODY, Box, Deck
from texts import Texts

_LEFT, _TOP, _WIDTH, _HEIGHT = BODY
_HALF = 0.58  # of the width is the table's where a chart stands beside it
_FEW, _SHORT = 8, 500  # lines, letters; more are set smaller
_NONE = "none"


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
    if findings.mode != _NONE:
        _picture(deck, findings, texts)
    _last(deck, findings, texts)
    return deck.bytes(day)


def _first(deck: Deck, findings: GroupFindings, texts: Texts, day: date) -> None:
    slide = deck.slide(findings.title or texts("group.title"), texts("group.slide.notes_title"))
    mark = [f"{texts('group.practice')}. {texts('group.practice_says')}"] if findings.practice else []
    version = texts("report.foot.version", version=findings.version)
    deck.text(slide, [*mark, texts("group.title"), f"{texts.day(day)}. {version}.", *findings.says], size=22)


def _picture(deck: Deck, findings: GroupFindings, texts: Texts) -> None:
    slide = deck.slide(texts("group.how.title"), texts("group.slide.notes_how"))
    deck.text(slide, findings.how, size=19)
    slide = deck.slide(texts("group.order.title"), texts("group.slide.notes_order"))
    deck.text(slide, [texts("group.order.text"), *findings.order, *findings.questions], size=22)
    for first in range(0, len(findings.pairs), 2):
        _pairs(deck, findings.pairs[first : first + 2], texts)
    _chain(deck, findings, texts)
    if findings.change is not None:
        slide = deck.slide(texts("group.change.title"), texts("group.slide.notes_change"))
        deck.text(slide, [*findings.change.lines, texts("group.change.note")], size=20)
    slide = deck.slide(texts("group.gaps.title"), texts("group.slide.notes_gaps"))
    lines = [*gap_lines(findings, texts), texts("group.gaps.note")]
    deck.text(slide, lines, size=20 if len(lines) <= _FEW else 13)
    _wishes(deck, findings, texts)
    _split(deck, findings, texts)


def _pairs(deck: Deck, pairs: Sequence[GroupPair], texts: Texts) -> None:
    """Two pairs: their questions with what may be said, and a chart of those that show a distribution."""
    first, last = pairs[0].number, pairs[-1].number
    title = texts("group.pairs.slide", first=first, second=last)
    slide = deck.slide(f"{title}: {', '.join(pair.name for pair in pairs)}", texts("group.slide.notes_pairs"))
    items = [item for pair in pairs for item in pair.items]
    drawn = [item for item in items if item.shown.counts]
    width = _WIDTH * _HALF if drawn else _WIDTH
    head = [texts(f"group.column.{key}") for key in ("side", "text", "middle")]
    rows = [head, *([item.side, item.text, cell(item, texts)] for item in items)]
    _table(
        deck, slide, title, rows, texts, box=(_LEFT, _TOP, width, _HEIGHT), widths=(1.0, 4.4, 2.4), size=17
    )
    if drawn:
        box = (_LEFT + width + 0.1, _TOP, _WIDTH - width - 0.1, 0.95 * len(drawn) + 0.9)
        alt = " ".join(pair_alt(pair, texts) for pair in pairs if any(one.shown.counts for one in pair.items))
        _chart(deck, slide, drawn, texts, alt, box)


def _chart(deck: Deck, slide: object, drawn: Sequence[GroupItem], texts: Texts, alt: str, box: Box) -> None:
    names = [f"{item.side}: {item.short}" for item in drawn]
    steps = texts.all("group.steps")
    series = [(step, [item.shown.counts[place] for item in drawn]) for place, step in enumerate(steps)]
    deck.bars(slide, names, series, alt, box)


def _chain(deck: Deck, findings: GroupFindings, texts: Texts) -> None:
    title = texts("group.chain.title")
    slide = deck.slide(title, texts("group.slide.notes_chain"))
    deck.text(slide, [findings.chain], (_LEFT, _TOP, _WIDTH, 0.9), size=18)
    head = [texts(f"group.column.{key}") for key in ("name", "middle", "text")]
    rows = [head]
    for scale in findings.scales:
        shown = scale.shown
        said = f"{shown.word}, {shown.spread_word}" if shown.spread_word else shown.word
        asked = "; ".join(f"{item_name(one, texts)}: {cell(one, texts)}" for one in scale.items)
        rows.append([scale.name, said or texts("group.hidden"), asked])
    box = (_LEFT, _TOP + 0.95, _WIDTH, _HEIGHT - 1.6)
    _table(deck, slide, title, rows, texts, box=box, widths=(2, 3, 6), size=16)
    deck.text(slide, [texts("group.chain.note")], (_LEFT, _TOP + _HEIGHT - 0.45, _WIDTH, 0.4), size=13)


def _wishes(deck: Deck, findings: GroupFindings, texts: Texts) -> None:
    slide = deck.slide(texts("group.wishes.title"), texts("group.slide.notes_wishes"))
    half = _WIDTH / 2 - 0.2
    size = 22 if max(len(findings.stark), len(findings.latta)) <= _FEW - 2 else 12
    for place, (key, found) in enumerate((("stark", findings.stark), ("latta", findings.latta))):
        rows = [[texts(f"group.wishes.{key}")], *([one.said] for one in _or_none(found, texts))]
        box = (_LEFT + place * (half + 0.4), _TOP, half, 2.0)
        _table(deck, slide, texts(f"group.wishes.{key}"), rows, texts, box=box, size=size)
    notes = [texts("group.wishes.says"), *([texts("group.wishes.names")] if findings.mode == "bands" else [])]
    deck.text(slide, notes, (_LEFT, _TOP + _HEIGHT - 0.75, _WIDTH, 0.7), size=14)


def _or_none(found: Sequence[GroupWish], texts: Texts) -> Sequence[GroupWish]:
    return found or (GroupWish("", "", texts("group.no_votes")),)


def _split(deck: Deck, findings: GroupFindings, texts: Texts) -> None:
    """The two parts side by side on one slide, in two tables when there are many questions."""
    if findings.split is None:
        return
    split, title = findings.split, texts("group.split.title")
    slide = deck.slide(title, texts("group.slide.notes_split"))
    deck.text(slide, [texts("group.split.says")], (_LEFT, _TOP - 0.1, _WIDTH, 0.6), size=13)
    head = [texts("group.column.text"), split.name, split.others]
    both = list(zip(split.inside, split.outside, strict=True))
    rows = [[item_name(one, texts), cell(one, texts), cell(other, texts)] for one, other in both]
    half = -(-len(rows) // 2)
    wide = _WIDTH / 2 - 0.15
    for place, part in enumerate((rows[:half], rows[half:])):
        if part:
            box = (_LEFT + place * (wide + 0.3), _TOP + 0.55, wide, _HEIGHT - 0.6)
            _table(deck, slide, title, [head, *part], texts, box=box, widths=(5, 4, 4), size=11)


def _last(deck: Deck, findings: GroupFindings, texts: Texts) -> None:
    title = texts("group.decision.title")
    slide = deck.slide(title, texts("group.slide.notes_decision"))
    deck.text(slide, [texts("group.decision.text")], (_LEFT, _TOP, _WIDTH, 0.8), size=16)
    head = ["", texts("group.decision.column")]
    size = 20 if sum(len(text) for _, text in findings.decision) <= _SHORT else 10
    rows = [head, *([label, text] for label, text in findings.decision)]
    box = (_LEFT, _TOP + 0.6, _WIDTH, _HEIGHT - 0.8)
    _table(deck, slide, title, rows, texts, box=box, widths=(2, 5), size=size)
    slide = deck.slide(texts("group.limits.title"), texts("group.slide.notes_title"))
    deck.text(slide, findings.limits, size=22)


def _table(
    deck: Deck,
    slide: object,
    title: str,
    rows: Sequence[Sequence[str]],
    texts: Texts,
    *,
    box: Box,
    widths: Sequence[float] = (),
    size: int = 15,
) -> None:
    alt = texts("group.slide.table_alt", title=title, rows=len(rows) - 1)
    deck.table(slide, rows, alt, box, widths, size)
