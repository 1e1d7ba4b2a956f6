"""Plan and follow-up as plain data for the typesetter."""

from report.change_chart import change_rows
from report.follow_parts import ChangeFinding, PlanFinding
from report.parts import Findings
from report.svg import for_print, svg_of_sheet
from texts import Texts

_WIDTH = 322  # points; the main column is 331 wide


def follow_data(findings: Findings, texts: Texts) -> dict[str, object]:
    """What the templates of plan and follow-up set; empty where there is nothing."""
    plan, change = findings.plan, findings.change
    return {
        "plan": [_plan(plan, texts)] if plan else [],
        "change": _change(change, texts) if change else {},
    }


def _plan(plan: PlanFinding, texts: Texts) -> dict[str, object]:
    return {
        "title": texts("report.plan.title"),
        "parts": plan.parts,
        "steps": [{"title": one.title, "rows": one.rows, "outcome": one.outcome} for one in plan.steps],
        "follow_up": [plan.follow_up] if plan.follow_up else [],
    }


def _change(change: ChangeFinding, texts: Texts) -> dict[str, object]:
    told: dict[str, object] = {
        "title": texts("report.change.title"),
        "obstacle": change.obstacle,
        "lead": change.lead,
        "yardstick": change.yardstick,
        "sentences": change.sentences,
        "notes": change.notes,
        "figures": [],
    }
    if not change.rows:
        return told
    svg, width = for_print(svg_of_sheet(change_rows(change, texts, "print", width=_WIDTH), texts))
    figure = {
        "title": texts("report.change.figure"),
        "says": texts("report.change.says"),
        "alt": change.alt,
        "header": change.header,
        "rows": change.table,
        "svg": svg,
        "width": width,
    }
    return {**told, "figures": [figure]}
