"""What the projector shows, one thing at a time: the stages in order, and when each may show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assessment import Gap, GroupPicture, Instrument, has_different_pictures
from workshop.agenda import DECISION, EXAMPLES, JOIN, MANAGER_PART, WELCOME, WRITE
from workshop.discussion import Order, discussion
from workshop.phases import (
    CHAIN,
    CHANGE,
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
from workshop.rounds import Comparison

TEST, BLANK, TOO_FEW, GRID = "test", "blank", "few", "grid"
LONGEST_STAGE = 20
_FIRST_OF = {DRAFT: TEST, OPEN: JOIN, CLOSED: WRITE, REVEALED: PAIRS, DECIDED: DECISION}
ASK, SPLIT, FOR, AGAINST, YARDSTICK, DIFFERENT = "ask", "split", "for", "against", "yardstick", "different"
_STEP_OF = dict.fromkeys(("pairs", "item", ASK, SPLIT, "pole", FOR, AGAINST), PAIRS) | {
    "chain": CHAIN,
    CHANGE: CHANGE,
    "manager": MANAGERS,
    DIFFERENT: MANAGERS,
    "priorities": PRIORITIES,
}
_AFTER_REVEAL = {DECISION, TOO_FEW, GRID, YARDSTICK}
_MOST_SPLIT = 3  # questions of two parts on the projector; the rest stand in the console and the result
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


_BEFORE = (
    Stage(TEST, DRAFT, WELCOME),
    Stage(WELCOME, DRAFT, WELCOME),
    Stage(JOIN, OPEN, JOIN),
    Stage(WRITE, CLOSED, WRITE),
)


def step_of(stage: str) -> str | None:
    """Return the step of the reveal that a stage takes, or None.

    >>> step_of("item:A1a"), step_of("priorities"), step_of("join")
    ('pairs', 'priorities', None)
    """
    return _STEP_OF.get(stage.partition(":")[0])


def stages(
    instrument: Instrument,
    picture: Mapping[str, Any] | None,
    *,
    manager: bool,
    split: bool = False,
    change: Comparison | None = None,
) -> tuple[Stage, ...]:
    """Return all stages in the order of 6.2.

    Args:
        instrument: the questionnaire.
        picture: what the facilitator's link sees of the picture; None before closing, when what
            follows from it is not known yet.
        manager: the manager's own picture may be shown beside it (loaded, and enough have handed in).
        split: the plan names a part of the group.
        change: the comparison with the round before; None in a first round.

    >>> from assessment import load_instrument
    >>> [stage.name for stage in stages(load_instrument(), None, manager=False)]
    ['test', 'welcome', 'join', 'write', 'pairs:1-3', 'pairs:4-6', 'chain', 'priorities', 'decision']
    """
    if picture is not None and picture["mode"] == "none":
        return (*_BEFORE, Stage(TOO_FEW, REVEALED, PAIRS), Stage(DECISION, REVEALED, DECISION))
    seen = picture or {}
    order = discussion(instrument, seen)
    after = [
        *_pairs(instrument),
        *(Stage(f"{kind}:{code}", REVEALED, PAIRS) for code in order.first for kind in ("item", ASK)),
        *(_parts(seen, order) if split and picture is not None else []),
        *(Stage(f"{kind}:{code}", REVEALED, EXAMPLES) for code in order.poles for kind in _EXAMPLES),
        Stage(CHAIN, REVEALED, CHAIN),
        *_change(change),
        *([Stage(MANAGERS, REVEALED, MANAGER_PART)] if manager else []),
        *([Stage(DIFFERENT, REVEALED, MANAGER_PART)] if pictures_differ(instrument, seen) else []),
        Stage(PRIORITIES, REVEALED, PRIORITIES),
        Stage(DECISION, REVEALED, DECISION),
    ]
    return (*_BEFORE, *after)


_EXAMPLES = ("pole", FOR, AGAINST)


def pictures_differ(instrument: Instrument, picture: Mapping[str, Any]) -> bool:
    """Say whether the group's typbild holds (instrument.md 4.3), by the gaps that this picture shows."""
    gaps = {code: Gap(str(one["word"])) for code, one in picture.get("gaps", {}).items()}
    return has_different_pictures(instrument, GroupPicture(0, "", instrument.version, gaps=gaps))


def _change(found: Comparison | None) -> list[Stage]:
    """The change since the round before; the room is asked first where there is something to compare."""
    if found is None:
        return []
    asked = [Stage(YARDSTICK, REVEALED, CHAIN)] if found.may_come else []
    return [*asked, Stage(CHANGE, REVEALED, CHAIN)]


def _parts(picture: Mapping[str, Any], order: Order) -> list[Stage]:
    """Questions that may be shown for both parts, as they are talked about; one stage to say that none is."""
    shown = (picture.get("split") or {}).get("in", {}).get("items", {})
    found = [code for code in dict.fromkeys((*order.first, *order.all, *shown)) if code in shown]
    return [Stage(f"{SPLIT}:{code}", REVEALED, PAIRS) for code in found[:_MOST_SPLIT]] or [
        Stage(SPLIT, REVEALED, PAIRS)
    ]


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
    of_picture = step_of(stage) is not None or kind in _AFTER_REVEAL
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
