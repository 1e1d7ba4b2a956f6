"""Findings, charts and PDF: the only place where profile, advice and passages meet."""

from report.boss import hindrances
from report.calendar import Entry, calendar, decision_entries, plan_entries
from report.change_chart import change_rows
from report.charts import SHEETS
from report.cited import Passage, Sides, SourceLine
from report.drawing import Sheet
from report.errors import ReportError, TypesettingError, UnknownSourceError
from report.example import example_answers, example_picture
from report.findings import build_findings
from report.follow import change_finding, outcome, plan_finding, round_to_compare
from report.follow_parts import ChangeFinding, PlanFinding
from report.group_change import change_lines
from report.group_exports import GROUP_EXPORTS
from report.group_findings import About, build_group_findings
from report.group_parts import GroupFindings
from report.group_pdf import group_pdf, guide_pdf, kit_pdf
from report.group_slides import group_slides
from report.group_tables import group_csv, group_xlsx
from report.module_charts import part_sheet
from report.module_findings import Corpus, answered_modules, build_modules, open_corpus, quotable_in
from report.module_parts import ModuleFinding, ModulePart, ModulePicture, ModuleRow
from report.parts import Block, Card, Figure, Findings
from report.passages import Shelf
from report.pdf import boss_pdf, boss_pictures, report_pdf, report_pictures
from report.qr import qr_svg
from report.room_charts import GroupRow, answer_dots, group_rows
from report.sections import CHOICES
from report.svg import svg_of_sheet

__all__ = [
    "CHOICES",
    "GROUP_EXPORTS",
    "SHEETS",
    "About",
    "Block",
    "Card",
    "ChangeFinding",
    "Corpus",
    "Entry",
    "Figure",
    "Findings",
    "GroupFindings",
    "GroupRow",
    "ModuleFinding",
    "ModulePart",
    "ModulePicture",
    "ModuleRow",
    "Passage",
    "PlanFinding",
    "ReportError",
    "Sheet",
    "Shelf",
    "Sides",
    "SourceLine",
    "TypesettingError",
    "UnknownSourceError",
    "answer_dots",
    "answered_modules",
    "boss_pdf",
    "boss_pictures",
    "build_findings",
    "build_group_findings",
    "build_modules",
    "calendar",
    "change_finding",
    "change_lines",
    "change_rows",
    "decision_entries",
    "example_answers",
    "example_picture",
    "group_csv",
    "group_pdf",
    "group_rows",
    "group_slides",
    "group_xlsx",
    "guide_pdf",
    "hindrances",
    "kit_pdf",
    "open_corpus",
    "outcome",
    "part_sheet",
    "plan_entries",
    "plan_finding",
    "qr_svg",
    "quotable_in",
    "report_pdf",
    "report_pictures",
    "round_to_compare",
    "svg_of_sheet",
]
