"""The sections of plan and follow-up: what was decided, and what has changed between two rounds."""

from report.change_chart import change_rows
from report.page import Filled, Page
from report.pieces import Pieces, drawing, head, label, par, pars, run_in, table

_WIDTH = 322  # points; the main column is 331 wide


def plan(page: Page) -> Filled | None:
    """What the person plans; None without a plan."""
    found = page.findings.plan
    if found is None:
        return None
    body: Pieces = []
    for name, said in found.parts:
        body += label(name) + par(said)
    for number, step in enumerate(found.steps, start=1):
        body += head(f"{number}. {step.title}")
        for name, said in step.rows:
            body += run_in(name, said)
        body += par(step.outcome, "note")
    side = par(found.follow_up[0], "strong") + par(found.follow_up[1]) if found.follow_up else []
    return Filled(side, body)


def change(page: Page) -> Filled | None:
    """What has changed since the round before; None without one."""
    found = page.findings.change
    if found is None:
        return None
    side = par(page.say("change.says")) if found.rows else []
    body = pars(one for one in (found.obstacle, found.lead, found.yardstick) if one)
    body += pars(found.sentences, sticky=bool(found.rows))
    if found.rows:
        body += drawing(change_rows(found, page.texts, "print", width=_WIDTH), found.alt)
        body += table(found.header, found.table)
    return Filled(side, body + pars(found.notes, "small"))
