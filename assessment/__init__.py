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
from assessment.change import (
    TURNOVER,
    Change,
    far_enough,
    first_day_after,
    group_change,
    is_comparable,
    respondent_change,
)
from assessment.constants import Constants, GroupConstants
from assessment.content import load_instrument
from assessment.errors import AnswerError, AssessmentError, ContentError
from assessment.frameworks import Background, Framework, SourceNumber, load_background
from assessment.group import Member, group_picture, group_scales, manager_bands, mode_of
from assessment.group_file import GroupFile, GroupFileError, read_group
from assessment.group_gap import has_different_pictures
from assessment.group_picture import Chain, Choice, Gap, GroupPicture, Measure, Priorities, Split
from assessment.group_split import SplitPlan
from assessment.instrument import Anchor, Condition, Context, Instrument, Item, Pair, Rule, Scale, Typbild
from assessment.lens import LEVELS, SIDES, touched
from assessment.module_answers import (
    mended,
    module_given,
    module_problems,
    module_progress,
    module_version,
    with_module_answer,
)
from assessment.module_leads import pointed_to
from assessment.module_parts import KINDS, MAX_TEXT, ModuleCard, ModuleItem, Question
from assessment.module_results import by_state, by_value, place, stance
from assessment.modules import Module
from assessment.own_modules import with_own_modules
from assessment.profile import Kvv, Match, Need, PairResult, Profile, Quadrant, ScaleScore
from assessment.scoring import score
from assessment.wording import Wording

__all__ = [
    "KINDS",
    "LEVELS",
    "MAX_TEXT",
    "NON_ANSWERS",
    "SIDES",
    "TURNOVER",
    "Anchor",
    "AnswerError",
    "Answers",
    "AssessmentError",
    "Background",
    "Chain",
    "Change",
    "Choice",
    "Condition",
    "Constants",
    "ContentError",
    "Context",
    "Framework",
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
    "Module",
    "ModuleCard",
    "ModuleItem",
    "Need",
    "Pair",
    "PairResult",
    "Priorities",
    "Profile",
    "Progress",
    "Quadrant",
    "Question",
    "Reflection",
    "Rule",
    "Scale",
    "ScaleScore",
    "SourceNumber",
    "Split",
    "SplitPlan",
    "Turn",
    "Typbild",
    "Wording",
    "by_state",
    "by_value",
    "check_behov",
    "check_value",
    "far_enough",
    "first_day_after",
    "group_change",
    "group_picture",
    "group_scales",
    "has_different_pictures",
    "is_comparable",
    "left_out",
    "load_background",
    "load_instrument",
    "manager_bands",
    "mended",
    "minutes_left",
    "mode_of",
    "module_given",
    "module_problems",
    "module_progress",
    "module_version",
    "place",
    "pointed_to",
    "progress",
    "read_group",
    "respondent_change",
    "score",
    "seconds_left",
    "stance",
    "touched",
    "with_module_answer",
    "with_own_modules",
]
