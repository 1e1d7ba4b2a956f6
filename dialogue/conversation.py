"""The conversation beside the walk: every message gets a reply, and card and answers stay as they were."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assessment import Answers
from dialogue.intents import Intent, Place
from dialogue.library import Library, Speech
from dialogue.moves import take
from dialogue.phrases import Phrases, make_line, tokens_of
from dialogue.reply import Reply
from dialogue.rule_files import CONTENT, read_rules
from dialogue.safety import LONGEST, SafetyRules
from dialogue.small_replies import remark
from dialogue.state import PERSON, TOOL, Desk, Message, State, has_profile, place_of, with_note
from dialogue.walk import Walk

FILE = "conversation.toml"
_ALONE = frozenset({"term", "ask_sources", "ask_profile", "off_topic", "refused", "safety", "help"})
_SHORT = 5  # words of a yes or a no


def open_desk(
    walk: Walk, library: Library, speech: Speech, safety: SafetyRules, read: Callable[[str, Place], Intent]
) -> Desk:
    """Put together what a conversation needs.

    Args:
        walk: the cards in order.
        library: the sources.
        speech: how things are worded.
        safety: what needs care.
        read: what a message wants; `dialogue.read_intent` with its reader.

    Raises:
        RuleError: `content/conversation.toml` is missing or says something that does not add up.
    """
    data = read_rules(CONTENT, FILE)
    yes, no = (Phrases(tuple(data[name]["phrases"]), {}, FILE) for name in ("yes", "no"))
    return Desk(walk, library, speech, safety, read, yes, no)


def say(state: State, message: str, desk: Desk) -> tuple[State, Reply]:
    """Take in a message and answer it; the card stays unless the message asks to leave it.

    A text that waits to be saved goes on waiting until a short yes or no, or until another text waits.

    Args:
        state: where the conversation is.
        message: what the person wrote; its first 20,000 characters are read.
        desk: what is needed at hand.

    Returns:
        The state with the message and its reply at the end, and the reply.
    """
    awake, message = replace(state, paused=False), message[:LONGEST]
    settled = _settle(awake, message, desk)
    if settled:
        return _told(*settled, message, state.place)
    step = desk.walk.step(state.place)
    intent = desk.read(message, place_of(step, state.answers, desk))
    after, said = take(awake, message, intent, desk)
    return _told(after, said, message, state.place)


def ask(message: str, desk: Desk, answers: Answers | None = None) -> Reply:
    """Answer a message outside the walk: what is no question about a word or a profile goes to the sources.

    Args:
        message: what the person wrote.
        desk: what is needed at hand.
        answers: the person's answers, if the profile may be asked about.
    """
    state, message = State("", answers or Answers()), message[:LONGEST]
    intent = desk.read(message, Place(has_profile=has_profile(state.answers, desk)))
    if intent.kind not in _ALONE:
        intent = replace(intent, kind="ask_sources")
    return take(state, message, intent, desk)[1]


def _told(state: State, said: Reply, message: str, place: str) -> tuple[State, Reply]:
    """The state with the message and its reply at the end."""
    first = said.parts[0].text if said.parts else ""
    new = (Message(PERSON, message, place), Message(TOOL, first, state.place, said))
    return replace(state, messages=(*state.messages, *new)), said


def _settle(state: State, message: str, desk: Desk) -> tuple[State, Reply] | None:
    """Save or drop what waits, if the message is a short yes or no; else nothing."""
    tokens = tokens_of(message)
    if state.pending is None or sum(not token.ends for token in tokens) > _SHORT:
        return None
    line = make_line(tokens)
    if desk.no.stand_in(line):
        return replace(state, pending=None), remark(message, "reflect", "not_saved", desk.speech)
    if desk.yes.stand_in(line):
        answers = with_note(state.answers, state.pending.ref, state.pending.text)
        saved = replace(state, pending=None, answers=answers)
        return saved, remark(message, "reflect", "saved", desk.speech)
    return None
