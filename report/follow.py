"""Plan and follow-up worded: what was decided, what became of it, what has changed between two rounds."""

from collections.abc import Iterator, Sequence
from datetime import date

from assessment import (
    Answers,
    Change,
    Instrument,
    Plan,
    Rounds,
    Step,
    change_word,
    clear_from,
    compare_rounds,
    day_of,
    plan_of,
)
from report.follow_parts import ChangeFinding, ChangeRow, PlanFinding, StepFinding
from texts import Texts

_SHAPES = {"tillit": "circle", "tvivel": "diamond"}


def plan_finding(plan: Plan, texts: Texts) -> PlanFinding | None:
    """A plan as it is shown, or None when nothing is written in it."""
    if plan.empty:
        return None
    parts = [(texts(f"report.plan.{key}"), getattr(plan, key)) for key in ("strengthen", "take_away")]
    day = texts.day(plan.follow_up) if plan.follow_up else ""
    return PlanFinding(
        tuple((label, text) for label, text in parts if text),
        tuple(_step(one, texts) for one in plan.steps if not one.empty),
        (texts("report.plan.follow_up"), day) if day else None,
    )


def _step(step: Step, texts: Texts) -> StepFinding:
    day = texts.day(step.when) if step.when else ""
    rows = [(texts(f"report.plan.{key}"), text) for key, text in (("who", step.who), ("when", day))]
    rows.append((texts("report.plan.notice"), step.notice))
    return StepFinding(
        step.what or texts("report.plan.unnamed"),
        tuple((label, text) for label, text in rows if text),
        outcome(step, texts),
    )


def outcome(step: Step, texts: Texts) -> str:
    """What became of a step, with the day it was noted where one is known."""
    if step.status and not step.marked:
        return texts(f"own_plan.{step.status}")
    day = texts.day(step.marked) if step.marked else ""
    return texts(f"report.plan.status.{step.status or 'oppet'}", day=day)


def plan_in(answers: Answers, texts: Texts) -> PlanFinding | None:
    """The plan in an answer set as it is shown."""
    return plan_finding(plan_of(answers.plan), texts)


def round_to_compare(instrument: Instrument, earlier: Sequence[Answers], now: Answers) -> Answers | None:
    """The latest earlier round that may be compared with this one; else the latest; None without any."""
    fit = [one for one in earlier if compare_rounds(instrument, one, now).obstacle is None]
    return next(reversed(fit or list(earlier)), None)


def change_finding(
    instrument: Instrument, first: Answers, second: Answers, texts: Texts, *, own: bool = True
) -> ChangeFinding:
    """What has changed between two rounds (3.11), worded.

    Args:
        instrument: The questionnaire in the same language as the texts.
        first: The earlier round.
        second: The later round; its yardstick is what the person answered before seeing anything.
        texts: The wording.
        own: Whether the manager's own conditions (C) are shown.
    """
    found = compare_rounds(instrument, first, second)
    if found.obstacle is not None:
        return ChangeFinding(_obstacle(found, texts))
    before, after = (texts.day(day_of(one) or date.min) for one in (first, second))
    changes = {code: one for code, one in found.changes.items() if own or code != "C"}
    rows = tuple(_row(instrument, code, one, texts) for code, one in changes.items())
    yardstick = f"report.change.yardstick.{second.yardstick}"
    return ChangeFinding(
        "",
        texts("report.change.lead", before=before, after=after),
        texts(yardstick) if texts.has(yardstick) else "",
        tuple(_sentences(rows, texts)),
        tuple(_notes(instrument, found, texts, own=own)),
        rows,
        " ".join([texts("report.change.alt"), *(_alt(row, texts) for row in rows)]),
        texts.all("report.change.columns"),
        tuple(_cells(row, one, texts) for row, one in zip(rows, changes.values(), strict=True)),
    )


def _obstacle(found: Rounds, texts: Texts) -> str:
    earliest = texts.day(found.earliest) if found.earliest else ""
    versions = ", ".join(dict.fromkeys(one for one in found.versions if one))
    return texts(f"report.change.obstacle.{found.obstacle}", earliest=earliest, versions=versions)


def _row(instrument: Instrument, code: str, change: Change, texts: Texts) -> ChangeRow:
    scale = instrument.scales[code]
    return ChangeRow(
        scale.name,
        _SHAPES.get(scale.pole or "", "square"),
        change.before,
        change.after,
        clear_from(change.v, instrument.constants.group),
        texts(f"report.change.word.{change_word(change)}"),
        change.clear,
    )


def _sentences(rows: Sequence[ChangeRow], texts: Texts) -> Iterator[str]:
    clear = [row for row in rows if row.clear]
    for key, several in (
        ("more", [row.name for row in clear if row.after > row.before]),
        ("less", [row.name for row in clear if row.after < row.before]),
    ):
        if several:
            yield texts(f"report.change.{key}", names=", ".join(several))
    if rows and not clear:
        yield texts("report.change.none")


def _notes(instrument: Instrument, found: Rounds, texts: Texts, *, own: bool) -> Iterator[str]:
    yield texts("report.change.chance")
    for reason, key in (("too_few", "few"), ("changed", "changed")):
        names = [
            instrument.scales[code].name
            for code, why in found.missing.items()
            if why == reason and (own or code != "C")
        ]
        if names:
            yield texts(f"report.change.{key}", names=", ".join(names))
    if found.new:
        yield texts("report.change.new", n=len(found.new))
    yield texts("report.change.limits")


def _alt(row: ChangeRow, texts: Texts) -> str:
    before, after = texts.number(row.before), texts.number(row.after)
    return texts("report.change.alt_row", name=row.name, before=before, after=after, word=row.word)


def _cells(row: ChangeRow, change: Change, texts: Texts) -> tuple[str, ...]:
    number = texts.number
    reach = texts("report.change.from", points=number(row.reach))
    return row.name, number(row.before), number(row.after), reach, str(change.v), row.word
