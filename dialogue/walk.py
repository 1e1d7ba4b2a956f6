"""The order of the walk: which card comes when, in the chat and in the form view."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessment import Instrument

FIRST = "opening"
END = "end"
_CONTEXT_CARD = 3
_SUMMARIES = {3: "pairs1-3", 6: "pairs4-6"}
_SCALE_CARDS = {"K": "", "V": "", "W": "kvw", "S": "", "C": "sc"}


@dataclass(frozen=True)
class Step:
    """One card of the walk.

    Attributes:
        id: Stable name; stored as `place` in the answer file.
        kind: opening, context, card, labels, summary or end.
        items: Item codes on the card, in presented order.
        poles: Pole codes whose labels and need are asked (labels cards only).
        contexts: Context question codes (context cards only).
        scales: Scales that a summary looks at (summary cards only).
        pair: Number of the pair, 1-6, where there is one.
        page: Number of the form view's page the card stands on, from 0.
    """

    id: str
    kind: str
    page: int
    items: tuple[str, ...] = ()
    poles: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    pair: int | None = None

    @property
    def asks(self) -> int:
        """How many taps the card asks for."""
        return len(self.items) + len(self.poles) + len(self.contexts)


@dataclass(frozen=True)
class Walk:
    """All cards in order, with moves between them."""

    steps: tuple[Step, ...]

    def step(self, step_id: str | None) -> Step:
        """The card of that name; an unknown or missing name gives the first card."""
        return next((step for step in self.steps if step.id == step_id), self.steps[0])

    def after(self, step: Step) -> Step:
        """The next card; the last one stays."""
        return self.steps[min(self.steps.index(step) + 1, len(self.steps) - 1)]

    def before(self, step: Step) -> Step:
        """The card before; the first one stays."""
        return self.steps[max(self.steps.index(step) - 1, 0)]

    def page(self, number: int) -> tuple[Step, ...]:
        """The cards of one page of the form view."""
        return tuple(step for step in self.steps if step.page == number)

    def card_of(self, code: str) -> Step:
        """The card where an item, a pole's need or a context question is asked."""
        return next(step for step in self.steps if code in (*step.items, *step.poles, *step.contexts))


def build_walk(instrument: Instrument) -> Walk:
    """The walk of the core (instrument.md 2.20 and 6.1).

    Opening, two context cards, for each pair its four items and then its labels with the two
    needs, one card per scale K, V, W, S, C, four summaries and the end.
    """
    contexts = tuple(instrument.contexts)
    steps = [Step(FIRST, "opening", 0)]
    steps += [
        Step(f"context{number}", "context", 0, contexts=contexts[start : start + _CONTEXT_CARD])
        for number, start in enumerate(range(0, len(contexts), _CONTEXT_CARD), start=1)
    ]
    steps += _pair_steps(instrument)
    steps += _scale_steps(instrument)
    steps.append(Step(END, "end", steps[-1].page + 1))
    return Walk(tuple(steps))


def _pair_steps(instrument: Instrument) -> Iterator[Step]:
    poles: list[str] = []
    for number, pair in instrument.pairs.items():
        asked, told = (1, 2) if number in range(1, 4) else (3, 4)
        both = (pair.tillit, pair.tvivel)
        poles += both
        items = tuple(code for code, item in instrument.items.items() if item.scale in both)
        yield Step(f"pair{number}", "card", asked, items=items, pair=number)
        yield Step(f"labels{number}", "labels", told, poles=both, pair=number)
        if number in _SUMMARIES:
            yield Step(_SUMMARIES[number], "summary", told, scales=tuple(poles))
            poles = []


def _scale_steps(instrument: Instrument) -> Iterator[Step]:
    scales: list[str] = []
    page = 5
    for code, summary in _SCALE_CARDS.items():
        scales.append(code)
        yield Step(code, "card", page, items=instrument.scales[code].items)
        if summary:
            yield Step(summary, "summary", page, scales=tuple(scales))
            scales, page = [], page + 1
