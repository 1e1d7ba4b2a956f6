"""What one person has answered: values, reasons for none, how far the walk has come."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median

from assessment.errors import AnswerError, shown
from assessment.instrument import Instrument

NON_ANSWERS = ("DK", "NR", "SK")
"""Vet inte, Har inte varit aktuellt, skipped."""

RATINGS = range(1, 6)
BEHOV = range(-2, 3)


@dataclass(frozen=True)
class Reflection:
    """A written reflection; ref is the card or pair it belongs to."""

    ref: str
    text: str
    in_report: bool = False


@dataclass(frozen=True)
class Turn:
    """A question of the conversation beside the walk, and what was answered.

    Attributes:
        id: random name, its own within the answer set.
        reply: the question and the answer, as `dialogue.to_record` writes them.
        in_report: the person wants it in the report.
    """

    id: str
    reply: Mapping[str, object]
    in_report: bool = False


@dataclass(frozen=True)
class Answers:
    """One answer set, as in house.md section 5; everything but the answers is optional.

    Attributes:
        answers: item code -> 1-5, "DK", "NR" or "SK"; a code left out is SK.
        behov: pole code -> -2..2 or "DK"; a code left out is not answered.
        seconds: item code -> seconds to its first tap.
        yardstick: whether something has happened that changes how the person sees the questions (3.11): ja,
            nej, vet_inte; empty until asked.
        earlier: the person's earlier rounds as answer files, oldest first.
        extra: keys of a file this version does not know; written back as they were.
    """

    answers: Mapping[str, int | str] = field(default_factory=dict)
    behov: Mapping[str, int | str] = field(default_factory=dict)
    context: Mapping[str, str] = field(default_factory=dict)
    role: str = "chef"
    lang: str = "sv"
    respondent: str = ""
    started: str | None = None
    finished: str | None = None
    place: str | None = None
    opening: str = ""
    aims: tuple[str, ...] = ()
    summaries: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    reflections: tuple[Reflection, ...] = ()
    conversation: tuple[Turn, ...] = ()
    modules: Mapping[str, object] = field(default_factory=dict)
    plan: object | None = None
    yardstick: str = ""
    earlier: tuple[Mapping[str, object], ...] = ()
    instrument: str = "core"
    version: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)

    def value(self, code: str) -> int | None:
        """Return the number answered, or None when there is a reason for none.

        >>> Answers({"A1a": 4, "B1a": "DK"}).value("A1a"), Answers({"B1a": "DK"}).value("B1a")
        (4, None)
        """
        found = self.answers.get(code)
        return found if isinstance(found, int) else None

    def reason(self, code: str) -> str | None:
        """Return DK, NR or SK (also for a code left out), or None when there is a number.

        >>> Answers({"B1a": "DK"}).reason("B1a"), Answers({}).reason("B1a"), Answers({"B1a": 1}).reason("B1a")
        ('DK', 'SK', None)
        """
        found = self.answers.get(code, "SK")
        return found if isinstance(found, str) else None

    def wish(self, pole: str) -> int | None:
        """Return the behov tapped for a pole (-2..2), or None when it is DK or not answered."""
        found = self.behov.get(pole)
        return found if isinstance(found, int) else None


@dataclass(frozen=True)
class Progress:
    """How far the walk has come.

    Attributes:
        items_done: rating items with an answer or a reason for none.
        items_total: rating items.
        taps_done: behov taps answered.
        taps_total: behov taps.
        next_item: code of the first item without either, in presented order; None when all are done.
    """

    items_done: int
    items_total: int
    taps_done: int
    taps_total: int
    next_item: str | None

    @property
    def share(self) -> float:
        """Share of items and taps done, 0-1."""
        return (self.items_done + self.taps_done) / (self.items_total + self.taps_total)


def check_value(code: str, value: object) -> int | str:
    """Return the value when it is an answer to an item: 1-5, DK, NR or SK.

    Raises:
        AnswerError: it is something else; True, 4.0 and "4" are something else.

    >>> check_value("A1a", 4), check_value("A1a", "NR")
    (4, 'NR')
    """
    if isinstance(value, int) and not isinstance(value, bool) and value in RATINGS:
        return value
    if isinstance(value, str) and value in NON_ANSWERS:
        return value
    raise AnswerError(code, f"{shown(value)} is not an answer (1-5, DK, NR or SK)")


def check_behov(code: str, value: object) -> int | str:
    """Return the value when it is an answer to a behov tap: -2..2 or DK.

    Raises:
        AnswerError: it is something else.

    >>> check_behov("A1", -2), check_behov("A1", "DK")
    (-2, 'DK')
    """
    if isinstance(value, int) and not isinstance(value, bool) and value in BEHOV:
        return value
    if value == "DK":
        return "DK"
    raise AnswerError(code, f"{shown(value)} is not an answer (-2 to 2, or DK)")


def left_out(instrument: Instrument, answers: Answers) -> tuple[str, ...]:
    """Return the codes of items skipped or never reached (SK), in presented order."""
    return tuple(code for code in instrument.items if answers.reason(code) == "SK")


def progress(instrument: Instrument, answers: Answers) -> Progress:
    """Return how far the walk has come; an item skipped on purpose (SK given) is done."""
    todo = [code for code in instrument.items if code not in answers.answers]
    taps = [pole for pole in instrument.poles if pole in answers.behov]
    total = len(instrument.items)
    return Progress(
        total - len(todo), total, len(taps), len(instrument.poles), next_item=todo[0] if todo else None
    )


def seconds_left(instrument: Instrument, answers: Answers) -> float:
    """Return the seconds the rest of the walk takes (2.20).

    Formula: items left x the person's median seconds (10.5 until 8 items have a time) + 5 s a tap left + 8 s
    a summary left; no rounding (see minutes_left). Missing: an item with neither answer nor reason is left.
    """
    c = instrument.constants
    timed = [min(s, c.time_cap_s) for code, s in answers.seconds.items() if code in instrument.items]
    pace = median(timed) if len(timed) >= c.item_s_after else c.item_s
    done = progress(instrument, answers)
    summaries = max(0, c.summaries - len(answers.summaries))
    return (
        (done.items_total - done.items_done) * pace
        + (done.taps_total - done.taps_done) * c.tap_s
        + summaries * c.summary_s
    )


def minutes_left(instrument: Instrument, answers: Answers) -> int:
    """Return the time left in whole minutes, rounded up (2.20)."""
    return math.ceil(seconds_left(instrument, answers) / 60)
