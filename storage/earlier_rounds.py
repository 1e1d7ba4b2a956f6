"""The earlier rounds of a respondent, kept whole as answer files inside the set that is in use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from assessment import Answers, Instrument
from storage.session_file import answers_in
from storage.written_file import file_of


def next_round(answers: Answers, today: date, instrument: Instrument | None) -> Answers:
    """Return the same person's next round, empty, with the round before kept whole and in its own version."""
    before = file_of(replace(answers, earlier=()))
    return Answers(
        role=answers.role,
        lang=answers.lang,
        respondent=answers.respondent,
        started=today.isoformat(),
        instrument=answers.instrument,
        version=instrument.version if instrument else answers.version,
        earlier=(*answers.earlier, before),
    )


def rounds_before(answers: Answers, instrument: Instrument) -> tuple[Answers, ...]:
    """Return the earlier rounds, oldest first; what is not right in one is left out of it."""
    return tuple(answers_in(dict(one), instrument)[0] for one in answers.earlier if isinstance(one, Mapping))
