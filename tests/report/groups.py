"""Made-up groups, their pictures and the findings made of them."""

import random
from functools import cache

from assessment import Answers, Member, SplitPlan, group_picture
from report import About, build_group_findings
from tests.report.conftest import loaded

HOSTILE = '=HYPERLINK("http://x") <b>#set page()</b> & ]]> \u202e😀 \x07'
SIZES = {"nobody": 0, "four": 4, "five": 5, "seven": 7, "eight": 8, "split": 20, "hall": 300}


def members_of(instrument, n, seed=1):
    """n answer sets; A3a lies in two camps, B5a is answered by four alone."""
    chance = random.Random(seed)
    middle = {code: chance.choice([2, 3, 3, 4]) for code in instrument.workshop_items}
    made = []
    for place in range(n):
        answers = {code: min(5, max(1, round(chance.gauss(mid, 1)))) for code, mid in middle.items()}
        answers["A3a"] = chance.choice([1, 2, 4, 5])
        answers["B5a"] = 4 if place < 4 else "DK"
        made.append(Member(answers, tuple(chance.sample(["A1", "A2", "B2"], 2)), chance.choice(["B3", None])))
    return made


@cache
def picture_of(name, lang="sv"):
    instrument = loaded(lang)[0]
    n = SIZES[name]
    bright = {code: 1 if instrument.items[code].reversed else 5 for code in instrument.workshop_items}
    split = SplitPlan("natt", frozenset(range(9))) if name == "split" else None
    return group_picture(instrument, members_of(instrument, n), Answers(bright), split).to_dict()


def findings_of(picture, lang="sv", **about):
    instrument, texts, sources = loaded(lang)
    return build_group_findings(picture, instrument, texts, sources, About(**about))


@cache
def group_findings(name, lang="sv"):
    return findings_of(picture_of(name, lang), lang, title="Hemtjänsten Norr")
