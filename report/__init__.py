"""Findings, charts and PDF: the only place where profile, advice and passages meet."""

from report.charts import SHEETS
from report.cited import Passage, Sides, SourceLine
from report.errors import ReportError, TypesettingError, UnknownSourceError
from report.example import example_answers, example_picture
from report.findings import build_findings
from report.parts import Block, Card, Figure, Findings
from report.passages import Shelf
from report.pdf import boss_pdf, report_pdf
from report.svg import svg_of_sheet

__all__ = [
    "SHEETS",
    "Block",
    "Card",
    "Figure",
    "Findings",
    "Passage",
    "ReportError",
    "Shelf",
    "Sides",
    "SourceLine",
    "TypesettingError",
    "UnknownSourceError",
    "boss_pdf",
    "build_findings",
    "example_answers",
    "example_picture",
    "report_pdf",
    "svg_of_sheet",
]
