"""What can be printed: the whole profile, and one page to take to one's own boss."""

from collections.abc import Collection, Iterable
from datetime import date

from report.boss import boss_page
from report.pages import profile_pages
from report.parts import Findings
from report.typesetter import page_pictures, typeset
from texts import Texts

_PROFILE, _BOSS = "template_profile.typ", "template_boss.typ"


def report_pdf(
    findings: Findings,
    texts: Texts,
    day: date,
    *,
    example: bool = False,
    opening: bool = False,
    without: Collection[str] = (),
) -> bytes:
    """The profile as a tagged PDF, A4, quotes last; six pages before the appendix, or more with modules.

    Only reflections that the person ticked are in it, and the opening answer only when asked for.
    The same findings and day give the same bytes.

    Args:
        findings: What is shown.
        texts: The wording in the same language.
        day: The date printed and stored in the file.
        example: Marks every page as an example.
        opening: Whether the answer to the opening question is included (the person's tick).
        without: Codes of the sections the person leaves out (see `CHOICES`).

    Raises:
        TypesettingError: the typesetter refused the document.
    """
    data = profile_pages(findings, texts, day, example=example, opening=opening, without=without)
    return typeset(_PROFILE, data)


def report_pictures(
    findings: Findings, texts: Texts, day: date, *, opening: bool = False, without: Collection[str] = ()
) -> list[bytes]:
    """The pages of the same report as small PNG pictures, to look at before it is downloaded."""
    return page_pictures(_PROFILE, profile_pages(findings, texts, day, opening=opening, without=without))


def boss_pdf(
    findings: Findings,
    texts: Texts,
    day: date,
    *,
    hindrances: Iterable[str] = (),
    ask: str = "",
    figures: bool = False,
) -> bytes:
    """One page to take to one's own boss; the unit's profile is not in it.

    Args:
        findings: Where the own conditions are taken from, and nothing else.
        texts: The wording in the same language.
        day: The date printed and stored in the file.
        hindrances: The hindrances the person chose, in words.
        ask: What the person asks for, in own words.
        figures: Whether the figure of the own conditions is included (the person's tick).

    Raises:
        TypesettingError: the typesetter refused the document.
    """
    return typeset(_BOSS, boss_page(findings, texts, day, chosen=hindrances, ask=ask, figures=figures))


def boss_pictures(
    findings: Findings,
    texts: Texts,
    day: date,
    *,
    hindrances: Iterable[str] = (),
    ask: str = "",
    figures: bool = False,
) -> list[bytes]:
    """The same page as a small PNG picture, to look at before it is downloaded."""
    return page_pictures(_BOSS, boss_page(findings, texts, day, chosen=hindrances, ask=ask, figures=figures))
