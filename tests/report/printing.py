"""Reports printed and taken apart, of units made up by the dice."""

import random
import subprocess
from dataclasses import replace

from assessment import Reflection
from report import report_pdf
from tests.report.conftest import BEHOV, CODES, FULL, findings_of, loaded
from tests.report.test_pdf import DAY, opened

SENTENCE = "Vi har tre system som säger olika saker, och ingen vet vilket som gäller. "
REFS = (*(f"pair{number}" for number in range(1, 7)), "kvw", "sc", "pairs1-3", "pairs4-6")


def printed(answers, lang="sv", **more):
    return report_pdf(findings_of(answers, lang), loaded(lang)[1], DAY, **more)


def page_count(pdf):
    with opened(pdf) as document:
        return len(document.pages)


def by_page(pdf):
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8").split("\f")[:-1]


def drawn_answers(seed):
    """A unit with clear differences between its parts, so that typbilder, leans and rules hold."""
    dice = random.Random(seed)
    parts = {code.rstrip("ab1234") + (code[1] if code[0] in "AB" else ""): 0 for code in CODES}
    middle = {part: dice.randint(1, 5) for part in parts}
    items = loaded("sv")[0].items
    answers = {}
    for code in CODES:
        value = middle[code.rstrip("ab1234") + (code[1] if code[0] in "AB" else "")]
        value = max(1, min(5, value + dice.choice([0, 0, 0, 1, -1])))
        answers[code] = 6 - value if items[code].reversed else value
    return replace(
        FULL,
        answers=answers,
        behov={code: dice.choice([-2, -1, 0, 0, 1, 2]) for code in BEHOV},
        context={"tbsl": "ja", "besparing": "ja", "lagstyrt": "detaljregler", "tid_som_chef": "<6"},
        summaries=dict.fromkeys(("pairs1-3", "pairs4-6", "kvw", "sc"), "nej"),
        reflections=tuple(Reflection(ref, SENTENCE, in_report=True) for ref in REFS),
        opening=SENTENCE,
    )
