"""Where a conversation is, what it needs at hand, and the moves between cards; pure, nothing is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from assessment import Answers, Reflection, check_behov, check_value
from dialogue.intents import Intent, Place
from dialogue.library import Library, Speech
from dialogue.phrases import Phrases
from dialogue.reply import Reply
from dialogue.safety import SafetyRules
from dialogue.walk import Step, Walk

PERSON, TOOL = "person", "tool"
SUMMARY = "summary"


@dataclass(frozen=True)
class Message:
    """One message of the conversation.

    Attributes:
        who: `person` or `tool`.
        text: its words; of the tool the first part's.
        place: id of the card on which it was said.
        reply: what the tool answered; None for the person's own.
    """

    who: str
    text: str
    place: str
    reply: Reply | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Pending:
    """A text that waits for a yes before it is saved.

    Attributes:
        text: the person's words.
        ref: what the note belongs to, as in `assessment.Reflection`.
    """

    text: str
    ref: str


@dataclass(frozen=True)
class State:
    """Where a conversation is.

    Attributes:
        place: id of the card.
        answers: everything answered so far; its own `place` is the same.
        messages: all that was said, oldest first.
        pending: what waits for a yes, or None.
        paused: whether the person has paused.
    """

    place: str
    answers: Answers = field(default_factory=Answers, repr=False)
    messages: tuple[Message, ...] = field(default=(), repr=False)
    pending: Pending | None = None
    paused: bool = False


@dataclass(frozen=True)
class Desk:
    """What a conversation needs at hand.

    Attributes:
        walk: the cards in order.
        library: the sources.
        speech: how things are worded.
        safety: what needs care.
        read: what a message wants, as `dialogue.intents` reads it.
        yes: what is a yes to a question of ours.
        no: what is a no.
    """

    walk: Walk = field(repr=False)
    library: Library = field(repr=False)
    speech: Speech = field(repr=False)
    safety: SafetyRules = field(repr=False)
    read: Callable[[str, Place], Intent] = field(repr=False)
    yes: Phrases = field(repr=False)
    no: Phrases = field(repr=False)


def go(state: State, step_id: str, desk: Desk) -> State:
    """Go to a card; an unknown name changes nothing."""
    step = desk.walk.step(step_id)
    return at(state, step) if step.id == step_id else state


def on(state: State, desk: Desk) -> State:
    """Go to the next card; the last one stays."""
    return at(state, desk.walk.after(desk.walk.step(state.place)))


def back(state: State, desk: Desk) -> State:
    """Go to the card before; the first one stays."""
    return at(state, desk.walk.before(desk.walk.step(state.place)))


def pause(state: State) -> State:
    """Pause; everything stays."""
    return replace(state, paused=True)


def answer(state: State, code: str, value: int | str, desk: Desk) -> State:
    """Answer an item or a pole's need, from any card.

    Raises:
        AnswerError: the value is no answer.
    """
    if code in desk.speech.instrument.poles:
        behov = {**state.answers.behov, code: check_behov(code, value)}
        return replace(state, answers=replace(state.answers, behov=behov))
    given = {**state.answers.answers, code: check_value(code, value)}
    return replace(state, answers=replace(state.answers, answers=given))


def forget(state: State) -> State:
    """Delete what was said; answers, notes and place stay."""
    return replace(state, messages=(), pending=None)


def place_of(step: Step, answers: Answers, desk: Desk) -> Place:
    """Where the person is, as intents are read by it."""
    items = desk.speech.instrument.items
    scales = tuple(dict.fromkeys((*step.scales, *step.poles, *(items[code].scale for code in step.items))))
    return Place(step.id, step.kind, step.items, scales, has_profile(answers, desk))


def has_profile(answers: Answers, desk: Desk) -> bool:
    """Whether anything has been answered that a profile could be made of."""
    return any(answers.value(code) is not None for code in desk.speech.instrument.items)


def name_of(step: Step, speech: Speech) -> str:
    """The name of a card as it stands inside a sentence."""
    if step.pair:
        return speech.texts("walk.place.pair", n=step.pair)
    if step.id in speech.instrument.scales:
        return speech.instrument.scales[step.id].name
    return speech.texts("walk.place.summary" if step.kind == SUMMARY else f"reply.place.{step.kind}")


def at(state: State, step: Step) -> State:
    """The state at a card, awake."""
    return replace(state, place=step.id, answers=replace(state.answers, place=step.id), paused=False)


def with_note(answers: Answers, ref: str, text: str) -> Answers:
    """The answers with a text at the end of the note that belongs to something."""
    before = next((note for note in answers.reflections if note.ref == ref), Reflection(ref, ""))
    note = replace(before, text=f"{before.text}\n{text}".strip())
    others = tuple(one for one in answers.reflections if one.ref != ref)
    return replace(answers, reflections=(*others, note))
