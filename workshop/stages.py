"""What the projector shows, one thing at a time: the stages in order, and when each may show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assessment import Instrument
from workshop.agenda import DECISION, EXAMPLES, JOIN, MANAGER_PART, WELCOME, WRITE
from workshop.discussion import discussion
from workshop.phases import (
    CHAIN,
    CLOSED,
    DECIDED,
    DRAFT,
    MANAGERS,
    OPEN,
    PAIRS,
    PHASES,
    PRIORITIES,
    REVEALED,
)

TEST, BLANK, TOO_FEW, GRID = "test", "blank", "few", "grid"
LONGEST_STAGE = 20
_FIRST_OF = {DRAFT: TEST, OPEN: JOIN, CLOSED: WRITE, REVEALED: PAIRS, DECIDED: DECISION}
_STEP_OF = {"pairs": PAIRS, "item": PAIRS, "pole": PAIRS, "chain": CHAIN, "manager": MANAGERS}
_PAIRS_A_SCREEN = 3


@dataclass(frozen=True)
class Stage:
    """One thing on the projector.

    Attributes:
        name: what it is, with its code or its pairs after a colon ("item:A1a", "pairs:1-3").
        phase: the phase the workshop must have come to.
        part: the part of the agenda it belongs to.
    """

    name: str
    phase: str
    part: str

    @property
    def kind(self) -> str:
        """The name without what stands after the colon."""
        return self.name.partition(":")[0]

    @property
    def code(self) -> str:
        """What stands after the colon; empty without one."""
        return self.name.partition(":")[2]


def step_of(stage: str) -> str | None:
    """Return the step of the reveal that a stage takes, or None.

    >>> step_of("item:A1a"), step_of("priorities"), step_of("join")
    ('pairs', 'priorities', None)
    """
    kind = stage.partition(":")[0]
    return PRIORITIES if kind == PRIORITIES else _STEP_OF.get(kind)


def stages(instrument: Instrument, picture: Mapping[str, Any] | None, *, manager: bool) -> tuple[Stage, ...]:
    """Return all stages in the order of 6.2.

    Args:
        instrument: the questionnaire.
        picture: what the facilitator's link sees of the picture; None before closing, when what
            follows from it is not known yet.
        manager: the manager's own picture may be shown beside it (loaded, and enough have handed in).

    >>> from assessment import load_instrument
    >>> [stage.name for stage in stages(load_instrument(), None, manager=False)]
    ['test', 'welcome', 'join', 'write', 'pairs:1-3', 'pairs:4-6', 'chain', 'priorities', 'decision']
    """
    before = [Stage(TEST, DRAFT, WELCOME), Stage(WELCOME, DRAFT, WELCOME), Stage(JOIN, OPEN, JOIN)]
    before.append(Stage(WRITE, CLOSED, WRITE))
    if picture is not None and picture["mode"] == "none":
        return (*before, Stage(TOO_FEW, REVEALED, PAIRS), Stage(DECISION, REVEALED, DECISION))
    order = discussion(instrument, picture or {})
    after = [
        *_pairs(instrument),
        *(Stage(f"item:{code}", REVEALED, PAIRS) for code in order.first),
        *(Stage(f"pole:{code}", REVEALED, EXAMPLES) for code in order.poles),
        Stage(CHAIN, REVEALED, CHAIN),
        *([Stage(MANAGERS, REVEALED, MANAGER_PART)] if manager else []),
        Stage(PRIORITIES, REVEALED, PRIORITIES),
        Stage(DECISION, REVEALED, DECISION),
    ]
    return (*before, *after)


def _pairs(instrument: Instrument) -> list[Stage]:
    numbers = list(instrument.pairs)
    starts = range(0, len(numbers), _PAIRS_A_SCREEN)
    rows = [numbers[start : start + _PAIRS_A_SCREEN] for start in starts]
    return [Stage(f"pairs:{row[0]}-{row[-1]}", REVEALED, PAIRS) for row in rows]


def may_show(stage: str, phase: str) -> bool:
    """Say whether a stage may stand on the projector in a phase: nothing of the picture before the reveal.

    >>> may_show("item:A1a", "closed"), may_show("item:A1a", "revealed"), may_show("join", "closed")
    (False, True, False)
    """
    kind = stage.partition(":")[0]
    if len(stage) > LONGEST_STAGE:
        return False
    if kind in {JOIN, TEST}:
        return phase == (OPEN if kind == JOIN else DRAFT)
    if kind in {WELCOME, BLANK, WRITE}:
        return True
    of_picture = step_of(stage) is not None or kind in {DECISION, TOO_FEW, GRID}
    return of_picture and PHASES.index(phase) >= PHASES.index(REVEALED)


def current(all_stages: tuple[Stage, ...], kept: str, phase: str) -> Stage:
    """Return what the projector shows: the stage kept, or the first of the phase when that may not show."""
    if kept in {BLANK, GRID} and may_show(kept, phase):
        return Stage(kept, phase, EXAMPLES if kept == GRID else "")
    if may_show(kept, phase):
        known = next((one for one in all_stages if one.name == kept), None)
        return known or Stage(kept, phase, PAIRS)
    first = _FIRST_OF.get(phase, DECISION)
    return next((one for one in all_stages if one.kind == first), all_stages[-1])
