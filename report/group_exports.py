"""The files a group can take away, by their ending; each holds what the findings hold and nothing else."""

from collections.abc import Callable, Mapping
from datetime import date

from report.group_parts import GroupFindings
from report.group_pdf import group_pdf
from report.group_slides import group_slides
from report.group_tables import group_csv, group_xlsx
from texts import Texts

GROUP_EXPORTS: Mapping[str, Callable[[GroupFindings, Texts, date], bytes]] = {
    ".pdf": group_pdf,
    ".pptx": group_slides,
    ".xlsx": group_xlsx,
    ".csv": group_csv,
}
"""Ending -> what makes the file of findings, wording and day."""
