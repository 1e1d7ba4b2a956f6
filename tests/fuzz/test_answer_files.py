"""The answer file a person owns: read, kept, stored, scored and compared whatever was done to it."""

import json

from assessment import compare_rounds, pilot_numbers, plan_of, score
from storage import AnswerFileError, contents_of, read_answers, rounds_before, write_answers
from tests.fuzz import worlds
from tests.fuzz.damage import json_files
from tests.fuzz.drill import bounded, fuzz

LARGEST_TOLD = 3_000
"""Characters of one problem as a person reads it."""


def read(data, *, strict=False):
    """What an answer file holds, or None; what is refused is refused with words in both languages."""
    with bounded():
        try:
            answers, problems = read_answers(data, worlds.instrument(), strict=strict)
        except AnswerFileError as error:
            answers, problems = None, error.problems
        for problem in problems[:50]:
            for lang in worlds.langs():
                told = worlds.texts(lang)(f"problem.{problem.code}", place=problem.place, **problem.params)
                assert 0 < len(told) < LARGEST_TOLD
            assert len(str(problem)) < LARGEST_TOLD
    return answers


@fuzz(150, data=json_files(worlds.answer_file()))
def test_a_damaged_answer_file_is_read_or_refused_in_words_and_what_is_read_is_written_back(data):
    answers = read(data)
    if answers is None:
        return
    with bounded():
        again = read_answers(write_answers(answers), worlds.instrument())[0]
        assert write_answers(again) == write_answers(
            read_answers(write_answers(again), worlds.instrument())[0]
        )
        for field in (
            "answers",
            "behov",
            "seconds",
            "plan",
            "reflections",
            "conversation",
            "earlier",
            "opening",
        ):
            assert getattr(again, field) == getattr(answers, field), field


@fuzz(60, data=json_files(worlds.answer_file()))
def test_what_was_read_of_a_damaged_answer_file_is_stored_as_it_was_read(data):
    answers = read(data)
    if answers is None:
        return
    with bounded():
        token, made = worlds.store().create(lang="sv", shared=False, answers=answers)
        stored = worlds.store().load(token).answers
        assert {**stored.answers} == {**made.answers.answers}
        for field in ("behov", "seconds", "plan", "opening", "aims", "topics", "yardstick"):
            assert getattr(stored, field) == getattr(answers, field), field
        assert len(stored.earlier) == len(answers.earlier)
        assert read(write_answers(stored).encode()) is not None
        worlds.store().begin_again(token)
        worlds.store().delete(token)


@fuzz(60, data=json_files(worlds.answer_file()))
def test_what_was_read_of_a_damaged_answer_file_is_scored_compared_and_counted(data):
    answers = read(data)
    if answers is None:
        return
    with bounded():
        instrument = worlds.instrument()
        json.dumps(score(instrument, answers).to_dict(), allow_nan=False)
        before = rounds_before(answers, instrument)
        for one in before[:5]:
            json.dumps(compare_rounds(instrument, one, answers).to_dict(), allow_nan=False)
        json.dumps(pilot_numbers(instrument, [*before[:5], answers]).to_dict(), allow_nan=False)
        contents_of(answers)
        plan = plan_of(answers.plan)
        assert plan_of(json.loads(json.dumps(plan.to_dict()))) == plan


@fuzz(40, data=json_files(worlds.answer_file()))
def test_the_command_line_refuses_whatever_is_wrong_in_an_answer_file(data):
    if read(data, strict=True) is not None:
        assert read(data) is not None
