"""The answer file a person owns, `tillit-answers/1`: read with everything that is right kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from assessment import Answers, Instrument, Reflection, Turn, is_version
from storage.errors import AnswerFileError
from storage.fields import CODED, rules_of
from storage.json_text import parse
from storage.modules import mended_module
from storage.older_versions import AGED, older_answers, set_aside
from storage.problems import NOTES, Problem, shown
from storage.turns import read_turns
from storage.written_file import FORMAT, KNOWN, REQUIRED, unreadable

LEFT_OUT = "left_out"
"""Key under which what could not be used is written back, so that nothing a person wrote disappears."""

_REFLECTION = {"ref", "text", "in_report"}


def read_answers(
    text: str | bytes, instrument: Instrument, *, strict: bool = False
) -> tuple[Answers, tuple[Problem, ...]]:
    """Read an answer file.

    Args:
        text: the file.
        instrument: the questionnaire the codes are checked against.
        strict: refuse the file when anything at all is wrong.

    Returns:
        The answers that are right, and one problem for each thing that is not. What could not be used is kept
        in `extra["left_out"]` and so written back. A missing version is "", other missing keys have defaults.

    Raises:
        AnswerFileError: strict and something is wrong; or the file as a whole cannot be used: empty, too
            large, not JSON, another format, another instrument; or what is kept could not be read again.
    """
    data, repeated = parse(text)
    if data.get("format") != FORMAT:
        raise AnswerFileError(Problem("format", "other_format", _instead(data.get("format"), FORMAT)))
    if data.get("instrument", instrument.code) != instrument.code:
        found = _instead(data["instrument"], instrument.code)
        raise AnswerFileError(Problem("instrument", "other_instrument", found))
    answers, problems = answers_in(data, instrument)
    problems = (*repeated, *problems)
    wrong = [problem for problem in problems if problem.code not in NOTES]
    if strict and wrong:
        raise AnswerFileError(*wrong)
    lost = unreadable(answers)
    if lost is not None:
        raise AnswerFileError(lost)
    return answers, problems


def answers_in(data: dict[str, object], instrument: Instrument) -> tuple[Answers, tuple[Problem, ...]]:
    """Return the answers that are right in a file's data, and one problem for each thing that is not."""
    reading = _Reading(data, instrument)
    answers = set_aside(reading.answers(), instrument)
    older = older_answers(answers).get(answers.version, ())
    notes = [
        Problem(f"answers.{code}", "changed_question", {"version": answers.version})
        for code in older
        if code in reading.given
    ]
    return answers, (*reading.problems, *notes)


def _instead(found: object, allowed: str) -> dict[str, str | int]:
    return {"found": shown(found), "allowed": allowed}


class _Reading:
    """One file being read: what is right goes out, what is not is noted and kept aside."""

    def __init__(self, data: dict[str, object], instrument: Instrument) -> None:
        self.problems: list[Problem] = []
        self._data = data
        self._instrument = instrument
        self._problem, self._loose = rules_of(instrument), rules_of(None)
        self._stale: frozenset[str] = frozenset()
        self.given: set[str] = set()
        self._aside: dict[str, object] = {}

    def answers(self) -> Answers:
        """The answers that are right."""
        missing = [key for key in REQUIRED if self._data.get(key) is None]
        self.problems += [Problem(key, "missing_key") for key in missing]
        version = self._version()
        self._stale = self._instrument.stale_since(version)
        coded = {name: self._coded(name) for name in CODED}
        return Answers(
            answers=cast("dict[str, int | str]", coded["answers"]),
            behov=cast("dict[str, int | str]", coded["behov"]),
            context=cast("dict[str, str]", coded["context"]),
            summaries=cast("dict[str, str]", coded["summaries"]),
            seconds=cast("dict[str, float]", coded["seconds"]),
            modules=coded["modules"],
            role=self._text("role") or "chef",
            lang=self._text("lang") or self._instrument.lang,
            respondent=self._text("respondent") or "",
            started=self._text("started"),
            finished=self._text("finished"),
            place=self._text("place"),
            opening=self._text("opening") or "",
            aims=self._listed("aims"),
            topics=self._listed("topics"),
            reflections=self._reflections(),
            conversation=self._turns(),
            plan=self._data.get("plan"),
            yardstick=self._text("yardstick") or "",
            earlier=self._earlier(),
            instrument=self._instrument.code,
            version=version,
            extra=self._extra(),
        )

    def _version(self) -> str:
        found = self._data.get("version")
        if found is None:
            return ""
        if not isinstance(found, str) or not is_version(found):
            problem = "missing_key" if found == "" else "wrong_value"
            self._leave("version", found, Problem("version", problem, _instead(found, "1.0.0, …")))
            return ""
        if self._instrument.is_before(found):
            known = {"found": found, "known": self._instrument.version}
            self.problems.append(Problem("version", "newer_version", cast("dict[str, str | int]", known)))
        return found

    def _leave(self, field: str, value: object, problem: Problem, code: str | None = None) -> None:
        """Notes a problem and keeps the value aside."""
        self.problems.append(problem)
        if value == "":
            return
        if code is None:
            self._aside[field] = value
        else:
            cast("dict[str, object]", self._aside.setdefault(field, {}))[code] = value

    def _coded(self, field: str) -> dict[str, object]:
        found = self._data.get(field)
        if found is None:
            return {}
        if not isinstance(found, dict):
            self._leave(field, found, Problem(field, "wrong_type", {"expected": "object"}))
            return {}
        right = {}
        for code, given in found.items():
            value = self._mended(code, given) if field == "modules" else given
            aged = field in AGED and code in self._stale
            problem = (self._loose if aged else self._problem)(field, code, value)
            if problem is None:
                right[code] = value
                self.given |= {code} if field == "answers" else set()
            else:
                self._leave(field, value, problem, code)
        return right

    def _mended(self, code: str, value: object) -> object:
        kept, problems = mended_module(self._instrument, code, value)
        self.problems += problems
        return kept

    def _text(self, field: str) -> str | None:
        found = self._data.get(field)
        if found is None:
            return None
        problem = self._problem(field, "", found)
        if problem is not None:
            self._leave(field, found, problem)
            return None
        return str(found)

    def _listed(self, field: str) -> tuple[str, ...]:
        found = self._data.get(field)
        if found is None:
            return ()
        several = found if isinstance(found, list) else [found]
        problems = [self._problem(field, "", [one]) for one in several]
        for problem in filter(None, problems):
            self._leave(field, found, problem)
        return tuple(one for one, problem in zip(several, problems, strict=True) if problem is None)

    def _reflections(self) -> tuple[Reflection, ...]:
        found = self._data.get("reflections")
        right: list[Reflection] = []
        several = found if isinstance(found, list) else [] if found is None else [found]
        aside: list[object] = []
        for number, one in enumerate(several):
            ref = one.get("ref") if isinstance(one, dict) else None
            place = f"{number}.ref"
            problem = self._problem("reflections", ref if isinstance(ref, str) else place, one)
            if problem is None and not isinstance(ref, str):
                problem = Problem(f"reflections.{place}", "wrong_type", {"expected": "text"})
            if problem is not None:
                self.problems.append(problem)
                aside.append(one)
                continue
            right.append(Reflection(str(ref), one["text"], one.get("in_report", False)))
            if set(one) - _REFLECTION:
                aside.append({key: one[key] for key in one if key not in _REFLECTION or key == "ref"})
        if aside:
            self._aside["reflections"] = aside
        return tuple(right)

    def _earlier(self) -> tuple[Mapping[str, object], ...]:
        """The earlier rounds as they stand; what is in them is looked at when they are used."""
        found = self._data.get("earlier")
        several = found if isinstance(found, list) else [] if found is None else [found]
        problems = [self._problem("earlier", str(n), one) for n, one in enumerate(several)]
        self.problems += filter(None, problems)
        wrong = [one for one, problem in zip(several, problems, strict=True) if problem is not None]
        if wrong:
            self._aside["earlier"] = wrong
        return tuple(one for one, problem in zip(several, problems, strict=True) if problem is None)

    def _turns(self) -> tuple[Turn, ...]:
        right, aside, problems = read_turns(self._data.get("conversation"), self._problem)
        self.problems += problems
        if aside:
            self._aside["conversation"] = list(aside)
        return right

    def _extra(self) -> dict[str, object]:
        """Keys this version does not know, and what was kept aside now or at an earlier reading."""
        extra = {key: value for key, value in self._data.items() if key not in KNOWN}
        if self._aside:
            earlier = extra.get(LEFT_OUT, {})
            kept = dict(earlier) if isinstance(earlier, Mapping) else {"": earlier}
            extra[LEFT_OUT] = {**kept, **{key: _both(kept.get(key), new) for key, new in self._aside.items()}}
        return extra


def _both(earlier: object, new: object) -> object:
    """What was left out earlier joined with what is left out now."""
    if isinstance(earlier, dict) and isinstance(new, dict):
        return {**earlier, **new}
    if isinstance(earlier, list) and isinstance(new, list):
        return [*earlier, *new]
    return new
