"""What a workshop prints: the group's picture, the paper kit and the facilitator's guide, all tagged PDF."""

from datetime import date

from assessment import Instrument
from report.group_pages import group_pages, page_frame
from report.group_parts import GroupFindings
from report.kit_pages import kit_pages
from report.plain_markdown import blocks
from report.safe_text import safe_all
from report.typesetter import typeset
from texts import Texts


def group_pdf(findings: GroupFindings, texts: Texts, day: date) -> bytes:
    """The group's picture, A4, PDF/UA-1; the same findings and day give the same bytes.

    Args:
        findings: What is shown; nothing else is in the file.
        texts: The wording in the same language.
        day: The date printed and stored in the file.

    Raises:
        TypesettingError: the typesetter refused the document.
    """
    return typeset("template_group.typ", group_pages(findings, texts, day))


def kit_pdf(instrument: Instrument, texts: Texts, day: date, title: str = "") -> bytes:
    """The paper kit: answer sheet, cards for groups under five, grid and decision card.

    Args:
        instrument: The questionnaire in the same language as the texts.
        texts: Wording.
        day: The date stored in the file.
        title: What the workshop is called; may be empty.

    Raises:
        TypesettingError: the typesetter refused the document.
    """
    return typeset("template_kit.typ", kit_pages(instrument, texts, day, title))


def guide_pdf(document: str, texts: Texts, day: date, version: str) -> bytes:
    """The facilitator's guide on paper: docs/facilitator.md as it stands.

    Args:
        document: The document's Markdown.
        texts: Wording in the document's language.
        day: The date printed and stored in the file.
        version: The instrument's version.

    Raises:
        TypesettingError: the typesetter refused the document.
    """
    title = texts("guide.title")
    frame = page_frame(texts, day, version, "") | {"full_title": title, "one_view": texts("guide.foot")}
    return typeset("template_guide.typ", {**frame, "blocks": safe_all(blocks(document))})
