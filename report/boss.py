"""The page to take to one's own boss: chosen hindrances, the ask, room to write; always one page."""

from collections.abc import Iterable
from datetime import date

from assessment import Answers, Instrument
from report.pages import frame, safe
from report.parts import Findings
from report.pieces import Data
from report.safe_text import paragraphs
from texts import Texts

_SCALES = ("C", "S")  # own conditions first, then support
_MIDDLE = 3  # an answer on its other side says that something has been missing
_ROOM = 3600  # letters of hindrances and ask together that are set; the template makes them smaller to fit
_LINE = 80  # letters of a line: a short paragraph takes a line too
_LEAST = 160  # with less room left a paragraph is left out and not begun
_CAPITAL, _BROAD, _SIGNS = 1.5, 2.4, 0x2190


def hindrances(instrument: Instrument, answers: Answers) -> list[str]:
    """Codes of items on support and own conditions that the answers show as seldom in place."""
    found = []
    for code in (code for scale in _SCALES for code in instrument.scales[scale].items):
        value = answers.value(code)
        turned = instrument.items[code].reversed
        if value is not None and (value > _MIDDLE if turned else value < _MIDDLE):
            found.append(code)
    return found


def boss_page(
    findings: Findings, texts: Texts, day: date, *, chosen: Iterable[str], ask: str, figures: bool
) -> Data:
    """The page's data: chosen hindrances, the ask, own conditions only if ticked.

    What does not fit on one page is left out after a whole paragraph, and the page says so.
    """
    wanted = [paragraphs(one) for one in chosen if one.strip()]
    shown, asked, cut = _fitting(wanted, paragraphs(ask))
    own = [one for one in findings.support if one.code == "C"] if figures else []
    told = [
        texts("report.boss.own_says", name=one.name, word=one.word, value=one.shown, band=one.band)
        if one.word
        else texts("report.boss.own_missing", name=one.name)
        for one in own
    ]
    return safe(
        {
            **frame(findings, texts, day, example=False),
            "title": texts("report.boss.title"),
            "full_title": texts("report.boss.title"),
            "hindrances": shown,
            "ask": asked,
            "own": [*told, texts("report.boss.band")] if told else [],
            "cut": texts("report.boss.cut", n=cut) if cut else "",
        },
        texts,
    )


def _fitting(wanted: list[list[str]], ask: list[str]) -> tuple[list[list[str]], list[str], int]:
    """Hindrances and ask as far as one page holds them, and how many letters are left out.

    The ask is fitted first and takes at most half the page where there are hindrances.
    """
    asked, left, cut = _cut(ask, _ROOM // 2 if wanted else _ROOM)
    left += _ROOM - _ROOM // 2 if wanted else 0
    kept = []
    for one in wanted:
        shown, left, more = _cut(one, left)
        kept.append(shown)
        cut += more
    return [one for one in kept if one], asked, cut


def _cut(found: list[str], left: int) -> tuple[list[str], int, int]:
    """The paragraphs that fit, the last one cut after a word; the room left, the letters left out."""
    kept, cut = [], 0
    for paragraph in found:
        wide = _width(paragraph)
        cost = -(-int(wide) // _LINE) * _LINE
        if cost <= left:
            kept.append(paragraph)
            left -= cost
            continue
        room = int(left * len(paragraph) / wide) if left >= _LEAST else 0
        end = paragraph.rfind(" ", 0, room)
        end = end if end >= 0 else room
        if end:
            kept.append(f"{paragraph[:end]} …")
        cut += len(paragraph) - end
        left = 0
    return kept, left, cut


def _width(paragraph: str) -> float:
    """The paragraph's width in letters of mean width: capitals are broader, signs and emoji broader still."""
    return sum(
        _BROAD if ord(one) >= _SIGNS else _CAPITAL if one.isupper() or one in "mw@%" else 1
        for one in paragraph
    )
