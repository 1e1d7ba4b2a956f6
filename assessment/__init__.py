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
from assessment.change import TURNOVER, Change, clear_from, far_enough, group_change, respondent_change
from assessment.constants import Constants, GroupConstants
from assessment.content import load_instrument
from assessment.errors import AnswerError, AssessmentError, ContentError
from assessment.group import Member, group_picture, group_scales, mode_of
from assessment.group_file import GroupFile, GroupFileError, read_group
from assessment.group_gap import has_different_pictures
from assessment.group_picture import Chain, Choice, Gap, GroupPicture, Measure, Priorities, Split
from assessment.group_split import SplitPlan
from assessment.instrument import Anchor, Condition, Context, Instrument, Item, Pair, Rule, Scale, Typbild
from assessment.pilot import pilot_numbers
from assessment.pilot_parts import Pilot, Spread
from assessment.plan import (
    MAX_STEPS,
    STATUSES,
    Plan,
    Step,
    follow_up_window,
    marked,
    plan_of,
    with_step,
    without_step,
)
from assessment.profile import Kvv, Match, Need, PairResult, Profile, Quadrant, ScaleScore
from assessment.rounds import Rounds, change_word, compare_rounds, day_of
from assessment.scoring import score
from assessment.versions import Version, is_version
from assessment.wording import Wording

__all__ = [
    "MAX_STEPS",
    "NON_ANSWERS",
    "STATUSES",
    "TURNOVER",
    "Anchor",
    "AnswerError",
    "Answers",
    "AssessmentError",
    "Chain",
    "Change",
    "Choice",
    "Condition",
    "Constants",
    "ContentError",
    "Context",
    "Gap",
    "GroupConstants",
    "GroupFile",
    "GroupFileError",
    "GroupPicture",
    "Instrument",
    "Item",
    "Kvv",
    "Match",
    "Measure",
    "Member",
    "Need",
    "Pair",
    "PairResult",
    "Pilot",
    "Plan",
    "Priorities",
    "Profile",
    "Progress",
    "Quadrant",
    "Reflection",
    "Rounds",
    "Rule",
    "Scale",
    "ScaleScore",
    "Split",
    "SplitPlan",
    "Spread",
    "Step",
    "Turn",
    "Typbild",
    "Version",
    "Wording",
    "change_word",
    "check_behov",
    "check_value",
    "clear_from",
    "compare_rounds",
    "day_of",
    "far_enough",
    "follow_up_window",
    "group_change",
    "group_picture",
    "group_scales",
    "has_different_pictures",
    "is_version",
    "left_out",
    "load_instrument",
    "marked",
    "minutes_left",
    "mode_of",
    "pilot_numbers",
    "plan_of",
    "progress",
    "read_group",
    "respondent_change",
    "score",
    "seconds_left",
    "with_step",
    "without_step",
]
