"""The findings as plain data for the typesetter: what stands on paper, quotes numbered in reading order."""

from collections.abc import Iterable
from datetime import date

from report.asked import Asked
from report.charts import SHEETS
from report.cited import Passage, Sides
from report.module_pages import module_pages
from report.parts import Block, Card, Correction, Figure, Findings, OwnWords, Question, Topic
from report.safe_text import paragraphs, safe_all
from report.svg import for_print, svg_of_sheet
from texts import Texts

_WIDTHS = dict.fromkeys(("six_rows", "chain", "support"), 322)  # points; the main column is 331 wide
_SIZES = {"six_pairs": 204, "room": 168}
_EACH = 1  # passages a side beside a block, a topic or a rule
_CARD = 2  # passages a side on a typbild card
_UNKNOWN = 3  # passages on what nobody knows

Data = dict[str, object]


class Notes:
    """Numbers the quotes in the order the reader meets them; one stretch of a source keeps its number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._listed: list[Passage] = []

    def number(self, passage: Passage) -> int:
        """The passage's number."""
        key = (passage.source, passage.first, passage.last)
        if key not in self._numbers:
            self._listed.append(passage)
            self._numbers[key] = len(self._listed)
        return self._numbers[key]

    def short(self, passages: Iterable[Passage]) -> list[Data]:
        """Passages as they stand beside the text: our title, citation, kind and number."""
        return [
            {"title": one.title, "citation": one.citation, "kind": one.kind_label, "n": self.number(one)}
            for one in passages
        ]

    def sides(self, sides: Sides, each: int) -> Data:
        """Both sides, at most so many of each."""
        return {"for": self.short(sides.for_[:each]), "against": self.short(sides.against[:each])}

    def quotes(self) -> list[Data]:
        """All quotes numbered so far, with everything a reader needs to judge them."""
        return [
            {
                "title": one.title,
                "kind": one.kind_label,
                "lead": one.sentence,
                "quote": one.quote,
                "citation": one.citation,
                "voice": one.voice,
            }
            for one in self._listed
        ]


def profile_pages(findings: Findings, texts: Texts, day: date, *, example: bool, opening: bool) -> Data:
    """Everything the profile's template sets, in the order of instrument.md 6.1."""
    notes = Notes()
    data: Data = {
        **_frame(findings, texts, day, example=example),
        "title": texts("report.title"),
        "full_title": texts("report.full_title", instrument=findings.instrument_name),
        "instrument": findings.instrument_name,
        "coverage": findings.coverage,
        "own": _own_words(findings.own_words, texts, opening=opening or example),
        "pairs": _block(findings.pairs_block, findings, texts, notes),
        "chain": _block(findings.chain_block, findings, texts, notes),
        "room": _block(findings.room_block, findings, texts, notes),
        "support": _block(findings.support_block, findings, texts, notes),
        **_advice(findings, notes),
        "asked": [_asked(one) for one in findings.asked],
        "limits": findings.limits[:-2],  # the last two stand at the foot of every page
        "flags": [flag.text for flag in findings.flags],
        "unknown": notes.short(findings.unknown[:_UNKNOWN]),
        "sources": [
            {"who": " ".join(filter(None, (one.author, one.year))), "title": one.title, "kind": one.kind}
            for one in findings.sources
        ],
    }
    modules = module_pages(findings.modules, texts, notes.sides)
    data["quotes"] = notes.quotes()
    return _made_safe(data) | {"modules": modules}


def _own_words(own: OwnWords, texts: Texts, *, opening: bool) -> Data:
    said = own.opening if opening else ""
    return {
        "sentence": own.sentence,
        "said": bool(said or own.reflections or own.aims),
        "aims": list(own.aims),
        "opening_question": own.opening_question,
        "opening": paragraphs(said),
        "reflections": [
            {"where": texts("report.own.wrote", where=one.where), "text": paragraphs(one.text)}
            for one in own.reflections
            if one.in_report
        ],
    }


def _asked(one: Asked) -> Data:
    return {
        "question": one.question,
        "said": [
            {"kind": said.kind, "text": said.text, "lead": said.lead, "side": said.side, "place": said.place}
            for said in one.said
        ],
    }


def _advice(findings: Findings, notes: Notes) -> Data:
    return {
        "cards_text": findings.cards_text,
        "cards": [_card(card, notes) for card in findings.cards],
        "near": [findings.near_text, *findings.near] if findings.near else [],
        "closing": findings.closing,
        "topics_text": findings.topics_text,
        "topics": [_topic(topic, notes) for topic in findings.topics],
        "rules": [_rule(rule, notes) for rule in findings.rules],
        "questions": findings.questions,
    }


def boss_page(
    findings: Findings, texts: Texts, day: date, *, hindrances: Iterable[str], ask: str, figures: bool
) -> Data:
    """The page for one's own boss: chosen hindrances, the ask, own conditions only if ticked."""
    own = [one for one in findings.support if one.code == "C"] if figures else []
    told = [
        texts("report.boss.own_says", name=one.name, word=one.word, value=one.shown, band=one.band)
        if one.word
        else texts("report.boss.own_missing", name=one.name)
        for one in own
    ]
    return _made_safe(
        {
            **_frame(findings, texts, day, example=False),
            "title": texts("report.boss.title"),
            "full_title": texts("report.boss.title"),
            "hindrances": [paragraphs(one) for one in hindrances if one.strip()],
            "ask": paragraphs(ask),
            "own": [*told, texts("report.boss.band")] if told else [],
        }
    )


def _made_safe(data: Data) -> Data:
    """Every text safe to set; drawings are the program's own and stay as they are."""
    return {key: _keep(value) if isinstance(value, dict) else safe_all(value) for key, value in data.items()}


def _keep(part: Data) -> object:
    drawn = {"figures": part["figures"]} if "figures" in part else {}
    rest = {key: value for key, value in part.items() if key != "figures"}
    return {**dict(safe_all(rest)), **drawn}  # type: ignore[call-overload]


def _frame(findings: Findings, texts: Texts, day: date, *, example: bool) -> Data:
    """What stands on every page, and the labels of the template."""
    return {
        "lang": findings.lang,
        "region": texts.locale.partition("-")[2],
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "day": texts.day(day),
        "version": texts("report.foot.version", version=findings.version),
        "one_view": findings.one_view,
        "example": texts("report.foot.example") if example else "",
        "example_says": texts("report.foot.example_says"),
        "foot": [texts("report.foot.not_validated"), texts("report.foot.not_for")],
        "of": texts("report.foot.page", page="§", pages="§").split("§"),
        "say": {
            f"{table}.{key}": text
            for table in ("asked", "own", "pdf", "cards", "topics", "ask", "limits", "boss")
            for key, text in texts.below(f"report.{table}").items()
            if "{" not in text
        },
    }


def _block(block: Block, findings: Findings, texts: Texts, notes: Notes) -> Data:
    return {
        "title": block.title,
        "corrections": [_correction(one) for one in block.corrections],
        "sentences": block.sentences,
        "notes": block.notes,
        "figures": [_figure(one, findings, texts) for one in block.figures],
        "sides": notes.sides(block.sides, _EACH),
        "caption": block.caption,
    }


def _figure(figure: Figure, findings: Findings, texts: Texts) -> Data:
    words = {"title": figure.title, "says": figure.says, "alt": figure.alt, **_table(figure, texts)}
    safe_words = {key: safe_all(value) for key, value in words.items()}
    return {**safe_words, **_drawn(figure.key, findings, texts)} if figure.drawn else safe_words


def _table(figure: Figure, texts: Texts) -> Data:
    """The table without the column of statuses where all are the usual one: paper is narrow."""
    status = texts("report.column.status")
    column = figure.header.index(status) if status in figure.header else -1
    kept = [n for n in range(len(figure.header)) if n != column or len({row[n] for row in figure.rows}) > 1]
    return {
        "header": [figure.header[n] for n in kept],
        "rows": [[row[n] for n in kept] for row in figure.rows],
    }


def _drawn(key: str, findings: Findings, texts: Texts) -> Data:
    size = {"width": _WIDTHS[key]} if key in _WIDTHS else {"size": _SIZES[key]}
    svg, width = for_print(svg_of_sheet(SHEETS[key](findings, texts, "print", **size), texts))
    return {"svg": svg, "width": width}


def _correction(correction: Correction) -> Data:
    own = [text for echo in correction.own if echo.in_report for text in paragraphs(echo.text)]
    return {"sentence": correction.sentence, "own": own}


def _card(card: Card, notes: Notes) -> Data:
    return {
        "name": card.name,
        "answered": card.answered,
        "meaning": card.meaning,
        "try_first": card.try_first,
        "questions": card.questions,
        "risk": card.risk,
        "unknown": card.unknown,
        "against_own": card.against_own,
        "sides": notes.sides(card.sides, _CARD),
    }


def _topic(topic: Topic, notes: Notes) -> Data:
    return {"name": topic.name, "text": topic.sentence, "sides": notes.sides(topic.sides, _EACH)}


def _rule(rule: Question, notes: Notes) -> Data:
    return {"text": rule.text, "sides": notes.sides(rule.sides, _CARD)}
