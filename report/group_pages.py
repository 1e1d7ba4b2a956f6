"""A group's findings as plain data for the typesetter: what stands on paper, quotes numbered in order."""

from datetime import date

from report.group_charts import is_bars, pair_answers
from report.group_findings import all_items
from report.group_parts import GroupFindings, GroupItem, GroupPair, GroupScale, GroupSplit, GroupTopic
from report.notes import Notes
from report.on_paper import on_paper
from report.pieces import Data
from report.safe_text import paragraphs, safe_all
from texts import Texts

_WIDTH = 322  # points; the main column is 331 wide
_EACH = 1  # passages a side beside a topic
_UNKNOWN = 2  # passages on what nobody knows
_LABELS = (
    "how",
    "pairs",
    "order",
    "chain",
    "change",
    "gaps",
    "wishes",
    "split",
    "questions",
    "passages",
    "decision",
)


def group_pages(findings: GroupFindings, texts: Texts, day: date) -> Data:
    """Everything the group's template sets, in the order of instrument.md 6.2."""
    notes = Notes()
    words: Data = {
        **page_frame(texts, day, findings.version, findings.title, practice=findings.practice),
        "title": texts("group.title"),
        "workshop": findings.title,
        "shows": bool(findings.pairs),
        "says": findings.says,
        "how": findings.how,
        "order": findings.order,
        "chain": [findings.chain, texts("group.chain.note")],
        "scales": [_scale(one, texts) for one in findings.scales],
        "scale_header": [texts(f"group.column.{key}") for key in ("name", "middle", "spread")],
        "change": findings.change.lines if findings.change else (),
        "gaps": gap_lines(findings, texts),
        "different": findings.different,
        "wishes": [
            {"name": texts(f"group.wishes.{key}"), "rows": [one.said for one in found]}
            for key, found in (("stark", findings.stark), ("latta", findings.latta))
        ],
        "no_votes": texts("group.no_votes"),
        "wishes_note": texts("group.wishes.names") if findings.mode == "bands" else "",
        "split": _split(findings.split, texts),
        "topics": [_topic(one, notes) for one in findings.topics],
        "unknown": notes.short(findings.unknown[:_UNKNOWN]),
        "questions": findings.questions,
        "decision": [{"label": label, "text": paragraphs(text)} for label, text in findings.decision],
        "grid_title": texts("grid.title"),
        "grid": findings.grid,
        "limits": findings.limits,
        "numbers": _numbers(findings, texts),
        "sources": [
            {"who": " ".join(filter(None, (one.author, one.year))), "title": one.title, "kind": one.kind}
            for one in findings.sources
        ],
        "quotes": notes.quotes(),
    }
    safe = safe_all(words)
    return {**dict(safe), "pairs": [_pair(one, texts) for one in findings.pairs]}  # type: ignore[call-overload]


def page_frame(texts: Texts, day: date, version: str, title: str, *, practice: bool = False) -> Data:
    """What stands on every page, and the labels of the templates."""
    named = texts("group.full_title", title=title) if title else texts("group.title")
    return {
        "lang": texts.lang,
        "region": texts.locale.partition("-")[2],
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "day": texts.day(day),
        "version": texts("report.foot.version", version=version),
        "one_view": texts("group.source_line"),
        "full_title": named,
        "example": texts("group.practice") if practice else "",
        "example_says": texts("group.practice_says"),
        "foot": [texts("report.foot.not_validated"), texts("report.foot.not_for")],
        "of": texts("report.foot.page", page="§", pages="§").split("§"),
        "say": _labels(texts),
    }


def _labels(texts: Texts) -> dict[str, str]:
    tables = {f"group.{table}": table for table in _LABELS} | {"report.cards": "cards", "report.pdf": "pdf"}
    return {
        f"{short}.{key}": text
        for table, short in tables.items()
        for key, text in texts.below(table).items()
        if "{" not in text
    } | {"limits": texts("group.limits.title"), "one_question": texts("group.one_question")}


def _pair(pair: GroupPair, texts: Texts) -> Data:
    said: Data = {
        "name": f"{pair.number} {pair.name}",
        "items": [{"side": one.side, "text": one.text, "said": one.shown.said} for one in pair.items],
    }
    safe = dict(safe_all(said))  # type: ignore[call-overload]
    if not any(one.shown.counts for one in pair.items):
        return {**safe, "bars": False}
    drawn = on_paper(pair_answers(pair, texts, "print", _WIDTH))
    return {**safe, **drawn, "alt": pair_alt(pair, texts), "bars": is_bars(pair.items)}


def pair_alt(pair: GroupPair, texts: Texts) -> str:
    """The text alternative of a pair's chart: every count that is drawn."""
    head = texts("group.pairs.alt", number=pair.number, name=pair.name, scale=texts("group.scale_name"))
    drawn = [one for one in pair.items if one.shown.counts]
    return " ".join([head, *(_item_alt(one, texts) for one in drawn)])


def _item_alt(item: GroupItem, texts: Texts) -> str:
    steps = texts.all("group.steps")
    counts = ", ".join(
        texts("group.pairs.count", step=step.lower(), n=count)
        for step, count in zip(steps, item.shown.counts, strict=True)
    )
    said = item.shown.said
    return texts("group.pairs.alt_item", side=item.side, text=item.text, counts=counts, said=said)


def item_name(item: GroupItem, texts: Texts) -> str:
    """The question in a few words, marked when it is reversed."""
    if not item.reversed:
        return item.short
    return texts("group.turned", name=item.short, mark=texts("group.reversed"))


def _scale(scale: GroupScale, texts: Texts) -> Data:
    return {
        "name": scale.name,
        "definition": scale.definition,
        "said": scale.shown.said,
        "items": [
            {
                "text": one.text,
                "mark": texts("group.reversed").capitalize() if one.reversed else "",
                "said": one.shown.said,
            }
            for one in scale.items
        ],
    }


def _split(split: GroupSplit | None, texts: Texts) -> Data:
    if split is None:
        return {"header": [], "rows": []}
    both = zip(split.inside, split.outside, strict=True)
    return {
        "header": [texts("group.column.text"), split.name, split.others],
        "rows": [[item_name(one, texts), cell(one, texts), cell(other, texts)] for one, other in both],
    }


def cell(item: GroupItem, texts: Texts) -> str:
    """What is shown of a question in one cell: where the middle lies, and the spread."""
    shown = item.shown
    if not shown.word:
        return texts("group.hidden")
    return f"{shown.word}, {shown.spread_word}" if shown.spread_word else shown.word


def gap_lines(findings: GroupFindings, texts: Texts) -> list[str]:
    """The differences, one a line; those where the group is divided on one line of their own."""
    told = [one.said for one in findings.gaps if one.word != "gruppen_delad"]
    divided = [one.name for one in findings.gaps if one.word == "gruppen_delad"]
    if divided:
        told.append(texts("group.gaps.gruppen_delad", name=", ".join(divided)))
    return told or [texts("group.gaps.none")]


def _topic(topic: GroupTopic, notes: Notes) -> Data:
    return {"name": topic.name, "text": topic.definition, "sides": notes.sides(topic.sides, _EACH)}


def _numbers(findings: GroupFindings, texts: Texts) -> Data:
    """The table behind the charts: only the questions whose distribution may be shown."""
    shown = [one for one in all_items(findings.pairs, findings.scales) if one.shown.counts]
    rows = [[item_name(one, texts), *map(str, one.shown.counts), _median(one, texts)] for one in shown]
    header = [texts("group.column.name"), *texts.all("group.steps"), texts("group.column.median")]
    return {"title": texts("group.slide.chart"), "header": header, "rows": rows}


def _median(item: GroupItem, texts: Texts) -> str:
    median = item.shown.median or 0.0
    return texts.number(median, 0 if median == int(median) else 1)
