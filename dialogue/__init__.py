"""What is said next: the walk through the questionnaire and the conversation beside it; pure, no screen."""

from dialogue.about_profile import Mine, about_profile
from dialogue.conversation import ask, open_desk, say
from dialogue.errors import RuleError
from dialogue.intent_rules import open_reader
from dialogue.intents import Intent, Place, read_intent
from dialogue.kept import from_record, to_record
from dialogue.library import Library, Speech, open_library, open_speech
from dialogue.replies import reply
from dialogue.reply import Part, Reply
from dialogue.safety import Risk, SafetyRules, find_risks, load_safety
from dialogue.state import Desk, Message, Pending, State, answer, back, forget, go, name_of, on, pause
from dialogue.summary import Observation, observe
from dialogue.walk import END, Step, Walk, build_walk

__all__ = [
    "END",
    "Desk",
    "Intent",
    "Library",
    "Message",
    "Mine",
    "Observation",
    "Part",
    "Pending",
    "Place",
    "Reply",
    "Risk",
    "RuleError",
    "SafetyRules",
    "Speech",
    "State",
    "Step",
    "Walk",
    "about_profile",
    "answer",
    "ask",
    "back",
    "build_walk",
    "find_risks",
    "forget",
    "from_record",
    "go",
    "load_safety",
    "name_of",
    "observe",
    "on",
    "open_desk",
    "open_library",
    "open_reader",
    "open_speech",
    "pause",
    "read_intent",
    "reply",
    "say",
    "to_record",
]
