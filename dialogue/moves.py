"""What each intent of a message does to the conversation, and what is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from assessment import score
from dialogue.about_profile import Mine, about_profile
from dialogue.asked import read_asked
from dialogue.intents import Intent
from dialogue.phrases import tokens_of
from dialogue.pieces import note
from dialogue.replies import reply
from dialogue.reply import Part, Reply
from dialogue.reply_rules import load_reply_rules
from dialogue.safety import WARN, deciding
from dialogue.small_replies import care, explain_item, explain_term, remark
from dialogue.state import SUMMARY, Desk, Pending, State, back, go, has_profile, name_of, pause

Move = Callable[[State, str, Intent, Desk], tuple[State, Reply]]
_NO = "nej"
_SAYS = 4  # words from which a correction is more than a no
_NAME, _RATING = "name", "rate_person"  # kinds of risk
_INJECTION = "injection"
_TOPICS = {"greeting": "hello", "thanks": "welcome"}


def take(state: State, message: str, intent: Intent, desk: Desk) -> tuple[State, Reply]:
    """Do what a message wants.

    Args:
        state: where the conversation is.
        message: what the person wrote.
        intent: what it was taken for.
        desk: what is needed at hand.
    """
    after, said = _MOVES.get(intent.kind, _ask)(state, message, intent, desk)
    kind = said.intent if said.refused else intent.kind
    return after, replace(said, intent=kind)


def _ask(state: State, message: str, intent: Intent, desk: Desk) -> tuple[State, Reply]:
    if not message.strip():
        return state, remark(message, "ask_sources", "empty", desk.speech)
    if _about_someone(message, intent, desk):
        return state, care(message, desk.safety.kinds[_RATING], desk.speech)
    return state, reply(message, desk.library, desk.speech)


def _about_someone(message: str, intent: Intent, desk: Desk) -> bool:
    """Whether a question names a person, other than as the one who says something."""
    if not any(risk.kind == _NAME for risk in intent.risks):
        return False
    return not read_asked(message, desk.library, load_reply_rules()).named


def _term(state: State, message: str, intent: Intent, desk: Desk) -> tuple[State, Reply]:
    if intent.concept not in desk.speech.concepts:
        return _ask(state, message, intent, desk)
    return state, explain_term(message, intent.concept, desk.library, desk.speech)


def _why_item(state: State, message: str, intent: Intent, desk: Desk) -> tuple[State, Reply]:
    items = desk.walk.step(state.place).items
    code = intent.item or (items[0] if len(items) == 1 else "")
    return state, explain_item(message, code, desk.library, desk.speech)


def _profile(state: State, message: str, intent: Intent, desk: Desk) -> tuple[State, Reply]:
    if not has_profile(state.answers, desk):
        return state, replace(remark(message, "ask_profile", "no_profile", desk.speech), abstained=True)
    mine = Mine(state.answers, score(desk.speech.instrument, state.answers))
    return state, about_profile(message, intent.scale, mine, desk.library, desk.speech)


def _reflect(state: State, message: str, intent: Intent, desk: Desk) -> tuple[State, Reply]:
    """Offer to save, after a warning where the text needs care; nothing is saved without a yes."""
    parts = _warned(message, intent, desk)
    parts.append(note("save_note", desk.speech, where=_where(state, desk)))
    return _waiting(state, message, desk), Reply(message, "reflect", tuple(parts))


def _correct(state: State, message: str, intent: Intent, desk: Desk) -> tuple[State, Reply]:
    """Keep the no beside the picture, and offer to keep the words."""
    step = desk.walk.step(state.place)
    if step.kind != SUMMARY:
        return state, remark(message, "correct", "correct_nowhere", desk.speech)
    answers = replace(state.answers, summaries={**state.answers.summaries, step.id: _NO})
    after, parts = replace(state, answers=answers), [note("correct", desk.speech)]
    if len(message.split()) > _SAYS:
        after = _waiting(after, message, desk)
        parts += [*_warned(message, intent, desk), note("save_note", desk.speech, where=_where(state, desk))]
    return after, Reply(message, "correct", tuple(parts))


def _back(state: State, message: str, _intent: Intent, desk: Desk) -> tuple[State, Reply]:
    after = back(state, desk)
    return after, remark(message, "go_back", "back", desk.speech, where=_where(after, desk))


def _change(state: State, message: str, intent: Intent, desk: Desk) -> tuple[State, Reply]:
    scale = desk.speech.instrument.scales.get(intent.scale)
    named = {token.word for token in tokens_of(message)}
    written = next((code for code in desk.speech.instrument.items if code.lower() in named), "")
    code = intent.item or written or (scale.items[0] if scale and scale.items else "")
    if code not in desk.speech.instrument.items:
        return state, remark(message, "change", "change_which", desk.speech)
    after = go(state, desk.walk.card_of(code).id, desk)
    return after, remark(message, "change", "change", desk.speech, where=_where(after, desk))


def _pause(state: State, message: str, _intent: Intent, desk: Desk) -> tuple[State, Reply]:
    return pause(state), remark(message, "pause", "paused", desk.speech)


def _help(state: State, message: str, intent: Intent, desk: Desk) -> tuple[State, Reply]:
    return state, remark(message, "help", _TOPICS.get(intent.topic, "help"), desk.speech)


def _off_topic(state: State, message: str, intent: Intent, desk: Desk) -> tuple[State, Reply]:
    if intent.topic == _INJECTION:
        return state, replace(remark(message, "refused", "injection", desk.speech), refused=True)
    return state, replace(remark(message, "off_topic", "off_topic", desk.speech), abstained=True)


def _care(state: State, message: str, intent: Intent, desk: Desk) -> tuple[State, Reply]:
    """Point to who can help, or say that the tool does not answer such a thing; nothing is analysed."""
    kind = desk.safety.kinds.get(intent.topic) or deciding(intent.risks, desk.safety)
    if kind is None:
        return state, replace(remark(message, "refused", "refused", desk.speech), refused=True)
    return state, care(message, kind, desk.speech)


def _warned(message: str, intent: Intent, desk: Desk) -> list[Part]:
    kind = deciding(intent.risks, desk.safety)
    if kind is None or kind.response != WARN:
        return []
    return list(care(message, kind, desk.speech).parts)


def _waiting(state: State, message: str, desk: Desk) -> State:
    """The state with a text that waits for a yes."""
    step = desk.walk.step(state.place)
    return replace(state, pending=Pending(message, f"pair{step.pair}" if step.pair else step.id))


def _where(state: State, desk: Desk) -> str:
    return name_of(desk.walk.step(state.place), desk.speech)


_MOVES: Mapping[str, Move] = {
    "term": _term,
    "why_item": _why_item,
    "ask_sources": _ask,
    "ask_profile": _profile,
    "reflect": _reflect,
    "correct": _correct,
    "go_back": _back,
    "change": _change,
    "pause": _pause,
    "help": _help,
    "off_topic": _off_topic,
    "refused": _care,
    "safety": _care,
}
