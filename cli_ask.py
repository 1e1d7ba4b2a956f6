"""The command of the conversation: `ask`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli_search import Adder, SearchCommandError
from settings import ROOT, load_settings

if TYPE_CHECKING:
    from assessment import Answers, Instrument
    from dialogue import Desk, Part, Reply

DONE = 0
_MARKS = {"lead": "", "quote": "  > ", "claim": "  ", "note": "", "unknown": "? ", "followup": "- "}


def register(add: Adder) -> None:
    """Add the command to the command line."""
    ask = add("ask", _ask, "ask the sources, or about a profile; answers are quoted, never made up")
    ask.add_argument("question", help="what is asked, in Swedish or English")
    ask.add_argument("--json", action="store_true", help="print one JSON object")
    ask.add_argument("--lang", default="sv", help="language of our own words (default: sv)")
    ask.add_argument("--profile", type=Path, help="an answer file, to ask about its profile")


def _ask(args: argparse.Namespace) -> int:
    from dialogue import ask

    desk = open_desk_for(args.lang)
    answers = _answers(args.profile, desk.speech.instrument) if args.profile else None
    question = args.question.encode("utf-8", "replace").decode("utf-8")
    found = ask(question, desk, answers)
    sys.stdout.write(
        _shown(found) if not args.json else json.dumps(to_dict(found), ensure_ascii=False) + "\n"
    )
    return DONE


def open_desk_for(lang: str) -> Desk:
    """Everything a conversation needs in one language.

    Raises:
        SearchCommandError: there is no wording in this language, or a file is missing or changed.
    """
    from assessment import load_instrument
    from dialogue import (
        build_walk,
        load_safety,
        open_desk,
        open_library,
        open_reader,
        open_speech,
        read_intent,
    )
    from retrieval import RetrievalError, open_search
    from texts import languages, load_texts

    settings = load_settings()
    if lang not in languages():
        raise SearchCommandError(f"--lang {lang}: no wording; there is {', '.join(languages())}")
    try:
        where = settings.index_place if settings.embedding else None
        opened = open_search(ROOT / "corpus", settings.model, where)
        library = open_library(ROOT / "corpus", opened)
        speech = open_speech(ROOT / "corpus", load_texts(lang), load_instrument(lang))
    except RetrievalError as error:
        raise SearchCommandError(str(error)) from error
    reader = open_reader(lang, speech.concepts, speech.instrument)
    walk = build_walk(speech.instrument)
    return open_desk(
        walk, library, speech, load_safety(), lambda text, place: read_intent(text, place, reader)
    )


def to_dict(found: Reply) -> dict[str, Any]:
    """A reply as `--json` prints it."""
    return {
        "question": found.question,
        "abstained": found.abstained,
        "refused": found.refused,
        "model": found.model,
        "parts": [_part(part) for part in found.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "kind": part.kind,
        "side": part.side,
        "text": part.text,
        "source": part.source or None,
        "lines": list(part.lines) if part.lines else None,
        "evidence": part.evidence or None,
    }


def _shown(found: Reply) -> str:
    """A reply for people."""
    lines = []
    for part in found.parts:
        where = f" [{part.source}:{part.lines[0]}-{part.lines[1]} {part.evidence}]" if part.lines else ""
        lines.append(f"{_MARKS[part.kind]}{part.text}{where}\n")
    return "".join(lines)


def _answers(path: Path, instrument: Instrument) -> Answers:
    from storage import AnswerFileError, read_answers

    try:
        return read_answers(path.read_text(encoding="utf-8-sig"), instrument, strict=True)[0]
    except (OSError, UnicodeDecodeError) as error:
        raise SearchCommandError(f"{path}: cannot be read as UTF-8 text ({type(error).__name__})") from error
    except AnswerFileError as error:
        raise SearchCommandError(f"{path}: {error}") from error
