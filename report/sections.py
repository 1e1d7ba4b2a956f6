"""The sections of the profile in the order they are printed; a new one is one entry in the list below."""

from collections.abc import Callable
from dataclasses import dataclass

from report import follow_pages as follow
from report import module_pages as modules
from report import section_parts as parts
from report import section_pictures as pictures
from report.page import Filled, Page
from report.pieces import Data


@dataclass(frozen=True)
class Section:
    """A section of the report.

    Attributes:
        code: What it is called in choices and on the command line.
        title: Key of its heading.
        build: Makes its pieces; None when there is nothing to print.
        always: It is in every report and cannot be left out.
    """

    code: str
    title: str
    build: Callable[[Page], Filled | None]
    always: bool = False


SECTIONS = (
    Section("own", "report.own.title", parts.own),
    Section("pairs", "report.pairs.title", pictures.pairs),
    Section("rows", "report.figure.six_rows.title", pictures.rows),
    Section("chain", "report.chain.title", pictures.chain),
    Section("room", "report.room.title", pictures.room),
    Section("support", "report.support.title", pictures.support),
    Section("cards", "report.cards.title", parts.cards),
    Section("topics", "report.topics.title", parts.topics),
    Section("questions", "report.ask.title", parts.questions),
    Section("plan", "report.plan.title", follow.plan),
    Section("change", "report.change.title", follow.change),
    Section("asked", "report.asked.title", parts.asked),
    Section("modules", "module.title", modules.section),
    Section("limits", "report.limits.title", parts.limits, always=True),
    Section("quotes", "report.pdf.quotes", parts.quotes, always=True),
    Section("appendix", "report.pdf.appendix", parts.appendix, always=True),
)
"""In the order of instrument.md 6.1; what numbers quotes or keeps own words stands before what lists them."""

CHOICES = {
    section.code: section.title for section in SECTIONS if not section.always and section.code != "modules"
}
"""The sections a person may leave out, each with the key of its heading; modules are chosen one by one."""


def build_sections(page: Page) -> list[Data]:
    """The sections that are printed, as the template sets them."""
    built = []
    for section in SECTIONS:
        filled = section.build(page) if section.always or page.shows(section.code) else None
        if filled is not None:
            built.append({"code": section.code, "title": page.texts(section.title), **vars(filled)})
    return built
