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
    clear_from,
    far_enough,
    first_day_after,
    group_change,
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
from assessment.module_parts import KINDS, MAP_PLACES, MAX_TEXT, ModuleCard, ModuleItem, Question
from assessment.module_results import by_state, by_value, place, stance
from assessment.modules import Module
from assessment.own_modules import with_own_modules
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
    "KINDS",
    "LEVELS",
    "MAP_PLACES",
    "MAX_STEPS",
    "MAX_TEXT",
    "NON_ANSWERS",
    "SIDES",
    "STATUSES",
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
    "Pilot",
    "Plan",
    "Priorities",
    "Profile",
    "Progress",
    "Quadrant",
    "Question",
    "Reflection",
    "Rounds",
    "Rule",
    "Scale",
    "ScaleScore",
    "SourceNumber",
    "Split",
    "SplitPlan",
    "Spread",
    "Step",
    "Turn",
    "Typbild",
    "Version",
    "Wording",
    "by_state",
    "by_value",
    "change_word",
    "check_behov",
    "check_value",
    "clear_from",
    "compare_rounds",
    "day_of",
    "far_enough",
    "first_day_after",
    "follow_up_window",
    "group_change",
    "group_picture",
    "group_scales",
    "has_different_pictures",
    "is_version",
    "left_out",
    "load_background",
    "load_instrument",
    "manager_bands",
    "marked",
    "mended",
    "minutes_left",
    "mode_of",
    "module_given",
    "module_problems",
    "module_progress",
    "module_version",
    "pilot_numbers",
    "place",
    "plan_of",
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
    "with_step",
    "without_step",
]
