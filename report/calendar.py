"""Steps and follow-up as a calendar file (RFC 5545): all-day events, only what the person wrote."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Calendar, Event

from assessment import Plan, Step
from texts import Texts

_HOST = "tillit-tvivel"
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")


@dataclass(frozen=True)
class Entry:
    """One day in a calendar.

    Attributes:
        name: what tells it from every other entry, the same each time the file is made.
        day: the day.
        title: what stands in the calendar.
        lines: what stands under it.
        revision: grows with each change, so that a calendar knows what is newest.
        private: shown as private where a calendar is shared.
    """

    name: str
    day: date
    title: str
    lines: tuple[str, ...] = ()
    revision: int = 0
    private: bool = True


def plan_entries(plan: Plan, texts: Texts) -> tuple[Entry, ...]:
    """The steps that have a day, and the follow-up if it has one."""
    steps = [_step(plan, one, texts) for one in plan.steps if one.when is not None]
    return (*steps, *_follow_up(plan, texts))


def _step(plan: Plan, step: Step, texts: Texts) -> Entry:
    told = _lines({"report.plan.who": step.who, "report.plan.notice": step.notice}, texts)
    title = step.what or texts("calendar.step")
    return Entry(f"{plan.id}-{step.id}", step.when or date.min, title, told, plan.revision)


def _follow_up(plan: Plan, texts: Texts) -> tuple[Entry, ...]:
    if plan.follow_up is None:
        return ()
    told = (texts("calendar.follow_up_text"), texts("calendar.origin"))
    return (Entry(f"{plan.id}-f", plan.follow_up, texts("calendar.follow_up"), told, plan.revision),)


def decision_entries(card: Mapping[str, object], workshop: str, day: date, texts: Texts) -> tuple[Entry, ...]:
    """The check of a workshop's decision card on its day; workshop is its public id."""
    fields = ("strengthen", "take_away", "who", "upward")
    told = _lines({f"decision.{key}": str(card.get(key) or "") for key in fields}, texts)
    return (Entry(f"{workshop}-d", day, texts("calendar.decision"), told, private=False),)


def _lines(found: Mapping[str, str], texts: Texts) -> tuple[str, ...]:
    told = [texts("calendar.line", label=texts(key), text=text) for key, text in found.items() if text]
    return (*told, texts("calendar.origin"))


def calendar(entries: Iterable[Entry], texts: Texts, today: date) -> bytes:
    """The entries as a calendar file; the same entries and day give the same bytes.

    Events and not to-dos (VTODO): Outlook, Google's and the phones' calendars show no to-dos from a
    file. A whole day, free time and no alarm of our own: what a person does on the day is theirs to decide.
    There is no address in it, so no link can open anything.
    """
    found = Calendar()
    found.add("prodid", f"-//Tillit & Tvivel//{texts.lang.upper()}")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    for entry in entries:
        found.add_component(_event(entry, today))
    return bytes(found.to_ical())


def _event(entry: Entry, today: date) -> Event:
    event = Event()
    event.add("uid", f"{sha256(entry.name.encode()).hexdigest()[:32]}@{_HOST}")
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", _one_line(entry.title))
    event.add("description", "\n".join(_clean(line) for line in entry.lines))
    event.add("sequence", entry.revision)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE" if entry.private else "PUBLIC")
    return event


def _clean(text: str) -> str:
    return _UNSEEN.sub("", text.replace("\r\n", "\n"))


def _one_line(text: str) -> str:
    return " ".join(_clean(text).split())
