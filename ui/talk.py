"""A message of the conversation taken in: answered, its moves made, and kept where it may be kept."""

import secrets
from dataclasses import dataclass, replace

import streamlit as st

from assessment import Answers, Turn
from dialogue import Pending, Reply, State, find_risks, from_record, say, to_record
from retrieval import RetrievalError
from storage import StoreError
from ui import places, services, state

MOST = 60  # turns that are kept of one self-assessment
_NOW, _PENDING, _MOVED, _PLACE, _TROUBLE = (
    "_chat_now",
    "_chat_pending",
    "_chat_moved",
    "_chat_place",
    "_chat_bad",
)
_KEPT = frozenset({"term", "why_item", "ask_sources", "ask_profile"})
_WARN = "warn"


@dataclass(frozen=True)
class Exchange:
    """What was asked last in this session and what was answered.

    Attributes:
        number: which one it is, so that each is drawn and read aloud as a new one.
        reply: the answer, with the question.
        turn: its name in the store; empty where it is not kept.
        why: why it is not kept: `care`, `full`, or empty where there is nothing to keep.
    """

    number: int
    reply: Reply
    turn: str = ""
    why: str = ""


def now() -> Exchange | None:
    """The last exchange, until it is put away or another card comes."""
    found = st.session_state.get(_NOW)
    return found if isinstance(found, Exchange) else None


def put_away() -> None:
    """Folds the last exchange; what is kept stays kept."""
    st.session_state.pop(_NOW, None)


def waiting() -> Pending | None:
    """A text that waits for a yes before it is saved as a note."""
    return st.session_state.get(_PENDING)


def trouble() -> bool:
    """Whether the last message could not be answered."""
    return bool(st.session_state.get(_TROUBLE))


def moved() -> bool:
    """Whether the last message changed a card, told once."""
    return bool(st.session_state.pop(_MOVED, False))


def at_card(place: str) -> None:
    """Puts the last exchange away when another card has come than the one it was said on."""
    if st.session_state.get(_PLACE, place) != place:
        put_away()
    st.session_state[_PLACE] = place


def take(message: str) -> None:
    """Answers a message beside the walk; to be called from a callback, before anything is drawn."""
    st.session_state.pop(_TROUBLE, None)
    try:
        record = state.record()
        if record is not None and message.strip():
            _answer(message, record.answers)
    except (RetrievalError, StoreError):
        st.session_state[_TROUBLE] = True


def _answer(message: str, answers: Answers) -> None:
    desk = services.desk(state.lang())
    place = desk.walk.step(answers.place).id
    before = State(place, answers, pending=waiting())
    after, reply = say(before, message, desk)
    st.session_state[_PENDING] = after.pending
    st.session_state[_PLACE] = after.place
    if _save(before, after):
        st.session_state[_MOVED] = True
    last = now()
    turn, why = _keep(reply, answers)
    st.session_state[_NOW] = Exchange(last.number + 1 if last else 1, reply, turn, why)


def _save(before: State, after: State) -> bool:
    """Stores what a message changed on the cards, and gives it to their fields; whether anything changed."""
    old = {one.ref: one for one in before.answers.reflections}
    notes = [one for one in after.answers.reflections if old.get(one.ref) != one]
    for one in notes:
        if state.save("reflections", one.ref, {"text": one.text, "in_report": one.in_report}):
            state.put(f"text:{one.ref}", one.text)
    said = {
        block: value
        for block, value in after.answers.summaries.items()
        if before.answers.summaries.get(block) != value
    }
    for block, value in said.items():
        if state.save("summaries", block, value):
            state.put(f"summaries:{block}", value)
    if after.place != before.place:
        state.save("place", "", after.place)
    return bool(notes or said or after.place != before.place)


def _keep(reply: Reply, answers: Answers) -> tuple[str, str]:
    """Stores an exchange that is about the sources or the profile; its name, or why it is not kept."""
    if needs_care(reply.question) or reply.intent == "safety":
        return "", "care"
    if reply.refused or reply.intent not in _KEPT:
        return "", ""
    if len(answers.conversation) >= MOST:
        return "", "full"
    name = secrets.token_urlsafe(6)
    stored = state.save("conversation", name, {"reply": to_record(reply), "in_report": False})
    return (name, "") if stored else ("", "")


def needs_care(text: str) -> bool:
    """Whether a text may hold what should not be kept: names, numbers, health, or somebody's trouble."""
    rules = services.desk(state.lang()).safety
    kinds = {rules.kinds[risk.kind].response for risk in find_risks(text, rules)}
    return bool(kinds & {_WARN, "point"})


def kept(answers: Answers) -> list[tuple[Turn, Reply]]:
    """What is kept of the conversation, oldest first; only quotes that stand in their source."""
    found = ((turn, from_record(turn.reply, places.stands)) for turn in answers.conversation)
    return [(turn, reply) for turn, reply in found if reply is not None]


def include(turn: Turn, *, ticked: bool) -> bool:
    """Takes an answer into the report, or out of it."""
    return state.save("conversation", turn.id, {"reply": dict(turn.reply), "in_report": ticked})


def delete(*names: str) -> bool:
    """Deletes some of what is kept, and what of it is shown."""
    if not names:
        return True
    more = [("conversation", name, None) for name in names[1:]]
    last = now()
    if last and last.turn in names:
        put_away()
    return state.save("conversation", names[0], None, *more)


def remove(name: str) -> None:
    """Deletes one turn."""
    delete(name)


def rewritten(last: Exchange, reply: Reply) -> Exchange:
    """The exchange with another answer, kept in the place of the first."""
    if reply is last.reply:
        return last
    new = replace(last, reply=reply)
    st.session_state[_NOW] = new
    if last.turn:
        ticked = bool(st.session_state.get(f"chat_include_{last.turn}", False))
        state.save("conversation", last.turn, {"reply": to_record(reply), "in_report": ticked})
    return new
