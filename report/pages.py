"""The profile as plain data for the typesetter: its head, how to read it, and its sections."""

from collections.abc import Collection
from datetime import date

from report.page import Page
from report.parts import Findings
from report.pieces import Data, pars
from report.safe_text import UNSET, safe_all
from report.sections import build_sections
from texts import Texts


def profile_pages(
    findings: Findings,
    texts: Texts,
    day: date,
    *,
    example: bool = False,
    opening: bool = False,
    without: Collection[str] = (),
) -> Data:
    """Everything the profile's template sets, in the order of instrument.md 6.1."""
    page = Page(findings, texts, opening or example, frozenset(without))
    return safe(
        {
            **frame(findings, texts, day, example=example),
            "title": texts("report.title"),
            "full_title": texts("report.full_title", instrument=findings.instrument_name),
            "instrument": findings.instrument_name,
            "how": pars([f"{page.say('pdf.lead')} {findings.coverage}", page.say("pdf.how_text")]),
            "sections": build_sections(page),
        },
        texts,
    )


def safe(data: Data, texts: Texts) -> Data:
    """Every text of a document safe to set; `unset` says so where a character could not be shown."""
    made: Data = dict(safe_all(data))  # type: ignore[call-overload]
    return made | {"unset": texts("report.pdf.unset", mark=UNSET) if _holds(made, UNSET) else ""}


def _holds(value: object, mark: str) -> bool:
    if isinstance(value, dict):
        return any(_holds(part, mark) for part in value.values())
    return any(_holds(part, mark) for part in value) if isinstance(value, list) else mark in str(value)


def frame(findings: Findings, texts: Texts, day: date, *, example: bool) -> Data:
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
            for table in ("pdf", "cards", "boss")
            for key, text in texts.below(f"report.{table}").items()
            if "{" not in text
        },
    }
