"""Findings, charts and PDF: the only place where profile, advice and passages meet."""

from report.cited import Passage, Sides, SourceLine
from report.errors import ReportError, TypesettingError, UnknownSourceError
from report.findings import build_findings
from report.parts import Findings

__all__ = [
    "Findings",
    "Passage",
    "ReportError",
    "Sides",
    "SourceLine",
    "TypesettingError",
    "UnknownSourceError",
    "build_findings",
]
