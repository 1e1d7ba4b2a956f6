"""What the store of workshops hands out: links, seats, a workshop, a participant's own answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from workshop import Plan


@dataclass(frozen=True)
class Created:
    """A new workshop's links; the tokens are stored nowhere, so a lost one cannot be found again.

    Attributes:
        id: public; opens nothing.
        code: what participants type.
        facilitator: secret token.
        co_facilitator: a second one, which may do the same.
        manager: secret token of the group's manager.
    """

    id: str
    code: str
    facilitator: str
    co_facilitator: str
    manager: str


@dataclass(frozen=True)
class Workshop:
    """A workshop without anybody's answers.

    Attributes:
        id: public; opens nothing.
        plan: what was decided before opening.
        code: what participants type.
        phase: one of workshop.PHASES.
        created: the day it was planned.
        round: 1, or one more than the round it follows.
        counter: while open, how many have handed in: 0, then multiples of five (workshop.counter says why).
            Otherwise 0.
        steps: the steps of the reveal taken so far, in order.
        stage: what the facilitator last put on the projector (workshop.stages); empty before the first.
        closed: the day it was closed, or None.
        manager_loaded: the manager has loaded answers; not what they are.
        version: the instrument's version.
        group_closed: the day the same group last closed, in a round before; None in a first round.
        turnover: how much of the group is new since then, as the facilitator states it; None before that.
    """

    id: str
    plan: Plan
    code: str
    phase: str
    created: date
    round: int
    counter: int = 0
    steps: tuple[str, ...] = ()
    stage: str = ""
    closed: date | None = None
    manager_loaded: bool = False
    version: str = ""
    group_closed: date | None = None
    turnover: str | None = None


@dataclass(frozen=True)
class Seat:
    """What a secret link opens: a workshop, as facilitator, manager, or participant (the result link)."""

    workshop: Workshop
    role: str


@dataclass(frozen=True)
class Participant:
    """What one participant has answered so far; only that person's token leads here, and only while open.

    Attributes:
        workshop: where.
        answers: item code -> 1-5, DK, NR or SK, in the instrument's order.
        stark: poles to strengthen, at most two, in the instrument's order.
        latta: the pole to ease, or None.
        split_part: True in the named part, False in the other, None when not said (counts as the other).
        submitted: handed in; may still be changed until closing.
        place: the card the person was on, or None.
        text: the line of text.
        release: the facilitator may read it after closing.
    """

    workshop: Workshop
    answers: Mapping[str, int | str] = field(default_factory=dict)
    stark: tuple[str, ...] = ()
    latta: str | None = None
    split_part: bool | None = None
    submitted: bool = False
    place: str | None = None
    text: str = ""
    release: bool = False
