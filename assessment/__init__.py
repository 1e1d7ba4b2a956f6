"""The questionnaire and its scoring; standard library only."""

from assessment.answers import (
    NON_ANSWERS,
    Answers,
    Progress,
    Reflection,
    Turn,
    check_behov,
    check_value,
    left_out,
    minutes_left,
    progress,
    seconds_left,
)
from assessment.constants import Constants
from assessment.content import load_instrument
from assessment.errors import AnswerError, AssessmentError, ContentError
from assessment.instrument import Anchor, Condition, Context, Instrument, Item, Pair, Rule, Scale, Typbild
from assessment.profile import Kvv, Match, Need, PairResult, Profile, Quadrant, ScaleScore
from assessment.scoring import score
from assessment.wording import Wording

__all__ = [
    "NON_ANSWERS",
    "Anchor",
    "AnswerError",
    "Answers",
    "AssessmentError",
    "Condition",
    "Constants",
    "ContentError",
    "Context",
    "Instrument",
    "Item",
    "Kvv",
    "Match",
    "Need",
    "Pair",
    "PairResult",
    "Profile",
    "Progress",
    "Quadrant",
    "Reflection",
    "Rule",
    "Scale",
    "ScaleScore",
    "Turn",
    "Typbild",
    "Wording",
    "check_behov",
    "check_value",
    "left_out",
    "load_instrument",
    "minutes_left",
    "progress",
    "score",
    "seconds_left",
]
