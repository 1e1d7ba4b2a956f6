"""The parts of plan and follow-up: frozen, already worded in the chosen language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StepFinding:
    """One step as it is shown; empty texts are not shown.

    Attributes:
        title: What is done.
        rows: Label and text of who, when and how it is noticed.
        outcome: What became of it, in words.
    """

    title: str
    rows: tuple[tuple[str, str], ...]
    outcome: str


@dataclass(frozen=True)
class PlanFinding:
    """A plan as it is shown: label and text of each part, then the steps, then the follow-up."""

    parts: tuple[tuple[str, str], ...]
    steps: tuple[StepFinding, ...]
    follow_up: tuple[str, str] | None


@dataclass(frozen=True)
class ChangeRow:
    """One scale of two rounds; numbers unrounded, 0-100.

    Attributes:
        name: Label shown.
        shape: circle (Tillit), diamond (Tvivel) or square.
        before: Last time, on the common questions.
        after: Now, on the same questions.
        reach: How far apart the two must lie for the difference to be clear.
        word: The difference in words.
        clear: Whether it is clear.
    """

    name: str
    shape: str
    before: float
    after: float
    reach: float
    word: str
    clear: bool


@dataclass(frozen=True)
class ChangeFinding:
    """What has changed between two rounds, or why nothing is compared.

    Attributes:
        obstacle: Why nothing is compared, empty when something is.
        lead: Which rounds, and what counts.
        yardstick: What the person said of how they see the questions now.
        sentences: What may have changed, in possibility language.
        notes: Chance, what is not compared and why, limits.
        rows: One a scale that is compared.
        alt: The picture's text alternative.
        header: Column heads of the table behind it.
        table: Its rows, as shown.
    """

    obstacle: str
    lead: str = ""
    yardstick: str = ""
    sentences: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    rows: tuple[ChangeRow, ...] = ()
    alt: str = ""
    header: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
